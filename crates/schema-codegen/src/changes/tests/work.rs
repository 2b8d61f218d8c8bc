//! How much work it is to compare schemas that are large, or made to explode: counted, never timed.

use super::super::{Changes, WORK, within};
use super::release;
use crate::containment::Work;
use serde_json::{Map, Value, json};
use std::rc::Rc;

/// How much one comparison may be here, and what is counted beyond that before it ends.
const BOUND: usize = 500_000;
const SLACK: usize = 200_000;

/// The work of comparing `old` with `new`, and what was found.
fn compared(old: &Value, new: &Value, most: usize) -> (usize, Changes) {
    let work = Rc::new(Work::of(most));
    let changes = within(&release(old), &release(new), &work);
    (work.spent(), changes)
}

fn reference(index: usize) -> Value {
    json!({"$ref": format!("#/$defs/{index}")})
}

/// `levels` definitions, each made by `level` from its index; the last one is a string of `least` characters in an object.
fn chain(levels: usize, least: usize, level: impl Fn(usize) -> Value) -> Value {
    let end = object([("v".to_owned(), string(least))]);
    let definitions = (0..levels).map(|index| (index.to_string(), level(index)));
    let definitions = definitions.chain([(levels.to_string(), end)]);
    let definitions: Map<String, Value> = definitions.collect();
    json!({"title": "Root", "type": "object", "properties": {"root": reference(0)}, "$defs": definitions})
}

fn object(properties: impl IntoIterator<Item = (String, Value)>) -> Value {
    let properties: Map<String, Value> = properties.into_iter().collect();
    json!({"type": "object", "properties": properties})
}

fn string(least: usize) -> Value {
    json!({"type": "string", "minLength": least})
}

/// A root object of `count` members, made by `member` from their indices, with more keywords.
fn members(count: usize, member: impl Fn(usize) -> (String, Value), more: &Value) -> Value {
    let mut root = object((0..count).map(member));
    root["title"] = "Root".into();
    let more = more.as_object().into_iter().flatten();
    for (name, value) in more {
        root[name] = value.clone();
    }
    root
}

/// A schema of a size, in which one string has at least so many characters.
type Schema = fn(usize, usize) -> Value;

/// Of twice the size, twice the work.
const LINEAR: [(&str, Schema); 14] = [
    ("aliases", |n, least| chain(n, least, |i| reference(i + 1))),
    ("references", |n, least| {
        chain(n, least, |i| {
            object([("next".to_owned(), reference(i + 1))])
        })
    }),
    ("allOf that doubles", |n, least| {
        chain(
            n,
            least,
            |i| json!({"allOf": [reference(i + 1), reference(i + 1)]}),
        )
    }),
    ("anyOf that doubles", |n, least| {
        chain(
            n,
            least,
            |i| json!({"anyOf": [reference(i + 1), reference(i + 1)]}),
        )
    }),
    ("oneOf that doubles", |n, least| {
        chain(
            n,
            least,
            |i| json!({"oneOf": [reference(i + 1), {"type": "null"}]}),
        )
    }),
    ("properties that double", |n, least| {
        chain(n, least, |i| {
            object([
                ("a".to_owned(), reference(i + 1)),
                ("b".to_owned(), reference(i + 1)),
            ])
        })
    }),
    ("not", |n, least| {
        chain(
            n,
            least,
            |i| json!({"type": "object", "not": {"required": [i.to_string()], "properties": {"x": reference(i + 1)}}}),
        )
    }),
    ("if", |n, least| {
        chain(
            n,
            least,
            |i| json!({"if": reference(i + 1), "then": reference(i + 1), "else": {"required": [i.to_string()]}}),
        )
    }),
    ("unevaluatedProperties", |n, least| {
        chain(
            n,
            least,
            |i| json!({"type": "object", "anyOf": [reference(i + 1), {"required": [i.to_string()]}], "unevaluatedProperties": false}),
        )
    }),
    ("dependentSchemas", |n, least| {
        chain(
            n,
            least,
            |i| json!({"type": "object", "dependentSchemas": {"a": reference(i + 1), "b": reference(i + 1)}}),
        )
    }),
    ("properties", |n, least| {
        members(
            n,
            |i| (i.to_string(), string(if i == 0 { least } else { 1 })),
            &json!({}),
        )
    }),
    ("closed, all required", |n, least| {
        let names: Vec<String> = (0..n).map(|i| i.to_string()).collect();
        let more = json!({"required": names, "additionalProperties": false});
        members(
            n,
            |i| (i.to_string(), string(if i == 0 { least } else { 1 })),
            &more,
        )
    }),
    ("values", |n, least| {
        let values: Vec<String> = (0..n + least).map(|i| i.to_string()).collect();
        members(1, |_| ("e".to_owned(), json!({"enum": values})), &json!({}))
    }),
    ("unions that contain each other", |n, least| {
        chain(n, least, |i| {
            let inside = object([
                ("l".to_owned(), reference(i / 2)),
                ("r".to_owned(), reference(i + 1)),
            ]);
            json!({"anyOf": [{"type": "array", "items": reference(i)}, inside]})
        })
    }),
];

