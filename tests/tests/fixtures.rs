//! Every fixture: its types keep what is valid and refuse what is not, and an independent validator agrees.

use additional_properties::{Maybe, json};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use workspace_tests::case::Case;
use workspace_tests::fixtures::CASES;
use workspace_tests::fixtures::integer_formats::Counters;
use workspace_tests::fixtures::value_names::{Shipment, ShipmentSize};

/// Fixtures whose types keep every JSON value, so that nothing can be refused.
const REFUSES_NOTHING: [&str; 1] = ["root_union"];

fn folder(case: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(case)
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The documents of one folder, by name.
fn documents(folder: &Path) -> Vec<(String, String)> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let paths: BTreeSet<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths
        .iter()
        .map(|path| (path.display().to_string(), read(path)))
        .collect()
}

fn parse(name: &str, text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The documents of a fixture, whose folder is published on every host as far as the validator knows.
struct Neighbours(PathBuf);

const BASE: &str = "https://example.com/";

impl jsonschema::Retrieve for Neighbours {
    fn retrieve(
        &self,
        uri: &jsonschema::Uri<String>,
    ) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        let name = uri.path().as_str().trim_start_matches('/');
        Ok(yaml_serde::from_str(&fs::read_to_string(
            self.0.join(name),
        )?)?)
    }
}

fn validator(case: &str) -> jsonschema::Validator {
    let schema = parse(case, &read(&folder(case).join("schema.json")));
    jsonschema::options()
        .with_base_uri(format!("{BASE}schema.json"))
        .with_retriever(Neighbours(folder(case)))
        .should_validate_formats(true)
        .build(&schema)
        .unwrap_or_else(|error| panic!("{case}: {error}"))
}

fn assert_kept(case: &Case, name: &str, text: &str) {
    let document = parse(name, text);
    for (path, run) in [("serde", case.serde), ("JSON", case.json)] {
        let encoded =
            run(text).unwrap_or_else(|error| panic!("{name}: refused on the {path} path: {error}"));
        assert_eq!(
            parse(name, &encoded),
            document,
            "{name}: changed on the {path} path"
        );
    }
    assert!(
        (case.paths_agree)(text),
        "{name}: the two paths decode different values"
    );
}

#[test]
fn samples_come_back_unchanged() {
    for case in CASES {
        let (samples, validator) = (
            documents(&folder(case.name).join("samples")),
            validator(case.name),
        );
        assert!(
            !samples.is_empty(),
            "{}: no sample, so nothing is proven",
            case.name
        );
        for (name, text) in &samples {
            let problems: Vec<_> = validator
                .iter_errors(&parse(name, text))
                .map(|error| error.to_string())
                .collect();
            assert!(
                problems.is_empty(),
                "{name}: the validator refuses the sample: {problems:?}"
            );
            assert_kept(case, name, text);
            let violations = (case.violations)(text).expect("it decodes");
            assert!(!violations.has_errors(), "{name}: {violations}");
        }
    }
}

#[test]
fn breaches_are_kept_and_reported() {
    let mut seen = 0;
    for case in CASES {
        let validator = validator(case.name);
        for (name, text) in documents(&folder(case.name).join("breaches")) {
            assert!(
                !validator.is_valid(&parse(&name, &text)),
                "{name}: the validator accepts it"
            );
            assert_kept(case, &name, &text);
            let violations = (case.violations)(&text).expect("it decodes");
            assert!(violations.has_errors(), "{name}: {violations}");
            seen += 1;
        }
    }
    assert!(seen > 0, "no breach, so nothing is proven");
}

#[test]
fn strings_that_no_enum_lists_are_kept_and_warned_of() {
    let mut seen = 0;
    for case in CASES {
        let validator = validator(case.name);
        for (name, text) in documents(&folder(case.name).join("unlisted")) {
            let is_valid = validator.is_valid(&parse(&name, &text));
            assert!(!is_valid, "{name}: the validator accepts it");
            assert_kept(case, &name, &text);
            let violations = (case.violations)(&text).expect("it decodes");
            assert!(!violations.has_errors(), "{name}: {violations}");
            assert!(!violations.is_empty(), "{name}: nothing is said");
            seen += 1;
        }
    }
    assert!(seen > 0, "no such string, so nothing is proven");
}

#[test]
fn rejects_are_refused() {
    for case in CASES {
        let (rejects, validator) = (
            documents(&folder(case.name).join("rejects")),
            validator(case.name),
        );
        assert_eq!(
            rejects.is_empty(),
            REFUSES_NOTHING.contains(&case.name),
            "{}: rejects",
            case.name
        );
        for (name, text) in &rejects {
            assert!(
                !validator.is_valid(&parse(name, text)),
                "{name}: the validator accepts it"
            );
            assert!(
                (case.serde)(text).is_err(),
                "{name}: accepted on the serde path"
            );
            assert!(
                (case.json)(text).is_err(),
                "{name}: accepted on the JSON path"
            );
        }
    }
}

