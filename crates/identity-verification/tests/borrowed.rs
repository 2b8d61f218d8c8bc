//! The borrowed types: they read what the owned types read, write the same, and borrow what they can.

use identity_verification::{IdentityVerification, borrowed, from_str, to_string};
use serde_json::Value;
use std::borrow::Cow;

const PAYLOAD: &str = include_str!("../examples/payload.json");

#[test]
fn a_borrowed_type_keeps_everything() {
    let attempt: borrowed::IdentityVerification<'_> =
        from_str(PAYLOAD).unwrap_or_else(|error| panic!("{error}"));
    let text = to_string(&attempt).expect("encodes");
    let (before, after): (Value, Value) = (
        serde_json::from_str(PAYLOAD).expect("JSON"),
        serde_json::from_str(&text).expect("JSON"),
    );
    assert_eq!(after, before);
    let owned: IdentityVerification = from_str(PAYLOAD).expect("decodes");
    assert!(
        owned == from_str(&text).expect("decodes"),
        "the owned types read what the borrowed type wrote"
    );
}

#[test]
fn a_borrowed_type_borrows_from_the_input() {
    let attempt: borrowed::IdentityVerification<'_> = from_str(PAYLOAD).expect("decodes");
    assert!(matches!(attempt.id, Cow::Borrowed("idv_52xR9LKo77r1Np")));
    let member = attempt
        .additional_properties
        .get("verify_sms")
        .expect("a member of tomorrow");
    let range = PAYLOAD.as_bytes().as_ptr_range();
    assert!(
        range.contains(&member.get().as_ptr()),
        "the member is a part of the text"
    );
}

#[test]
fn a_borrowed_type_refuses_what_the_owned_types_refuse() {
    for (from, to) in [
        ("\"status\": \"success\"", "\"status\": 1"),
        ("\"steps\"", "\"steps_\""),
        ("\"version\": 2", "\"version\": null"),
    ] {
        let text = PAYLOAD.replacen(from, to, 1);
        assert_ne!(text, PAYLOAD);
        let (owned, borrowed) = (
            from_str::<IdentityVerification>(&text),
            from_str::<borrowed::IdentityVerification<'_>>(&text),
        );
        assert_eq!(owned.err(), borrowed.err(), "{to}");
    }
}

#[test]
fn a_borrowed_type_shows_no_personal_data() {
    let attempt: borrowed::IdentityVerification<'_> = from_str(PAYLOAD).expect("decodes");
    let shown = format!("{attempt:?} {attempt:#?}");
    for secret in [
        "Leslie",
        "123456789",
        "192.0.2.42",
        "beneficial",
        "preferred",
        "aboutme",
    ] {
        assert!(!shown.contains(secret), "{secret}");
    }
    assert!(shown.contains("success"), "what is not sensitive is shown");
}
