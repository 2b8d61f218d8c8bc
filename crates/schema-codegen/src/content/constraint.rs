//! Constraints in words: one phrase for each assertion.

use super::Phrase;
use crate::model::{Constraints, Number, Scalar, TypeExpr, TypeUse, ValueLabel};
use serde_json::Value;

/// When constraints are checked.
pub const CHECKED_ON_DEMAND: &str =
    "Decoding does not enforce constraints; `validate` reports what breaks them.";

/// All constraints in one sentence, `None` where there are none.
#[must_use]
pub fn sentence(phrases: &[Phrase]) -> Option<Phrase> {
    let all = Phrase::words("Constraints: ").then(Phrase::joined(phrases.to_vec(), "; "));
    (!phrases.is_empty()).then(|| all.text("."))
}

/// Every constraint of `ty`, its format first.
#[must_use]
pub fn phrases(ty: &TypeUse) -> Vec<Phrase> {
    let mut out: Vec<Phrase> = format_name(&ty.expr)
        .map(|name| Phrase::words("format ").code(name))
        .into_iter()
        .collect();
    out.extend(lengths(&ty.constraints));
    out.extend(ranges(&ty.constraints));
    match &ty.expr {
        TypeExpr::Const(values) => out.push(one_of(values, &[])),
        _ if ty.constraints.values.is_empty() => {}
        _ => out.push(one_of(&ty.constraints.values, &ty.constraints.labels)),
    }
    if let TypeExpr::Array(item) = &ty.expr {
        out.extend(
            phrases(item)
                .into_iter()
                .map(|phrase| Phrase::words("each item: ").then(phrase)),
        );
    }
    out
}

/// The `format` of a string as the schema spells it.
#[must_use]
pub fn format_name(expr: &TypeExpr) -> Option<&str> {
    match expr {
        TypeExpr::Scalar(Scalar::String(format)) => format.name(),
        _ => None,
    }
}

/// Constraints on how much there is: characters, items, members.
pub(super) fn lengths(constraints: &Constraints) -> Vec<Phrase> {
    let c = constraints;
    let mut out = Vec::new();
    out.extend(count(c.min_length, c.max_length, "character", "characters"));
    out.extend(
        c.pattern
            .as_ref()
            .map(|pattern| Phrase::words("matches ").code(pattern.clone())),
    );
    out.extend(count(c.min_items, c.max_items, "item", "items"));
    if c.unique_items {
        out.push(Phrase::words("no item twice"));
    }
    out.extend(count(
        c.min_properties,
        c.max_properties,
        "member",
        "members",
    ));
    out
}

fn ranges(c: &Constraints) -> Vec<Phrase> {
    let bound = |words: &'static str, number: &Option<Number>| {
        number
            .as_ref()
            .map(|number| Phrase::words(words).code(number.to_string()))
    };
    [
        bound("at least ", &c.minimum),
        bound("at most ", &c.maximum),
        bound("more than ", &c.exclusive_minimum),
        bound("less than ", &c.exclusive_maximum),
        bound("a multiple of ", &c.multiple_of),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn count(min: Option<u64>, max: Option<u64>, one: &str, many: &str) -> Option<Phrase> {
    let noun = |n: u64| if n == 1 { one } else { many };
    let text = match (min, max) {
        (None, None) => return None,
        (Some(min), None) => format!("at least {min} {}", noun(min)),
        (None, Some(max)) => format!("at most {max} {}", noun(max)),
        (Some(min), Some(max)) if min == max => format!("exactly {min} {}", noun(min)),
        (Some(min), Some(max)) => format!("{min} to {max} {}", noun(max)),
    };
    Some(Phrase::words(text))
}

fn one_of(values: &[Value], labels: &[ValueLabel]) -> Phrase {
    let start = if values.len() == 1 {
        "always "
    } else {
        "one of "
    };
    let values = values
        .iter()
        .map(|value| {
            let phrase = Phrase::new().code(value.to_string());
            let label = labels.iter().find(|label| label.value == *value);
            match label.and_then(|label| label.name.clone()) {
                Some(name) => phrase.text(" (").code(name).text(")"),
                None => phrase,
            }
        })
        .collect();
    Phrase::words(start).then(Phrase::joined(values, ", "))
}
