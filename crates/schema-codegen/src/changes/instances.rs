//! Instances that are to show a break: examples of a type, changed in one member.

use crate::analyze::{accepts, refuses};
use crate::containment::Answer;
use crate::model::{Field, Shape, TypeExpr, TypeId, TypeUse};
use crate::plan::Plan;
use serde_json::Value;

/// Examples of the type at `id`, with `member` or without it where it has no value. The first has only what the type requires besides, so
/// that an instance shows what it is to show and little else; the second is whole, for what more is asserted.
pub(super) fn examples<'a>(
    plan: &'a Plan,
    id: TypeId,
    member: Option<(&'a str, Option<&'a Value>)>,
) -> impl Iterator<Item = Value> + use<'a> {
    let example = plan.facts.examples.get(id.0);
    let least = match (&plan.type_def(id).shape, example) {
        (Shape::Struct(def), Some(Value::Object(members))) => {
            let required = def.fields.iter().filter(|field| field.required);
            let entry = |field: &Field| members.get_key_value(field.wire_name.as_str());
            let entries = required.filter_map(entry);
            let entries = entries.map(|(name, value)| (name.clone(), value.clone()));
            Some(Value::Object(entries.collect()))
        }
        _ => None,
    };
    // The whole is only made where the least does not do.
    let whole = std::iter::once_with(move || example.cloned());
    least
        .into_iter()
        .chain(whole.flatten())
        .filter_map(move |mut example| {
            let Some((name, value)) = member else {
                return Some(example);
            };
            let members = example.as_object_mut()?;
            match value {
                Some(value) => members.insert(name.to_owned(), value.clone()),
                None => members.remove(name),
            };
            Some(example)
        })
}

/// Examples of the type at `id` that have the member `name`, as its example has it.
pub(super) fn with_member<'a>(
    plan: &'a Plan,
    id: TypeId,
    name: &'a str,
) -> impl Iterator<Item = Value> + use<'a> {
    let example = plan.facts.examples.get(id.0);
    let value = example.and_then(|example| example.get(name));
    examples(plan, id, Some((name, value)))
}

/// A verdict that one of `instances` shows, values that `from` accepts and `to` refuses; undecided where none does.
pub(super) fn shown(
    from: (&Plan, TypeId),
    to: (&Plan, TypeId),
    instances: impl IntoIterator<Item = Value>,
) -> Answer {
    let named = |id| TypeUse::of(TypeExpr::Named(id), false);
    let shows = |value: &Value| {
        accepts(&from.0.model, &named(from.1), value) && refuses(&to.0.model, &named(to.1), value)
    };
    let found = instances.into_iter().find(shows);
    found.map_or(Answer::NotDecided, Answer::Breaks)
}
