//! Schemas of any size, to see how the work of the generator grows: it should be in proportion to the text.

use serde_json::{Map, Value, json};

/// A kind of schema.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// Its name in the table.
    pub name: &'static str,
    /// The schema with this many of what it is about.
    pub schema: fn(usize) -> Value,
}

/// What people and programs write many of, and what has exploded in generators.
pub const SHAPES: [Shape; 15] = [
    Shape {
        name: "properties",
        schema: |n| object(members(n, |_| string())),
    },
    Shape {
        name: "nullable-properties",
        schema: |n| {
            let property = |i| json!({"anyOf": [reference(i), {"type": "null"}]});
            defined(n, property, |_| object(one("a", string())))
        },
    },
    Shape {
        name: "definitions",
        schema: |n| defined(n, reference, |_| object(one("a", string()))),
    },
    Shape {
        name: "same-titles",
        schema: |n| {
            object(members(n, |i| {
                let mut same = object(one(&format!("a{i}"), string()));
                same["title"] = json!("Same");
                same
            }))
        },
    },
    Shape {
        name: "similar-names",
        schema: |n| {
            let spelt =
                |i: usize| (0..10).map(move |bit| if i >> bit & 1 == 0 { "_" } else { "-" });
            let named = |i| (format!("a{}b", spelt(i).collect::<String>()), string());
            object((0..n).map(named).collect())
        },
    },
    Shape {
        name: "references-in-a-row",
        schema: |n| chain(n, reference),
    },
    Shape {
        name: "objects-in-a-row",
        schema: |n| chain(n, |next| object(one("next", reference(next)))),
    },
    Shape {
        name: "all-of-in-a-row",
        schema: |n| {
            chain(n, |next| {
                let mut level = object(one(&format!("a{next}"), string()));
                level["allOf"] = json!([reference(next)]);
                level
            })
        },
    },
    Shape {
        name: "all-of",
        schema: |n| {
            let branch = |i| json!({"properties": {format!("a{i}"): string()}, "required": [format!("a{i}")]});
            json!({"title": "Root", "type": "object", "allOf": branches(n, branch)})
        },
    },
    Shape {
        name: "one-of-with-a-tag",
        schema: |n| {
            let branch = |i| {
                let mut branch = object(one("kind", json!({"const": format!("kind_{i}")})));
                branch["properties"][format!("a{i}")] = string();
                branch["required"] = json!(["kind"]);
                branch
            };
            object(one("union", json!({"oneOf": branches(n, branch)})))
        },
    },
    Shape {
        name: "any-of-without-a-tag",
        schema: |n| {
            let branch = |i| {
                let mut branch = object(one(&format!("a{i}"), string()));
                branch["required"] = json!([format!("a{i}")]);
                branch
            };
            object(one("union", json!({"anyOf": branches(n, branch)})))
        },
    },
    Shape {
        name: "enum",
        schema: |n| {
            object(one(
                "value",
                json!({"enum": branches(n, |i| json!(format!("v{i}")))}),
            ))
        },
    },
    Shape {
        name: "conditions",
        schema: |n| {
            let condition = |i| {
                let has = json!({"properties": {"a": {"const": format!("v{i}")}}});
                json!({"if": has, "then": {"required": [format!("b{i}")]}})
            };
            let mut root = object(one("a", string()));
            root["allOf"] = branches(n, condition);
            root
        },
    },
    Shape {
        name: "dependent-required",
        schema: |n| {
            let name = |i| format!("p{i}");
            let mut root = object(members(n, |_| string()));
            root["required"] = branches(n, |i| json!(name(i)));
            let needs = |i| (name(i), json!([name((i + 1) % n)]));
            root["dependentRequired"] = Value::Object((0..n).map(needs).collect());
            root
        },
    },
    Shape {
        name: "markup",
        schema: |n| {
            let described = |text: &str| json!({"type": "string", "description": text.repeat(n)});
            let mut root = object(one("brackets", described("[a](<b *c* `d` ")));
            root["properties"]["stars"] = described("*_");
            root["properties"]["ticks"] = described("` < ");
            root
        },
    },
];

fn string() -> Value {
    json!({"type": "string"})
}

fn object(properties: Map<String, Value>) -> Value {
    json!({"title": "Root", "type": "object", "properties": Value::Object(properties)})
}

fn one(name: &str, schema: Value) -> Map<String, Value> {
    Map::from_iter([(name.to_owned(), schema)])
}

fn members(n: usize, schema: impl Fn(usize) -> Value) -> Map<String, Value> {
    (0..n).map(|i| (format!("p{i}"), schema(i))).collect()
}

fn branches(n: usize, schema: impl Fn(usize) -> Value) -> Value {
    (0..n).map(schema).collect()
}

fn reference(i: usize) -> Value {
    json!({"$ref": format!("#/$defs/D{i}")})
}

/// A root with a property for each definition.
fn defined(
    n: usize,
    property: impl Fn(usize) -> Value,
    definition: impl Fn(usize) -> Value,
) -> Value {
    let mut root = object(members(n, property));
    let definitions = (0..n).map(|i| (format!("D{i}"), untitled(definition(i))));
    root["$defs"] = Value::Object(definitions.collect());
    root
}

/// Definitions of which each refers to the next one, and the last one is a string.
fn chain(n: usize, level: impl Fn(usize) -> Value) -> Value {
    let definition = |i| {
        if i + 1 == n {
            object(one("end", string()))
        } else {
            level(i + 1)
        }
    };
    let mut root = defined(n, reference, definition);
    root["properties"] = Value::Object(one("first", reference(0)));
    root
}

/// A definition is named after its key.
fn untitled(mut schema: Value) -> Value {
    if let Some(schema) = schema.as_object_mut() {
        schema.remove("title");
    }
    schema
}
