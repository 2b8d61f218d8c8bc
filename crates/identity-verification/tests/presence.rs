//! Presence on the real types: a missing key, a null and a value are three states, on both paths.

use identity_verification::{IdentityVerification, Maybe, from_slice, to_vec};
use serde_json::{Value, json};

/// A record that both paths must treat alike.
fn document() -> Value {
    serde_json::to_value(IdentityVerification::example()).expect("the example encodes")
}

/// Decodes on both paths; the answers must agree.
fn decode(document: &Value) -> Option<IdentityVerification> {
    let text = document.to_string();
    let serde = serde_json::from_str::<IdentityVerification>(&text).ok();
    let json = from_slice::<IdentityVerification>(text.as_bytes()).ok();
    assert_eq!(serde, json, "the paths disagree");
    json
}

fn assert_unchanged(document: &Value) {
    let record = decode(document).expect("valid");
    assert_eq!(&serde_json::to_value(&record).expect("encodes"), document);
    let bytes = to_vec(&record).expect("encodes");
    assert_eq!(
        &serde_json::from_slice::<Value>(&bytes).expect("JSON"),
        document
    );
}

#[test]
fn a_missing_required_nullable_key_is_an_error() {
    let root = document();
    let names: Vec<String> = root
        .as_object()
        .expect("an object")
        .keys()
        .cloned()
        .collect();
    assert_eq!(names.len(), 16, "every property of the root is required");
    for name in names {
        let mut document = root.clone();
        document.as_object_mut().expect("an object").remove(&name);
        assert!(decode(&document).is_none(), "{name} may not be missing");
    }
}

#[test]
fn null_is_none_where_null_is_allowed() {
    let mut document = document();
    document["completed_at"] = Value::Null;
    document["kyc_check"] = Value::Null;
    document["user"]["date_of_birth"] = Value::Null;
    let record = decode(&document).expect("nulls are valid here");
    assert_eq!(record.completed_at, None);
    assert_eq!(record.kyc_check, None);
    assert_eq!(record.user.date_of_birth, None);
    assert_unchanged(&document);
}

#[test]
fn null_is_an_error_where_null_is_not_allowed() {
    for pointer in [
        "/id",
        "/created_at",
        "/status",
        "/template",
        "/template/version",
        "/steps/kyc_check",
    ] {
        let mut document = document();
        *document.pointer_mut(pointer).expect("a declared member") = Value::Null;
        assert!(decode(&document).is_none(), "{pointer} may not be null");
    }
}

#[test]
fn absent_null_and_given_phone_numbers_stay_apart() {
    let mut document = document();
    document["user"]["phone_number"] = json!("+15551234567");
    assert_eq!(
        decode(&document).expect("valid").user.phone_number,
        Maybe::Value("+15551234567".to_owned())
    );
    assert_unchanged(&document);

    document["user"]["phone_number"] = Value::Null;
    assert_eq!(
        decode(&document).expect("valid").user.phone_number,
        Maybe::Null
    );
    assert_unchanged(&document);

    document["user"]
        .as_object_mut()
        .expect("an object")
        .remove("phone_number");
    assert_eq!(
        decode(&document).expect("valid").user.phone_number,
        Maybe::Absent
    );
    assert_unchanged(&document);
}

#[test]
fn setters_change_one_field() {
    let before = IdentityVerification::example();
    let after = before
        .clone()
        .with_redacted_at(None)
        .with_status("tomorrow")
        .with_id("idv_1");
    assert_eq!(after.redacted_at, None);
    assert!(after.status.is_unknown());
    assert_eq!(after.id, "idv_1");
    assert_eq!(after.user, before.user);
    assert_eq!(after.user.with_phone_number(None).phone_number, Maybe::Null);
}

#[test]
fn a_whole_number_with_a_point_is_an_integer() {
    let text = document()
        .to_string()
        .replacen("\"version\":2", "\"version\":2.0", 1);
    let version = |record: IdentityVerification| record.template.version;
    assert_eq!(serde_json::from_str(&text).map(version).ok(), Some(2));
    assert_eq!(from_slice(text.as_bytes()).map(version).ok(), Some(2));
    let fraction = text.replacen("2.0", "2.5", 1);
    assert!(serde_json::from_str::<IdentityVerification>(&fraction).is_err());
    assert!(from_slice::<IdentityVerification>(fraction.as_bytes()).is_err());
}
