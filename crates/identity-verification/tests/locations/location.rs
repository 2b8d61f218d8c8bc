//! Every location of a payload with what the schema says about it, found without any generated type: what the tests compare with.

use serde_json::Value;

/// One location of a payload.
#[derive(Clone, Debug)]
pub(crate) struct Location {
    /// JSON Pointer into the payload.
    pub(crate) pointer: String,
    /// What the schema says the value is.
    pub(crate) kind: Kind,
    /// Marked with a class other than `none`.
    pub(crate) sensitive: bool,
    /// Name of the definition that the schema refers to; empty for an inline schema.
    pub(crate) definition: String,
}

/// What the schema says a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An object.
    Object,
    /// An array.
    Array,
    /// Any string.
    String,
    /// A calendar date.
    Date,
    /// A point in time.
    DateTime,
    /// One of listed strings.
    Enum,
    /// An integer.
    Integer,
}

impl Location {
    /// The member's name and the pointer of the object around it; `None` for the root and for items of arrays.
    pub(crate) fn member(&self) -> Option<(&str, &str)> {
        let (parent, name) = self.pointer.rsplit_once('/')?;
        (!name.bytes().all(|byte| byte.is_ascii_digit())).then_some((parent, name))
    }
}

/// Every location of `payload` that holds a value, the root first.
///
/// It panics when the payload does not fit the schema, or the schema says something that this walk does not know.
pub(crate) fn locations(schema: &Value, payload: &Value) -> Vec<Location> {
    let mut walk = Walk {
        schema,
        found: Vec::new(),
    };
    walk.value("", schema, payload);
    walk.found
}

struct Walk<'a> {
    schema: &'a Value,
    found: Vec<Location>,
}

impl<'a> Walk<'a> {
    fn value(&mut self, pointer: &str, stated: &'a Value, value: &Value) {
        let facts = self.resolve(stated);
        let kind = kind(facts.schema);
        let location = Location {
            pointer: pointer.to_owned(),
            kind,
            sensitive: facts.class != "none",
            definition: facts.definition.to_owned(),
        };
        self.found.push(location);
        match value {
            Value::Object(members) => {
                for (name, property) in facts.schema["properties"].as_object().expect("properties")
                {
                    if let Some(member) = members.get(name) {
                        self.value(&format!("{pointer}/{name}"), property, member);
                    }
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.value(&format!("{pointer}/{index}"), &facts.schema["items"], item);
                }
            }
            _ => {}
        }
    }

    /// Follows references, and takes the one branch beside null.
    fn resolve(&self, stated: &'a Value) -> Facts<'a> {
        let mut facts = Facts {
            schema: stated,
            definition: "",
            class: "",
        };
        loop {
            if facts.class.is_empty() {
                facts.class = facts.schema["x-sensitive"].as_str().unwrap_or("");
            }
            if let Some(reference) = facts.schema["$ref"].as_str() {
                let pointer = reference
                    .strip_prefix('#')
                    .expect("a reference inside the schema");
                facts.schema = self
                    .schema
                    .pointer(pointer)
                    .expect("the target of a reference");
                facts.definition = pointer.rsplit('/').next().unwrap_or("");
            } else if let Some(members) = facts.schema["anyOf"].as_array() {
                facts.schema = members
                    .iter()
                    .find(|member| member["type"] != "null")
                    .expect("a branch beside null");
            } else {
                return facts;
            }
        }
    }
}

struct Facts<'a> {
    schema: &'a Value,
    definition: &'a str,
    class: &'a str,
}

fn types(schema: &Value) -> Vec<&str> {
    match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
        other => panic!("no type: {other}"),
    }
}

fn kind(schema: &Value) -> Kind {
    let types = types(schema);
    match types
        .into_iter()
        .find(|name| *name != "null")
        .expect("a type beside null")
    {
        "object" => Kind::Object,
        "array" => Kind::Array,
        "integer" => Kind::Integer,
        "string" if schema.get("enum").is_some() => Kind::Enum,
        "string" => match schema["format"].as_str() {
            Some("date") => Kind::Date,
            Some("date-time") => Kind::DateTime,
            _ => Kind::String,
        },
        other => panic!("the type {other} is not known here"),
    }
}
