//! What the generator refuses, and how it says so: one case a folder, `schema.json` and perhaps `codegen.toml` beside the snapshot of
//! the diagnostics.

use schema_codegen::diagnostic::{Code, Severity};
use schema_codegen::{Config, Diagnostics, plan};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures_invalid");
    let entries = fs::read_dir(root).expect("the folder of cases");
    let mut cases: Vec<PathBuf> = entries.map(|entry| entry.expect("a case").path()).collect();
    cases.sort();
    cases
}

fn diagnose(case: &Path) -> Diagnostics {
    let schema = fs::read_to_string(case.join("schema.json")).expect("schema.json");
    let config = match fs::read_to_string(case.join("codegen.toml")) {
        Ok(text) => match Config::parse(&text) {
            Ok(config) => config,
            Err(diagnostics) => return diagnostics,
        },
        Err(_) => Config::for_single_file("schema.json", "codegen", "root"),
    };
    match plan(&schema, &config) {
        Ok(_) => panic!("{} is accepted", case.display()),
        Err(diagnostics) => diagnostics,
    }
}

#[test]
fn every_case_says_what_is_wrong() {
    for case in cases() {
        let diagnostics = diagnose(&case);
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(&case);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        let text = diagnostics.rendered("schema.json", "codegen.toml");
        settings.bind(|| insta::assert_snapshot!("diagnostics", text.to_string()));
    }
}

#[test]
fn every_diagnostic_has_an_address_and_a_help() {
    for case in cases() {
        let text = fs::read_to_string(case.join("schema.json")).expect("schema.json");
        for found in &diagnose(&case) {
            assert!(found.line() >= 1 && found.column() >= 1);
            assert!(!found.message.is_empty());
            let points = found.pointer.0.is_empty() || found.pointer.0.starts_with('/');
            assert!(points, "{}", found.pointer);
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