/// What cannot be decided in any reasonable time, which ends at the bound.
const BOUNDED: [(&str, Schema); 6] = [
    ("branches of oneOf", |n, least| {
        let branch = |i: usize| json!({"type": "object", "required": [i.to_string()], "properties": {(i.to_string()): string(if i == 0 { least } else { 1 })}});
        let branches: Vec<Value> = (0..n).map(branch).collect();
        chain(1, least, |_| json!({"oneOf": branches}))
    }),
    ("a product of oneOf", |n, least| {
        let choice = |i: usize| json!({"oneOf": [{"required": [format!("a{i}")]}, {"required": [format!("b{i}")]}]});
        let choices: Vec<Value> = (0..n).map(choice).collect();
        members(
            1,
            |_| ("v".to_owned(), string(least)),
            &json!({"allOf": choices}),
        )
    }),
    ("schemas that are all violated", |n, least| {
        let violated = |i: usize| {
            let declared = (0..6).map(|at| (format!("p{at}"), json!({"type": "string"})));
            json!({"not": object(declared.chain([(format!("q{i}"), string(least))]))})
        };
        let all: Vec<Value> = (0..n).map(violated).collect();
        members(
            1,
            |_| ("v".to_owned(), string(least)),
            &json!({"allOf": all}),
        )
    }),
    ("patterns", |n, least| {
        let pattern = |i: usize| {
            (
                format!("[a-z]{{{}}}", i + 1),
                string(if i == 0 { least } else { 1 }),
            )
        };
        let patterns: Map<String, Value> = (0..n).map(pattern).collect();
        members(
            1,
            |_| ("v".to_owned(), string(1)),
            &json!({"patternProperties": patterns}),
        )
    }),
    ("every property", |n, least| {
        members(n, |i| (i.to_string(), string(least)), &json!({}))
    }),
    ("items in items", |n, least| {
        let nest = |inside: Value| json!({"type": "array", "minItems": 10, "items": inside});
        let nested = (0..n / 8).fold(string(least), |inside, _| nest(inside));
        members(1, |_| ("v".to_owned(), nested.clone()), &json!({}))
    }),
];

#[test]
fn comparing_is_linear_in_the_size_of_the_schemas() {
    for (name, schema) in LINEAR {
        let work = |size| compared(&schema(size, 1), &schema(size, 1), WORK).0;
        let (once, twice) = (work(30), work(60));
        assert!(twice <= 3 * once + 2_000, "{name}: {once}, then {twice}");
    }
}

/// A break of every type is looked at in both schemas, which are not read anew for each.
#[test]
fn many_breaks_of_types_that_refer_to_each_other_are_linear() {
    let schema = |size: usize, required: Value| {
        chain(size, 1, |i| {
            let mut level = object([
                ("v".to_owned(), string(1)),
                ("next".to_owned(), reference(i + 1)),
            ]);
            level["required"] = required.clone();
            level
        })
    };
    let work = |size| {
        let (work, changes) = compared(&schema(size, json!([])), &schema(size, json!(["v"])), WORK);
        assert!(changes.list.len() >= size, "{}", changes.list.len());
        work
    };
    let (once, twice) = (work(40), work(80));
    assert!(twice <= 5 * once / 2, "{once}, then {twice}");
}

#[test]
fn comparing_ends_where_nothing_can_be_decided() {
    for (name, schema) in LINEAR.into_iter().chain(BOUNDED) {
        let (work, changes) = compared(&schema(40, 1), &schema(40, 2), BOUND);
        assert!(work <= BOUND + SLACK, "{name}: {work}");
        assert!(!changes.list.is_empty(), "{name}: the change is lost");
    }
}

#[test]
fn a_schema_that_explodes_is_equal_to_itself() {
    for (name, schema) in LINEAR.into_iter().chain(BOUNDED) {
        let found = compared(&schema(60, 1), &schema(60, 1), WORK).1;
        assert_eq!(found.list, [], "{name}");
    }
}
