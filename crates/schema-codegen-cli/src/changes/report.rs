//! Changes, written down for people and for programs.

use super::allow::{self, Allowed};
use super::sides::Side;
use super::{ChangesArgs, ChangesFormat, human, json};
use crate::console::counted;
use crate::workflow::{Annotation, Folder};
use schema_codegen::changes::{Change, Changes, Privacy};
use schema_codegen::containment::Answer;
use schema_codegen::diagnostic::Position;
use schema_codegen::emit::inline;
use schema_codegen::model::Pointer;
use schema_codegen::visible::{on_one_line, visible_json};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Longer instances are cut where people read them.
const MAX_SHOWN: usize = 200;

/// Changes, with their positions in both files.
pub(super) struct Located<'a> {
    pub(super) old: &'a Side,
    pub(super) new: &'a Side,
    pub(super) changes: &'a Changes,
    allowed: &'a [Allowed],
    positions: Vec<(Option<Position>, Option<Position>)>,
}

impl<'a> Located<'a> {
    pub(super) fn new(
        old: &'a Side,
        new: &'a Side,
        changes: &'a Changes,
        allowed: &'a [Allowed],
    ) -> Self {
        let before = positions(old, changes, |change| change.old_pointer.as_ref());
        let after = positions(new, changes, |change| change.new_pointer.as_ref());
        Self {
            old,
            new,
            changes,
            allowed,
            positions: before.into_iter().zip(after).collect(),
        }
    }

    pub(super) fn all(
        &self,
    ) -> impl Iterator<Item = (&Change, &(Option<Position>, Option<Position>))> {
        self.changes.list.iter().zip(&self.positions)
    }

    /// Why a change is allowed; nothing if it is not.
    pub(super) fn reason(&self, change: &Change) -> Option<&str> {
        allow::reason(self.allowed, change)
    }

    pub(super) fn place(
        &self,
        change: &Change,
        (old, new): &(Option<Position>, Option<Position>),
    ) -> String {
        let at = |side: &Side, pointer: &Option<Pointer>, position: &Option<Position>| {
            let name = side.name_of(pointer.as_ref().and_then(Pointer::file));
            position.map(|position| format!("{name}:{}", position.line))
        };
        let both = [
            at(self.old, &change.old_pointer, old),
            at(self.new, &change.new_pointer, new),
        ];
        both.into_iter().flatten().collect::<Vec<_>>().join(" -> ")
    }
}

/// Where `pointer` of each change is in the files of one side.
fn positions(
    side: &Side,
    changes: &Changes,
    pointer: fn(&Change) -> Option<&Pointer>,
) -> Vec<Option<Position>> {
    let mut found = vec![None; changes.list.len()];
    let given = changes.list.iter().enumerate();
    let given = given.filter_map(|(index, change)| Some((index, pointer(change)?)));
    let mut by_file: BTreeMap<Option<&str>, Vec<(usize, &Pointer)>> = BTreeMap::new();
    for (index, pointer) in given {
        by_file
            .entry(pointer.file())
            .or_default()
            .push((index, pointer));
    }
    for (file, given) in by_file {
        let (text, syntax) = side.text_of(file);
        let inside: Vec<_> = given
            .iter()
            .map(|(_, it)| Pointer(it.in_file().to_owned()))
            .collect();
        let inside: Vec<_> = inside.iter().collect();
        let positions = schema_codegen::positions(text, syntax, &inside);
        for ((index, _), position) in given.into_iter().zip(positions) {
            found[index] = Some(position);
        }
    }
    found
}

/// The report in the form that `args` asks for.
pub(super) fn text(located: &Located<'_>, args: &ChangesArgs) -> String {
    match args.format {
        ChangesFormat::Human => human::report(located, args.all),
        ChangesFormat::Json => visible_json(&format!("{:#}\n", json::document(located))),
        ChangesFormat::Markdown => markdown(located),
        ChangesFormat::Github => github(located),
    }
}

/// How a report writes what comes from a schema.
pub(super) struct Words {
    /// The name of a type or member.
    name: fn(&str) -> String,
    /// A value as JSON.
    value: fn(&str) -> String,
    /// Anything else.
    text: fn(&str) -> String,
}

/// For a terminal or an annotation. A name may have anything in it; a backtick would end it.
pub(super) const PLAIN: Words = Words {
    name: |name| format!("`{}`", name.replace('`', "'")),
    value: on_one_line,
    text: on_one_line,
};

