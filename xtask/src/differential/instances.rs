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

impl<'d> Documents<'d> {
    /// A document that follows the schema, as far as its keywords are heeded here.
    pub(super) fn following(&mut self) -> Value {
        let schema = self.schema;
        self.value(schema, 0)
    }

    /// A value of `schema`, `depth` levels below the root: what its parts ask for, together.
    fn value(&mut self, schema: &Value, depth: usize) -> Value {
        if depth > CUT_AT {
            return Value::Null;
        }
        let own = self.own(schema, depth);
        let mut parts: Vec<Value> = own.into_iter().collect();
        for part in self.parts(schema) {
            parts.push(self.value(part, depth + 1));
        }
        let whole = parts
            .into_iter()
            .reduce(|whole, part| self.both(whole, part));
        whole.unwrap_or_else(|| self.anything())
    }

    /// The schemas that a value of `schema` obeys besides it; where there is a choice, one of them.
    fn parts<'s>(&mut self, schema: &'s Value) -> Vec<&'s Value>
    where
        'd: 's,
    {
        let mut parts = Vec::new();
        if let Some(reference) = schema["$ref"].as_str() {
            parts.extend(self.schema.pointer(reference.trim_start_matches('#')));
        }
        for keyword in ["oneOf", "anyOf"] {
            if let Some(branches) = schema[keyword].as_array() {
                parts.push(self.dice.pick(branches));
            }
        }
        parts.extend(schema["allOf"].as_array().into_iter().flatten());
        if self.dice.chance(50) {
            parts.extend(schema.get("then"));
        }
        parts
    }

    /// A value that has of both what they have; of two that don't go together, one.
    fn both(&mut self, one: Value, other: Value) -> Value {
        match (one, other) {
            (Value::Object(mut one), Value::Object(other)) => {
                one.extend(other);
                Value::Object(one)
            }
            (one, Value::Null) => one,
            (one, other) if one.is_null() || self.dice.chance(50) => other,
            (one, _) => one,
        }
    }

    /// A value of what `schema` says itself; none where it leaves all to its parts.
    fn own(&mut self, schema: &Value, depth: usize) -> Option<Value> {
        if let Some(value) = schema.get("const") {
            return Some(value.clone());
        }
        if let Some(values) = schema["enum"].as_array() {
            return Some(self.dice.pick(values).clone());
        }
        let types = &schema["type"];
        let ty = match types.as_array() {
            Some(types) => self.dice.pick(types).as_str(),
            None => types.as_str(),
        };
        match ty {
            Some("string") => Some(Value::String(self.string(schema))),
            Some("integer") => Some(self.integer(schema)),
            Some("number") => {
                let numbers = [json!(0.5), json!(12.5), json!(3), json!(1e3)];
                Some(self.dice.pick(&numbers).clone())
            }
            Some("boolean") => Some(json!(self.dice.chance(50))),
            Some("array") => Some(self.array(schema, depth)),
            Some("object") => Some(self.object(schema, depth)),
            None if schema.get("properties").is_some() => Some(self.object(schema, depth)),
            // What only asserts is left to the parts beside it.
            None if ["required", "not"]
                .iter()
                .any(|key| schema.get(key).is_some()) =>
            {
                Some(Value::Null)
            }
            _ => None,
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
            let rest = ["additionalItems", "items"]
                .iter()
                .find_map(|key| schema[*key].as_object());
            let rest = rest.filter(|_| depth < MAX_DEPTH && self.dice.chance(40));
            let rest = rest.map(|rest| Value::Object(rest.clone()));
            let some = items.iter().chain(&rest);
            let mut values: Vec<Value> = some.map(|item| self.value(item, depth + 1)).collect();
            if self.dice.chance(20) {
                values.pop();
            }
            return Value::Array(values);
        }
        let contained = schema.get("contains").filter(|_| self.dice.chance(60));
        let count = if depth > MAX_DEPTH {
            0
        } else {
            self.dice.below(3)
        };
        let items = std::iter::repeat_n(&schema["items"], count).chain(contained);
        items.map(|item| self.value(item, depth + 1)).collect()
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
