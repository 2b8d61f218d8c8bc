//! The model of this project, from any bytes or from edits of a payload: all ways in and out agree, and what people log never panics.

use additional_properties::json;
use identity_verification::{DriftKind, IdentityVerification, Redact, Validate, borrowed, drift};

use super::agreement::{both_paths, round_trip};
use super::edits::edited;

const PAYLOAD: &str = include_str!("../../crates/identity-verification/examples/payload.json");

/// Reads the bytes, or the payload after the edits that they are, and looks at the value in every way there is.
pub fn run(bytes: &[u8]) {
    match std::str::from_utf8(bytes) {
        Ok(script) if script.starts_with(|c: char| c.is_ascii_digit()) => {
            document(edited(PAYLOAD, script).as_bytes());
        }
        _ => document(bytes),
    }
}

fn document(bytes: &[u8]) {
    both_paths::<IdentityVerification>(bytes);
    let lent = json::from_slice::<borrowed::IdentityVerification<'_>>(bytes);
    let Some(attempt) = round_trip::<IdentityVerification>(bytes) else {
        // The owned types also refuse unknown members that no `Value` can hold.
        return lent.iter().for_each(looked_at);
    };
    let lent = lent.unwrap();
    let again = json::from_slice::<IdentityVerification>(&json::to_vec(&lent).unwrap()).unwrap();
    assert!(again == attempt);
    looked_at(&lent);
    looked_at(&attempt);
}

fn looked_at<T: Redact + Validate + std::fmt::Debug>(value: &T) {
    assert_eq!(format!("{value:?}"), format!("{:?}", value.redacted()));
    serde_json::to_vec(&value.redacted()).unwrap();
    // A value that is not listed is a warning of the one and a drift of the other.
    let report = value.validate();
    let warned = report.iter().filter(|violation| violation.rule == "enum");
    let drifts = drift(value).into_iter();
    let drifted = drifts.filter(|drift| drift.kind == DriftKind::UnknownValue);
    assert_eq!(warned.count(), drifted.count());
}
