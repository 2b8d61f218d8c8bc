//! Changes, written down for people and for programs.

use super::allow::{self, Allowed};
use super::sides::Side;
use super::{ChangesArgs, ChangesFormat, human, json};
use crate::console::counted;
use crate::workflow::{Annotation, Folder};
use schema_codegen::changes::{Change, Changes, Privacy};
use schema_codegen::containment::Answer;
use schema_codegen::diagnostic::Position;
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

/// A change in one sentence.
pub(super) fn sentence(change: &Change) -> String {
    // A name may have anything in it; a backtick would end the name.
    let member = change.member.iter();
    let member = member.map(|member| format!(" `{}`", member.replace('`', "'")));
    let states = match (&change.old, &change.new) {
        (Some(old), Some(new)) => format!(" ({old} -> {new})"),
        (Some(state), None) | (None, Some(state)) => format!(" ({state})"),
        (None, None) => String::new(),
    };
    let kind = change.kind.as_str();
    on_one_line(&format!("{kind}{}{states}", member.collect::<String>()))
}

/// A change in one sentence, and why it is allowed.
pub(super) fn with_reason(located: &Located<'_>, change: &Change) -> String {
    let reason = located.reason(change).map(on_one_line);
    let reason = reason.map(|reason| format!(", allowed: {reason}"));
    sentence(change) + &reason.unwrap_or_default()
}

/// What follows for whom, in words; nothing for what follows for nobody.
pub(super) fn consequences(change: &Change) -> Vec<String> {
    let effect = &change.effect;
    let mut lines = Vec::new();
    let mut verdict = |what: &str, verdict: &Answer| match verdict {
        Answer::Proven => {}
        Answer::NotDecided => lines.push(format!("{what}: not decided")),
        Answer::Breaks(instance) => {
            let shown: String = instance.to_string().chars().take(MAX_SHOWN).collect();
            lines.push(format!("{what}: breaks, as {} shows", on_one_line(&shown)));
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
            let name = on_one_line(&change.type_name.replace('`', "'"));
            let _ = write!(out, "\n- `{name}`\n");
            last = &change.type_name;
        }
        let follows = consequences(change);
        let follows = follows
            .iter()
            .map(|line| format!("; {}", line.replace('`', "'")));
        let _ = writeln!(
            out,
            "  - {}{}",
            with_reason(located, change),
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
        let follows = consequences(change).join("; ");
        let level = if follows.is_empty() || located.reason(change).is_some() {
            "notice"
        } else {
            "warning"
        };
        let message = format!(
            "{}: {}; {follows}",
            change.type_name,
            with_reason(located, change)
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
