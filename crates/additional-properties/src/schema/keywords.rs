//! Descriptions, classes and constraints as keywords of JSON Schema.

use crate::inspect::{Constraint, Limit, Sensitivity};
use schemars::Schema;
use serde_json::{Map, Value};

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
    assert_also(schema.ensure_object(), constraint);
}

fn assert_also(schema: &mut Map<String, Value>, constraint: Constraint) {
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
        Constraint::Listed(listed) => serde_json::from_str(listed).unwrap_or_default(),
        _ => return assert_inside_of(schema, constraint),
    };
    schema.insert(constraint.keyword().to_owned(), value);
}

/// Adds what is asserted of items, of members or of their names.
fn assert_inside_of(schema: &mut Map<String, Value>, constraint: Constraint) {
    match constraint {
        Constraint::Items(inside)
        | Constraint::Members(inside)
        | Constraint::PropertyNames(inside) => {
            let place = schema.entry(constraint.keyword());
            assert_all(place.or_insert(Value::Bool(true)), inside);
        }
        Constraint::Item(index, inside) => {
            if let Some(item) = entry_mut(schema, "prefixItems").get_mut(index) {
                assert_all(item, inside);
            }
        }
        Constraint::Names(patterns) => {
            let member = schema.insert("additionalProperties".to_owned(), false.into());
            let member = member.unwrap_or(Value::Bool(true));
            let patterns = patterns.iter().map(|it| ((*it).to_owned(), member.clone()));
            schema.insert("patternProperties".to_owned(), patterns.collect());
        }
        Constraint::Absent(name) => entry_mut(schema, "properties")[name] = false.into(),
        Constraint::DependentRequired([first, rest @ ..]) => {
            entry_mut(schema, "dependentRequired")[*first] = rest.into();
        }
        Constraint::Asserts(_, text) => {
            let asserted: Value = serde_json::from_str(text).unwrap_or_default();
            let all = schema
                .entry("allOf")
                .or_insert_with(|| Value::Array(Vec::new()));
            all.as_array_mut()
                .into_iter()
                .for_each(|all| all.push(asserted.clone()));
        }
        // All others are keywords with a value.
        _ => {}
    }
}

fn entry_mut<'s>(schema: &'s mut Map<String, Value>, keyword: &str) -> &'s mut Value {
    schema.entry(keyword).or_insert_with(|| Map::new().into())
}

/// Adds the keywords of `inside` to a schema, which may be `true`.
fn assert_all(schema: &mut Value, inside: &[Constraint]) {
    if *schema == Value::Bool(true) {
        *schema = Map::new().into();
    }
    if let Value::Object(schema) = schema {
        for constraint in inside {
            assert_also(schema, *constraint);
        }
    }
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
