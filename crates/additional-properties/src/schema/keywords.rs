//! Descriptions, classes and constraints as keywords of JSON Schema.

use crate::inspect::{Constraint, Limit, Sensitivity};
use schemars::Schema;
use serde_json::Value;

/// Adds the description and the class of data.
pub(super) fn annotate(schema: &mut Schema, description: &str, class: Option<Sensitivity>) {
    if !description.is_empty() {
        schema.insert("description".to_owned(), description.into());
    }
    if let Some(class) = class {
        schema.insert("x-sensitive".to_owned(), class.as_str().into());
    }
}

/// Adds the keyword of a constraint.
pub(super) fn constrain(schema: &mut Schema, constraint: Constraint) {
    let value = match constraint {
        Constraint::MinLength(count)
        | Constraint::MaxLength(count)
        | Constraint::MinItems(count)
        | Constraint::MaxItems(count)
        | Constraint::MinProperties(count)
        | Constraint::MaxProperties(count) => count.into(),
        Constraint::Pattern(value) | Constraint::Format(value) => value.into(),
        Constraint::Minimum(limit)
        | Constraint::Maximum(limit)
        | Constraint::ExclusiveMinimum(limit)
        | Constraint::ExclusiveMaximum(limit)
        | Constraint::MultipleOf(limit) => number(limit),
        Constraint::UniqueItems => true.into(),
        Constraint::OneOf(listed) => listed.iter().copied().map(number).collect(),
        Constraint::Equals(value) => value.into(),
    };
    schema.insert(constraint.keyword().to_owned(), value);
}

fn number(limit: Limit) -> Value {
    match limit {
        Limit::Integer(limit) => match i64::try_from(limit) {
            Ok(limit) => limit.into(),
            // Beyond 64 bits `serde_json` has floats only.
            Err(_) => u64::try_from(limit).map_or_else(|_| float(limit), Value::from),
        },
        Limit::Number(limit) => limit.into(),
    }
}

#[allow(
    clippy::cast_precision_loss,
    reason = "there is no exact number for it"
)]
fn float(limit: i128) -> Value {
    (limit as f64).into()
}
