//! Payloads of 2026 decode with the types of this schema and come back whole.

use identity_verification::{DriftKind, IdentityVerification, drift, from_slice, to_vec};
use serde_json::Value;

const PAYLOADS: [&str; 3] = [
    include_str!("../../crates/identity-verification/tests/versions/samples/full.json"),
    include_str!("../../crates/identity-verification/tests/versions/samples/least.json"),
    include_str!("../../crates/identity-verification/examples/payload.json"),
];

fn parse(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn payloads_of_2026_come_back_equal() {
    for text in PAYLOADS {
        let json: IdentityVerification =
            from_slice(text.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
        let serde: IdentityVerification =
            serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}"));
        assert!(json == serde, "the paths decode different values");
        let bytes = to_vec(&json).expect("encodes");
        assert_eq!(
            serde_json::from_slice::<Value>(&bytes).expect("JSON"),
            parse(text)
        );
        assert_eq!(serde_json::to_value(&serde).expect("encodes"), parse(text));
    }
}

#[test]
fn what_is_new_is_kept_and_seen() {
    let record: IdentityVerification = from_slice(PAYLOADS[0].as_bytes()).expect("decodes");
    let found = drift(&record);
    assert!(
        found
            .iter()
            .any(|found| found.kind == DriftKind::UnknownValue),
        "unknown enum values"
    );
    assert!(
        found
            .iter()
            .any(|found| matches!(found.kind, DriftKind::UnknownMembers(_))),
        "unknown members"
    );
    let email = record
        .risk_check
        .as_ref()
        .and_then(|risk| risk.email.as_ref())
        .expect("an email check");
    let new = email
        .linked_services
        .iter()
        .find(|service| service.is_unknown())
        .expect("a service of tomorrow");
    assert_eq!(new.as_str(), "aboutme");
}

#[test]
fn the_fixture_fills_every_field_of_2026() {
    let schema = parse(include_str!(
        "../../schema/1.697.4/identity_verification.schema.json"
    ));
    assert_eq!(schema["$defs"].as_object().expect("definitions").len(), 133);
    let full = parse(PAYLOADS[0]);
    let declared = schema["$defs"]["IdentityVerification"]["properties"]
        .as_object()
        .expect("properties");
    for name in declared.keys() {
        assert!(full.get(name).is_some(), "{name} is not filled");
    }
}

#[test]
fn a_new_kind_inside_a_union_inside_is_told_by_what_its_union_requires() {
    use workspace_tests::fixtures::union_of_unions::{CommentEvent, Event, IssueEvent, StarEvent};

    for (text, expected) in [
        (r#"{"action":"pinned","issue":{"id":1}}"#, "issue"),
        (
            r#"{"action":"pinned","issue":{"id":1},"comment":{"id":2}}"#,
            "comment or issue",
        ),
        (r#"{"action":"pinned","stars":{"id":1},"new":1}"#, "star"),
        // Nothing that a kind requires, and no member `action`.
        (r#"{"action":"pinned","new":1}"#, "none"),
        (r#"{"action":"opened"}"#, "none"),
        (r#"{"new":{"id":1}}"#, "none"),
    ] {
        let read = |event: Event| match event {
            Event::IssueEvent(IssueEvent::Unknown(_)) if text.contains("comment") => {
                "comment or issue"
            }
            Event::CommentEvent(CommentEvent::Unknown(_)) => "comment or issue",
            Event::IssueEvent(IssueEvent::Unknown(_)) => "issue",
            Event::StarEvent(StarEvent::Unknown(_)) => "star",
            Event::Unknown(_) => "none",
            _ => "a listed kind",
        };
        let json: Event = additional_properties::json::from_str(text).expect(text);
        let serde: Event = serde_json::from_str(text).expect(text);
        assert_eq!(
            additional_properties::json::to_string(&json).expect(text),
            text
        );
        assert_eq!([read(json), read(serde)], [expected; 2], "{text}");
    }
}
