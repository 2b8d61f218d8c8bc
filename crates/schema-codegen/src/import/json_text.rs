//! Edits of a JSON text by spans: every byte that no edit is about stays as it is, and what is new has the layout of what is around it.

#[cfg(test)]
mod tests;

use super::layout::Layout;
use crate::diagnostic::DiagnosticSink;
use crate::document::{Json, Node, read_json};
use crate::model::Pointer;
use std::ops::Range;

/// A JSON text and its tree, which every edit brings up to date.
#[derive(Clone, Debug)]
pub(super) struct JsonText {
    text: String,
    tree: Node,
    layout: Layout,
}

impl JsonText {
    /// `None` where `text` is no JSON.
    pub(super) fn read(text: &str) -> Option<Self> {
        Some(Self {
            tree: read_json(text, &mut DiagnosticSink::new(false))?,
            layout: Layout::of(text),
            text: text.to_owned(),
        })
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    pub(super) fn tree(&self) -> &Node {
        &self.tree
    }

    pub(super) fn find(&self, pointer: &Pointer) -> Option<&Node> {
        self.tree.at(pointer)
    }

    /// Gives the object at `object` the member `key`: in place of one that it has, else behind the last of `before` that it has, else
    /// as its first.
    pub(super) fn set(&mut self, object: &Pointer, key: &str, value: &Node, before: &[String]) {
        let Some(node) = self.find(object).filter(|it| it.as_object().is_some()) else {
            return;
        };
        if node.member(key).is_some() {
            return self.put(&object.join(key), value);
        }
        let members = node.members();
        let last = members
            .iter()
            .rposition(|member| before.contains(&member.key));
        let index = last.map_or(0, |last| last + 1);
        let key = format!("{}: ", quoted(key));
        self.insert(object, index, &key, value);
    }

    /// Puts `value` in place of the one at `pointer`.
    pub(super) fn put(&mut self, pointer: &Pointer, value: &Node) {
        if let Some(start) = self.find(pointer).map(|node| node.start) {
            let value = self
                .layout
                .write(value, &self.indent_at(start), self.column(start));
            self.replace(start..end_of(&self.text, start), &value);
        }
    }

    /// Gives the array at `array` the item `value` at `index`.
    pub(super) fn insert_item(&mut self, array: &Pointer, index: usize, value: &Node) {
        if self.find(array).is_some_and(|it| it.as_array().is_some()) {
            self.insert(array, index, "", value);
        }
    }

    /// Takes away the member or item at `pointer`.
    pub(super) fn remove(&mut self, pointer: &Pointer) {
        let Some((node, key_start)) = self.tree.find(pointer) else {
            return;
        };
        let (start, end) = (key_start, end_of(&self.text, node.start));
        let Some(container) = pointer.parent().and_then(|parent| self.find(&parent)) else {
            return;
        };
        let open = container.start;
        let elements = self.elements(container);
        let Some(index) = elements.iter().position(|element| element.start == start) else {
            return;
        };
        let span = if elements.len() == 1 {
            open + 1..end_of(&self.text, open) - 1
        } else if index + 1 < elements.len() {
            start..elements[index + 1].start
        } else {
            elements[index - 1].end..end
        };
        self.replace(span, "");
    }

    /// Calls the member at `pointer` `key`.
    pub(super) fn rename(&mut self, pointer: &Pointer, key: &str) {
        if let Some((_, start)) = self.tree.find(pointer) {
            let span = start..end_of(&self.text, start);
            self.replace(span, &quoted(key));
        }
    }

    fn insert(&mut self, container: &Pointer, index: usize, key: &str, value: &Node) {
        let Some(node) = self.find(container) else {
            return;
        };
        let open = node.start;
        let close = end_of(&self.text, open) - 1;
        let is_object = node.as_object().is_some();
        let elements = self.elements(node);
        let index = index.min(elements.len());
        let first = elements.first().map(|element| element.start);
        let has_lines = first.is_some_and(|first| self.text[open..first].contains('\n'));
        let outer = self.indent_at(open);
        let inner = match first {
            Some(first) if has_lines => self.indent_at(first),
            _ => format!("{outer}{}", self.layout.step),
        };
        let value = self.layout.write(value, &inner, inner.len() + key.len());
        let element = format!("{key}{value}");
        let line = self.layout.line_end;
        let in_lines = has_lines || (elements.is_empty() && is_object && self.layout.has_lines);
        let before = index.checked_sub(1).map(|index| elements[index].end);
        match (before, first) {
            (Some(end), _) if in_lines => {
                self.replace(end..end, &format!(",{line}{inner}{element}"));
            }
            (None, Some(first)) if in_lines => {
                self.replace(first..first, &format!("{element},{line}{inner}"));
            }
            (Some(end), _) => self.replace(end..end, &format!(", {element}")),
            (None, Some(first)) => self.replace(first..first, &format!("{element}, ")),
            (None, None) if in_lines => {
                self.replace(
                    open + 1..close,
                    &format!("{line}{inner}{element}{line}{outer}"),
                );
            }
            (None, None) => self.replace(open + 1..close, &element),
        }
        self.break_long(container);
    }

    /// Gives each item of an array a line of its own where the one line of the array has become too long.
    fn break_long(&mut self, array: &Pointer) {
        let Some(node) = self.find(array).filter(|node| node.as_array().is_some()) else {
            return;
        };
        let span = node.start..end_of(&self.text, node.start);
        // Where a line holds more than the array and its key, its author keeps it long.
        let is_alone =
            !self.text[self.line_start(span.start)..span.start].contains(['{', '[', ',']);
        let is_one_line = is_alone && !self.text[span.clone()].contains('\n');
        if is_one_line && self.layout.has_lines && self.column(span.end) > self.layout.width {
            let indent = self.indent_at(span.start);
            let value = self.layout.write(node, &indent, self.column(span.start));
            self.replace(span, &value);
        }
    }

    /// The spans of the members or items of `container`, each with its key.
    fn elements(&self, container: &Node) -> Vec<Range<usize>> {
        let span = |start: usize, value: &Node| start..end_of(&self.text, value.start);
        match &container.json {
            Json::Object(members) => {
                let members = members.iter();
                members
                    .map(|member| span(member.key_start, &member.value))
                    .collect()
            }
            Json::Array(items) => items.iter().map(|item| span(item.start, item)).collect(),
            _ => Vec::new(),
        }
    }

    fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |end| end + 1)
    }

    fn column(&self, at: usize) -> usize {
        at - self.line_start(at)
    }

    /// The white space that the line at `at` begins with.
    fn indent_at(&self, at: usize) -> String {
        let line = &self.text[self.line_start(at)..at];
        let space = line.find(|c| c != ' ' && c != '\t').unwrap_or(line.len());
        line[..space].to_owned()
    }

    fn replace(&mut self, span: Range<usize>, by: &str) {
        let text = [&self.text[..span.start], by, &self.text[span.end..]].concat();
        // Edits put values and commas where JSON has them; were one wrong, the text would stay as it was, and the difference be listed.
        if let Some(tree) = read_json(&text, &mut DiagnosticSink::new(false)) {
            self.text = text;
            self.tree = tree;
        }
    }
}

/// `string` as JSON.
pub(super) fn quoted(string: &str) -> String {
    serde_json::Value::from(string).to_string()
}

/// Where the value, or the key, that begins at `start` ends. The text is JSON, so brackets and quotes say it.
fn end_of(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut depth, mut in_string) = (start, 0_usize, false);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' if in_string => at += 1,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth > 0 => depth -= 1,
            b',' | b':' | b'}' | b']' | b' ' | b'\t' | b'\r' | b'\n' if depth == 0 => return at,
            _ => {}
        }
        at += 1;
        let is_closed = matches!(byte, b'"' | b'}' | b']') && !in_string;
        if is_closed && depth == 0 {
            return at;
        }
    }
    at
}
