//! How a JSON text is laid out, and values written so.

use super::json_text::quoted;
use crate::document::{Json, Node};

/// The longest line that gets a list of scalars.
const WIDTH: usize = 110;

/// The layout of a text.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    /// What each level is indented by.
    pub(super) step: String,
    pub(super) line_end: &'static str,
    /// False where all of the text is one line.
    pub(super) has_lines: bool,
    pub(super) width: usize,
}

impl Layout {
    /// The layout of `text`: its first indented line shows the step.
    pub(super) fn of(text: &str) -> Self {
        let indents = text.lines().map(|line| {
            let inside = line.trim_start_matches([' ', '\t']);
            &line[..line.len() - inside.len()]
        });
        let first = indents.into_iter().find(|indent| !indent.is_empty());
        Self {
            step: first.unwrap_or("  ").to_owned(),
            line_end: if text.contains("\r\n") { "\r\n" } else { "\n" },
            has_lines: text.trim_end().contains('\n'),
            width: WIDTH,
        }
    }

    /// `node` where the line is indented by `indent` and the value begins at `column`.
    pub(super) fn write(&self, node: &Node, indent: &str, column: usize) -> String {
        let inner = format!("{indent}{}", self.step);
        let (open, close, elements) = match &node.json {
            Json::Object(members) => {
                let element = |member: &crate::document::Member| {
                    let key = format!("{}: ", quoted(&member.key));
                    let value = self.write(&member.value, &inner, inner.len() + key.len());
                    key + &value
                };
                ('{', '}', members.iter().map(element).collect::<Vec<_>>())
            }
            Json::Array(items) => {
                let items = items.iter();
                let items = items.map(|item| self.write(item, &inner, inner.len()));
                ('[', ']', items.collect())
            }
            scalar => return write_scalar(scalar),
        };
        let length = elements
            .iter()
            .map(|element| element.len() + 2)
            .sum::<usize>();
        let is_short = node
            .as_array()
            .is_some_and(|items| items.iter().all(is_scalar))
            && column + length < self.width;
        if !self.has_lines || is_short || elements.is_empty() {
            return format!("{open}{}{close}", elements.join(", "));
        }
        let line = self.line_end;
        let between = format!(",{line}{inner}");
        format!(
            "{open}{line}{inner}{}{line}{indent}{close}",
            elements.join(&between)
        )
    }
}

fn is_scalar(node: &Node) -> bool {
    !matches!(node.json, Json::Array(_) | Json::Object(_))
}

fn write_scalar(json: &Json) -> String {
    match json {
        Json::Bool(value) => value.to_string(),
        Json::Number(digits) => digits.clone(),
        Json::String(string) => quoted(string),
        Json::Null | Json::Array(_) | Json::Object(_) => "null".to_owned(),
    }
}
