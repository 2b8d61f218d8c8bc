//! Strict RFC 8259, with places.
//!
//! In: the text. Out: a [`Node`] tree, and the keys that occur twice. Nesting is limited, so no later stage can be driven into a deep
//! recursion by the text alone.

use super::string::read_string;
use super::tree::{Json, Member, Node};
use crate::diagnostic::{Code, Findings, Spot};
use crate::model::Pointer;
use std::collections::BTreeSet;

/// How deep arrays and objects may nest.
pub(crate) const MAX_DEPTH: usize = 128;

/// Reads `text`; `None` when it is not JSON, with the reason in `findings`.
pub(crate) fn read(text: &str, findings: &mut Findings) -> Option<Node> {
    let mut reader = Reader {
        text,
        at: 0,
        depth: 0,
        path: Vec::new(),
        findings,
    };
    match reader.document() {
        Ok(node) => Some(node),
        Err(fault) => {
            let pointer = reader.pointer();
            findings.push(
                fault.code,
                Spot::Offset(fault.at, pointer),
                fault.message,
                fault.help,
            );
            None
        }
    }
}

/// Why reading stopped.
pub(super) struct Fault {
    pub(super) code: Code,
    pub(super) at: usize,
    pub(super) message: String,
    pub(super) help: Option<String>,
}

impl Fault {
    pub(super) fn new(at: usize, message: impl Into<String>) -> Self {
        Self {
            code: Code::Syntax,
            at,
            message: message.into(),
            help: None,
        }
    }

    /// Nesting beyond [`MAX_DEPTH`].
    pub(super) fn too_deep(at: usize) -> Self {
        let message = format!("arrays and objects nest deeper than {MAX_DEPTH} levels");
        let fault = Self {
            code: Code::TooDeep,
            ..Self::new(at, message)
        };
        fault.help("move inner schemas to `$defs` and refer to them")
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Says that the key at `pointer` is there twice; `at` is the second.
pub(super) fn duplicate(key: &str, at: usize, pointer: Pointer, findings: &mut Findings) {
    let message = format!(
        "the key `{}` occurs twice in this object",
        key.escape_debug()
    );
    let help = Some("keep one of them: readers disagree about which one counts".to_owned());
    findings.push(Code::DuplicateKey, Spot::Offset(at, pointer), message, help);
}

struct Reader<'a, 'f> {
    text: &'a str,
    at: usize,
    depth: usize,
    path: Vec<String>,
    findings: &'f mut Findings,
}

impl Reader<'_, '_> {
    fn document(&mut self) -> Result<Node, Fault> {
        if self.text.starts_with('\u{feff}') {
            return Err(Fault::new(0, "the text starts with a byte order mark")
                .help("save the file as UTF-8 without one"));
        }
        let node = self.value()?;
        self.space();
        if self.at < self.text.len() {
            let fault = Fault::new(self.at, "text after the end of the document");
            return Err(fault.help("a file holds one JSON value"));
        }
        Ok(node)
    }

    fn value(&mut self) -> Result<Node, Fault> {
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

    fn object(&mut self) -> Result<Json, Fault> {
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
                duplicate(&key, key_start, self.pointer(), self.findings);
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

    fn array(&mut self) -> Result<Json, Fault> {
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
    fn enter(&mut self) -> Result<(), Fault> {
        if self.depth >= MAX_DEPTH {
            return Err(Fault::too_deep(self.at));
        }
        self.depth += 1;
        self.at += 1;
        Ok(())
    }

    /// True when another element follows; steps over the comma or the closing bracket.
    fn more(&mut self, close: u8, first: bool) -> Result<bool, Fault> {
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
                    return Err(Fault::new(comma, "a comma before the closing bracket")
                        .help("JSON has no trailing commas"));
                }
            }
            _ if first => {}
            found => return Err(self.unexpected(found, &format!("`,` or `{}`", char::from(close)))),
        }
        Ok(true)
    }

    fn string(&mut self) -> Result<String, Fault> {
        let (text, end) = read_string(self.text, self.at)?;
        self.at = end;
        Ok(text)
    }

    fn number(&mut self) -> Result<String, Fault> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        if self.peek() == Some(b'0') {
            self.at += 1;
            if matches!(self.peek(), Some(b'0'..=b'9')) {
                return Err(
                    Fault::new(start, "a number with a leading zero").help("write it without")
                );
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

    fn digits(&mut self) -> Result<(), Fault> {
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

    fn word(&mut self, word: &str, json: Json) -> Result<Json, Fault> {
        if self.text[self.at..].starts_with(word) {
            self.at += word.len();
            return Ok(json);
        }
        Err(Fault::new(self.at, format!("expected `{word}`"))
            .help("words of JSON are true, false and null"))
    }

    fn pointer(&self) -> Pointer {
        self.path
            .iter()
            .fold(Pointer::default(), |pointer, part| pointer.join(part))
    }

    fn unexpected(&self, found: Option<u8>, expected: &str) -> Fault {
        let what = match self.text[self.at..].chars().next() {
            Some(quote @ ('\'' | '"')) => format!("`{quote}`"),
            Some(c) => format!("`{}`", c.escape_debug()),
            None => "the end of the text".to_owned(),
        };
        let fault = Fault::new(self.at, format!("expected {expected}, found {what}"));
        match found {
            Some(b'\'') => fault.help("JSON strings stand in double quotes"),
            Some(b'/' | b'#') => fault.help("JSON has no comments"),
            None => fault.help("close what is still open"),
            _ => fault.help("JSON as RFC 8259 has it is read, and nothing beside it"),
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
