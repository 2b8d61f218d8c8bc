//! What is committed is what the generator makes, by the code that `cargo xtask codegen --check` runs; and it makes the same bytes every time.

use anstream::adapter::strip_str;
use schema_codegen::Plan;
use schema_codegen::artifact::RenderedFile;
use schema_codegen_cli::generate::{names_lock, one_page, pages, rust_files, rust_files_beside};
use schema_codegen_cli::input::Input;
use schema_codegen_cli::job::out_of_date;
use schema_codegen_cli::stopwatch::Stopwatch;
use schema_codegen_cli::sync::{ManagedFiles, Mode, sync};
use schema_codegen_cli::versions::with_previous;
use schema_codegen_cli::{Error, diff};
use std::path::Path;
use workspace_tests::fixtures::CASES;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
const COMMAND: &str = "cargo xtask codegen";
/// The configuration of each version of the model, the folder of its types and that of its pages.
const VERSIONS: [[&str; 3]; 2] = [
    [
        "schema/codegen.toml",
        "crates/identity-verification/src/generated",
        "docs",
    ],
    [
        "schema/1.697.4/codegen.toml",
        "crates/identity-verification/src/v1_697_4/generated",
        "docs/1.697.4",
    ],
];

fn plan(input: Result<Input, Error>) -> Plan {
    let mut input = input.unwrap_or_else(|error| panic!("{error:?}"));
    let plan = input.plan(&mut Stopwatch::default());
    plan.unwrap_or_else(|report| panic!("{report:?}"))
}

/// The types and pages of all versions of this workspace's own schema.
fn model() -> Vec<RenderedFile> {
    let stopwatch = &mut Stopwatch::default();
    let mut files = Vec::new();
    for [config, types, folder] in VERSIONS {
        let root = Path::new(ROOT);
        let mut input = Input::from_config(root, config).expect("a configuration");
        let plan = input.plan(stopwatch).expect("a schema without errors");
        files.extend(rust_files(&plan, types, stopwatch));
        let versions = with_previous(root, &input, &plan).expect("two versions");
        files.extend(pages(&plan, versions, folder, stopwatch));
    }
    files
}

/// The locks of the names of all versions.
fn locks() -> Vec<RenderedFile> {
    let of_version = |[config, ..]: [&str; 3]| {
        let input = Input::from_config(Path::new(ROOT), config);
        let config = input.as_ref().ok().map(|input| input.config.clone());
        names_lock(&plan(input), &config.unwrap_or_default()).expect("the configuration names it")
    };
    VERSIONS.map(of_version).into()
}

/// What is expected of every fixture.
fn fixtures() -> Vec<RenderedFile> {
    let stopwatch = &mut Stopwatch::default();
    let mut files = Vec::new();
    for case in CASES {
        let folder = format!("tests/fixtures/{}", case.name);
        let plan = plan(Input::from_folder(Path::new(ROOT), &folder, COMMAND));
        let types = format!("{folder}/types.rs");
        files.extend(rust_files_beside(&plan, &types, stopwatch));
        files.push(one_page(&plan, &format!("{folder}/docs.md"), stopwatch));
    }
    files
}

/// Fails with the difference of every file.
fn assert_committed(managed: &ManagedFiles, files: &[RenderedFile]) {
    let changes = sync(managed, files, Mode::Check).unwrap_or_else(|error| panic!("{error:?}"));
    let diffs: String = changes.iter().map(diff::unified).collect();
    assert!(
        changes.is_empty(),
        "\n{}\n{}",
        strip_str(&diffs),
        out_of_date(changes.len(), COMMAND)
    );
}

#[test]
fn every_fixture_is_up_to_date() {
    let files = fixtures();
    let managed = files.iter().fold(ManagedFiles::new(ROOT), |managed, file| {
        managed.file(&file.path)
    });
    assert_committed(&managed, &files);
    assert!(files == fixtures(), "not the same bytes twice");
}

#[test]
fn the_types_and_the_pages_are_up_to_date() {
    let files = model();
    let folders = VERSIONS.iter().flat_map(|[_, types, pages]| [types, pages]);
    let managed = folders.fold(ManagedFiles::new(ROOT), |managed, folder| {
        managed.folder(folder)
    });
    assert_committed(&managed, &files);
    assert!(files == model(), "not the same bytes twice");
}

#[test]
fn the_locks_of_names_are_up_to_date() {
    let files = locks();
    let managed = files.iter().fold(ManagedFiles::new(ROOT), |managed, file| {
        managed.kept_file(&file.path)
    });
    assert_committed(&managed, &files);
}

#[test]
fn a_release_without_a_change_renames_nothing() {
    for case in CASES {
        let released = |lock: String| {
            let folder = format!("tests/fixtures/{}", case.name);
            let mut input = Input::from_folder(Path::new(ROOT), &folder, COMMAND);
            if let Ok(input) = &mut input {
                input.documents.set_names_lock(lock);
            }
            let lock = plan(input).lock.expect("a lock was handed in");
            (lock.pending().count(), lock.frozen().to_text())
        };
        let (_, first) = released(String::new());
        assert_eq!(released(first.clone()), (0, first), "{}", case.name);
    }
}

#[test]
fn nothing_of_the_machine_is_in_a_file() {
    for file in model().into_iter().chain(fixtures()) {
        let text = String::from_utf8(file.bytes).expect("text");
        assert!(!text.contains('\r') && text.ends_with('\n') && !text.contains(ROOT));
        let head = text.lines().next().unwrap_or_default();
        assert!(
            head.contains("@generated by `cargo xtask codegen` from `"),
            "{head}"
        );
    }
}
