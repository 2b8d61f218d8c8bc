//! Changes of what is asserted of a value beyond its type.

use super::{Change, Comparison, Kind};
use crate::model::{Constraints, Scalar, TypeExpr, TypeUse};
use serde_json::Value;
use std::collections::BTreeMap;

/// Compares the constraints of one place, by keyword. What a named alias asserts is compared with the alias.
pub(super) fn compare(
    c: &mut Comparison<'_>,
    (old, new): (&TypeUse, &TypeUse),
    change: &dyn Fn(Kind) -> Change,
) {
    if !old.aliases.is_empty() && !new.aliases.is_empty() {
        return;
    }
    let (before, after) = (entries(old), entries(new));
    let mut keywords: Vec<&&str> = before.keys().chain(after.keys()).collect();
    keywords.sort_unstable();
    keywords.dedup();
    for keyword in keywords {
        let (was, is) = (before.get(*keyword), after.get(*keyword));
        let kind = match (was, is) {
            (was, is) if was == is => continue,
            (None, _) => Kind::ConstraintAdded,
            (_, None) => Kind::ConstraintRemoved,
            _ => Kind::ConstraintChanged,
        };
        let mut found = change(kind).between(
            was.map(|value| format!("{keyword}: {value}")),
            is.map(|value| format!("{keyword}: {value}")),
        );
        if let (Some(old), Some(new)) = (found.old_pointer.clone(), found.new_pointer.clone()) {
            let (before, now) = c.validity(&old, &new);
            (
                found.effect.new_data_valid_before,
                found.effect.old_data_valid_now,
            ) = (before, now);
        }
        c.list.push(found);
    }
}

/// What `ty` asserts, as keywords with their operands.
fn entries(ty: &TypeUse) -> BTreeMap<&'static str, String> {
    let mut entries = asserted(&ty.constraints);
    if let TypeExpr::Scalar(Scalar::String(format)) = &ty.expr
        && let Some(name) = format.name()
    {
        entries.insert("format", name.to_owned());
    }
    entries
}

fn asserted(constraints: &Constraints) -> BTreeMap<&'static str, String> {
    let Constraints {
        min_length,
        max_length,
        pattern,
        minimum,
        maximum,
        exclusive_minimum,
        exclusive_maximum,
        multiple_of,
        min_items,
        max_items,
        unique_items,
        min_properties,
        max_properties,
        key_patterns,
        absent,
        dependent_required,
        property_names,
        values,
        // They document.
        labels: _,
    } = constraints;
    let joined = |parts: Vec<String>| (!parts.is_empty()).then(|| parts.join(", "));
    let of_names = property_names.iter().flat_map(asserted);
    let of_names = of_names.map(|(keyword, operand)| format!("{keyword}: {operand}"));
    let dependent = dependent_required.iter().map(|names| names.join(" -> "));
    let count = |limit: &Option<u64>| limit.map(|limit| limit.to_string());
    let number = |limit: &Option<serde_json::Number>| limit.as_ref().map(ToString::to_string);
    let list = |values: &[Value]| (!values.is_empty()).then(|| Value::from(values).to_string());
    let all = [
        ("minLength", count(min_length)),
        ("maxLength", count(max_length)),
        ("pattern", pattern.clone()),
        ("minimum", number(minimum)),
        ("maximum", number(maximum)),
        ("exclusiveMinimum", number(exclusive_minimum)),
        ("exclusiveMaximum", number(exclusive_maximum)),
        ("multipleOf", number(multiple_of)),
        ("minItems", count(min_items)),
        ("maxItems", count(max_items)),
        ("uniqueItems", unique_items.then(|| "true".to_owned())),
        ("minProperties", count(min_properties)),
        ("maxProperties", count(max_properties)),
        ("patternProperties", joined(key_patterns.clone())),
        ("properties that are false", joined(absent.clone())),
        ("dependentRequired", joined(dependent.collect())),
        ("propertyNames", joined(of_names.collect())),
        ("enum", list(values)),
    ];
    let given = all
        .into_iter()
        .filter_map(|(keyword, operand)| Some((keyword, operand?)));
    given.collect()
}
