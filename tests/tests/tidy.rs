//! The house rules that a machine can see.
//!
//! In: the Rust sources of the workspace that people write; generated code, fixtures and compile-fail cases are left out.
//! Who may import whom is tested in `imports.rs`.

use std::fs;
use std::path::{Path, PathBuf};

const ROOMS: [&str; 5] = ["benches", "crates", "fuzz", "tests", "xtask"];
const NOT_BY_HAND: [&str; 7] = [
    "target",
    "generated",
    "fixtures",
    "fixtures_invalid",
    "snapshots",
    "ui",
    "corpus",
];
const LONGEST_FILE: usize = 300;
/// Tests are lists of cases; what makes them long makes them no harder to read.
const LONGEST_TEST: usize = 500;
const NAMES_THAT_SAY_NOTHING: [&str; 6] = ["util", "utils", "helper", "helpers", "common", "misc"];

struct Source {
    /// Relative to the workspace, so that no folder above it counts.
    path: PathBuf,
    text: String,
}

fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    for room in ROOMS {
        collect(Path::new(room), &mut found);
    }
    assert!(found.len() > 10, "the sources are elsewhere");
    found.sort_by(|left, right| left.path.cmp(&right.path));
    found
}

fn collect(folder: &Path, found: &mut Vec<Source>) {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for entry in fs::read_dir(workspace.join(folder)).expect("a folder") {
        let path = folder.join(entry.expect("an entry").file_name());
        let place = workspace.join(&path);
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        if place.is_dir() && !NOT_BY_HAND.contains(&name) && !name.starts_with('.') {
            collect(&path, found);
        } else if place.is_file() && path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&place).expect("text");
            found.push(Source { path, text });
        }
    }
}

/// Fails with the paths of all sources for which `wrong` has something to say.
fn no_source(wrong: impl Fn(&Source) -> Option<String>) {
    let said =
        |source: &Source| wrong(source).map(|what| format!("{}: {what}", source.path.display()));
    let list: Vec<String> = sources().iter().filter_map(said).collect();
    assert!(list.is_empty(), "\n{}", list.join("\n"));
}

/// The first line that `wrong` picks, with its number.
fn line(source: &Source, wrong: impl Fn(&str) -> bool) -> Option<String> {
    let mut lines = source.text.lines().enumerate();
    lines
        .find(|(_, line)| wrong(line))
        .map(|(index, line)| format!("line {}: {line}", index + 1))
}

#[test]
fn every_module_has_a_sign_on_the_door() {
    no_source(|source| {
        let signed = source
            .text
            .trim_start_matches('\u{feff}')
            .starts_with("//!")
            || source.text.contains("@generated");
        (!signed).then(|| "does not start with `//!`".to_owned())
    });
}

#[test]
fn files_are_short() {
    no_source(|source| {
        let lines = source.text.lines().count();
        let is_test =
            source.path.iter().any(|part| part == "tests") || source.path.ends_with("tests.rs");
        let longest = if is_test { LONGEST_TEST } else { LONGEST_FILE };
        (lines > longest).then(|| format!("has {lines} lines, {longest} are enough"))
    });
}

#[test]
fn names_say_something() {
    no_source(|source| {
        let parts = source.path.iter().filter_map(|part| part.to_str());
        let mut stems = parts.map(|part| part.strip_suffix(".rs").unwrap_or(part));
        stems
            .any(|stem| NAMES_THAT_SAY_NOTHING.contains(&stem))
            .then(|| "is named after nothing".to_owned())
    });
}

#[test]
fn lines_are_clean() {
    no_source(|source| {
        line(source, |line| {
            line.ends_with([' ', '\t', '\r']) || line.contains('\t')
        })
    });
    no_source(|source| {
        (!source.text.ends_with('\n')).then(|| "does not end with a line end".to_owned())
    });
}

#[test]
fn nothing_is_left_for_later() {
    let left = [
        concat!("#[ign", "ore"),
        concat!("tod", "o!("),
        concat!("unimpl", "emented!("),
        concat!("db", "g!("),
    ];
    no_source(|source| line(source, |line| left.iter().any(|what| line.contains(what))));
}
