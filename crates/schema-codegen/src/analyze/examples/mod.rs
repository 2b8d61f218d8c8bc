//! One complete example document per type, valid by the schema of the type.
//!
//! Values are made from the examples, defaults, limits and formats of the model, and judged by the schema itself. What is refused is mended
//! or left out until the schema agrees; a type of which nothing was accepted is reported. Documents are finite where types contain themselves:
//! there optional fields are left out, nullable ones are null, lists are empty.

mod numbers;
mod object;
mod strings;
mod tags;
mod values;

use crate::analyze::judge::{Judge, Judgment};
use crate::analyze::links::{Links, too_many_ways};
use crate::analyze::validity::{Validity, draft_of};
use crate::diagnostic::{Code, DiagnosticSink};
use crate::model::{DocumentValue, Model, Pointer, Shape, TypeDef, TypeId, UnionDef};
use crate::resolve::Resolved;
use serde_json::Value;
use tags::Tags;

/// Values in one example, in all of them, and how deep one nests, before optional parts are left out.
const MAX_VALUES: usize = 4_000;
const MAX_TOTAL: usize = 400_000;
const MAX_DEPTH: usize = 24;

/// Values that are tried in one place before it is given up.
const MAX_TRIES: usize = 8;

/// An example for each type of `model`, which says what `resolved` says, and so do its `documents`.
pub(super) fn all(
    model: &Model,
    (resolved, mut documents): (&Resolved<'_>, Vec<DocumentValue>),
    sink: &mut DiagnosticSink,
) -> Vec<Value> {
    let is_readable = documents.iter().all(|document| document.value.is_some());
    let fault = (!is_readable).then(|| "a number of it is out of range".to_owned());
    let fault = fault.or_else(|| too_many_ways(resolved));
    let draft = draft_of(&documents);
    let links = Links::new(resolved, &mut documents, draft);
    let judge = || Judge::new(Validity::new(&documents), resolved, &links);
    let mut maker = Maker {
        model,
        judge: fault.map_or_else(|| Ok(judge()), Err),
        made: vec![None; model.types.len()],
        open: Vec::new(),
        reached: usize::MAX,
        left: 0,
        tags: tags::of(model),
    };
    let mut total = MAX_TOTAL;
    let mut unknown_is_reported = false;
    let mut examples = Vec::with_capacity(model.types.len());
    for (id, def) in model.iter() {
        let limit = MAX_VALUES.min(total);
        maker.left = limit;
        let example = maker.of_type(id).unwrap_or(Value::Null);
        total = total - limit + maker.left.min(limit);
        match maker.judgment(&def.pointer, &example) {
            Judgment::Valid => {}
            Judgment::Invalid(_) => report(def, "no valid example was found for", sink),
            Judgment::Unknown(_) if unknown_is_reported => {}
            Judgment::Unknown(reason) => {
                unknown_is_reported = true;
                let start = format!("no validator can be made ({reason}) to check the example of");
                report(def, &start, sink);
            }
        }
        examples.push(example);
    }
    examples
}

fn report(def: &TypeDef, start: &str, sink: &mut DiagnosticSink) {
    sink.approximate(
        Code::NoValidExample,
        &def.pointer,
        format!("{start} `{}`", def.wire_name.escape_debug()),
        "`example()` and the docs may show one that the schema refuses",
        "state a valid one under `examples`",
    );
}

struct Maker<'m> {
    model: &'m Model,
    /// Or why there is none.
    judge: Result<Judge<'m>, String>,
    /// Examples that do not depend on where they are used, with the number of their values.
    made: Vec<Option<(Value, usize)>>,
    /// Types that the value is inside of.
    open: Vec<TypeId>,
    /// The outermost open type that a value was cut short for since this was reset.
    reached: usize,
    left: usize,
    tags: Tags<'m>,
}

impl<'m> Maker<'m> {
    fn judgment(&self, pointer: &Pointer, value: &Value) -> Judgment {
        match &self.judge {
            Ok(judge) => judge.judgment(pointer, value),
            Err(reason) => Judgment::Unknown(reason.clone()),
        }
    }

