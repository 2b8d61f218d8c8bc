//! What `changes` finds between all releases of the API's document that have the model, compared with counts of another program, and how
//! `import` follows them.
//!
//! Each line of the data is a release: the schemas that it sets and removes (names, types, presence, values and limits), and how many changes
//! of each kind a walker of the raw documents found, which shares no code with this project.

use schema_codegen::changes::{Change, Kind, Release, between};
use schema_codegen::containment::Answer;
use schema_codegen::history::History;
use schema_codegen::import::{Import, Need, Upstream, import};
use schema_codegen::{Config, Documents, Plan, Syntax};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use workspace_tests::releases::{documents, version};

fn config() -> Config {
    let mut config = Config::default();
    config.roots.push("IdentityVerification".to_owned());
    config
}

fn plan(document: &str) -> Plan {
    schema_codegen::plan(document, &config()).expect("a schema without errors")
}

fn releases() -> Vec<(Value, Release)> {
    let release = |(step, document): (Value, String)| {
        let plan = plan(&document);
        assert_eq!(plan.model.schema.version, Some(version(&step)));
        (
            step,
            schema_codegen::release(plan, &Documents::new(document.as_str()), &config()),
        )
    };
    documents().into_iter().map(release).collect()
}

/// `ours` after an import of `document`.
fn imported(ours: &str, document: &str, config: &Config) -> Import {
    let upstream = Upstream {
        text: document,
        syntax: Syntax::Json,
        plan: &plan(document),
    };
    import(
        &schema_codegen::Documents::new(ours),
        config,
        upstream,
        false,
    )
    .expect("a schema")
}

fn subjects(made: &Import, need: Need) -> Vec<&str> {
    let of_need = made.decisions.iter().filter(|of| of.need == need);
    of_need.map(|decision| decision.subject.as_str()).collect()
}

#[test]
fn importing_release_after_release_follows_all_of_them() {
    let documents = documents();
    let mut ours = documents[0].1.clone();
    for (step, document) in &documents[1..] {
        let version = &step["version"];
        let made = imported(&ours, document, &config());
        assert_eq!(subjects(&made, Need::Difference), [""; 0], "{version}");
        if made.applied.is_empty() {
            assert_eq!(made.text, ours, "{version}");
            continue;
        }
        let again = imported(&made.text, document, &config());
        assert!(
            again.applied.is_empty() && again.text == made.text,
            "{version}"
        );
        ours = made.text;
    }
}

#[test]
fn the_history_is_what_importing_release_after_release_records() {
    let documents = documents();
    let mut ours = documents[0].1.clone();
    let mut history = History::default();
    for (step, document) in &documents {
        let made = imported(&ours, document, &config());
        made.record(&mut history, &version(step));
        ours = made.text;
    }
    let committed = include_str!("../../schema/history.json");
    let recorded = history.to_text();
    let mut lines = recorded.lines().zip(committed.lines());
    let first = lines.find(|(recorded, committed)| recorded != committed);
    assert_eq!(first, None, "the first line that differs");
    assert_eq!(recorded.len(), committed.len());
    assert!(History::parse("history.json", committed) == Ok(history));
}

#[test]
fn the_newest_release_is_imported_into_the_schema_of_today() {
    let ours = include_str!("../../schema/identity_verification.schema.json");
    let documents = documents();
    let (_, newest) = documents.last().expect("a release");
    let made = imported(ours, newest, &Config::default());
    let count = |kind: Kind| made.applied.iter().filter(|of| of.kind == kind).count();
    assert_eq!(count(Kind::TypeAdded), 37);
    assert_eq!(count(Kind::FieldAdded), 38);
    assert_eq!(count(Kind::ValueAdded), 58);
    // Properties and values of new types included.
    assert_eq!(subjects(&made, Need::Class).len(), 109);
    assert_eq!(subjects(&made, Need::Meaning).len(), 103);
    // With these the types, presence, values and limits of both are the same.
    assert_eq!(subjects(&made, Need::Difference), [""; 0]);
    let constraints = [
        "IdentityVerification: 9 in `allOf`",
        "minLength: 1",
        "IdentityVerificationStepSummary: 6 in `allOf`",
        "IdentityVerificationUserAddress: 2 in `allOf`",
        "DocumentaryVerificationDocument: 1 in `allOf`",
        "minLength: 2",
        "pattern: ^[A-Z]{2}$",
        "IdentityVerificationDocumentAddressResponse: 1 in `allOf`",
        "minLength: 2",
        "pattern: ^[A-Z]{2}$",
    ];
    assert_eq!(subjects(&made, Need::Constraint), constraints);
    // Lines of ours change only where a list in one line got longer, or a value changed; all others are there, in their order.
    let mut lines = made.text.lines();
    let gone = ours
        .lines()
        .filter(|line| !lines.clone().any(|of| of == *line));
    assert_eq!(gone.count(), 7);
    assert!(
        ours.lines()
            .filter(|line| line.contains("description"))
            .all(|line| lines.any(|of| of == line))
    );
    let again = imported(&made.text, newest, &Config::default());
    assert!(again.applied.is_empty() && again.text == made.text);
}

#[test]
fn the_version_beside_is_what_upstream_has() {
    let ours = include_str!("../../schema/1.697.4/identity_verification.schema.json");
    let documents = documents();
    let (_, newest) = documents.last().expect("a release");
    let made = imported(ours, newest, &Config::default());
    assert_eq!(subjects(&made, Need::Difference), [""; 0]);
    for need in [Need::Class, Need::Description, Need::Rule] {
        assert_eq!(subjects(&made, need), [""; 0]);
    }
}

/// The directions of decoding that `change` does not keep, with the instance that shows it.
fn claims(change: &Change) -> Vec<Option<&Value>> {
    let both = [
        &change.effect.old_types_read_new_data,
        &change.effect.new_types_read_old_data,
    ];
    let claims = both.into_iter().filter_map(|verdict| match verdict {
        Answer::Proven => None,
        Answer::NotDecided => Some(None),
        Answer::Breaks(instance) => Some(Some(instance)),
    });
    claims.collect()
}

#[test]
fn every_change_of_the_history_is_found_and_no_other() {
    let releases = releases();
    let (mut steps, mut unchanged, mut open, mut shown) = (0, 0, 0, 0);
    for pair in releases.windows(2) {
        let changes = between(&pair[0].1, &pair[1].1).list;
        let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
        for change in &changes {
            *counts.entry(change.kind.as_str()).or_default() += 1;
            for claim in claims(change) {
                *(if claim.is_some() {
                    &mut shown
                } else {
                    &mut open
                }) += 1;
            }
        }
        steps += 1;
        unchanged += usize::from(changes.is_empty());
        let expected = pair[1]
            .0
            .get("changes")
            .cloned()
            .unwrap_or_else(|| json!({}));
        assert_eq!(json!(counts), expected, "{}", pair[1].0["version"]);
    }
    assert_eq!((steps, unchanged), (83, 58));
    // README.md says so.
    assert_eq!(
        (shown, open),
        (32, 0),
        "claims that types do not read the data of another release"
    );
}
