//! What `changes --format json` prints keeps to its JSON Schema, and decodes into the types that the generator makes of it.

use schema_codegen::changes::Kind;
use schema_codegen_cli::changes::{ChangesArgs, ChangesFormat, report};
use serde_json::Value;
use std::path::Path;
use workspace_tests::fixtures::changes_report::ChangesReport;

fn schema() -> Value {
    serde_json::from_str(include_str!("../fixtures/changes_report/schema.json")).expect("JSON")
}

/// The report between the two versions of the model.
fn real() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let file = |folder: &str| {
        let file = root.join(folder).join("identity_verification.schema.json");
        Some(file.display().to_string())
    };
    let args = ChangesArgs {
        from: file("schema"),
        to: file("schema/1.697.4"),
        format: ChangesFormat::Json,
        ..ChangesArgs::default()
    };
    report(&args, &root, "schema/codegen.toml")
        .expect("two schemas")
        .0
}

#[test]
fn a_report_is_valid_and_decodes_without_an_unknown_member() {
    let text = real();
    let document: Value = serde_json::from_str(&text).expect("JSON");
    let validator = jsonschema::validator_for(&schema()).expect("a sound schema");
    let errors: Vec<String> = validator
        .iter_errors(&document)
        .map(|error| error.to_string())
        .collect();
    assert_eq!(errors, Vec::<String>::new());
    // The schema closes every object, so the types refuse a member that it does not declare.
    let report: ChangesReport = additional_properties::json::from_str(&text).expect("a report");
    assert_eq!(
        report.changes.len(),
        document["changes"].as_array().expect("changes").len()
    );
    assert!(report.changes.len() > 150);
    assert_eq!(serde_json::to_value(&report).expect("JSON"), document);
}

#[test]
fn the_schema_lists_every_kind() {
    let kinds: Vec<Value> = Kind::ALL.iter().map(|kind| kind.as_str().into()).collect();
    assert_eq!(schema()["$defs"]["Kind"]["enum"], Value::from(kinds));
}
