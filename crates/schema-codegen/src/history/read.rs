//! Reads the text of a history, and compares it with the schema: every entry that is wrong is reported where it is.

use super::{History, Lifetime, TypeHistory, members_by_type};
use crate::config::Config;
use crate::diagnostic::{self, Code, DiagnosticSink, Diagnostics, Input, Location};
use crate::document::{Json, Node, read_json};
use crate::inputs::Documents;
use crate::model::{Model, Pointer};

const WRITTEN: &str = "`import` writes the file: take the entry of an earlier revision, or write it as its neighbours are";

/// The history among `documents`, which `config` names; an empty one where none was handed in. Reports where it differs from `model`.
pub(crate) fn of_model(
    config: &Config,
    documents: &Documents<'_>,
    model: &Model,
    sink: &mut DiagnosticSink,
) -> Result<History, Diagnostics> {
    let Some(text) = &documents.history else {
        return Ok(History::default());
    };
    let source = Source::new(config.history.as_deref().unwrap_or("history.json"), text);
    let read = read(&source, sink)?;
    check(&source, &read, model, sink)?;
    Ok(read.history)
}

/// The text of a history, and the file that it is in.
pub(super) struct Source<'t> {
    root: Pointer,
    text: &'t str,
    positions: diagnostic::Source<'t>,
}

/// A history, and where its parts are.
pub(super) struct Read {
    pub(super) history: History,
    tree: Node,
}

impl<'t> Source<'t> {
    pub(super) fn new(file: &str, text: &'t str) -> Self {
        Self {
            root: Pointer::root_of(file),
            text,
            positions: diagnostic::Source::new(text),
        }
    }

    /// Ends a stage that reports problems of the history.
    fn checkpoint(
        &self,
        tree: Option<&Node>,
        sink: &mut DiagnosticSink,
    ) -> Result<(), Diagnostics> {
        sink.checkpoint(Input::History, |location| {
            let inside = Pointer(location.pointer().in_file().to_owned());
            let offset = match (location, tree) {
                (Location::Offset(offset, _), _) => *offset,
                (Location::Value(_), Some(tree)) => tree.offset(&inside, false),
                (Location::Key(_), Some(tree)) => tree.offset(&inside, true),
                (_, None) => 0,
            };
            (&self.positions, offset)
        })
    }
}

/// Reads the text of `source`; an error when it is no JSON, or has not the form of a history.
pub(super) fn read(source: &Source<'_>, sink: &mut DiagnosticSink) -> Result<Read, Diagnostics> {
    sink.enter(source.root.clone());
    let tree = read_json(source.text, sink);
    let history = tree.as_ref().map(|tree| {
        let history = History::default();
        let mut reader = Reader { history, sink };
        reader.whole(tree);
        reader.history
    });
    sink.enter(Pointer::default());
    source.checkpoint(tree.as_ref(), sink)?;
    // Why a text cannot be read was reported.
    let read = tree
        .zip(history)
        .map(|(tree, history)| Read { history, tree });
    read.ok_or_else(Diagnostics::default)
}

struct Reader<'s> {
    history: History,
    sink: &'s mut DiagnosticSink,
}

