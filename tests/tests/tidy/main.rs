//! The house rules that a machine can see, for the Rust that people write: generated code, fixtures and compile-fail cases are left out.
//!
//! Who may import whom is tested in `imports.rs`.

mod code;
mod long;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const FOLDERS: [&str; 5] = ["benches", "crates", "fuzz", "tests", "xtask"];
const NOT_WRITTEN_BY_HAND: [&str; 7] = [
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
const LONGEST_TEST_FILE: usize = 500;
const LONGEST_FUNCTION: usize = 40;
/// Inherent `impl` blocks stand with their type, but for what would make a file too long.
const MOST_FILES_WITH_FOREIGN_IMPLS: usize = 8;
const NAMES_THAT_SAY_NOTHING: [&str; 6] = ["util", "utils", "helper", "helpers", "common", "misc"];

struct Source {
    /// Relative to the workspace, so that no folder above it counts.
    path: PathBuf,
    text: String,
}

fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    for folder in FOLDERS {
        collect(Path::new(folder), &mut found);
    }
    assert!(found.len() > 10, "the sources are elsewhere");
    found.sort_by(|left, right| left.path.cmp(&right.path));
    found
}

fn collect(folder: &Path, found: &mut Vec<Source>) {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for entry in fs::read_dir(workspace.join(folder)).expect("a folder") {
        let path = folder.join(entry.expect("an entry").file_name());
        let full = workspace.join(&path);
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        if full.is_dir() && !NOT_WRITTEN_BY_HAND.contains(&name) && !name.starts_with('.') {
            collect(&path, found);
        } else if full.is_file() && path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&full).expect("text");
            found.push(Source { path, text });
        }
    }
}

impl Source {
    /// True for tests and for what only tests use.
    fn is_test(&self) -> bool {
        let in_tests = self
            .path
            .iter()
            .any(|part| part == "tests" || part == "fuzz");
        in_tests || self.path.ends_with("tests.rs")
    }
}

/// Fails with the paths of all sources in which `problems` finds any.
fn no_source<P: IntoIterator<Item = String>>(problems: impl Fn(&Source) -> P) {
    let mut list = Vec::new();
    for source in sources() {
        let path = source.path.display().to_string();
        list.extend(
            problems(&source)
                .into_iter()
                .map(|problem| format!("{path}: {problem}")),
        );
    }
    assert!(list.is_empty(), "\n{}", list.join("\n"));
}

/// The first line that is `wrong`, with its number.
fn line(source: &Source, wrong: impl Fn(&str) -> bool) -> Option<String> {
    let mut lines = source.text.lines().enumerate();
    lines
        .find(|(_, line)| wrong(line))
        .map(|(index, line)| format!("line {}: {line}", index + 1))
}

#[test]
fn every_file_begins_with_module_docs() {
    no_source(|source| {
        let has_docs = source
            .text
            .trim_start_matches('\u{feff}')
            .starts_with("//!")
            || source.text.contains("@generated");
        (!has_docs).then(|| "does not start with `//!`".to_owned())
    });
}

#[test]
fn files_are_short() {
    no_source(|source| {
        let lines = source.text.lines().count();
        let is_test = source.is_test();
        let longest = if is_test {
            LONGEST_TEST_FILE
        } else {
            LONGEST_FILE
        };
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

#[test]
fn functions_are_short() {
    no_source(|source| {
        let long = long_functions(source).into_iter();
        let path = shown(source);
        let is_listed = |name: &String| long::LONG.contains(&(path.as_str(), name.as_str()));
        let new = long.filter(|name| !is_listed(name));
        let problems =
            new.map(|name| format!("`{name}` has more than {LONGEST_FUNCTION} lines: split it"));
        problems.collect::<Vec<_>>()
    });
}

#[test]
fn the_list_of_long_functions_names_no_other() {
    let mut listed: BTreeSet<_> = long::LONG.into_iter().collect();
    for source in sources() {
        let (path, names) = (shown(&source), long_functions(&source));
        listed.retain(|(at, name)| *at != path || !names.iter().any(|long| long == name));
    }
    assert!(listed.is_empty(), "take these off the list: {listed:?}");
}

/// The path with `/` on every system.
fn shown(source: &Source) -> String {
    let parts = source.path.iter().map(|part| part.to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

fn long_functions(source: &Source) -> Vec<String> {
    if source.is_test() {
        return Vec::new();
    }
    let functions = code::functions(&source.text).into_iter();
    let long = functions.filter(|(_, lines)| *lines > LONGEST_FUNCTION);
    long.map(|(name, _)| name).collect()
}

#[test]
fn every_file_is_a_module() {
    let sources = sources();
    let declares = |text: &str, name: &str| {
        let mut lines = text.lines().map(str::trim_start);
        let (module, path) = (format!("mod {name};"), format!("\"{name}.rs\""));
        lines.any(|line| line.ends_with(&module) || line.contains(&path))
    };
    let orphans = sources.iter().filter(|source| {
        let mut path = source.path.clone();
        let in_src = path.iter().any(|part| part == "src") && !path.iter().any(|it| it == "bin");
        if path.ends_with("mod.rs") {
            path.pop();
        }
        let name = path
            .file_stem()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        let folder = path.parent().unwrap_or(Path::new(""));
        let is_above = |other: &&Source| {
            other.path.parent() == Some(folder) || other.path.with_extension("") == folder
        };
        let is_declared = |other: &Source| declares(&other.text, name);
        in_src
            && !matches!(name, "lib" | "main")
            && !sources.iter().filter(is_above).any(is_declared)
    });
    let orphans: Vec<String> = orphans.map(shown).collect();
    assert!(orphans.is_empty(), "no module: {orphans:?}");
}

#[test]
fn methods_stand_with_their_type() {
    let written = sources().into_iter().filter(|source| !source.is_test());
    let foreign = written.filter_map(|source| {
        let types = code::foreign_impls(&source.text);
        let types: Vec<_> = types.into_iter().collect();
        (!types.is_empty()).then(|| format!("{}: {}", source.path.display(), types.join(", ")))
    });
    let foreign: Vec<_> = foreign.collect();
    assert!(
        foreign.len() <= MOST_FILES_WITH_FOREIGN_IMPLS,
        "{} files have methods of types that are defined elsewhere:\n{}",
        foreign.len(),
        foreign.join("\n")
    );
}

/// Names that were private to this project; the glossary in ARCHITECTURE.md has the words that replace them.
const FORMER_NAMES: [&str; 31] = [
    "Dwelling",
    "Effective",
    "Held",
    "Kept",
    "Later",
    "Life",
    "Lowerer",
    "News",
    "Outside",
    "Parts",
    "Sight",
    "Spot",
    "Survey",
    "Territory",
    "Verdict",
    "anew",
    "best",
    "chosen",
    "endless",
    "finish_sparing",
    "held",
    "leftover",
    "let_others_in",
    "lives",
    "member_if_there",
    "news",
    "pass_over",
    "tell_checked",
    "told",
    "twin",
    "twins",
];

#[test]
fn names_are_those_of_the_glossary() {
    let former = BTreeSet::from(FORMER_NAMES);
    no_source(|source| {
        let names = code::defined_names(&source.text).into_iter();
        let found = names.filter(|name| former.contains(name.as_str()));
        found
            .map(|name| format!("defines `{name}`"))
            .collect::<Vec<_>>()
    });
}
