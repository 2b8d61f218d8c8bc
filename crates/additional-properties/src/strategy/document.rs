//! The strategy for the documents of a schema.

use super::{json, string};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Just, any};
use proptest::sample::select;
use proptest::strategy::{BoxedStrategy, Strategy, Union};
use serde_json::Value;

/// From this depth on a document has only what is required: so documents of recursive schemas end.
const MAX_FREE_DEPTH: usize = 12;

/// Documents of `schema`, whose references lead into `root`.
pub(super) fn of(root: &Value, schema: &Value, depth: usize) -> BoxedStrategy<Value> {
    if let Some(target) = target(root, schema) {
        return of(root, target, depth + 1);
    }
    if let Some(values) = schema["enum"].as_array() {
        return listed(values);
    }
    if let Some(members) = schema["anyOf"].as_array() {
        return alternatives(
            members
                .iter()
                .map(|member| of(root, member, depth + 1))
                .collect(),
        );
    }
    match &schema["type"] {
        Value::String(name) => typed(root, schema, name, depth),
        Value::Array(names) => {
            let names = names.iter().filter_map(Value::as_str);
            alternatives(names.map(|name| typed(root, schema, name, depth)).collect())
        }
        _ => json::any(),
    }
}

fn target<'a>(root: &'a Value, schema: &Value) -> Option<&'a Value> {
    root.pointer(schema["$ref"].as_str()?.strip_prefix('#')?)
}

fn alternatives(all: Vec<BoxedStrategy<Value>>) -> BoxedStrategy<Value> {
    Union::new(all).boxed()
}

/// Listed values, and now and then one that is not listed.
fn listed(values: &[Value]) -> BoxedStrategy<Value> {
    let known = select(values.to_vec());
    let listed = values.to_vec();
    let new = string::any()
        .prop_map(Value::from)
        .prop_filter("not listed", move |value| !listed.contains(value));
    proptest::prop_oneof![6 => known, 1 => new].boxed()
}

fn typed(root: &Value, schema: &Value, name: &str, depth: usize) -> BoxedStrategy<Value> {
    match name {
        "null" => Just(Value::Null).boxed(),
        "boolean" => any::<bool>().prop_map(Value::from).boxed(),
        "integer" => integer(schema),
        "number" => number(schema),
        "string" => string::of(schema).prop_map(Value::from).boxed(),
        "array" => list(root, schema, depth),
        "object" => object(root, schema, depth),
        _ => json::any(),
    }
}

fn integer(schema: &Value) -> BoxedStrategy<Value> {
    let least = schema["minimum"].as_i64().unwrap_or(i64::MIN);
    let most = schema["maximum"].as_i64().unwrap_or(i64::MAX);
    let small = (least.max(-1000).min(most))..=most.min(1000).max(least);
    proptest::prop_oneof![
        (least..=most).prop_map(Value::from),
        small.prop_map(Value::from)
    ]
    .boxed()
}

fn number(schema: &Value) -> BoxedStrategy<Value> {
    match (schema["minimum"].as_f64(), schema["maximum"].as_f64()) {
        (None, None) => json::number(),
        (least, most) => {
            let least = least.unwrap_or(most.unwrap_or(0.0) - 1000.0);
            (least..=most.unwrap_or(least + 1000.0))
                .prop_map(Value::from)
                .boxed()
        }
    }
}

fn list(root: &Value, schema: &Value, depth: usize) -> BoxedStrategy<Value> {
    let count = |keyword: &str| {
        schema[keyword]
            .as_u64()
            .and_then(|count| usize::try_from(count).ok())
    };
    let least = count("minItems").unwrap_or(0);
    let most = if depth < MAX_FREE_DEPTH {
        count("maxItems").unwrap_or(least + 3).min(least + 3)
    } else {
        least
    };
    let unique = schema["uniqueItems"].as_bool().unwrap_or(false);
    let items = if most == 0 {
        Just(Value::Null).boxed()
    } else {
        of(root, &schema["items"], depth + 1)
    };
    let items = vec(items, least..=most)
        .prop_map(move |items| if unique { distinct(items) } else { items });
    items.prop_map(Value::from).boxed()
}

fn distinct(items: Vec<Value>) -> Vec<Value> {
    let mut distinct: Vec<Value> = Vec::new();
    for item in items {
        if !distinct.contains(&item) {
            distinct.push(item);
        }
    }
    distinct
}

/// Declared members, the optional ones there or not, and a few unknown ones.
fn object(root: &Value, schema: &Value, depth: usize) -> BoxedStrategy<Value> {
    let required = schema["required"].as_array().cloned().unwrap_or_default();
    let declared = schema["properties"]
        .as_object()
        .cloned()
        .unwrap_or_default();
    let members: Vec<_> = declared
        .iter()
        .filter_map(|(name, property)| {
            let is_required = required.contains(&Value::from(name.as_str()));
            member(root, name.clone(), property, is_required, depth)
        })
        .collect();
    (members, additional(root, schema, depth))
        .prop_map(move |(members, additional)| {
            let unknown = additional
                .into_iter()
                .filter(|(name, _)| !declared.contains_key(name));
            Value::Object(members.into_iter().flatten().chain(unknown).collect())
        })
        .boxed()
}

/// One declared member; `None` for an optional one that would make the document too deep.
fn member(
    root: &Value,
    name: String,
    property: &Value,
    is_required: bool,
    depth: usize,
) -> Option<BoxedStrategy<Option<(String, Value)>>> {
    if !is_required && depth >= MAX_FREE_DEPTH {
        return None;
    }
    let value = of(root, property, depth + 1);
    let value = if is_required {
        value.prop_map(Some).boxed()
    } else {
        option::of(value).boxed()
    };
    let member = value.prop_map(move |value| Some((name.clone(), value?)));
    Some(member.boxed())
}

fn additional(root: &Value, schema: &Value, depth: usize) -> BoxedStrategy<Vec<(String, Value)>> {
    let value = match &schema["additionalProperties"] {
        Value::Bool(false) => return Just(Vec::new()).boxed(),
        Value::Object(_) if depth >= MAX_FREE_DEPTH => return Just(Vec::new()).boxed(),
        stated @ Value::Object(_) => of(root, stated, depth + 1),
        _ => json::any(),
    };
    vec((string::any(), value), 0..3).boxed()
}
