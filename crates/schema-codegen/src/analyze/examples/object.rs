//! An object that its schema accepts, found by mending what the schema refuses.

use super::{MAX_TRIES, Maker, values};
use crate::analyze::judge::Judgment;
use crate::analyze::validity::Faults;
use crate::model::{Additional, Field, Pointer, StructDef};
use serde_json::{Map, Value};

/// How often one draft is mended, and how many fields are tried alone beside the required ones.
const MAX_ROUNDS: usize = 12;
const MAX_ALONE: usize = 24;

/// What a field of a draft is.
#[derive(Clone, Debug, PartialEq)]
enum Choice {
    /// What an example of the whole object says.
    Stated(Value),
    /// The nth value that can be made for the field.
    Made(usize),
    /// Not there.
    Absent,
}

/// An object in the making.
#[derive(Clone, Debug)]
struct Draft {
    fields: Vec<Choice>,
    /// Members that the struct does not declare.
    unknown: Map<String, Value>,
}

impl<'m> Maker<'m> {
    /// An object of `def` that the schema at `pointer` accepts; where it accepts none, what came of the first draft.
    pub(super) fn object(
        &mut self,
        def: &'m StructDef,
        examples: &[Value],
        pointer: &Pointer,
    ) -> Option<Value> {
        self.left = self.left.saturating_sub(1);
        let mut fallback = None;
        for draft in drafts(def, examples) {
            match self.mended(def, draft, pointer) {
                Ok(value) => return Some(value),
                Err(refused) => fallback = fallback.or(refused),
            }
        }
        fallback
    }

    /// The object of a draft, mended until the schema accepts it; else the object as it was last.
    fn mended(
        &mut self,
        def: &'m StructDef,
        mut draft: Draft,
        pointer: &Pointer,
    ) -> Result<Value, Option<Value>> {
        let mut last = None;
        for _ in 0..MAX_ROUNDS {
            let Some(value) = self.compose(def, &draft) else {
                break;
            };
            match self.judgment(pointer, &value) {
                Judgment::Valid | Judgment::Unknown(_) => return Ok(value),
                Judgment::Invalid(faults) => {
                    last = Some(value);
                    if !self.mend(def, &mut draft, &faults) {
                        break;
                    }
                }
            }
        }
        Err(last)
    }

    /// `None` when a required field has no finite value here.
    fn compose(&mut self, def: &'m StructDef, draft: &Draft) -> Option<Value> {
        let mut members = Map::new();
        for (field, choice) in def.fields.iter().zip(&draft.fields) {
            let made = match choice {
                Choice::Stated(value) => Some(value.clone()),
                Choice::Made(attempt) => self.of_use(&field.ty, &field.docs, *attempt),
                Choice::Absent => continue,
            };
            match made {
                Some(value) => {
                    members.insert(field.wire_name.clone(), value);
                }
                None if field.ty.nullable => {
                    members.insert(field.wire_name.clone(), Value::Null);
                }
                None if field.required => return None,
                None => {}
            }
        }
        members.extend(draft.unknown.clone());
        Some(Value::Object(members))
    }

    /// Changes what the schema objects to; false when there is nothing to change.
    fn mend(&mut self, def: &'m StructDef, draft: &mut Draft, faults: &Faults) -> bool {
        let before = draft.clone();
        for (field, choice) in def.fields.iter().zip(&mut draft.fields) {
            let name = &field.wire_name;
            if faults.unexpected.contains(name) {
                *choice = Choice::Absent;
            } else if faults.refused.contains(name) {
                *choice = choice.next(field);
            } else if faults.missing.contains(name) {
                *choice = Choice::Made(0);
            }
        }
        let gone =
            |name: &String| faults.refused.contains(name) || faults.unexpected.contains(name);
        draft.unknown.retain(|name, _| !gone(name));
        if faults.too_few {
            self.add(def, draft);
        }
        if faults.too_many {
            let optional = def.fields.iter().zip(&mut draft.fields).rev();
            let mut there =
                optional.filter(|(field, choice)| !field.required && **choice != Choice::Absent);
            if let Some((_, choice)) = there.next() {
                *choice = Choice::Absent;
            }
        }
        for name in &faults.missing {
            if def.fields.iter().all(|field| field.wire_name != *name) {
                draft.unknown.insert(name.clone(), "text".into());
            }
        }
        before.fields != draft.fields || before.unknown != draft.unknown
    }

    /// Adds one member: one that is declared, else one that is not.
    fn add(&mut self, def: &'m StructDef, draft: &mut Draft) {
        if let Some(absent) = draft
            .fields
            .iter_mut()
            .find(|choice| **choice == Choice::Absent)
        {
            *absent = Choice::Made(0);
            return;
        }
        let value = match &def.additional {
            Additional::Any => Some("text".into()),
            Additional::Typed(ty) => self.nth(ty, 0),
            Additional::Deny => None,
        };
        let key = values::key(&def.constraints, draft.unknown.len());
        draft.unknown.extend(value.map(|value| (key, value)));
    }
}

impl Choice {
    /// What to try when this is refused.
    fn next(&self, field: &Field) -> Self {
        match self {
            Self::Stated(_) => Self::Made(0),
            Self::Made(attempt) if *attempt < MAX_TRIES => Self::Made(attempt + 1),
            Self::Made(_) if !field.required => Self::Absent,
            other => other.clone(),
        }
    }
}

/// Where to start: the stated examples, all fields, the required ones, then these with one more each.
fn drafts(def: &StructDef, examples: &[Value]) -> Vec<Draft> {
    let stated = examples.iter().filter_map(Value::as_object);
    let mut drafts: Vec<Draft> = stated.map(|members| Draft::stated(def, members)).collect();
    drafts.push(Draft::with(def, |_, _| true));
    drafts.push(Draft::with(def, |_, field| field.required));
    let fields = def.fields.iter().enumerate();
    let optional = fields.filter(|(_, field)| !field.required);
    drafts.extend(
        optional
            .take(MAX_ALONE)
            .map(|(alone, _)| Draft::with(def, |index, field| field.required || index == alone)),
    );
    drafts
}

impl Draft {
    /// What an example of the schema has.
    fn stated(def: &StructDef, members: &Map<String, Value>) -> Self {
        let declared = |name: &str| def.fields.iter().any(|field| field.wire_name == name);
        let choice = |field: &Field| match members.get(&field.wire_name) {
            Some(value) => Choice::Stated(value.clone()),
            None => Choice::Made(0),
        };
        let unknown = members.iter().filter(|(name, _)| !declared(name));
        let unknown = unknown.map(|(name, value)| (name.clone(), value.clone()));
        Self {
            fields: def.fields.iter().map(choice).collect(),
            unknown: unknown.collect(),
        }
    }

    /// The fields that are to be there, with values that are made up.
    fn with(def: &StructDef, is_there: impl Fn(usize, &Field) -> bool) -> Self {
        let choice = |(index, field)| {
            if is_there(index, field) {
                Choice::Made(0)
            } else {
                Choice::Absent
            }
        };
        Self {
            fields: def.fields.iter().enumerate().map(choice).collect(),
            unknown: Map::new(),
        }
    }
}
