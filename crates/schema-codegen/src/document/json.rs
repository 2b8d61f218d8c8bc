//! Reads JSON, strictly as RFC 8259 has it, into a tree with offsets. Nesting is limited, so that no text alone can drive a later stage
//! into a deep recursion.

use super::json_string::read_string;
use super::syntax_error::{MAX_DEPTH, SyntaxError, report_duplicate};
use super::tree::{Json, Member, Node};
use crate::diagnostic::DiagnosticSink;
use crate::model::Pointer;
use std::collections::BTreeSet;

const BYTE_ORDER_MARK: char = '\u{feff}';

/// Reads `text`; `None` when it is not JSON, which is reported.
pub(crate) fn read(text: &str, sink: &mut DiagnosticSink) -> Option<Node> {
    let mut reader = Reader {
        text,
        at: 0,
        depth: 0,
        path: Vec::new(),
        sink,
    };
    match reader.document() {
        Ok(node) => Some(node),
        Err(error) => {
            let pointer = reader.pointer();
            error.report(pointer, reader.sink);
            None
        }
    }
}

struct Reader<'a, 's> {
    text: &'a str,
    at: usize,
    depth: usize,
    path: Vec<String>,
    sink: &'s mut DiagnosticSink,
}

impl Reader<'_, '_> {
    fn document(&mut self) -> Result<Node, SyntaxError> {
        // Editors write a byte order mark in front of the text; RFC 8259 lets a reader step over it.
        if self.text.starts_with(BYTE_ORDER_MARK) {
            self.at = BYTE_ORDER_MARK.len_utf8();
        }
        let node = self.value()?;
        self.space();
        if self.at < self.text.len() {
            let error = SyntaxError::new(self.at, "text after the end of the document");
            return Err(error.help("a file holds one JSON value"));
        }
        Ok(node)
    }

    fn value(&mut self) -> Result<Node, SyntaxError> {
        self.space();
        let start = self.at;
        let json = match self.peek() {
            Some(b'{') => self.object()?,
            Some(b'[') => self.array()?,
            Some(b'"') => Json::String(self.string()?),
            Some(b'-' | b'0'..=b'9') => Json::Number(self.number()?),
            Some(b't') => self.word("true", Json::Bool(true))?,
            Some(b'f') => self.word("false", Json::Bool(false))?,
            Some(b'n') => self.word("null", Json::Null)?,
            found => return Err(self.unexpected(found, "a value")),
        };
        Ok(Node { start, json })
    }

    fn object(&mut self) -> Result<Json, SyntaxError> {
        self.enter()?;
        let mut members: Vec<Member> = Vec::new();
        let mut seen = BTreeSet::new();
        while self.more(b'}', members.is_empty())? {
            let key_start = self.at;
            if self.peek() != Some(b'"') {
                return Err(self.unexpected(self.peek(), "a key in double quotes"));
            }
            let key = self.string()?;
            self.space();
            if self.peek() != Some(b':') {
                return Err(self.unexpected(self.peek(), "`:` after the key"));
            }
            self.at += 1;
            self.path.push(key.clone());
            let value = self.value()?;
            if !seen.insert(key.clone()) {
                report_duplicate(&key, key_start, self.pointer(), self.sink);
            }
            self.path.pop();
            members.push(Member {
                key,
                key_start,
                value,
            });
        }
        self.depth -= 1;
        Ok(Json::Object(members))
    }

    fn array(&mut self) -> Result<Json, SyntaxError> {
        self.enter()?;
        let mut items = Vec::new();
        while self.more(b']', items.is_empty())? {
            self.path.push(items.len().to_string());
            items.push(self.value()?);
            self.path.pop();
        }
        self.depth -= 1;
        Ok(Json::Array(items))
    }

    /// Steps over the opening bracket.
    fn enter(&mut self) -> Result<(), SyntaxError> {
        if self.depth >= MAX_DEPTH {
            return Err(SyntaxError::too_deep(self.at));
        }
        self.depth += 1;
        self.at += 1;
        Ok(())
    }

    /// True when another element follows; steps over the comma or the closing bracket.
    fn more(&mut self, close: u8, first: bool) -> Result<bool, SyntaxError> {
        self.space();
        match self.peek() {
            Some(byte) if byte == close => {
                self.at += 1;
                return Ok(false);
            }
            Some(b',') if !first => {
                let comma = self.at;
                self.at += 1;
                self.space();
                if self.peek() == Some(close) {
                    return Err(
                        SyntaxError::new(comma, "a comma before the closing bracket")
                            .help("JSON has no trailing commas"),
                    );
                }
            }
            _ if first => {}
            found => return Err(self.unexpected(found, &format!("`,` or `{}`", char::from(close)))),
        }
        Ok(true)
    }

    fn string(&mut self) -> Result<String, SyntaxError> {
        let (string, end) = read_string(self.text, self.at)?;
        self.at = end;
        Ok(string)
    }

    fn number(&mut self) -> Result<String, SyntaxError> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        if self.peek() == Some(b'0') {
            self.at += 1;
            if matches!(self.peek(), Some(b'0'..=b'9')) {
                return Err(SyntaxError::new(start, "a number with a leading zero")
                    .help("write it without"));
            }
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(self.text[start..self.at].to_owned())
    }

    fn digits(&mut self) -> Result<(), SyntaxError> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at == start {
            Err(self.unexpected(self.peek(), "a digit"))
        } else {
            Ok(())
        }
    }

    fn word(&mut self, word: &str, json: Json) -> Result<Json, SyntaxError> {
        if self.text[self.at..].starts_with(word) {
            self.at += word.len();
            return Ok(json);
        }
        Err(SyntaxError::new(self.at, format!("expected `{word}`"))
            .help("the words of JSON are true, false and null"))
    }

    fn pointer(&self) -> Pointer {
        self.path
            .iter()
            .fold(Pointer::default(), |pointer, part| pointer.join(part))
    }

    fn unexpected(&self, found: Option<u8>, expected: &str) -> SyntaxError {
        let what = match self.text[self.at..].chars().next() {
            Some(quote @ ('\'' | '"')) => format!("`{quote}`"),
            Some(c) => format!("`{}`", c.escape_debug()),
            None => "the end of the text".to_owned(),
        };
        let error = SyntaxError::new(self.at, format!("expected {expected}, found {what}"));
        match found {
            Some(b'\'') => error.help("JSON strings have double quotes"),
            Some(b'/' | b'#') => error.help("JSON has no comments"),
            None => error.help("close every bracket and string"),
            _ => error.help("the text has to be JSON as in RFC 8259"),
        }
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}
