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
        let found = change(kind).between(
            was.map(|value| format!("{keyword}: {value}")),
            is.map(|value| format!("{keyword}: {value}")),
        );
        c.push_with_validity(found);
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
    let joined = |parts: Vec<String>| (!parts.is_empty()).then(|| parts.join(", "));
    let of_names = constraints.property_names.iter().flat_map(asserted);
    let of_names = of_names.map(|(keyword, operand)| format!("{keyword}: {operand}"));
    let dependent = constraints.dependent_required.iter();
    let dependent = dependent.map(|names| names.join(" -> "));
    let values = &constraints.values;
    let values = (!values.is_empty()).then(|| Value::from(values.as_slice()).to_string());
    let all = [
        (
            "patternProperties",
            joined(constraints.key_patterns.clone()),
        ),
        (
            "properties that are false",
            joined(constraints.absent.clone()),
        ),
        ("dependentRequired", joined(dependent.collect())),
        ("propertyNames", joined(of_names.collect())),
        ("enum", values),
    ];
    let given = all.into_iter();
    let given = given.filter_map(|(keyword, operand)| Some((keyword, operand?)));
    let limits = constraints.limits().into_iter();
    let limits = limits.map(|(keyword, limit)| match limit {
        Value::String(text) => (keyword, text),
        limit => (keyword, limit.to_string()),
    });
    let mut all: BTreeMap<_, _> = given.chain(limits).collect();
    for assertion in &constraints.asserts {
        let text = all.entry(assertion.keyword).or_default();
        text.push_str(&assertion.schema[assertion.keyword].to_string());
    }
    all
}
