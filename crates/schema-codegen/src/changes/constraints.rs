//! Changes of what is asserted of a value beyond its type.

use super::validity::are_stated_alone;
use super::{Change, Comparison, Kind};
use crate::containment::{Answer, Part, SchemaText};
use crate::model::{Constraints, Scalar, TypeExpr, TypeUse};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The constraints that others beside them depend on, so that less can be valid without them, or more with them.
const RELATED: [&str; 9] = [
    "if",
    "then",
    "else",
    "dependentSchemas",
    "dependencies",
    "contains",
    "minContains",
    "maxContains",
    "patternProperties",
];

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
    keywords.retain(|keyword| before.get(**keyword) != after.get(**keyword));
    for keyword in &keywords {
        let (was, is) = (before.get(**keyword), after.get(**keyword));
        let kind = match (was, is) {
            (None, _) => Kind::ConstraintAdded,
            (_, None) => Kind::ConstraintRemoved,
            _ => Kind::ConstraintChanged,
        };
        let found = change(kind).between(
            was.map(|value| format!("{keyword}: {value}")),
            is.map(|value| format!("{keyword}: {value}")),
        );
        c.push_with_validity(found);
        if keywords.len() > 1 {
            let others = keywords.iter().filter(|other| *other != keyword);
            let others: Vec<&'static str> = others.map(|other| **other).collect();
            show_by_itself(c, keyword, (was, is), &others);
        }
    }
}

/// What the last change of `keyword` from one operand to another breaks by itself, where `others` change at the same place: the instance that
/// shows a break of all of them may be one that this keyword does not refuse.
fn show_by_itself(
    c: &mut Comparison<'_>,
    keyword: &'static str,
    (was, is): (Option<&String>, Option<&String>),
    others: &[&'static str],
) {
    let Some(change) = c.list.last().cloned() else {
        return;
    };
    let (Some(old), Some(new)) = (&change.old_pointer, &change.new_pointer) else {
        return;
    };
    if !are_stated_alone(c, &change) {
        return;
    }
    let old = (&c.old.schema, old, was);
    let new = (&c.new.schema, new, is);
    let mut effect = change.effect.clone();
    for (verdict, from, to) in [
        (&mut effect.old_data_valid_now, old, new),
        (&mut effect.new_data_valid_before, new, old),
    ] {
        let (Answer::Breaks(value), Some(operand)) = (&*verdict, to.2) else {
            continue;
        };
        let operand =
            serde_json::from_str(operand).unwrap_or_else(|_| Value::from(operand.as_str()));
        let alone = SchemaText::new(&json!({ keyword: operand }), "");
        if alone.admits_within(value, &c.work) == Some(false) || !c.may_compare() {
            continue;
        }
        let part = Part::Keywords(to.1.0.clone(), others.to_vec());
        let rest = to.0.without(&[part]).at(&to.1.0);
        *verdict = c.relation(&rest, &from.0.at(&from.1.0)).forward;
    }
    if let Some(last) = c.list.last_mut() {
        last.effect = effect;
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
            joined(constraints.key_patterns.concat()),
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

/// Leaves what breaks at a place to the changes there that can cause it: a limit that is gone refuses nothing, and a new one lets nothing in.
/// Null and absence are the same.
/// Where no other change explains it, the verdict on the whole stays: something that no change says may be the cause.
pub(super) fn leave_to_causes(c: &mut Comparison<'_>) {
    for of_old in [true, false] {
        let mut causes: BTreeMap<&str, Vec<&Change>> = BTreeMap::new();
        for change in c.list.iter().filter(|change| is_cause(change, of_old)) {
            causes.entry(&change.type_name).or_default().push(change);
        }
        let is_explained = |change: &Change| {
            let causes = causes.get(change.type_name.as_str());
            let is_alone = are_stated_alone(c, change);
            let mut causes = causes.into_iter().flatten();
            !can_break(change, of_old) && causes.any(|of| !is_alone || is_same_place(of, change))
        };
        let explained: Vec<bool> = c.list.iter().map(is_explained).collect();
        for (change, _) in c.list.iter_mut().zip(explained).filter(|(_, it)| *it) {
            let effect = &mut change.effect;
            if of_old {
                effect.old_data_valid_now = Answer::Proven;
            } else {
                effect.new_data_valid_before = Answer::Proven;
            }
        }
    }
}

/// Whether `change` is one that can make data invalid and is not known to make none so.
fn is_cause(change: &Change, of_old: bool) -> bool {
    let verdict = if of_old {
        &change.effect.old_data_valid_now
    } else {
        &change.effect.new_data_valid_before
    };
    can_break(change, of_old) && *verdict != Answer::Proven
}

/// False for a change that by itself makes no data of the one release invalid by the other.
fn can_break(change: &Change, of_old: bool) -> bool {
    let text = match (change.kind, of_old) {
        (Kind::ConstraintRemoved, true) => &change.old,
        (Kind::ConstraintAdded, false) => &change.new,
        (Kind::NullableGained | Kind::RequiredLost, true)
        | (Kind::NullableLost | Kind::RequiredGained, false) => return false,
        (Kind::ConstraintChanged, of_old) => return !loosens(change, of_old),
        _ => return true,
    };
    let key = text.as_deref().and_then(|text| text.split(": ").next());
    key.is_none_or(|key| RELATED.contains(&key))
}

/// Whether `change` is one of a limit which is wider in the new schema, or in the old one where not `of_old`.
fn loosens(change: &Change, of_old: bool) -> bool {
    let [old, new] = [&change.old, &change.new].map(|text| {
        let (keyword, operand) = text.as_deref()?.split_once(": ")?;
        Some((keyword, operand.parse::<f64>().ok()?))
    });
    let (Some((keyword, old)), Some((_, new))) = (old, new) else {
        return false;
    };
    let (before, now) = if of_old { (old, new) } else { (new, old) };
    match keyword {
        "minContains" | "maxContains" => false,
        lower if lower.starts_with("min") || lower == "exclusiveMinimum" => now < before,
        upper if upper.starts_with("max") || upper == "exclusiveMaximum" => now > before,
        _ => false,
    }
}

fn is_same_place(one: &Change, other: &Change) -> bool {
    let place = |of: &Change| (of.old_pointer.clone(), of.new_pointer.clone());
    place(one) == place(other)
}
