//! Habits of people who write schemas: compositions that override and close, unions beside properties, tags one level down, conditions,
//! tuples with a rest, values of several types.

use super::schemas::Author;
use super::{collections, scalars};
use serde_json::{Value, json};

/// A schema with one of the habits, that nests at most `depth` deep.
pub(super) fn habit(author: &mut Author<'_>, depth: usize) -> Value {
    match author.dice.below(24) {
        0 | 1 => overridden(author, depth),
        2 => nested(author, depth),
        3 | 4 => beside_properties(author, depth),
        5 => discriminated(author, depth),
        6 => closed_part(author, depth),
        7 => collections::tuple_with_rest(author, depth),
        8 => scalars::of_several_types(author.dice),
        9 => scalars::composed(author.dice),
        10 => beside_reference(author, depth),
        11 => one_or_many(author, depth),
        12 => several_types(author, depth),
        13 | 14 => conditions(author, depth),
        15 => contained(author, depth),
        16 => two_unions(author, depth),
        17 => unevaluated(author, depth),
        18 => json!({"oneOf": [author.composed(depth), author.composed(depth)]}),
        19 => json!({"type": "array", "items": {"$ref": "#"}, "maxItems": 2}),
        20 => inner_tag(author, depth),
        21 => closed_patterns(author, depth),
        22 => narrowed_union(author, depth),
        _ => excluded(author),
    }
}

/// A base with one of its properties narrowed or only described again, and often another one that is required.
fn overridden(author: &mut Author<'_>, depth: usize) -> Value {
    let base = author.base(depth);
    let name = *author.dice.pick(&["id", "type", "name", "status"]);
    let again = match author.dice.below(7) {
        0 => json!({"minLength": 2}),
        1 => json!({"const": "abc"}),
        2 => json!({"description": "Again."}),
        3 => json!({"type": ["string", "null"]}),
        4 => json!({"type": "string", "enum": ["one", "two", "abc"]}),
        5 => json!(true),
        _ => author.scalar(),
    };
    let mut part = json!({"properties": {(name): again}, "type": "object"});
    if author.dice.chance(40) {
        part["required"] = json!([name]);
    }
    if author.dice.chance(30) {
        // The same, with the members beside the composition.
        part["allOf"] = json!([base]);
        return part;
    }
    json!({"allOf": [base, part]})
}

/// Compositions of compositions.
fn nested(author: &mut Author<'_>, depth: usize) -> Value {
    let inner = overridden(author, depth);
    let outer = author.open_object(depth);
    let mut parts = vec![inner, json!({"allOf": [outer]})];
    if author.dice.chance(50) {
        parts.push(json!({"required": ["id"]}));
    }
    json!({"allOf": parts, "description": "All of it."})
}

/// Members that all branches share stand beside the union.
fn beside_properties(author: &mut Author<'_>, depth: usize) -> Value {
    let mut object = author.open_object(depth);
    let union = match author.dice.below(4) {
        0 => author.tagged(depth),
        1 => json!({"oneOf": [author.base(depth), author.open_object(depth)]}),
        2 => {
            json!({"anyOf": [{"required": ["id"]}, {"properties": {"note": {"type": "string"}}, "required": ["note"]}]})
        }
        _ => json!({"oneOf": [
            {"properties": {"mode": {"const": "file"}, "path": {"type": "string"}}, "required": ["mode", "path"]},
            {"properties": {"mode": {"enum": ["url", "git"]}, "path": author.scalar()}, "required": ["mode"]},
        ]}),
    };
    if author.dice.chance(40) {
        return json!({"allOf": [object, union]});
    }
    let both = object.as_object_mut().zip(union.as_object().cloned());
    if let Some((object, union)) = both {
        object.extend(union);
    }
    object
}

/// Definitions with a tag that a `discriminator` names, with a mapping or without; a validator does not know the keyword.
fn discriminated(author: &mut Author<'_>, depth: usize) -> Value {
    let branches: Vec<Value> = ["Cat", "Dog"]
        .iter()
        .map(|name| {
            let branch = author.branch(depth, "petType", &json!(name));
            author.define(name, branch)
        })
        .collect();
    let mut discriminator = json!({"propertyName": "petType"});
    if author.dice.chance(50) {
        discriminator["mapping"] =
            json!({"Cat": branches[0]["$ref"].clone(), "Dog": branches[1]["$ref"].clone()});
    }
    json!({"oneOf": branches, "discriminator": discriminator})
}

/// A closed object among the parts: only its members are allowed.
fn closed_part(author: &mut Author<'_>, depth: usize) -> Value {
    let mut closed = author.open_object(depth);
    closed["additionalProperties"] = json!(false);
    match author.dice.below(3) {
        0 => json!({"allOf": [closed], "description": "Closed."}),
        1 => json!({"allOf": [closed, {"required": ["id"]}]}),
        _ => json!({"allOf": [closed, {"properties": {"id": {"minLength": 2}}}], "type": "object"}),
    }
}

/// Keywords beside a reference, which count since 2019-09.
fn beside_reference(author: &mut Author<'_>, depth: usize) -> Value {
    let mut reference = author.composed(depth);
    let beside = [
        json!({"description": "Described here."}),
        json!({"minLength": 2, "maximum": 50}),
        json!({"type": "object"}),
        json!({"required": ["id"]}),
        json!({"minProperties": 1, "maxItems": 2}),
        json!({"default": null, "deprecated": true}),
        json!({"not": {"type": "null"}}),
    ];
    if author.is_newest() {
        let beside = author.dice.pick(&beside);
        let both = reference.as_object_mut().zip(beside.as_object().cloned());
        if let Some((reference, beside)) = both {
            reference.extend(beside);
        }
    }
    reference
}

