//! A folder of releases, each compared with the one before.

use super::sides::Side;
use super::{ChangesArgs, ChangesFormat, json as document};
use crate::Error;
use crate::console::{self, ExitStatus};
use schema_codegen::changes::{Change, between};
use schema_codegen::containment::Answer;
use schema_codegen::visible::visible_json;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Compares the schemas in `folder`, in the order of their names: that of the commits, because versions run backwards at times.
pub(super) fn history(folder: &Path, args: &ChangesArgs) -> Result<ExitStatus, Error> {
    let mut before: Option<Side> = None;
    let (mut steps, mut text) = (Vec::new(), String::new());
    let mut totals: BTreeMap<&str, usize> = BTreeMap::new();
    let mut unchanged = 0;
    let (mut claims, mut shown) = (0, 0);
    for path in files(folder)? {
        let side = Side::file(&path, &args.root)?;
        if let Some(before) = &before {
            let changes = between(&before.release, &side.release).list;
            unchanged += usize::from(changes.is_empty());
            let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
            for change in &changes {
                *counts.entry(change.kind.as_str()).or_default() += 1;
                *totals.entry(change.kind.as_str()).or_default() += 1;
                let (breaks, with_instance) = claims_of(change);
                (claims, shown) = (claims + breaks, shown + with_instance);
            }
            let counts: Vec<String> = counts
                .iter()
                .map(|(kind, count)| format!("{kind} {count}"))
                .collect();
            let _ = writeln!(
                text,
                "{}: {}",
                side.name,
                if counts.is_empty() {
                    "-".to_owned()
                } else {
                    counts.join(", ")
                }
            );
            let list: Vec<Value> = changes
                .iter()
                .map(|change| document::entry(change, None, None))
                .collect();
            steps.push(json!({"from": before.name, "to": side.name, "changes": list}));
        }
        before = Some(side);
    }
    if args.format == ChangesFormat::Json {
        console::data(&visible_json(&format!("{:#}\n", Value::from(steps))));
        return Ok(ExitStatus::Success);
    }
    let _ = writeln!(
        text,
        "\n{} steps, {unchanged} without a change",
        steps.len()
    );
    for (kind, count) in totals {
        let _ = writeln!(text, "  {count:>5}  {kind}");
    }
    let _ = writeln!(
        text,
        "claims that types of one release do not read data of the other: {claims} shown by an instance or open, {shown} of them shown"
    );
    console::data(&text);
    Ok(ExitStatus::Success)
}

/// How many directions of decoding a change does not keep, and how many of these an instance shows.
fn claims_of(change: &Change) -> (usize, usize) {
    let effect = &change.effect;
    let both = [
        &effect.old_types_read_new_data,
        &effect.new_types_read_old_data,
    ];
    let count = |of: fn(&Answer) -> bool| both.iter().filter(|verdict| of(verdict)).count();
    (
        count(|verdict| *verdict != Answer::Proven),
        count(|verdict| matches!(verdict, Answer::Breaks(_))),
    )
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let entries = std::fs::read_dir(folder).map_err(|source| Error::io("read", folder, source))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    let is_schema = |path: &PathBuf| {
        let ending = path.extension().and_then(|ending| ending.to_str());
        matches!(ending, Some("json" | "yaml" | "yml"))
    };
    files.retain(is_schema);
    files.sort();
    Ok(files)
}