    /// `None` when the type is open already, or the example grew too large.
    fn of_type(&mut self, id: TypeId) -> Option<Value> {
        if let Some((value, size)) = &self.made[id.0] {
            // An object that holds the next one twice would have twice as many values with every step.
            let left = self.left.checked_sub(*size);
            self.reached = if left.is_some() { self.reached } else { 0 };
            self.left = left.unwrap_or_default();
            return left.map(|_| value.clone());
        }
        if let Some(depth) = self.open.iter().position(|open| *open == id) {
            self.reached = self.reached.min(depth);
            return None;
        }
        if self.open.len() >= MAX_DEPTH || self.left == 0 {
            self.reached = 0;
            return None;
        }
        let (before, outer) = (self.left, self.reached);
        self.reached = usize::MAX;
        self.open.push(id);
        let found = self.make(id);
        self.open.pop();
        // What was cut short for the type itself is so wherever the type is used; for a type around it, only here.
        if self.reached >= self.open.len() {
            let size = before - self.left.min(before);
            self.made[id.0] = found.clone().map(|value| (value, size.max(1)));
        }
        self.reached = self.reached.min(outer);
        found
    }

    fn make(&mut self, id: TypeId) -> Option<Value> {
        let model = self.model;
        let def = model.type_def(id);
        match &def.shape {
            Shape::Struct(object) => {
                let made = self.object(object, &def.docs.examples, &def.pointer)?;
                let is_stated = !def.docs.examples.is_empty();
                Some(if is_stated {
                    made
                } else {
                    self.tagged(id, &def.pointer, made)
                })
            }
            Shape::Union(union) => self.union(id, def, union),
            Shape::Alias(ty) => self.first_valid(&def.pointer, |maker, attempt| {
                maker.of_use(ty, &def.docs, attempt)
            }),
            Shape::Enum(values) => self.first_valid(&def.pointer, |_, attempt| {
                let stated = def.docs.examples.iter().filter(|value| value.is_string());
                let listed = values
                    .values
                    .iter()
                    .map(|value| Value::from(value.value.as_str()));
                listed.chain(stated.cloned()).nth(attempt)
            }),
        }
    }

    /// A stated example, else the first branch of which a value is accepted.
    fn union(&mut self, id: TypeId, def: &'m TypeDef, union: &'m UnionDef) -> Option<Value> {
        let model = self.model;
        let whole = values::named(id, def.nullable);
        let stated: Vec<Value> = values::stated(model, &def.docs, &whole).cloned().collect();
        let found = self.first_valid(&def.pointer, |_, attempt| stated.get(attempt).cloned());
        let mut fallback = None;
        if let Some(found) = found {
            if self.accepted(&def.pointer, &found) {
                return Some(found);
            }
            fallback = Some(found);
        }
        for (index, variant) in union.variants.iter().enumerate() {
            let mut found = self.first_valid(&def.pointer, |maker, attempt| {
                maker.of_use(&variant.ty, &variant.docs, attempt)
            });
            if let (Some(value), Some(object)) = (&found, self.as_struct(&variant.ty))
                && !self.accepted(&def.pointer, value)
            {
                found = self.object(object, &[], &def.pointer);
            }
            let found = found.map(|found| self.selecting(def, (union, index), found));
            match found {
                Some(value) if self.accepted(&def.pointer, &value) => return Some(value),
                found => fallback = fallback.or(found),
            }
        }
        fallback
    }

    fn accepted(&self, pointer: &Pointer, value: &Value) -> bool {
        !matches!(self.judgment(pointer, value), Judgment::Invalid(_))
    }

    /// The first value that the schema at `pointer` accepts; the first of all where it accepts none.
    fn first_valid(
        &mut self,
        pointer: &Pointer,
        mut value: impl FnMut(&mut Self, usize) -> Option<Value>,
    ) -> Option<Value> {
        let first = value(self, 0)?;
        if self.accepted(pointer, &first) {
            return Some(first);
        }
        for attempt in 1..MAX_TRIES {
            let Some(next) = value(self, attempt) else {
                break;
            };
            if self.accepted(pointer, &next) {
                return Some(next);
            }
        }
        Some(first)
    }
}
