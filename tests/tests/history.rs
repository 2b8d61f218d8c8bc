//! What `changes` finds between all releases of the API's document that have the model, compared with counts of another program.
//!
//! Each line of the data is a release: the schemas that it sets and removes (names, types, presence, values and limits), and how many changes
//! of each kind a walker of the raw documents found, which shares no code with this project.

use schema_codegen::Config;
use schema_codegen::changes::{Change, Release, between};
use schema_codegen::containment::Answer;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

fn releases() -> Vec<(Value, Release)> {
    let mut schemas = Map::new();
    let mut config = Config::default();
    config.roots.push("IdentityVerification".to_owned());
    let mut release = |line: &str| {
        let step: Value = serde_json::from_str(line).expect("JSON");
        for name in step["remove"].as_array().into_iter().flatten() {
            schemas.remove(name.as_str().expect("a name"));
        }
        for (name, schema) in step["set"].as_object().into_iter().flatten() {
            schemas.insert(name.clone(), schema.clone());
        }
        let document = json!({"openapi": "3.0.0", "paths": {}, "components": {"schemas": schemas}});
        let document = document.to_string();
        let plan = schema_codegen::plan(&document, &config).expect("a schema without errors");
        let release = schema_codegen::release(plan, &document, config.syntax);
        (step, release)
    };
    include_str!("../data/releases.jsonl")
        .lines()
        .map(&mut release)
        .collect()
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
        (30, 0),
        "claims that types do not read the data of another release"
    );
}
