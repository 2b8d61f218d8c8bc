//! Schemas as people write them, from a seed: objects with properties, definitions that refer to each other, tagged and untagged unions,
//! compositions, and the keywords that only validation reads.

use super::collections;
use super::dice::Dice;
use super::habits;
use super::scalars;
use serde_json::{Map, Value, json};

const DEFINITIONS: [&str; 6] = ["shape", "line_item", "Event", "Owner", "Price", "Address"];
/// Those that are open objects, which others extend.
const BASES: [&str; 2] = ["Owner", "Address"];
const PROPERTIES: [&str; 14] = [
    "id",
    "type",
    "name",
    "createdAt",
    "line-items",
    "ref",
    "amount",
    "is_new",
    "data",
    "URL",
    "1st",
    "parent",
    "kind",
    "status",
];
/// What extensions of definitions declare: other properties than the definition does, as a rule.
const MORE_PROPERTIES: [&str; 5] = ["email", "tags", "count", "note", "id"];
/// Draws the schemas of one document.
pub(super) struct Author<'d> {
    pub(super) dice: &'d mut Dice,
    /// The keyword that holds the definitions, and their names.
    keyword: &'static str,
    names: Vec<&'static str>,
    /// How many of them may not be composed into what is being drawn: a composition that reaches itself matches nothing.
    drawn: usize,
    /// Definitions that what is drawn brings with it.
    more: Map<String, Value>,
}

/// One document.
pub(super) fn document(dice: &mut Dice) -> Value {
    let count = 1 + dice.below(4);
    let names = dice
        .some(&DEFINITIONS, count)
        .into_iter()
        .copied()
        .collect();
    let (draft, keyword) = if dice.chance(30) {
        ("http://json-schema.org/draft-07/schema#", "definitions")
    } else {
        ("https://json-schema.org/draft/2020-12/schema", "$defs")
    };
    let mut author = Author {
        dice,
        keyword,
        names,
        drawn: 0,
        more: Map::new(),
    };
    let mut root = author.root();
    let mut definitions = Map::new();
    for name in author.names.clone() {
        author.drawn += 1;
        let schema = author.definition(name);
        definitions.insert(name.to_owned(), schema);
    }
    definitions.append(&mut author.more);
    if let Value::Object(root) = &mut root {
        // Keywords beside a reference count for nothing in draft 07.
        if let Some(reference) = root.remove("$ref") {
            root.insert("allOf".to_owned(), json!([{"$ref": reference}]));
        }
        root.insert("$schema".to_owned(), json!(draft));
        root.insert(keyword.to_owned(), Value::Object(definitions));
    }
    root
}

