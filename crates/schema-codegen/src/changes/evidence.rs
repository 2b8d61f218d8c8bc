//! Whether what is to show a break does: an instance that is valid as a whole where it comes from, and refused as a whole where it goes.

use super::instances::examples;
use super::{Change, Comparison, Kind, Release};
use crate::analyze::refuses;
use crate::containment::{Answer, Compiled, Demand, SchemaText, Work, refers_out};
use crate::model::{Pointer, Shape, TypeExpr, TypeId, TypeUse};
use serde_json::{Map, Value, json};
use std::rc::Rc;

/// What each member of an instance counts that is kept to show a break.
const STEPS_OF_MEMBER: usize = 4;

/// A type of one release.
struct Place<'a> {
    release: &'a Release,
    id: TypeId,
    schema: SchemaText,
    compiled: &'a Compiled,
    work: Rc<Work>,
}

/// What a break is said to be.
#[derive(Clone, Copy, PartialEq)]
enum Claim {
    /// The types of the other release do not decode it.
    Refused,
    /// It is invalid by the schema of the other release.
    Invalid,
}

/// Looks at every instance that shows a break. Most are the example of a type with one member changed, which something else that the type
/// asserts may forbid: then another one is searched for. If there can be none, nothing breaks; if none is found, it is not decided.
pub(super) fn check(c: &mut Comparison<'_>) {
    if !is_whole(c) {
        return;
    }
    let mut list = std::mem::take(&mut c.list);
    let (of_old, of_new) = (Compiled::default(), Compiled::default());
    // The changes of one type follow each other.
    let mut sides: Option<(Place<'_>, Place<'_>)> = None;
    for change in &mut list {
        let Some((old, new)) = c.names.get(change.type_name.as_str()).copied() else {
            continue;
        };
        let known = sides.take().filter(|(_, known)| known.id == new);
        let (old, new) = sides.insert(known.unwrap_or_else(|| {
            let new = Place::new((c.new, &of_new), new, &c.work);
            (Place::new((c.old, &of_old), old, &c.work), new)
        }));
        settle(c, change, (old, new), true);
        settle(c, change, (new, old), false);
    }
    c.list = list;
}

/// Takes back what was proven of valid data, for a schema of which other documents are a part.
pub(super) fn leave_open(c: &mut Comparison<'_>) {
    if is_whole(c) {
        return;
    }
    for change in &mut c.list {
        let is_documentation = change.kind.is_documentation();
        for of_old in [true, false] {
            let answer = answer(change, Claim::Invalid, of_old);
            if *answer == Answer::Proven && !is_documentation {
                *answer = Answer::NotDecided;
            }
        }
    }
}

/// Whether the texts of both schemas are all that validates: they refer to no other document that types were made of.
fn is_whole(c: &Comparison<'_>) -> bool {
    [c.old, c.new].into_iter().all(|release| {
        let mut types = release.plan.model.iter();
        types.all(|(_, def)| def.pointer.file().is_none()) || !refers_out(&release.schema)
    })
}

/// Settles what is claimed of the data of `from`, which is old where `of_old`.
fn settle(
    c: &mut Comparison<'_>,
    change: &mut Change,
    sides: (&Place<'_>, &Place<'_>),
    of_old: bool,
) {
    for claim in [Claim::Refused, Claim::Invalid] {
        let Answer::Breaks(value) = answer(change, claim, of_old).clone() else {
            continue;
        };
        let settled = settled(c, change, sides, (claim, value, of_old));
        *answer(change, claim, of_old) = settled;
    }
}

fn answer(change: &mut Change, claim: Claim, of_old: bool) -> &mut Answer {
    let effect = &mut change.effect;
    match (claim, of_old) {
        (Claim::Refused, true) => &mut effect.new_types_read_old_data,
        (Claim::Refused, false) => &mut effect.old_types_read_new_data,
        (Claim::Invalid, true) => &mut effect.old_data_valid_now,
        (Claim::Invalid, false) => &mut effect.new_data_valid_before,
    }
}

fn settled(
    c: &mut Comparison<'_>,
    change: &Change,
    (from, to): (&Place<'_>, &Place<'_>),
    (claim, value, of_old): (Claim, Value, bool),
) -> Answer {
    let shows = |value: &Value| from.admits(value) == Some(true) && to.fails(claim, value);
    if shows(&value) {
        return Answer::Breaks(value);
    }
    let name = change.member.as_deref();
    let wholes = name.into_iter().flat_map(|name| wholes(from, name, &value));
    for whole in wholes {
        let size = whole.as_object().map_or(0, Map::len);
        if !c.work.spend(size * STEPS_OF_MEMBER) {
            return Answer::NotDecided;
        }
        if shows(&whole) {
            return Answer::Breaks(whole);
        }
    }
    if !c.may_compare() {
        return Answer::NotDecided;
    }
    let pointer = if of_old {
        &change.new_pointer
    } else {
        &change.old_pointer
    };
    let demanded = to.demanding(change, pointer.as_ref());
    match c.relation(&demanded, &from.schema).forward {
        Answer::Breaks(value) if !shows(&value) || !is_about(change, to, &value) => {
            Answer::NotDecided
        }
        found => found,
    }
}

