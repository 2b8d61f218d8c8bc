//! A JSON document that keeps the order of its members, and the ways to write it.

use serde_json::Value;
use serde_json::de::{Deserializer, StrRead};
use std::fmt;

#[derive(Clone, Debug)]
pub(super) enum Tree {
    Object(Vec<(String, Tree)>),
    Array(Vec<Tree>),
    Scalar(Value),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Compact,
    Pretty {
        indent: usize,
    },
    /// Compact, and every character beyond ASCII is written as `\uXXXX`.
    Ascii,
}

impl Tree {
    pub(super) fn parse(text: &str) -> Self {
        let mut input = Deserializer::new(StrRead::new(text));
        serde::Deserialize::deserialize(&mut input).expect("the record is JSON")
    }

    pub(super) fn text(&self, format: Format) -> String {
        let mut out = String::new();
        self.write(&mut out, format, 0);
        out
    }

    fn write(&self, out: &mut String, format: Format, depth: usize) {
        match self {
            Self::Object(members) => {
                out.push('{');
                for (index, (name, value)) in members.iter().enumerate() {
                    separate(out, format, depth, index);
                    out.push_str(&scalar(&Value::from(name.as_str()), format));
                    out.push_str(if matches!(format, Format::Pretty { .. }) {
                        ": "
                    } else {
                        ":"
                    });
                    value.write(out, format, depth + 1);
                }
                close(out, format, depth, members.is_empty());
                out.push('}');
            }
            Self::Array(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    separate(out, format, depth, index);
                    item.write(out, format, depth + 1);
                }
                close(out, format, depth, items.is_empty());
                out.push(']');
            }
            Self::Scalar(value) => out.push_str(&scalar(value, format)),
        }
    }
}

fn separate(out: &mut String, format: Format, depth: usize, index: usize) {
    if index > 0 {
        out.push(',');
    }
    close(out, format, depth + 1, false);
}

/// A line end and the indentation of `depth`.
fn close(out: &mut String, format: Format, depth: usize, is_empty: bool) {
    if let Format::Pretty { indent } = format
        && !is_empty
    {
        out.push('\n');
        out.push_str(&" ".repeat(indent * depth));
    }
}

fn scalar(value: &Value, format: Format) -> String {
    let text = value.to_string();
    if format != Format::Ascii {
        return text;
    }
    let mut out = String::new();
    for character in text.chars() {
        if character.is_ascii() {
            out.push(character);
        } else {
            let units = character.encode_utf16(&mut [0; 2]).to_vec();
            out.extend(units.iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    out
}

impl<'de> serde::Deserialize<'de> for Tree {
    fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        input.deserialize_any(TreeVisitor)
    }
}

struct TreeVisitor;

impl<'de> serde::de::Visitor<'de> for TreeVisitor {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Tree, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Tree::Object(members))
    }

    fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut seq: A) -> Result<Tree, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Tree::Array(items))
    }

    fn visit_str<E>(self, value: &str) -> Result<Tree, E> {
        Ok(Tree::Scalar(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Tree, E> {
        Ok(Tree::Scalar(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Tree, E> {
        Ok(Tree::Scalar(value.into()))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Tree, E> {
        Ok(Tree::Scalar(value.into()))
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Scalar(Value::Null))
    }
}