impl Author<'_> {
    fn root(&mut self) -> Value {
        match self.dice.below(10) {
            0 => self.any(2),
            1 => self.tagged(2),
            2 | 3 => habits::habit(self, 2),
            _ => self.object(2),
        }
    }

    fn definition(&mut self, name: &str) -> Value {
        if BASES.contains(&name) {
            return self.members(1, &PROPERTIES).0;
        }
        match self.dice.below(13) {
            0 => self.scalar(),
            1 => json!({"type": "string", "enum": ["new", "in_progress", "done"]}),
            2 => self.tagged(1),
            3 => self.extension(1),
            4 => self.choice(1),
            5 => collections::array(self, 1),
            6..=8 => habits::habit(self, 1),
            _ => self.object(1),
        }
    }

    /// A schema of any kind, that nests at most `depth` deep.
    pub(super) fn any(&mut self, depth: usize) -> Value {
        if depth == 0 {
            return self.scalar();
        }
        match self.dice.below(26) {
            0..=6 => self.scalar(),
            7..=9 => self.reference(),
            10 | 11 => collections::array(self, depth - 1),
            12 => collections::map(self, depth - 1),
            13 | 14 => self.object(depth - 1),
            15 => self.tagged(depth - 1),
            16 | 17 => self.choice(depth - 1),
            18 => self.extension(depth - 1),
            19..=24 => habits::habit(self, depth - 1),
            _ => json!({}),
        }
    }

    fn reference(&mut self) -> Value {
        let name = *self.dice.pick(&self.names);
        self.named(name)
    }

    /// A reference to what is drawn later, where there is something; else an object.
    pub(super) fn composed(&mut self, depth: usize) -> Value {
        if self.drawn == self.names.len() {
            return self.object(depth);
        }
        let name = *self.dice.pick(&self.names[self.drawn..]);
        self.named(name)
    }

    /// Whether keywords count that are newer than draft 07.
    pub(super) fn is_newest(&self) -> bool {
        self.keyword == "$defs"
    }

    /// Adds a definition; returns a reference to it.
    pub(super) fn define(&mut self, name: &str, schema: Value) -> Value {
        self.more.insert(name.to_owned(), schema);
        self.named(name)
    }

    /// An object that is open for the members of others.
    pub(super) fn open_object(&mut self, depth: usize) -> Value {
        self.members(depth, &PROPERTIES).0
    }

    /// A base that is drawn later; an open object where there is none.
    pub(super) fn base(&mut self, depth: usize) -> Value {
        match self.later_base() {
            Some(name) => self.named(name),
            None => self.open_object(depth),
        }
    }

    fn later_base(&self) -> Option<&'static str> {
        let mut later = self.names[self.drawn..].iter().copied();
        later.find(|name| BASES.contains(name))
    }

    fn named(&self, name: &str) -> Value {
        json!({"$ref": format!("#/{}/{name}", self.keyword)})
    }

    pub(super) fn scalar(&mut self) -> Value {
        scalars::scalar(self.dice, self.is_newest())
    }

    pub(super) fn object(&mut self, depth: usize) -> Value {
        let (mut object, names) = self.members(depth, &PROPERTIES);
        match self.dice.below(6) {
            0 | 1 => object["additionalProperties"] = json!(false),
            2 => object["additionalProperties"] = self.scalar(),
            _ => {}
        }
        if self.dice.chance(25) {
            self.condition(&mut object, &names);
        }
        object
    }

    /// An open object, and the names of its properties, which are some of `names`.
    fn members(&mut self, depth: usize, names: &[&'static str]) -> (Value, Vec<&'static str>) {
        let count = 1 + self.dice.below(5);
        let names: Vec<&str> = self.dice.some(names, count).into_iter().copied().collect();
        let mut properties = Map::new();
        for name in &names {
            let schema = self.any(depth);
            properties.insert((*name).to_owned(), schema);
        }
        // A required reference to itself at every depth would match no value, so references stay optional.
        let may_be_required = |name: &&&str| !properties[**name].to_string().contains("$ref");
        let candidates: Vec<&str> = names.iter().filter(may_be_required).copied().collect();
        let count = self.dice.below(candidates.len() + 1);
        let required = self.dice.some(&candidates, count);
        let mut object = json!({"type": "object"});
        if !required.is_empty() {
            object["required"] = json!(required);
        }
        object["properties"] = Value::Object(properties);
        (object, names)
    }

    /// Adds what only validation reads, about members called `names`.
    fn condition(&mut self, object: &mut Value, names: &[&str]) {
        let [first, last] = [names[0], names[names.len() - 1]];
        match self.dice.below(7) {
            0 if self.is_newest() => object["dependentRequired"] = json!({(first): [last]}),
            0 => object["dependencies"] = json!({(first): [last]}),
            1 => {
                object["if"] = json!({"required": [first]});
                object["then"] = json!({"required": [last]});
            }
            2 if first != last => object["not"] = json!({"required": [first, last]}),
            3 => object["anyOf"] = json!([{"required": [first]}, {"required": [last]}]),
            4 => object["minProperties"] = json!(1),
            5 => object["maxProperties"] = json!(4),
            _ => object["patternProperties"] = json!({"^x-": self.scalar()}),
        }
    }

    /// Objects that a member with one value tells apart.
    pub(super) fn tagged(&mut self, depth: usize) -> Value {
        let tag = *self.dice.pick(&["type", "kind", "op"]);
        let values = match self.dice.below(4) {
            0 => [json!(1), json!(2), json!(3)],
            _ => [json!("circle"), json!("square"), json!("line-string")],
        };
        let count = 2 + self.dice.below(2);
        let branches: Vec<Value> = values[..count]
            .iter()
            .map(|value| self.branch(depth, tag, value))
            .collect();
        let keyword = *self.dice.pick(&["oneOf", "anyOf"]);
        json!({(keyword): branches})
    }

    pub(super) fn branch(&mut self, depth: usize, tag: &str, value: &Value) -> Value {
        let mut branch = self.object(depth);
        branch["properties"][tag] = json!({"const": value});
        let mut required = branch["required"].as_array().cloned().unwrap_or_default();
        required.retain(|name| name != tag);
        required.push(json!(tag));
        branch["required"] = json!(required);
        branch
    }

    /// One of several schemas that no tag tells apart.
    pub(super) fn choice(&mut self, depth: usize) -> Value {
        match self.dice.below(6) {
            0 => json!({"oneOf": [self.composed(depth), {"type": "null"}]}),
            1 => {
                json!({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]})
            }
            2 => json!({"anyOf": [self.object(depth), self.object(depth)]}),
            3 => json!({"anyOf": [self.composed(depth), self.scalar()]}),
            4 => json!({"oneOf": [{"type": "integer"}, {"type": "boolean"}, self.object(depth)]}),
            _ => {
                json!({"anyOf": [{"type": "string", "enum": ["red", "green"]}, {"type": "string"}]})
            }
        }
    }

    /// A base that is drawn later, extended; another object where there is none.
    fn extension(&mut self, depth: usize) -> Value {
        let Some(base) = self.later_base() else {
            return self.object(depth);
        };
        let more = match self.dice.below(3) {
            0 => json!({"required": ["id"]}),
            _ => self.members(depth, &MORE_PROPERTIES).0,
        };
        json!({"allOf": [self.named(base), more]})
    }
}
