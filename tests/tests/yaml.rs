//! A schema in YAML makes what the same schema makes in JSON.
//!
//! In: the schemas of the fixtures. Out: where the two differ.

use schema_codegen::emit::{markdown, rust};
use schema_codegen::{Config, Plan, Syntax, plan};
use std::fs;
use std::path::Path;

/// The schemas of the fixtures that need no decisions.
fn schemas() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let cases = fs::read_dir(folder).expect("the fixtures");
    let cases = cases.map(|case| case.expect("a fixture").path());
    let unconfigured = cases.filter(|case| case.is_dir() && !case.join("codegen.toml").exists());
    let read = unconfigured.map(|case| {
        let schema = fs::read_to_string(case.join("schema.json")).expect("a schema");
        (case.display().to_string(), schema)
    });
    read.collect()
}

fn made(case: &str, schema: &str, syntax: Syntax) -> Plan {
    let mut config = Config::for_single_file("schema", "codegen", "root");
    config.syntax = syntax;
    plan(schema, &config).unwrap_or_else(|found| panic!("{case}: {found}"))
}

fn files(plan: &Plan) -> String {
    let artifacts = rust::emit(plan).into_iter();
    let rust = artifacts.map(|file| schema_codegen::render::render(file).bytes);
    let rust = String::from_utf8(rust.collect::<Vec<_>>().concat()).expect("text");
    format!("{rust}{}", markdown::document(plan))
}

/// All JSON is YAML too, and has the same locations.
#[test]
fn json_reads_as_yaml() {
    for (case, schema) in schemas() {
        let [json, yaml] = [Syntax::Json, Syntax::Yaml].map(|syntax| made(&case, &schema, syntax));
        assert_eq!(files(&json), files(&yaml), "{case}");
        assert_eq!(json.notes, yaml.notes, "{case}");
    }
}

/// Blocks, bare words and whatever quotes another writer of YAML finds necessary.
#[test]
fn what_another_writer_makes_of_a_schema_is_the_same_schema() {
    for (case, schema) in schemas() {
        let value: yaml_serde::Value = serde_json::from_str(&schema).expect("JSON");
        let yaml = yaml_serde::to_string(&value).expect("YAML");
        assert_ne!(yaml, schema);
        let [json, yaml] = [
            made(&case, &schema, Syntax::Json),
            made(&case, &yaml, Syntax::Yaml),
        ];
        assert_eq!(files(&json), files(&yaml), "{case}");
    }
}
