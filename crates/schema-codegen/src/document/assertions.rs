//! Keywords that assert something of a value, in all drafts, in the form of 2020-12.

use super::operand::Operand;
use super::schema::{Discriminator, JsonType, Schema};
use super::tree::{Json, Node};
use crate::diagnostic::{Code, DiagnosticSink, did_you_mean};
use serde_json::Value;

/// Reads `value` of `keyword` when it is an assertion without a schema inside.
pub(super) fn read(schema: &mut Schema, keyword: &str, value: &mut Operand<'_, '_>) {
    match keyword {
        "$ref" => schema.reference = value.string(),
        "$dynamicRef" => {
            schema.dynamic_reference = value.string().map(|found| ("$dynamicRef", found));
        }
        "$recursiveRef" => {
            schema.dynamic_reference = value.string().map(|found| ("$recursiveRef", found));
        }
        "$anchor" => schema.anchors.extend(value.string()),
        "$dynamicAnchor" => {
            let anchor = value.string();
            schema.anchors.extend(anchor.clone());
            schema.dynamic_anchors.extend(anchor);
        }
        "$recursiveAnchor" => schema.recursive_anchor = value.boolean(),
        "type" => schema.types = types(value),
        "enum" => intersect(&mut schema.values, value.values()),
        "const" => intersect(&mut schema.values, value.value().into_iter().collect()),
        "format" => schema.format = value.string(),
        "nullable" => schema.nullable = value.boolean(),
        "required" => schema.required = value.strings(),
        "minContains" => schema.min_contains = value.count(),
        "maxContains" => schema.max_contains = value.count(),
        "contentEncoding" => schema.contents = value.string().map(|_| "contentEncoding"),
        "contentMediaType" => schema.contents = value.string().map(|_| "contentMediaType"),
        "discriminator" => schema.discriminator = discriminator(value),
        _ => constraint(schema, keyword, value),
    }
}

fn discriminator(value: &mut Operand<'_, '_>) -> Option<Discriminator> {
    // Swagger 2.0 has the name of the member alone.
    if let Some(property) = value.node.as_str() {
        return Some(Discriminator {
            property: property.to_owned(),
            mapping: Vec::new(),
        });
    }
    let Some(mut property) = value.member("propertyName") else {
        value.wrong("an object with propertyName");
        return None;
    };
    let property = property.string()?;
    let mapping = value.member("mapping").map(|mut mapping| {
        let entries = mapping.members("an object: value -> schema").iter();
        let entries = entries.filter_map(|entry| {
            let target = Operand::of(entry, &mapping.pointer, mapping.sink).string()?;
            Some((entry.key.clone(), target))
        });
        entries.collect()
    });
    Some(Discriminator {
        property,
        mapping: mapping.unwrap_or_default(),
    })
}

fn constraint(schema: &mut Schema, keyword: &str, value: &mut Operand<'_, '_>) {
    let constraints = &mut schema.constraints;
    match keyword {
        "minLength" => constraints.min_length = value.count(),
        "maxLength" => constraints.max_length = value.count(),
        "pattern" => constraints.pattern = value.string(),
        "minimum" => constraints.minimum = value.number(),
        "maximum" => constraints.maximum = value.number(),
        "multipleOf" => constraints.multiple_of = value.positive_number(),
        "minItems" => constraints.min_items = value.count(),
        "maxItems" => constraints.max_items = value.count(),
        "uniqueItems" => constraints.unique_items = value.boolean(),
        "minProperties" => constraints.min_properties = value.count(),
        "maxProperties" => constraints.max_properties = value.count(),
        "exclusiveMinimum" if value.node.as_bool().is_none() => {
            constraints.exclusive_minimum = value.number();
        }
        "exclusiveMaximum" if value.node.as_bool().is_none() => {
            constraints.exclusive_maximum = value.number();
        }
        _ => {}
    }
}

/// Draft 04 says with a boolean that a limit is exclusive.
pub(super) fn read_boolean_limits(schema: &mut Schema, node: &Node) {
    let is_true = |key: &str| {
        node.member(key)
            .is_some_and(|member| matches!(member.value.json, Json::Bool(true)))
    };
    let constraints = &mut schema.constraints;
    if is_true("exclusiveMinimum") {
        constraints.exclusive_minimum = constraints.minimum.take();
    }
    if is_true("exclusiveMaximum") {
        constraints.exclusive_maximum = constraints.maximum.take();
    }
}

/// Reports values of `enum` or `const` that are not of the `type` beside them.
pub(super) fn check_values(schema: &Schema, sink: &mut DiagnosticSink) {
    let (Some(types), Some(values)) = (&schema.types, &schema.values) else {
        return;
    };
    let odd = |value: &&Value| {
        let admitted = types.iter().any(|known| known.admits(value));
        !(admitted || (value.is_null() && schema.nullable))
    };
    let count = values.iter().filter(odd).count();
    if count > 0 {
        let fact = format!(
            "{count} of the {} values here are not of the `type` beside them",
            values.len()
        );
        let help = "add their types to `type`, or correct the values";
        let code = Code::ContradictoryValues;
        sink.approximate(code, &schema.pointer, fact, "they count as valid", help);
    }
}

/// `enum` and `const` side by side: both hold.
fn intersect(values: &mut Option<Vec<Value>>, mut more: Vec<Value>) {
    if let Some(before) = values {
        more.retain(|value| before.contains(value));
    }
    *values = Some(more);
}

fn types(value: &mut Operand<'_, '_>) -> Option<Vec<JsonType>> {
    match &value.node.json {
        Json::String(name) => Some(json_type(name, value).into_iter().collect()),
        Json::Array(items) => {
            let mut types = Vec::new();
            for (index, item) in items.iter().enumerate() {
                let mut item = value.item(index, item);
                let found = item.string().and_then(|name| json_type(&name, &mut item));
                types.extend(found.filter(|found| !types.contains(found)));
            }
            Some(types)
        }
        _ => {
            value.wrong("the name of a type, or an array of them");
            None
        }
    }
}

fn json_type(name: &str, value: &mut Operand<'_, '_>) -> Option<JsonType> {
    let found = JsonType::NAMES.iter().find(|(known, _)| *known == name);
    if found.is_none() {
        let names = JsonType::NAMES.map(|(known, _)| known);
        let found = name.escape_debug();
        let message = format!("{} is `{found}`, which is no JSON type", value.name());
        let help =
            did_you_mean(name, names).unwrap_or_else(|| format!("one of: {}", names.join(", ")));
        value.report(Code::WrongValue, message, help);
    }
    found.map(|(_, json_type)| *json_type)
}
