//! Formats besides JSON, through serde: what goes in comes back, members and values of tomorrow included.

use identity_verification::{
    IdentityVerification, IdentityVerificationStepSummary, IdentityVerificationUserData,
    RiskCheckEmail,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::fmt::Debug;

const PAYLOAD: &str = include_str!("payloads/attempt.json");

/// The payload with something new in every object.
fn tomorrow() -> Value {
    let mut payload = serde_json::from_str(PAYLOAD).unwrap();
    extend(&mut payload);
    payload["status"] = json!("paused");
    payload
}

fn extend(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.values_mut().for_each(extend);
            let new = json!({ "list": [1, -2, 2.5, true, "text"], "big": u64::MAX, "empty": {} });
            members.insert("of_tomorrow".to_owned(), new);
        }
        Value::Array(items) => items.iter_mut().for_each(extend),
        _ => {}
    }
}

fn model<T: DeserializeOwned>(pointer: &str) -> T {
    serde_json::from_value(tomorrow().pointer(pointer).unwrap().clone()).unwrap()
}

/// Writes and reads, and compares as values and as JSON.
fn round_trip<T: Serialize + DeserializeOwned + PartialEq + Debug>(
    value: &T,
    through: impl Fn(&T) -> T,
) {
    let back = through(value);
    assert_eq!(&back, value);
    assert_eq!(
        serde_json::to_value(&back).unwrap(),
        serde_json::to_value(value).unwrap()
    );
}

fn cbor<T: Serialize + DeserializeOwned>(value: &T) -> T {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).unwrap();
    ciborium::from_reader(bytes.as_slice()).unwrap()
}

fn message_pack<T: Serialize + DeserializeOwned>(value: &T) -> T {
    rmp_serde::from_slice(&rmp_serde::to_vec_named(value).unwrap()).unwrap()
}

fn yaml<T: Serialize + DeserializeOwned>(value: &T) -> T {
    let text = yaml_serde::to_string(value).unwrap();
    yaml_serde::from_str(&text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn toml<T: Serialize + DeserializeOwned>(value: &T) -> T {
    toml::from_str(&toml::to_string(value).unwrap()).unwrap()
}

#[test]
fn cbor_keeps_everything() {
    round_trip(&model::<IdentityVerification>(""), cbor);
}

#[test]
fn message_pack_with_names_keeps_everything() {
    round_trip(&model::<IdentityVerification>(""), message_pack);
}

#[test]
fn yaml_keeps_everything() {
    round_trip(&model::<IdentityVerification>(""), yaml);
}

/// TOML has no null and no integer beyond 64 bits with a sign: models without them come back.
#[test]
fn toml_keeps_what_it_can_hold() {
    let fits = |pointer: &str| {
        let mut value = tomorrow().pointer(pointer).unwrap().clone();
        drop_big(&mut value);
        value
    };
    let steps: IdentityVerificationStepSummary = serde_json::from_value(fits("/steps")).unwrap();
    round_trip(&steps, toml);
    let user: IdentityVerificationUserData = serde_json::from_value(fits("/user")).unwrap();
    round_trip(&user, toml);
    let email: RiskCheckEmail = serde_json::from_value(fits("/risk_check/email")).unwrap();
    round_trip(&email, toml);
}

fn drop_big(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.remove("big");
            members.values_mut().for_each(drop_big);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_big),
        _ => {}
    }
}

/// A null that TOML leaves out is a missing key when it is read: an error, not a loss that nobody notices.
#[test]
fn toml_cannot_lose_a_null_unnoticed() {
    let mut payload = serde_json::from_str::<Value>(PAYLOAD).unwrap();
    payload["redacted_at"] = Value::Null;
    let attempt: IdentityVerification = serde_json::from_value(payload).unwrap();
    let text = toml::to_string(&attempt).unwrap();
    assert!(toml::from_str::<IdentityVerification>(&text).is_err());
}

#[test]
fn absent_null_and_value_stay_apart_in_every_format() {
    for phone in [None, Some(Value::Null), Some(json!("+1234567"))] {
        let mut value = tomorrow()["user"].clone();
        match phone {
            Some(phone) => value["phone_number"] = phone,
            None => drop(value.as_object_mut().unwrap().remove("phone_number")),
        }
        let user: IdentityVerificationUserData = serde_json::from_value(value).unwrap();
        round_trip(&user, cbor);
        round_trip(&user, message_pack);
        round_trip(&user, yaml);
    }
}
