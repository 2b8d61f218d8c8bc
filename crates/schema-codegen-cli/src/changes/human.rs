//! Changes, written down for people: all of them, or those that matter most and how many there are.

use super::report::{Located, PLAIN, consequences, with_reason};
use crate::console::counted;
use schema_codegen::changes::{Bump, Change, Changes, Privacy};
use schema_codegen::containment::Answer;
use schema_codegen::diagnostic::Position;
use schema_codegen::visible::{on_one_line, visible};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How many changes of one type people see, unless they ask for all.
const FIRST: usize = 3;

/// How many lines people see, unless they ask for all.
const SCREEN: usize = 24;

/// The report; `all` says whether it lists every change and what follows from each. What fits on a screen is listed in any case.
pub(super) fn report(located: &Located<'_>, all: bool) -> String {
    let is_short = located.changes.list.len() <= SCREEN;
    let whole = (all || is_short).then(|| listed(located, true));
    let fits = |whole: &String| all || whole.lines().count() <= SCREEN;
    let whole = whole.filter(fits);
    whole.unwrap_or_else(|| listed(located, false))
}

fn listed(located: &Located<'_>, all: bool) -> String {
    let mut out = String::new();
    let (mut lines, mut left_out) = (0, 0);
    for changes in by_type(located, all) {
        if !all && lines >= SCREEN {
            left_out += changes.len();
            continue;
        }
        let shown = if all { changes.len() } else { FIRST };
        let _ = writeln!(out, "{}", on_one_line(&changes[0].0.type_name));
        for (change, positions) in changes.iter().take(shown) {
            let place = located.place(change, positions);
            let _ = writeln!(
                out,
                "  {}  {place}",
                visible(&with_reason(located, change, &PLAIN))
            );
            if all {
                for line in consequences(change, &PLAIN) {
                    let _ = writeln!(out, "      {}", visible(&line));
                }
            }
        }
        lines += 1 + shown.min(changes.len());
        left_out += changes.len().saturating_sub(shown);
    }
    if all {
        out.push_str(&documentation(located));
    }
    if left_out > 0 {
        let more = counted(left_out, "more change");
        let hint = "(--all lists them, and what follows from each)";
        let _ = writeln!(out, "... and {more} {hint}");
        out.push_str(&kinds(located.changes));
    }
    out + &summary(located.changes)
}

/// The changes of documentation alone, apart from the others.
fn documentation(located: &Located<'_>) -> String {
    let mut out = String::new();
    for (change, positions) in located.all() {
        if change.kind.is_documentation() {
            if out.is_empty() {
                out.push_str("Documentation alone\n");
            }
            let (name, what) = (
                on_one_line(&change.type_name),
                with_reason(located, change, &PLAIN),
            );
            let what = visible(&what);
            let _ = writeln!(
                out,
                "  {name}: {what}  {}",
                located.place(change, positions)
            );
        }
    }
    out
}

/// How much a change matters to those who have data or programs, the most first.
fn rank(change: &Change) -> u8 {
    let effect = &change.effect;
    let fails = |verdict: &Answer| *verdict != Answer::Proven;
    let decode = [
        &effect.new_types_read_old_data,
        &effect.old_types_read_new_data,
    ];
    let valid = [&effect.old_data_valid_now, &effect.new_data_valid_before];
    if decode.into_iter().any(fails) {
        0
    } else if effect.source == Bump::Major || effect.privacy != Privacy::Unaffected {
        1
    } else if valid.into_iter().any(fails) {
        2
    } else {
        3
    }
}

type Placed<'l> = (&'l Change, &'l (Option<Position>, Option<Position>));

/// The changes of each type, in the order of the schema; those that matter most first, if not all are shown.
fn by_type<'l>(located: &'l Located<'_>, all: bool) -> Vec<Vec<Placed<'l>>> {
    let structural = |(change, _): &Placed<'_>| !change.kind.is_documentation();
    let listed: Vec<Placed<'_>> = located.all().filter(structural).collect();
    let types = listed.chunk_by(|(one, _), (other, _)| one.type_name == other.type_name);
    let mut types: Vec<_> = types.map(<[_]>::to_vec).collect();
    if !all {
        for changes in &mut types {
            changes.sort_by_key(|(change, _)| rank(change));
        }
        types.sort_by_key(|changes| changes.first().map(|(change, _)| rank(change)));
    }
    types
}

/// How many changes there are of each kind, the most first.
fn kinds(changes: &Changes) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for change in &changes.list {
        *counts.entry(change.kind.as_str()).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let mut lines = String::new();
    let mut width = 0;
    for (kind, count) in counts {
        let entry = format!("{kind} {count}");
        let separator = match width {
            0 => "in all: ",
            80.. => ",\n        ",
            _ => ", ",
        };
        width = if width > 80 { 0 } else { width } + entry.len() + 2;
        lines.push_str(separator);
        lines.push_str(&entry);
    }
    lines + "\n"
}

fn summary(changes: &Changes) -> String {
    let list = &changes.list;
    let docs = list
        .iter()
        .filter(|change| change.kind.is_documentation())
        .count();
    let count = |of: fn(&Change) -> &Answer| {
        let found = list.iter().map(of);
        let (mut shown, mut open) = (0, 0);
        for verdict in found {
            shown += usize::from(matches!(verdict, Answer::Breaks(_)));
            open += usize::from(*verdict == Answer::NotDecided);
        }
        format!("{shown} break, {open} not decided")
    };
    format!(
        "{}, and {} of documentation alone; least step of the version: {}\n\
         new types read old data: {}\nold types read new data: {}\n\
         old data stay valid: {}\nnew data were valid before: {}\n",
        counted(list.len() - docs, "change"),
        docs,
        changes.bump().as_str(),
        count(|change| &change.effect.new_types_read_old_data),
        count(|change| &change.effect.old_types_read_new_data),
        count(|change| &change.effect.old_data_valid_now),
        count(|change| &change.effect.new_data_valid_before),
    )
}