/// Objects whose member `name` is `value`, or has what that has of the name: it can be a value of the member, not of the whole, or have too
/// little for what else is asserted.
fn wholes<'v>(
    from: &'v Place<'_>,
    name: &'v str,
    value: &'v Value,
) -> impl Iterator<Item = Value> + 'v {
    let inside = value.get(name);
    let mut values = vec![value.clone()];
    // What is no integer may be invalid for another reason; what is one may be out of the range of a type.
    if inside.unwrap_or(value).is_f64() {
        values.extend([json!(-1), json!(u64::MAX), json!(i64::MIN)]);
    }
    let plan = &from.release.plan;
    let whole = move |value: Option<&Value>| {
        examples(plan, from.id, Some((name, value))).collect::<Vec<_>>()
    };
    let each = values
        .into_iter()
        .flat_map(move |value| whole(Some(&value)));
    each.chain(examples(plan, from.id, Some((name, inside))))
}

impl<'a> Place<'a> {
    fn new((release, compiled): (&'a Release, &'a Compiled), id: TypeId, work: &Rc<Work>) -> Self {
        let pointer = &release.plan.type_def(id).pointer;
        let schema = release.schema.at(&pointer.0);
        Self {
            release,
            id,
            schema,
            compiled,
            work: Rc::clone(work),
        }
    }

    /// Whether `value` is valid here. A validator is asked only where that is not decided otherwise: it reads the whole document.
    fn admits(&self, value: &Value) -> Option<bool> {
        let work = &self.work;
        let found = self.compiled.admits(&self.schema, value, work);
        found.or_else(|| self.schema.admits_within(value, work))
    }

    /// Whether `value` is refused here as `claim` says.
    fn fails(&self, claim: Claim, value: &Value) -> bool {
        match claim {
            Claim::Refused => {
                let whole = TypeUse::of(TypeExpr::Named(self.id), false);
                refuses(&self.release.plan.model, &whole, value)
            }
            Claim::Invalid => self.admits(value) == Some(false),
        }
    }

    /// What this side demands where `change` is: what is not met by data of the other side breaks.
    fn demanding(&self, change: &Change, pointer: Option<&Pointer>) -> SchemaText {
        let Some(member) = change.member.as_deref() else {
            return self.schema.clone();
        };
        let own = &self.release.plan.type_def(self.id).pointer;
        let of_member = pointer.filter(|pointer| *pointer != own);
        let value = of_member.map(|pointer| Demand::Value(member, &pointer.0));
        match change.kind {
            Kind::RequiredGained | Kind::RequiredLost => {
                self.schema.demanding(&[Demand::Present(member)])
            }
            Kind::NullableGained | Kind::NullableLost => {
                self.schema.demanding(&[Demand::NotNull(member)])
            }
            Kind::ValueTypeChanged
            | Kind::TargetChanged
            | Kind::ConstraintAdded
            | Kind::ConstraintRemoved
            | Kind::ConstraintChanged => value.map_or_else(
                || self.schema.clone(),
                |value| self.schema.demanding(&[value]),
            ),
            Kind::FieldAdded | Kind::FieldRemoved => value.map_or_else(
                || self.schema.clone(),
                |value| {
                    let present = self.requires(member).then_some(Demand::Present(member));
                    let demands: Vec<_> = present.into_iter().chain([value]).collect();
                    self.schema.demanding(&demands)
                },
            ),
            _ => self.schema.clone(),
        }
    }

    /// Whether the property `name` has to be there.
    fn requires(&self, name: &str) -> bool {
        let Shape::Struct(def) = &self.release.plan.type_def(self.id).shape else {
            return false;
        };
        let mut fields = def.fields.iter();
        fields.any(|field| field.wire_name == name && field.required)
    }
}

/// Whether `value` can show what follows from `change`: that a property is declared is shown by an object that has it, or has to have it.
fn is_about(change: &Change, to: &Place<'_>, value: &Value) -> bool {
    match (&change.member, change.kind) {
        (Some(name), Kind::FieldAdded | Kind::FieldRemoved) => {
            value.get(name).is_some() || to.requires(name)
        }
        _ => true,
    }
}