/// For Markdown, where nothing from a schema is markup.
const MARKDOWN: Words = Words {
    name: |name| inline::code(&on_one_line(name)),
    value: |value| inline::code(&on_one_line(value)),
    text: |text| inline::escaped(&on_one_line(text)),
};

/// A change in one sentence.
fn sentence(change: &Change, words: &Words) -> String {
    let member = change.member.iter();
    let member = member.map(|member| format!(" {}", (words.name)(member)));
    let states = match (&change.old, &change.new) {
        (Some(old), Some(new)) => Some(format!("{old} -> {new}")),
        (Some(state), None) | (None, Some(state)) => Some(state.clone()),
        (None, None) => None,
    };
    let states = states.map_or(String::new(), |states| {
        format!(" ({})", (words.text)(&states))
    });
    let kind = change.kind.as_str();
    on_one_line(&format!("{kind}{}{states}", member.collect::<String>()))
}

/// A change in one sentence, and why it is allowed.
pub(super) fn with_reason(located: &Located<'_>, change: &Change, words: &Words) -> String {
    let reason = located.reason(change).map(words.text);
    let reason = reason.map(|reason| format!(", allowed: {reason}"));
    sentence(change, words) + &reason.unwrap_or_default()
}

/// What follows for whom, in words; nothing for what follows for nobody.
pub(super) fn consequences(change: &Change, words: &Words) -> Vec<String> {
    let effect = &change.effect;
    let mut lines = Vec::new();
    let mut verdict = |what: &str, verdict: &Answer| match verdict {
        Answer::Proven => {}
        Answer::NotDecided => lines.push(format!("{what}: not decided")),
        Answer::Breaks(instance) => {
            let shown: String = instance.to_string().chars().take(MAX_SHOWN).collect();
            let shown = (words.value)(&shown);
            lines.push(format!("{what}: breaks, as {shown} shows"));
        }
    };
    verdict("new types read old data", &effect.new_types_read_old_data);
    verdict("old types read new data", &effect.old_types_read_new_data);
    verdict("old data stay valid", &effect.old_data_valid_now);
    verdict("new data were valid before", &effect.new_data_valid_before);
    match effect.privacy {
        Privacy::Unaffected => {}
        Privacy::Sensitive(class) => lines.push(format!("privacy: {} data", class.as_str())),
        Privacy::Visible => {
            lines.push("privacy: a value that was hidden becomes visible".to_owned());
        }
    }
    lines
}

/// A section of a changelog.
pub(super) fn markdown(located: &Located<'_>) -> String {
    let mut out = format!(
        "Least step of the version: {}.\n",
        located.changes.bump().as_str()
    );
    let mut last = "";
    for (change, _) in located
        .all()
        .filter(|(change, _)| !change.kind.is_documentation())
    {
        if change.type_name != last {
            let name = (MARKDOWN.name)(&change.type_name);
            let _ = write!(out, "\n- {name}\n");
            last = &change.type_name;
        }
        let follows = consequences(change, &MARKDOWN);
        let follows = follows.iter().map(|line| format!("; {line}"));
        let _ = writeln!(
            out,
            "  - {}{}",
            with_reason(located, change, &MARKDOWN),
            follows.collect::<String>()
        );
    }
    let docs: Vec<&Change> = located
        .changes
        .list
        .iter()
        .filter(|change| change.kind.is_documentation())
        .collect();
    if !docs.is_empty() {
        let _ = writeln!(
            out,
            "\nDocumentation alone changed in {}.",
            counted(docs.len(), "place")
        );
    }
    out
}

fn github(located: &Located<'_>) -> String {
    let folder = Folder::new(located.new.folder());
    let mut out = String::new();
    for (change, (_, new)) in located
        .all()
        .filter(|(change, _)| !change.kind.is_documentation())
    {
        let follows = consequences(change, &PLAIN).join("; ");
        let level = if follows.is_empty() || located.reason(change).is_some() {
            "notice"
        } else {
            "warning"
        };
        let message = format!(
            "{}: {}; {follows}",
            change.type_name,
            with_reason(located, change, &PLAIN)
        );
        let file = change.new_pointer.as_ref().and_then(Pointer::file);
        let annotation = Annotation {
            level,
            file: located.new.path_of(file),
            line: new.map_or(1, |position| position.line),
            column: None,
            title: change.kind.as_str(),
            message: &message,
        };
        let _ = writeln!(out, "{}", folder.line(annotation));
    }
    out
}
