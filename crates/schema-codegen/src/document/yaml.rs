//! Reads YAML 1.2 into the tree that the reader of JSON makes, with offsets in the YAML. What JSON has no form for is reported. Nesting is
//! limited, and so is what aliases repeat.

use super::syntax_error::{MAX_DEPTH, SyntaxError, report_duplicate};
use super::tree::{Json, Member, Node};
use super::yaml_aliases::Anchors;
use super::yaml_offsets::Offsets;
use super::yaml_scalar::Scalar;
use crate::diagnostic::{Code, DiagnosticSink, Location};
use crate::model::Pointer;
use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Tag};
use std::collections::BTreeSet;

#[cfg(test)]
mod tests;

/// Reads `text`; `None` when there is no tree to be had of it, which is reported.
pub(crate) fn read(text: &str, sink: &mut DiagnosticSink) -> Option<Node> {
    let mut reader = Reader {
        offsets: Offsets::new(text),
        frames: Vec::new(),
        anchors: Anchors::default(),
        root: None,
        sink,
    };
    match reader.document(text) {
        Ok(node) => Some(node),
        Err(error) => {
            let pointer = reader.pointer();
            error.report(pointer, reader.sink);
            None
        }
    }
}

struct Reader<'t, 's> {
    offsets: Offsets<'t>,
    /// What is open, from the outside in.
    frames: Vec<Frame>,
    anchors: Anchors,
    root: Option<Node>,
    sink: &'s mut DiagnosticSink,
}

/// A list or a map that is still open.
struct Frame {
    start: usize,
    anchor: usize,
    inside: Inside,
}

enum Inside {
    Array(Vec<Node>),
    Object {
        members: Vec<Member>,
        seen: BTreeSet<String>,
        /// The key whose value comes next, unless it was refused, and where it starts.
        key: Option<(Option<String>, usize)>,
    },
}

impl Inside {
    fn object() -> Self {
        Self::Object {
            members: Vec::new(),
            seen: BTreeSet::new(),
            key: None,
        }
    }
}

impl Reader<'_, '_> {
    fn document(&mut self, text: &str) -> Result<Node, SyntaxError> {
        for event in Parser::new_from_str(text) {
            let (event, span) = event.map_err(|error| self.broken(&error))?;
            let at = self.offsets.byte(span.start.index());
            match event {
                Event::DocumentStart(_) if self.root.is_some() => {
                    return Err(SyntaxError::with_code(
                        Code::NotJson,
                        at,
                        "the file holds more than one document",
                    )
                    .help("keep one of them, without the `---` behind it"));
                }
                Event::SequenceStart(anchor, tag) => {
                    self.open(at, anchor, tag.as_deref(), "seq", Inside::Array(Vec::new()))?;
                }
                Event::MappingStart(anchor, tag) => {
                    self.open(at, anchor, tag.as_deref(), "map", Inside::object())?;
                }
                Event::Scalar(text, style, anchor, tag) => {
                    let is_bare = style == ScalarStyle::Plain;
                    self.scalar(at, anchor, &text, is_bare, tag.as_deref());
                }
                Event::Alias(anchor) => self.alias(at, anchor)?,
                Event::SequenceEnd | Event::MappingEnd => self.close(),
                _ => {}
            }
        }
        let nothing = || SyntaxError::new(0, "the file holds no value").help("a schema is a map");
        self.root.take().ok_or_else(nothing)
    }

    fn broken(&self, error: &ScanError) -> SyntaxError {
        let at = self.offsets.byte(error.marker().index());
        if error.info() == "recursion limit exceeded" {
            return SyntaxError::too_deep(at);
        }
        let info = error.info().replace(char::is_control, " ");
        SyntaxError::new(at, format!("not YAML: {info}"))
            .help("the name of the file says YAML; it is read as YAML 1.2")
    }

    fn open(
        &mut self,
        start: usize,
        anchor: usize,
        tag: Option<&Tag>,
        kind: &str,
        inside: Inside,
    ) -> Result<(), SyntaxError> {
        if tag.is_some_and(|tag| !is_unspecific(tag) && core_kind(tag) != Some(kind)) {
            self.refuse_tag(start);
        }
        if self.frames.len() >= MAX_DEPTH {
            return Err(SyntaxError::too_deep(start));
        }
        self.frames.push(Frame {
            start,
            anchor,
            inside,
        });
        Ok(())
    }

    fn close(&mut self) {
        let Some(frame) = self.frames.pop() else {
            return;
        };
        let json = match frame.inside {
            Inside::Array(items) => Json::Array(items),
            Inside::Object { members, .. } => Json::Object(members),
        };
        self.finish(frame.start, frame.anchor, json);
    }

