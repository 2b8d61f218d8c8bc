//! Documents for a schema: most are valid, and changes of these are mostly not. Which is which, a validator says.

use super::dice::Dice;
use super::scalars::{FORMATS, PATTERNS};
use serde_json::{Map, Value, json};

/// How deep documents nest.
const MAX_DEPTH: usize = 6;

/// How deep a value nests that the schema asks for without an end; what is cut there is not valid, as the validator will say.
const CUT_AT: usize = 40;

/// Draws documents for one schema.
pub(super) struct Documents<'d> {
    pub(super) dice: &'d mut Dice,
    pub(super) schema: &'d Value,
}

impl Documents<'_> {
    /// A document that follows the schema, as far as its keywords are heeded here.
    pub(super) fn following(&mut self) -> Value {
        let schema = self.schema;
        self.value(schema, 0)
    }

    /// A value of `schema`, `depth` levels below the root.
    fn value(&mut self, schema: &Value, depth: usize) -> Value {
        if depth > CUT_AT {
            return Value::Null;
        }
        if let Some(value) = schema.get("const") {
            return value.clone();
        }
        if let Some(values) = schema["enum"].as_array() {
            return self.dice.pick(values).clone();
        }
        if let Some(reference) = schema["$ref"].as_str() {
            let target = self.schema.pointer(reference.trim_start_matches('#'));
            return target.map_or(Value::Null, |target| self.value(target, depth + 1));
        }
        let composed = ["oneOf", "anyOf"]
            .iter()
            .find_map(|key| schema[*key].as_array());
        let mut value = match composed {
            Some(branches) if schema.get("properties").is_none() => {
                let branch = self.dice.pick(branches);
                self.value(branch, depth + 1)
            }
            _ => self.typed(schema, depth),
        };
        for part in schema["allOf"].as_array().into_iter().flatten() {
            let part = self.value(part, depth + 1);
            match (&mut value, part) {
                (Value::Object(value), Value::Object(part)) => value.extend(part),
                (value @ Value::Null, part) => *value = part,
                _ => {}
            }
        }
        value
    }

    fn typed(&mut self, schema: &Value, depth: usize) -> Value {
        let types = &schema["type"];
        let ty = match types.as_array() {
            Some(types) => self.dice.pick(types).as_str(),
            None => types.as_str(),
        };
        match ty {
            Some("string") => Value::String(self.string(schema)),
            Some("integer") => self.integer(schema),
            Some("number") => self
                .dice
                .pick(&[json!(0.5), json!(12.5), json!(3), json!(1e3)])
                .clone(),
            Some("boolean") => json!(self.dice.chance(50)),
            Some("array") => self.array(schema, depth),
            Some("object") => self.object(schema, depth),
            None if schema.get("allOf").is_none() && schema.get("required").is_none() => {
                self.anything()
            }
            _ => Value::Null,
        }
    }

    fn string(&mut self, schema: &Value) -> String {
        let known = [("pattern", &PATTERNS[..]), ("format", &FORMATS[..])];
        let example = known.iter().find_map(|(keyword, examples)| {
            let wanted = schema[*keyword].as_str()?;
            examples.iter().find(|(name, _)| *name == wanted)
        });
        let free = ["abc", "a b", "zoë", "2026", "\u{1f600}\n"];
        example
            .map_or_else(|| *self.dice.pick(&free), |(_, text)| text)
            .to_owned()
    }

    fn integer(&mut self, schema: &Value) -> Value {
        if schema.get("minimum").is_some() || self.dice.chance(50) {
            return json!(self.dice.below(100));
        }
        // Not `2.0`: the README of the generator says where Rust's own integers do not read it.
        self.dice
            .pick(&[json!(-7), json!(9_007_199_254_740_993_u64)])
            .clone()
    }

    fn array(&mut self, schema: &Value, depth: usize) -> Value {
        let listed = [&schema["prefixItems"], &schema["items"]]
            .into_iter()
            .find_map(Value::as_array);
        if let Some(items) = listed {
            return items
                .iter()
                .map(|item| self.value(item, depth + 1))
                .collect();
        }
        let count = if depth > MAX_DEPTH {
            0
        } else {
            self.dice.below(3)
        };
        (0..count)
            .map(|_| self.value(&schema["items"], depth + 1))
            .collect()
    }

    fn object(&mut self, schema: &Value, depth: usize) -> Value {
        let mut members = Map::new();
        let required = schema["required"].as_array().cloned().unwrap_or_default();
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            let needed = required.iter().any(|it| it == name);
            if needed || depth < MAX_DEPTH && self.dice.chance(60) {
                let value = self.value(property, depth + 1);
                members.insert(name.clone(), value);
            }
        }
        for (pattern, values) in schema["patternProperties"]
            .as_object()
            .into_iter()
            .flatten()
        {
            let name = PATTERNS.iter().find(|(known, _)| known == pattern);
            if let Some((_, name)) = name.filter(|_| depth < MAX_DEPTH && self.dice.chance(50)) {
                let value = self.value(values, depth + 1);
                members.insert((*name).to_owned(), value);
            }
        }
        let (extra, value) = match &schema["additionalProperties"] {
            values @ (Value::Bool(false) | Value::Object(_))
                if depth >= MAX_DEPTH || values == &Value::Bool(false) =>
            {
                (false, Value::Null)
            }
            values @ Value::Object(_) => (self.dice.chance(50), self.value(values, depth + 1)),
            _ => (self.dice.chance(30), self.anything()),
        };
        if extra {
            members.insert("extra".to_owned(), value);
        }
        Value::Object(members)
    }

    fn anything(&mut self) -> Value {
        let values = [
            json!(null),
            json!(true),
            json!(1.5),
            json!("text"),
            json!([1, "a"]),
            json!({"deep": {"er": null}}),
        ];
        self.dice.pick(&values).clone()
    }

    /// `document` with one change somewhere.
    pub(super) fn changed(&mut self, document: &Value) -> Value {
        let mut document = document.clone();
        self.change_in(&mut document);
        document
    }

    fn change_in(&mut self, value: &mut Value) {
        let goes_down = self.dice.chance(75);
        match value {
            Value::Object(members) if goes_down && !members.is_empty() => {
                let names: Vec<String> = members.keys().cloned().collect();
                let name = self.dice.pick(&names);
                if self.dice.chance(20) {
                    members.remove(name);
                } else {
                    self.change_in(&mut members[name]);
                }
            }
            Value::Array(items) if goes_down && !items.is_empty() => {
                let index = self.dice.below(items.len());
                self.change_in(&mut items[index]);
            }
            value => self.change(value),
        }
    }

    fn change(&mut self, value: &mut Value) {
        match value {
            Value::Object(members) if self.dice.chance(60) => {
                members.insert("unexpected".to_owned(), json!([1]));
            }
            Value::Array(items) if self.dice.chance(60) => {
                items.extend(items.first().cloned());
                items.push(json!({}));
            }
            Value::Number(_) if self.dice.chance(60) => {
                *value = self
                    .dice
                    .pick(&[json!(-1), json!(0.25), json!(500)])
                    .clone();
            }
            Value::String(text) if self.dice.chance(60) => text.push_str("? and much more"),
            _ => *value = self.anything(),
        }
    }
}
