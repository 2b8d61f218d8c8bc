//! What the generator refuses, and how it says so: one case a folder, `schema.json` or `schema.yaml`, and perhaps `codegen.toml` beside the snapshot of
//! the diagnostics, and perhaps `names.lock` or
//! `history.json`.

use schema_codegen::diagnostic::{Code, Input, Severity};
use schema_codegen::{Config, Diagnostics, Documents, Syntax, plan, plan_documents};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const LOCK: &str = "names.lock";
const HISTORY: &str = "history.json";

fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures_invalid");
    let entries = fs::read_dir(root).expect("the folder of cases");
    let mut cases: Vec<PathBuf> = entries.map(|entry| entry.expect("a case").path()).collect();
    cases.sort();
    cases
}

/// The name of the schema of `case`, and its text.
fn schema(case: &Path) -> (&'static str, String) {
    let found = ["schema.json", "schema.yaml"]
        .into_iter()
        .find_map(|name| Some((name, fs::read_to_string(case.join(name)).ok()?)));
    found.unwrap_or_else(|| panic!("{} has no schema", case.display()))
}

fn diagnose(case: &Path) -> Diagnostics {
    let (name, schema) = schema(case);
    let config = match fs::read_to_string(case.join("codegen.toml")) {
        Ok(text) => match Config::parse(&text) {
            Ok(mut config) => {
                config.syntax = Syntax::of_file(name);
                config
            }
            Err(diagnostics) => return diagnostics,
        },
        Err(_) => Config::for_single_file(name, "codegen", "root"),
    };
    let read = |name: &str| fs::read_to_string(case.join(name)).ok();
    let (lock, history) = (read(LOCK), read(HISTORY));
    let planned = if lock.is_some() || history.is_some() {
        let mut documents = Documents::new(&schema);
        if let Some(lock) = lock {
            documents.set_names_lock(lock);
        }
        if let Some(history) = history {
            documents.set_history(history);
        }
        plan_documents(&documents, &config).map(drop)
    } else {
        plan(&schema, &config).map(drop)
    };
    planned.expect_err(&format!("{} is accepted", case.display()))
}

#[test]
fn every_case_says_what_is_wrong() {
    for case in cases() {
        let diagnostics = diagnose(&case);
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(&case);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        let text = diagnostics.rendered(schema(&case).0, "codegen.toml");
        settings.bind(|| insta::assert_snapshot!("diagnostics", text.to_string()));
    }
}

#[test]
fn every_diagnostic_has_a_location_and_a_help() {
    for case in cases() {
        let (_, text) = schema(&case);
        for found in &diagnose(&case) {
            assert!(found.line() >= 1 && found.column() >= 1);
            assert!(!found.message.is_empty());
            let help = found.help.as_deref().unwrap_or_default();
            assert!(
                !help.is_empty(),
                "{}: {} has no help",
                case.display(),
                found.code.as_str()
            );
            let pointer = found.pointer.in_file();
            assert!(pointer.is_empty() || pointer.starts_with('/'), "{pointer}");
            let file = match found.input {
                Input::Names => Some(LOCK),
                Input::History => Some(HISTORY),
                Input::Schema | Input::Config => None,
            };
            assert_eq!(found.file(), file);
            assert!(found.line() <= text.lines().count().max(40));
        }
    }
}

#[test]
fn every_error_has_a_case() {
    let mut seen = BTreeSet::new();
    for case in cases() {
        seen.extend(diagnose(&case).iter().map(|found| found.code));
    }
    // Warnings are errors where `strict` is asked for.
    let errors = Code::ALL
        .iter()
        .filter(|code| code.severity() != Severity::Note);
    let missing: Vec<&str> = errors
        .filter(|code| !seen.contains(code))
        .map(|code| code.as_str())
        .collect();
    assert_eq!(missing, Vec::<&str>::new(), "codes without a case");
}