    fn scalar(&mut self, at: usize, anchor: usize, text: &str, is_bare: bool, tag: Option<&Tag>) {
        // The source of a key is the key, whatever it would be as a value; only an alias can ask for the value.
        if self.wants_key() && tag.is_none() && anchor == 0 {
            if is_bare && text == "<<" {
                let help =
                    "write the members out, or refer to the other schema with `$ref` or `allOf`";
                self.refuse(at, "a merge key, `<<`, is not part of YAML 1.2", help);
            }
            return self.expect_value_of(Some(text.to_owned()), at);
        }
        let json = self.scalar_value(at, text, is_bare, tag);
        self.finish(at, anchor, json);
    }

    fn scalar_value(&mut self, at: usize, text: &str, is_bare: bool, tag: Option<&Tag>) -> Json {
        let string = Json::String(text.to_owned());
        let kind = tag.map(core_kind);
        if kind == Some(Some("str")) || tag.map_or(!is_bare, is_unspecific) {
            return string;
        }
        let json = Scalar::value(text).unwrap_or_else(|why| {
            self.refuse(at, why, "write it in quotes when it is a string");
            Json::Null
        });
        let core = match json {
            Json::Null => "null",
            Json::Bool(_) => "bool",
            Json::Number(_) if kind == Some(Some("float")) => "float",
            Json::Number(ref number) if !number.contains(['.', 'e', 'E']) => "int",
            _ => "",
        };
        if kind.is_some_and(|kind| kind != Some(core)) {
            self.refuse_tag(at);
        }
        json
    }

    fn alias(&mut self, at: usize, anchor: usize) -> Result<(), SyntaxError> {
        let node = self.anchors.repeat(anchor, at, self.frames.len())?;
        self.deliver(node);
        Ok(())
    }

    /// A value is complete.
    fn finish(&mut self, start: usize, anchor: usize, json: Json) {
        let node = Node { start, json };
        // Zero means no anchor.
        if anchor != 0 {
            self.anchors.insert(anchor, &node);
        }
        self.deliver(node);
    }

    /// Puts a value, or a key, where it belongs.
    fn deliver(&mut self, node: Node) {
        if self.wants_key() {
            return self.key(node);
        }
        let pointer = self.pointer_of_second();
        match self.frames.last_mut().map(|frame| &mut frame.inside) {
            None => self.root = Some(node),
            Some(Inside::Array(items)) => items.push(node),
            Some(Inside::Object { members, key, .. }) => {
                let Some((Some(key), key_start)) = key.take() else {
                    return;
                };
                if let Some(pointer) = pointer {
                    report_duplicate(&key, key_start, pointer, self.sink);
                }
                members.push(Member {
                    key,
                    key_start,
                    value: node,
                });
            }
        }
    }

    /// The pointer of the value that comes next, when its key was there before.
    fn pointer_of_second(&mut self) -> Option<Pointer> {
        let inside = &mut self.frames.last_mut()?.inside;
        let Inside::Object { seen, key, .. } = inside else {
            return None;
        };
        let key = key.as_ref()?.0.as_ref()?;
        (!seen.insert(key.clone())).then(|| self.pointer())
    }

    fn key(&mut self, node: Node) {
        let text = match node.json {
            Json::String(text) | Json::Number(text) => Some(text),
            _ => {
                let message = format!("{} can be no key", node.kind());
                self.refuse(node.start, &message, "keys of JSON are strings");
                None
            }
        };
        self.expect_value_of(text, node.start);
    }

    fn expect_value_of(&mut self, text: Option<String>, start: usize) {
        let inside = self.frames.last_mut().map(|frame| &mut frame.inside);
        if let Some(Inside::Object { key, .. }) = inside {
            *key = Some((text, start));
        }
    }

    fn wants_key(&self) -> bool {
        let inside = self.frames.last().map(|frame| &frame.inside);
        matches!(inside, Some(Inside::Object { key: None, .. }))
    }

    fn pointer(&self) -> Pointer {
        let steps = self.frames.iter().filter_map(|frame| match &frame.inside {
            Inside::Array(items) => Some(items.len().to_string()),
            Inside::Object { key, .. } => key.as_ref()?.0.clone(),
        });
        steps.fold(Pointer::default(), |pointer, step| pointer.join(&step))
    }

    fn refuse(&mut self, at: usize, message: &str, help: &str) {
        let location = Location::Offset(at, self.pointer());
        self.sink
            .push(Code::NotJson, location, message, Some(help.to_owned()));
    }

    fn refuse_tag(&mut self, at: usize) {
        let message = "a tag gives this value another type than JSON has for it";
        self.refuse(at, message, "leave the tag out; write a string in quotes");
    }
}

/// `!` alone: not what it looks like, but a string.
fn is_unspecific(tag: &Tag) -> bool {
    format!("{}{}", tag.handle, tag.suffix) == "!"
}

/// `str` of `!!str`; `None` for a tag that is not of YAML itself.
fn core_kind(tag: &Tag) -> Option<&str> {
    tag.is_yaml_core_schema().then_some(tag.suffix.as_str())
}
