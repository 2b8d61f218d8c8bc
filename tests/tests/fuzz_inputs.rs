//! The fuzz targets without the fuzzer: their bodies, compiled by the stable compiler, run over every input that is kept.
//!
//! In: the folders of `fuzz/seeds`, and every schema of the fixtures for the target that reads schemas. Out: what does not hold.

#[allow(
    dead_code,
    unreachable_pub,
    reason = "it is a crate of its own elsewhere"
)]
#[path = "../../fuzz/src/lib.rs"]
mod fuzz;

use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

type Body = fn(&[u8]);

/// Every target, and what it does.
const TARGETS: [(&str, Body); 5] = [
    ("attempt", fuzz::attempt::run),
    ("model", fuzz::model::run),
    ("rfc3339", fuzz::rfc3339::run),
    ("schema", fuzz::schema::run),
    ("value", fuzz::value::run),
];

/// Every input must be small enough to be read by a person.
const LARGEST: usize = 2_048;

/// As in the runs of the fuzzer, which makes little of longer ones.
const LONGEST_SCHEMA: usize = 16_000;

fn entries(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(ROOT).join(folder);
    let entries = fs::read_dir(&folder).unwrap_or_else(|_| panic!("no {}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    // Beside the fixtures is the manifest of the generator.
    paths.retain(|path| !path.ends_with(".schema-codegen"));
    paths.sort();
    paths
}

fn run_over(target: &str, body: Body) {
    let inputs = entries(&format!("fuzz/seeds/{target}"));
    assert!(inputs.len() >= 3, "{target} has hardly any input");
    for input in inputs {
        let bytes = fs::read(&input).unwrap();
        assert!(bytes.len() <= LARGEST, "{} is large", input.display());
        println!("{}", input.display());
        body(&bytes);
    }
}

#[test]
fn every_kept_input_passes_its_target() {
    for (target, body) in TARGETS {
        run_over(target, body);
    }
}

#[test]
fn every_target_is_run_here() {
    let stems = entries("fuzz/fuzz_targets").into_iter().map(|path| {
        path.file_stem()
            .and_then(|stem| stem.to_str())
            .map(str::to_owned)
    });
    let stems: Vec<String> = stems.flatten().collect();
    let run: Vec<&str> = TARGETS.iter().map(|(target, _)| *target).collect();
    assert_eq!(stems, run);
    let manifest = fs::read_to_string(Path::new(ROOT).join("fuzz/Cargo.toml")).unwrap();
    for target in run {
        assert!(
            manifest.contains(&format!("name = \"{target}\"")),
            "{target} is not built"
        );
    }
}

#[test]
fn every_schema_of_the_fixtures_passes_the_target() {
    for case in ["tests/fixtures", "tests/fixtures_invalid"]
        .map(entries)
        .concat()
    {
        let json = fs::read(case.join("schema.json"));
        let schema = json.unwrap_or_else(|_| {
            let yaml = fs::read_to_string(case.join("schema.yaml")).unwrap();
            format!("{}{yaml}", fuzz::schema::YAML).into_bytes()
        });
        println!("{}", case.display());
        // The whole model of next year is read by other tests.
        if schema.len() < LONGEST_SCHEMA {
            fuzz::schema::run(&schema);
        }
    }
}

/// An edit of the payload reaches a location deep inside, or the target tests nothing.
#[test]
fn edits_reach_the_model() {
    let edited = fuzz::edits::edited(r#"{"a": [1, "x"]}"#, "4=null\n0+ \n3-");
    assert_eq!(edited, r#"{"a": [, null]} "#);
}