/// One value or a list of such values.
fn one_or_many(author: &mut Author<'_>, depth: usize) -> Value {
    let item = match author.dice.below(3) {
        0 => author.scalar(),
        1 => author.composed(depth),
        _ => json!({"type": "string"}),
    };
    let keyword = *author.dice.pick(&["anyOf", "oneOf"]);
    json!({(keyword): [item, {"type": "array", "items": item}]})
}

/// One schema with the keywords of all its types.
fn several_types(author: &mut Author<'_>, depth: usize) -> Value {
    let mut schema = author.object(depth);
    schema["type"] = match author.dice.below(4) {
        0 => json!(["object", "null"]),
        1 => json!(["object", "string", "boolean"]),
        2 => json!(["array", "object", "integer"]),
        _ => json!(["string", "number", "boolean", "array", "object", "null"]),
    };
    schema["items"] = author.scalar();
    schema["maxLength"] = json!(5);
    schema["minimum"] = json!(3);
    schema
}

/// What holds depends on the value of a member.
fn conditions(author: &mut Author<'_>, depth: usize) -> Value {
    let mut object = author.open_object(depth);
    object["properties"]["kind"] = json!({"type": "string", "enum": ["a", "b", "c"]});
    let when = json!({"properties": {"kind": {"const": "a"}}, "required": ["kind"]});
    let then = match author.dice.below(3) {
        0 => json!({"required": ["name"]}),
        1 => json!({"properties": {"name": {"type": "string"}, "more": {"type": "integer"}}}),
        _ => json!({"not": {"required": ["name"]}}),
    };
    match author.dice.below(4) {
        0 => object["allOf"] = json!([{"if": when, "then": then}]),
        1 => {
            object["if"] = when;
            object["then"] = then;
            object["else"] = json!({"required": ["id"]});
        }
        2 => {
            let second = json!({"if": {"required": ["id"]}, "else": {"maxProperties": 3}});
            object["allOf"] = json!([{"if": when, "then": then}, second]);
        }
        _ => {
            let keyword = if author.is_newest() {
                "dependentSchemas"
            } else {
                "dependencies"
            };
            object[keyword] = json!({"kind": then});
        }
    }
    object
}

/// A list that holds something at least.
fn contained(author: &mut Author<'_>, depth: usize) -> Value {
    let items = author.any(depth);
    let mut array = json!({"type": "array", "items": items});
    array["contains"] = match author.dice.below(3) {
        0 => json!({"type": ["string", "object"]}),
        1 => json!({"const": "abc"}),
        _ => json!({"required": ["id"]}),
    };
    if author.is_newest() && author.dice.chance(50) {
        array["minContains"] = json!(0);
        array["maxContains"] = json!(1);
    }
    array
}

/// Two unions hold at once.
fn two_unions(author: &mut Author<'_>, depth: usize) -> Value {
    let first = author.tagged(depth);
    let second = match author.dice.below(3) {
        0 => author.tagged(depth),
        1 => json!({"anyOf": [author.open_object(depth), author.open_object(depth)]}),
        _ => json!({"oneOf": [{"required": ["id"]}, {"required": ["name"]}]}),
    };
    json!({"allOf": [first, second]})
}

/// Parts, and nothing but what one of them declares.
fn unevaluated(author: &mut Author<'_>, depth: usize) -> Value {
    let mut schema = overridden(author, depth);
    if author.is_newest() {
        schema["unevaluatedProperties"] = json!(false);
    }
    schema
}

/// What tells the branches apart is a member of a member.
fn inner_tag(author: &mut Author<'_>, depth: usize) -> Value {
    let branches: Vec<Value> = ["card", "cash"]
        .iter()
        .map(|value| {
            let inner = author.branch(0, "type", &json!(value));
            author
                .branch(depth, "inner", &Value::Null)
                .as_object_mut()
                .map_or(Value::Null, |branch| {
                    branch["properties"]["inner"] = inner;
                    json!(branch)
                })
        })
        .collect();
    json!({"oneOf": branches})
}

/// Members by name and by pattern, and no others.
fn closed_patterns(author: &mut Author<'_>, depth: usize) -> Value {
    let mut object = author.open_object(depth);
    object["patternProperties"] =
        json!({"^x-": author.any(depth), "^[a-z]+$": {"not": {"type": "null"}}});
    object["additionalProperties"] = json!(false);
    object
}

/// A union, and a schema beside it that all branches obey.
fn narrowed_union(author: &mut Author<'_>, depth: usize) -> Value {
    let union = author.choice(depth);
    let part = match author.dice.below(4) {
        0 => json!({"minLength": 3, "minProperties": 2}),
        1 => json!({"required": ["id"]}),
        2 => {
            json!({"properties": {"id": {"type": "string"}, "name": {"maxLength": 4}}, "type": ["object", "string", "array"]})
        }
        _ => json!({"not": {"const": "abc"}}),
    };
    json!({"allOf": [union, part]})
}

/// Anything but something.
fn excluded(author: &mut Author<'_>) -> Value {
    let mut scalar = author.scalar();
    scalar["not"] = match author.dice.below(4) {
        0 => json!({"enum": ["abc", 1, null]}),
        1 => json!({"const": "one"}),
        2 => json!({"type": "integer"}),
        _ => json!({"pattern": "^a"}),
    };
    scalar
}