impl Reader<'_> {
    fn whole(&mut self, tree: &Node) {
        let (Some(versions), Some(types)) = (tree.member("versions"), tree.member("types")) else {
            return self.wrong(&Pointer::default(), "an object with `types` and `versions`");
        };
        let at = Pointer::default().join("versions");
        self.history.versions = self.strings(&versions.value, &at);
        let at = Pointer::default().join("types");
        let Some(members) = types.value.as_object() else {
            return self.wrong(&at, "an object, by the names of types");
        };
        for member in members {
            let of_type = self.of_type(&member.value, &at.join(&member.key));
            self.history.types.insert(member.key.clone(), of_type);
        }
    }

    fn of_type(&mut self, node: &Node, at: &Pointer) -> TypeHistory {
        let mut of_type = TypeHistory::default();
        for member in node.as_object().into_iter().flatten() {
            let (value, at) = (&member.value, at.join(&member.key));
            match (member.key.as_str(), &value.json) {
                ("exists", _) => of_type.lifetime = self.lifetime(value, &at),
                ("was", Json::String(name)) => of_type.was = Some(name.clone()),
                ("was", _) => self.wrong(&at, "a string, the name of a type"),
                ("members", Json::Object(members)) => {
                    for member in members {
                        let lifetime = self.lifetime(&member.value, &at.join(&member.key));
                        of_type.members.insert(member.key.clone(), lifetime);
                    }
                }
                ("members", _) => self.wrong(&at, "an object, by the names of members"),
                _ => {
                    let message =
                        format!("`{}` is no part of a history", member.key.escape_debug());
                    let help = "a type has `exists`, `members` and `was`";
                    let location = Location::Key(at);
                    self.sink
                        .push(Code::HistoryForm, location, message, Some(help.to_owned()));
                }
            }
        }
        if node.member("exists").is_none() {
            self.wrong(at, "an object with `exists`");
        }
        of_type
    }

    /// A version, or several in the order of the versions.
    fn lifetime(&mut self, node: &Node, at: &Pointer) -> Lifetime {
        let turns = match &node.json {
            Json::String(came) => vec![came.clone()],
            _ => self.strings(node, at),
        };
        let positions: Vec<_> = turns.iter().map(|it| self.history.position(it)).collect();
        if let Some(unknown) = positions.iter().position(Option::is_none) {
            let message = format!(
                "`versions` does not list `{}`",
                turns[unknown].escape_debug()
            );
            self.sink.at(Code::HistoryForm, at, message, WRITTEN);
        } else if !positions.is_sorted_by(|before, after| before < after) {
            let message = "these versions are not in the order of `versions`";
            self.sink.at(Code::HistoryForm, at, message, WRITTEN);
        }
        Lifetime(turns)
    }

    fn strings(&mut self, node: &Node, at: &Pointer) -> Vec<String> {
        let items = node.as_array().unwrap_or_default();
        let strings: Vec<String> = items
            .iter()
            .filter_map(Node::as_str)
            .map(str::to_owned)
            .collect();
        let mut sorted: Vec<&String> = strings.iter().collect();
        sorted.sort_unstable();
        sorted.dedup();
        if strings.is_empty() || strings.len() < items.len() || sorted.len() < strings.len() {
            self.wrong(at, "an array of different strings, each a version");
        }
        strings
    }

    fn wrong(&mut self, at: &Pointer, expected: &str) {
        let message = format!("expected {expected}");
        self.sink.at(Code::HistoryForm, at, message, WRITTEN);
    }
}

/// Reports where the history differs from `model`, at the version that the schema states, or else at the last.
fn check(
    source: &Source<'_>,
    read: &Read,
    model: &Model,
    sink: &mut DiagnosticSink,
) -> Result<(), Diagnostics> {
    sink.enter(source.root.clone());
    let history = &read.history;
    let version = model.schema.version.as_deref();
    match version.filter(|version| history.position(version).is_none()) {
        Some(version) => {
            let message =
                format!("the schema states the version `{version}`, which is not in the history");
            let help =
                "`import` adds the version of what it imports; or add it at the end of `versions`";
            let at = Pointer::default().join("versions");
            sink.at(Code::HistoryStale, &at, message, help);
        }
        None => compare(history, model, version, sink),
    }
    sink.enter(Pointer::default());
    source.checkpoint(Some(&read.tree), sink)
}

fn compare(history: &History, model: &Model, now: Option<&str>, sink: &mut DiagnosticSink) {
    let mut report = |at: &Pointer, what: &str, is_in_schema: bool| {
        let (message, help) = if is_in_schema {
            (
                format!("the schema has {what}, and the history has not"),
                "`import` adds what it brings; for what was added by hand, write the version at which it came",
            )
        } else {
            (
                format!("the history has {what}, and the schema has not"),
                "if it was removed, write both versions, `[\"came\", \"went\"]`; if it never was there, remove this entry",
            )
        };
        let location = Location::Key(at.clone());
        sink.push(Code::HistoryStale, location, message, Some(help.to_owned()));
    };
    let types = Pointer::default().join("types");
    let in_schema = members_by_type(model);
    for (name, of_type) in &history.types {
        let at = types.join(name);
        match in_schema.get(name.as_str()) {
            Some(members) if history.exists(&of_type.lifetime, now) => {
                for (member, lifetime) in &of_type.members {
                    let is_there = members.contains(member.as_str());
                    if is_there != history.exists(lifetime, now) {
                        let at = at.join("members").join(member);
                        report(&at, &format!("`{member}` of `{name}`"), is_there);
                    }
                }
                for member in members
                    .iter()
                    .filter(|it| !of_type.members.contains_key(**it))
                {
                    report(&at, &format!("`{member}` of `{name}`"), true);
                }
            }
            None if !history.exists(&of_type.lifetime, now) => {}
            found => report(&at, &format!("the type `{name}`"), found.is_some()),
        }
    }
    for name in in_schema
        .keys()
        .filter(|name| !history.types.contains_key(**name))
    {
        report(&types, &format!("the type `{name}`"), true);
    }
}