#[test]
fn examples_are_valid_and_come_back_unchanged() {
    let mut seen = 0;
    for case in CASES {
        let Some(example) = case.example else {
            continue;
        };
        let document = example();
        let problems: Vec<_> = validator(case.name)
            .iter_errors(&document)
            .map(|error| error.to_string())
            .collect();
        assert!(
            problems.is_empty(),
            "{}: the example {document} is invalid: {problems:?}",
            case.name
        );
        assert_kept(case, case.name, &document.to_string());
        seen += 1;
    }
    assert!(seen * 2 > CASES.len(), "most fixtures have an example");
}

#[test]
fn every_folder_is_a_case() {
    let folders: BTreeSet<_> = fs::read_dir(folder(""))
        .expect("the fixtures")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .into_string()
                .expect("a name in Unicode")
        })
        .filter(|name: &String| !name.starts_with('.'))
        .collect();
    let cases: BTreeSet<_> = CASES.iter().map(|case| case.name.to_owned()).collect();
    assert_eq!(folders, cases, "run `cargo xtask codegen`");
}

#[test]
fn listed_integers_with_names_are_constants_of_the_struct() {
    let text = r#"{"priority": 3, "stages": [0, 10], "carrier": 2, "size": "l", "damage": -1}"#;
    let shipment = json::from_str::<Shipment>(text).expect("a shipment");
    assert_eq!(shipment.priority, Shipment::PRIORITY_HIGH);
    let stages = [Shipment::STAGES_PACKED, Shipment::STAGES_ON_THE_WAY];
    assert_eq!(shipment.stages.as_deref(), Some(stages.as_slice()));
    assert_eq!(shipment.carrier, Maybe::Value(Shipment::CARRIER_BY_AIR));
    assert_eq!(shipment.size, Some(ShipmentSize::Large));
    assert_eq!(shipment.damage, Some(Shipment::DAMAGE_UNKNOWN));
}

#[test]
fn a_number_without_a_fraction_is_an_integer_of_either_sign() {
    let text = r#"{"plain": -2.0, "unsigned": 1.8446744073709551615e19}"#;
    let by_json = json::from_str::<Counters>(text).expect("integers");
    let by_serde = serde_json::from_str::<Counters>(text).expect("integers");
    assert_eq!(
        (by_json.plain, by_json.unsigned),
        (Some(-2), Some(u64::MAX))
    );
    assert_eq!(by_json, by_serde);
}

/// What the types do not describe: texts of which no byte changes on the JSON path, and no member's place on the other.
#[test]
fn what_a_type_does_not_describe_keeps_its_text() {
    const ANY: &str = r#"{"z": 1.10,"a":123456789012345678901234567890,"-":-0,"d":{"x":1,"x":2},"e":[1e2,"\u0041"]}"#;
    let any = format!(r#"{{"free":{ANY},"described":{ANY},"truth":{ANY},"optional":{ANY}}}"#);
    let unknown = r#"{"item":{"z":1.10,"kind":"opera","a":123456789012345678901234567890,"d":{"x":1,"x":2}}}"#;
    for (name, text) in [("any_value", &*any), ("union_by_tag", unknown)] {
        let case = CASES.iter().find(|case| case.name == name).expect(name);
        assert_eq!((case.json)(text).unwrap(), text);
    }
    let text = r#"{"item":{"z":1,"kind":"opera","a":2}}"#;
    let case = CASES.iter().find(|case| case.name == "union_by_tag");
    assert_eq!((case.unwrap().serde)(text).unwrap(), text);
}

#[test]
fn a_discriminator_selects_what_extends_its_base_schema() {
    let case = CASES.iter().find(|case| case.name == "extended_bases");
    let case = case.expect("the fixture");
    for text in [
        r#"{"fish":{"kind":"shark"}}"#,
        r#"{"fish":{"kind":"salmon","river":1}}"#,
        r#"{"fish":{"kind":"smart","iq":"high"}}"#,
        r#"{"salmon":{"kind":"smart"}}"#,
        r#"{"catch":{"kind":"shark"}}"#,
        r#"{"decoration":{"form":"castle"}}"#,
        r#"{"pump":{"model":"AirPump"}}"#,
    ] {
        let (by_serde, by_json) = ((case.serde)(text), (case.json)(text));
        assert!(by_serde.is_err() && by_json.is_err(), "{text}");
    }
    let known =
        r#"{"decoration":{"form":"plain"},"salmon":{"kind":"salmon"},"notice":{"level":"info"}}"#;
    assert!((case.violations)(known).expect("it decodes").is_empty());
    let unknown = r#"{"pump":{"model":"Pump"}}"#;
    assert!(!(case.violations)(unknown).expect("it decodes").is_empty());
}
