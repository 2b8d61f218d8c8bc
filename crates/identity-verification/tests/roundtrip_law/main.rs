//! Schema round trip: the schema that follows from the Rust types equals the schema that the types were made from.
//!
//! Both sides are brought into the normal form of `normal.rs`, which lists what may differ. Everything else must be equal:
//! every definition, property, type, nullability, presence, format, limit, value, description and class of data.

mod normal;

use identity_verification::IdentityVerification;
use normal::normal_form;
use serde_json::Value;
use std::collections::BTreeMap;

fn source() -> Value {
    serde_json::from_str(include_str!("../../schema.json")).expect("the schema is JSON")
}

fn derived() -> Value {
    schemars::schema_for!(IdentityVerification).to_value()
}

#[test]
fn the_types_say_what_the_schema_says() {
    let (source, derived) = (normal_form(&source()), normal_form(&derived()));
    let names = |form: &BTreeMap<String, Value>| form.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&derived), names(&source));
    for (name, schema) in &source {
        assert_eq!(&derived[name], schema, "{name}");
    }
}

#[test]
fn the_normal_form_hides_nothing_that_matters() {
    let form = normal_form(&source());
    assert_eq!(form.len(), 59, "every struct and every enum");
    for change in [
        ("/$defs/UserIDNumber/required", serde_json::json!(["type"])),
        (
            "/$defs/UserIDNumber/properties/value/x-sensitive",
            "none".into(),
        ),
        ("/$defs/GenericCountryCode/minLength", 3.into()),
        ("/$defs/TimestampNullable/type", "string".into()),
        (
            "/$defs/RiskCheckPhone/properties/linked_services/uniqueItems",
            false.into(),
        ),
        ("/$defs/IDNumberType/enum/0", "other".into()),
        (
            "/$defs/IDNumberType/x-enum-descriptions/br_cpf",
            "Other.".into(),
        ),
        ("/$defs/SelfieCapture/additionalProperties", false.into()),
        (
            "/$defs/SelfieCheck/properties/selfies/items/$ref",
            "#/$defs/SelfieCapture".into(),
        ),
        ("/$defs/IdentityVerification/description", "Other.".into()),
    ] {
        let mut changed = source();
        *changed
            .pointer_mut(change.0)
            .unwrap_or_else(|| panic!("{} is not there", change.0)) = change.1;
        assert_ne!(
            normal_form(&changed),
            form,
            "a change of {} goes unseen",
            change.0
        );
    }
}
