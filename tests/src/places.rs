//! Every place of a payload, with what the schema says about it: the independent route of the proofs.
//!
//! In: the schema and a payload as JSON. Out: [`Place`]s. No generated type and no part of the generator takes part.

use serde_json::Value;

/// One place of a payload.
#[derive(Clone, Debug)]
pub struct Place {
    /// JSON Pointer into the payload.
    pub pointer: String,
    /// What the schema says the value is.
    pub kind: Kind,
    /// Listed in `required` of the object around it. True for items and the root.
    pub required: bool,
    /// Null is admitted.
    pub nullable: bool,
    /// Marked with a class other than `none`.
    pub sensitive: bool,
    /// Name of the definition that the place refers to; empty for a schema in place.
    pub definition: String,
}

/// What the schema says a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An object.
    Object,
    /// A list.
    List,
    /// Any text.
    Text,
    /// A calendar date.
    Date,
    /// A point in time.
    DateTime,
    /// One of listed texts.
    Enum,
    /// A whole number.
    Integer,
}

impl Place {
    /// The member's name and the pointer of the object around it; `None` for the root and for items of lists.
    #[must_use]
    pub fn member(&self) -> Option<(&str, &str)> {
        let (parent, name) = self.pointer.rsplit_once('/')?;
        (!name.bytes().all(|byte| byte.is_ascii_digit())).then_some((parent, name))
    }
}

/// Every place of `payload` that holds a value, the root first.
///
/// # Panics
/// When the payload does not fit the schema, or the schema says something that this walk does not know.
#[must_use]
pub fn places(schema: &Value, payload: &Value) -> Vec<Place> {
    let mut walk = Walk {
        schema,
        found: Vec::new(),
    };
    walk.value("", schema, payload, true);
    walk.found
}

struct Walk<'a> {
    schema: &'a Value,
    found: Vec<Place>,
}

impl<'a> Walk<'a> {
    fn value(&mut self, pointer: &str, stated: &'a Value, value: &Value, required: bool) {
        let facts = self.resolve(stated);
        let kind = kind(facts.schema);
        let nullable = facts.nullable || admits_null(facts.schema);
        let place = Place {
            pointer: pointer.to_owned(),
            kind,
            required,
            nullable,
            sensitive: facts.class != "none",
            definition: facts.definition.to_owned(),
        };
        self.found.push(place);
        match value {
            Value::Object(members) => {
                let required = facts.schema["required"].as_array();
                for (name, property) in facts.schema["properties"].as_object().expect("properties")
                {
                    let required =
                        required.is_some_and(|names| names.contains(&Value::from(name.as_str())));
                    if let Some(member) = members.get(name) {
                        self.value(&format!("{pointer}/{name}"), property, member, required);
                    }
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.value(
                        &format!("{pointer}/{index}"),
                        &facts.schema["items"],
                        item,
                        true,
                    );
                }
            }
            _ => {}
        }
    }

    /// Follows references and the one alternative beside null.
    fn resolve(&self, stated: &'a Value) -> Facts<'a> {
        let mut facts = Facts {
            schema: stated,
            definition: "",
            nullable: false,
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
                facts.nullable = members.iter().any(|member| member["type"] == "null");
                facts.schema = members
                    .iter()
                    .find(|member| member["type"] != "null")
                    .expect("an alternative");
            } else {
                return facts;
            }
        }
    }
}

struct Facts<'a> {
    schema: &'a Value,
    definition: &'a str,
    nullable: bool,
    class: &'a str,
}

fn types(schema: &Value) -> Vec<&str> {
    match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
        other => panic!("no type: {other}"),
    }
}

fn admits_null(schema: &Value) -> bool {
    types(schema).contains(&"null")
}

fn kind(schema: &Value) -> Kind {
    let types = types(schema);
    match types
        .into_iter()
        .find(|name| *name != "null")
        .expect("a type beside null")
    {
        "object" => Kind::Object,
        "array" => Kind::List,
        "integer" => Kind::Integer,
        "string" if schema.get("enum").is_some() => Kind::Enum,
        "string" => match schema["format"].as_str() {
            Some("date") => Kind::Date,
            Some("date-time") => Kind::DateTime,
            _ => Kind::Text,
        },
        other => panic!("the type {other} is not known here"),
    }
}
