//! Two versions side by side: what either wrote is read by both, and the way there and back loses nothing.

use std::collections::BTreeSet;

use additional_properties::validate::check;
use identity_verification::strategy::values;
use identity_verification::{
    self as old, DriftKind, FillError, FromJsonOwned, SCHEMA, ToJson, Value, drift, from_slice,
    from_slice_filling, from_str, from_str_filling, to_string, v1_697_4 as new,
};
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde::{Serialize, de::DeserializeOwned};

const NEW_SCHEMA: &str =
    include_str!("../../../../schema/1.697.4/identity_verification.schema.json");
const ENVELOPES: [&str; 2] = [
    include_str!("../../../../schema/envelopes.schema.json"),
    include_str!("../../../../schema/1.697.4/envelopes.schema.json"),
];
const FULL: &str = include_str!("samples/full.json");
const LEAST: &str = include_str!("samples/least.json");
const RECORDED: &str = include_str!("../../examples/payload.json");

fn parse(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// The same values in every run.
fn each<S: Strategy>(cases: u32, strategy: &S, check: impl Fn(S::Value)) {
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let outcome = TestRunner::new_with_rng(config, rng).run(strategy, |value| {
        check(value);
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn payloads_of_the_newer_version_come_back_equal_by_both_paths() {
    for text in [FULL, LEAST] {
        let json: new::IdentityVerification = from_str(text).expect("decodes");
        let serde: new::IdentityVerification = serde_json::from_str(text).expect("decodes");
        assert!(json == serde, "the paths decode different values");
        assert_eq!(parse(&to_string(&json).expect("encodes")), parse(text));
        let unknown = |found: &old::Drift| matches!(found.kind, DriftKind::UnknownMembers(_));
        assert!(
            !drift(&json).iter().any(unknown),
            "every member is declared"
        );
        let found = check(&json);
        assert!(!found.has_errors(), "{found:?}");
    }
}

#[test]
fn a_required_member_that_is_missing_is_an_error_without_filling() {
    let text = to_string(&old::IdentityVerification::example()).expect("encodes");
    assert!(from_str::<new::IdentityVerification>(&text).is_err());
}

#[test]
fn records_of_the_older_version_are_filled_and_say_so() {
    let example = old::IdentityVerification::example();
    let filled = new::upgrade::<new::IdentityVerification>(&example).expect("upgrades");
    for pointer in ["/verify_sms", "/user_id", "/beacon_user_id"] {
        assert!(filled.pointers.contains(pointer), "{pointer}");
    }
    let text = to_string(&example).expect("encodes");
    let borrowed = from_str_filling::<new::borrowed::IdentityVerification<'_>>(&text);
    let borrowed = borrowed.expect("the borrowed types are filled, too");
    assert_eq!(borrowed.pointers, filled.pointers);
    assert!(borrowed.value.into_owned().expect("owned") == filled.value);
    // What was filled is all that differs.
    let mut after = parse(&to_string(&filled.value).expect("encodes"));
    remove(&mut after, &filled.pointers.to_vec());
    assert_eq!(after, parse(&text));
}

#[test]
fn a_record_that_nothing_can_fill_names_all_that_it_lacks() {
    let error = from_slice_filling::<new::IdentityVerification>(b"{}").unwrap_err();
    let FillError::Missing(pointers) = error else {
        panic!("{error:?}")
    };
    assert!(pointers.len() > 5 && pointers.iter().any(|pointer| pointer == "/steps"));
}

#[test]
fn down_and_up_again_is_the_same_value() {
    each(64, &values::<new::IdentityVerification>(), |value| {
        let down = old::IdentityVerification::try_from(value.clone()).expect("downgrades");
        let up = new::upgrade::<new::IdentityVerification>(&down).expect("upgrades");
        assert!(up.value == value && up.pointers.is_empty());
        let text = written_by_both_paths(&down);
        let borrowed: old::borrowed::IdentityVerification<'_> = from_str(&text).expect("borrows");
        let up = new::upgrade::<new::IdentityVerification>(&borrowed).expect("upgrades");
        assert!(up.value == value && up.pointers.is_empty());
        let up: new::borrowed::IdentityVerification<'_> = from_str(&text).expect("borrows");
        assert!(up.into_owned().expect("owned") == value);
    });
}

#[test]
fn up_and_down_again_differs_by_what_was_filled_alone() {
    each(64, &values::<old::IdentityVerification>(), |value| {
        let text = written_by_both_paths(&value);
        let borrowed: old::borrowed::IdentityVerification<'_> = from_str(&text).expect("borrows");
        assert_eq!(
            new::upgrade::<new::IdentityVerification>(&borrowed),
            new::upgrade(&value)
        );
        // A fraction is no integer of the newer version; that is the only reason to refuse a record.
        let Ok(up) = new::upgrade::<new::IdentityVerification>(&value) else {
            assert!(to_string(&value).expect("encodes").contains('.'));
            return;
        };
        let down = old::IdentityVerification::try_from(up.value).expect("downgrades");
        let mut after = parse(&to_string(&down).expect("encodes"));
        remove(&mut after, &up.pointers.to_vec());
        assert_eq!(after, parse(&to_string(&value).expect("encodes")));
    });
}

#[test]
fn the_recorded_payload_is_read_by_both() {
    let old: old::IdentityVerification = from_slice(RECORDED.as_bytes()).expect("decodes");
    let new =
        from_slice_filling::<new::IdentityVerification>(RECORDED.as_bytes()).expect("decodes");
    assert_eq!(parse(&to_string(&old).expect("encodes")), parse(RECORDED));
    let mut after = parse(&to_string(&new.value).expect("encodes"));
    remove(&mut after, &new.pointers.to_vec());
    assert_eq!(after, parse(RECORDED));
}

#[test]
fn what_is_the_same_in_both_is_one_type() {
    fn current(number: old::UserIDNumber) -> new::UserIDNumber {
        number
    }
    fn borrowed(
        images: old::borrowed::PhysicalDocumentImages<'_>,
    ) -> new::borrowed::PhysicalDocumentImages<'_> {
        images
    }
    let number = old::UserIDNumber::example();
    assert_eq!(current(number.clone()), number);
    let images = to_string(&old::PhysicalDocumentImages::example()).expect("encodes");
    assert_eq!(
        to_string(&borrowed(from_str(&images).expect("decodes"))).expect("encodes"),
        images
    );
}

/// Every object, union and enum that both versions have is one type, or has conversions.
#[test]
fn all_types_of_both_versions_convert() {
    let types = |schemas: [&str; 2]| {
        let schemas = schemas.map(parse);
        let definitions = schemas
            .iter()
            .flat_map(|schema| schema["$defs"].as_object().expect("definitions"));
        let keywords = ["properties", "oneOf", "enum", "const"];
        let types = definitions
            .filter(|(_, def)| keywords.iter().any(|keyword| def.get(keyword).is_some()));
        types.map(|(name, _)| name.clone()).collect::<BTreeSet<_>>()
    };
    let generated = concat!(
        include_str!("../../src/v1_697_4/generated/attempt.rs"),
        include_str!("../../src/v1_697_4/generated/documents.rs"),
        include_str!("../../src/v1_697_4/generated/kyc.rs"),
        include_str!("../../src/v1_697_4/generated/requests.rs"),
        include_str!("../../src/v1_697_4/generated/risk.rs"),
        include_str!("../../src/v1_697_4/generated/selfies.rs"),
        include_str!("../../src/v1_697_4/generated/user.rs"),
        include_str!("../../src/v1_697_4/generated/webhooks.rs"),
    );
    let conversions = include_str!("../../src/v1_697_4/generated/conversions.rs");
    let conversions: Vec<_> = conversions.split_whitespace().collect();
    let conversions = conversions.join(" ");
    let [older, newer] = [[SCHEMA, ENVELOPES[0]], [NEW_SCHEMA, ENVELOPES[1]]].map(types);
    for name in older.intersection(&newer) {
        let is_one = generated.contains(&format!("pub use crate::{name};"));
        let converts = conversions.contains(&format!("other_version::{name} => super::{name}"));
        assert!(is_one != converts, "{name}");
    }
}

/// The text of `value`, which both paths write, and read again as that value.
fn written_by_both_paths<T>(value: &T) -> String
where
    T: ToJson + FromJsonOwned + Serialize + DeserializeOwned + PartialEq,
{
    let text = to_string(value).expect("encodes");
    let by_serde = serde_json::to_string(value).expect("encodes by serde");
    assert_eq!(parse(&by_serde), parse(&text));
    assert!(from_str::<T>(&by_serde).expect("decodes") == *value);
    assert!(serde_json::from_str::<T>(&text).expect("decodes by serde") == *value);
    text
}

/// Removes the members at `pointers`.
fn remove(document: &mut Value, pointers: &[String]) {
    for pointer in pointers {
        let (parent, name) = pointer.rsplit_once('/').expect("a member");
        let parent = document.pointer_mut(parent).and_then(Value::as_object_mut);
        assert!(
            parent.expect("an object").remove(name).is_some(),
            "{pointer}"
        );
    }
}

#[test]
fn a_model_of_the_newer_version_validates_itself() {
    use new::Validate;
    let attempt = new::IdentityVerification::example();
    assert!(attempt.validate().is_empty());
    let report = attempt.with_status("sleeping").validate();
    let found: Vec<_> = report.iter().map(|one| one.pointer.as_str()).collect();
    assert_eq!(found, ["/status"], "{report}");
}
