//! The derive's `Debug`: what is shown, what is hidden, and that the unredacted view is `#[derive(Debug)]`'s.

use additional_properties::inspect::{
    Constraint, FieldInfo, Inspect, Limit, Node, Presence, Sensitivity,
};
use additional_properties::redact::Redact;
use additional_properties::{AdditionalProperties, Maybe, OpenEnum, Union, UnknownValue};
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde_json::{Value, json};

const MARKER: &str = "canary";

#[derive(Clone, PartialEq, Eq, Hash, OpenEnum)]
#[additional_properties(debug, serde)]
enum Status {
    #[serde(rename = "active")]
    Active,
    #[additional_properties(unknown)]
    Unknown(UnknownValue),
}

#[derive(Clone, PartialEq, Eq, Hash, OpenEnum)]
#[additional_properties(debug, serde, sensitive = "government_id")]
enum Kind {
    #[serde(rename = "us_ssn")]
    UsSsn,
    #[additional_properties(unknown)]
    Unknown(UnknownValue),
}

#[derive(Clone, PartialEq, Union)]
#[additional_properties(debug, serde)]
enum Content {
    Text(String),
    Inner(Box<Inner>),
    #[additional_properties(unknown)]
    Unknown(Value),
}

#[derive(Clone, PartialEq, AdditionalProperties)]
#[additional_properties(debug, serde)]
struct Inner {
    #[additional_properties(sensitive = "none")]
    status: Status,
    #[additional_properties(sensitive = "personal", codec = "rfc3339", required)]
    born: Option<NaiveDate>,
    #[additional_properties(sensitive = "biometric")]
    phone: Maybe<String>,
    unmarked: i64,
    #[additional_properties]
    extra: AdditionalProperties<Value, Self>,
}

#[derive(Clone, PartialEq, AdditionalProperties)]
#[additional_properties(debug, serde)]
struct Outer<T> {
    #[additional_properties(sensitive = "personal", min_items = 1, unique_items)]
    inner: Vec<Inner>,
    kind: Kind,
    content: Content,
    #[additional_properties(sensitive = "secret")]
    secret: Content,
    #[serde(rename = "type")]
    r#type: T,
    #[additional_properties(minimum = -5, maximum = 2.5)]
    score: f64,
    #[additional_properties(codec = "rfc3339")]
    at: DateTime<FixedOffset>,
    #[serde(with = "hex")]
    key: [u8; 2],
    #[serde(skip)]
    cache: Cache,
    #[serde(flatten)]
    rest: AdditionalProperties,
}

/// A type that cannot be looked into.
#[derive(Clone, PartialEq, Default)]
struct Cache;

mod hex {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[allow(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde passes a reference"
    )]
    pub(crate) fn serialize<S: Serializer>(key: &[u8; 2], output: S) -> Result<S::Ok, S::Error> {
        format!("{:02x}{:02x}", key[0], key[1]).serialize(output)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<[u8; 2], D::Error> {
        let number = u16::from_str_radix(&String::deserialize(input)?, 16);
        number
            .map(u16::to_be_bytes)
            .map_err(serde::de::Error::custom)
    }
}

fn inner() -> Value {
    json!({ "status": "active", "born": "1990-05-29", "phone": null, "unmarked": 7, MARKER: MARKER })
}

fn outer() -> Outer<bool> {
    serde_json::from_value(json!({
        "inner": [inner()], "kind": "us_ssn", "content": inner(), "secret": MARKER, "type": true,
        "score": 1.5, "at": "2020-07-24T03:26:02Z", "key": "0aff",
    }))
    .unwrap()
}

#[test]
fn the_redacting_debug_decides_by_place() {
    assert_eq!(
        format!("{:?}", outer()),
        "Outer { inner: [Inner { status: Active, born: Some([redacted]), phone: Null, unmarked: [redacted], \
         extra: <1 additional property> }], kind: [redacted], content: Inner(Inner { status: Active, \
         born: Some([redacted]), phone: Null, unmarked: 7, extra: <1 additional property> }), \
         secret: [redacted], type: true, score: 1.5, at: \"2020-07-24T03:26:02Z\", key: [10, 255] }"
    );
}

#[test]
fn unknown_values_are_hidden_wherever_they_stand() {
    assert_eq!(format!("{:?}", Status::from(MARKER)), "[redacted]");
    assert_eq!(format!("{:?}", Status::from("active")), "Active");
    assert_eq!(format!("{:?}", Kind::from("us_ssn")), "[redacted]");
    assert_eq!(
        format!("{:?}", Content::Unknown(json!([MARKER]))),
        "[redacted]"
    );
    assert_eq!(
        format!("{:?}", Content::Text("seen".into())),
        "Text(\"seen\")"
    );
    assert_eq!(
        format!("{:?}", Status::from(MARKER).unredacted()),
        "Unknown(\"canary\")"
    );
}

#[test]
fn the_unredacted_view_is_complete() {
    let shown = format!("{:?}", outer().unredacted());
    for part in [
        "born: Some(\"1990-05-29\")",
        "{\"canary\": String(\"canary\")}",
        "kind: UsSsn",
        "secret: Text(\"canary\")",
    ] {
        assert!(shown.contains(part), "{part} in {shown}");
    }
}

#[test]
fn the_redacted_view_is_written_with_wire_names() {
    let value = serde_json::to_value(outer().redacted()).unwrap();
    assert_eq!(value["type"], json!(true));
    assert_eq!(value["inner"][0]["status"], json!("active"));
    assert_eq!(value["inner"][0]["phone"], Value::Null);
    assert_eq!(value["inner"][0]["[redacted members]"], json!(1));
    assert!(!value.to_string().contains(MARKER), "{value}");
}

#[test]
fn the_table_of_fields_states_what_the_attributes_say() {
    let value = outer();
    let Node::Object(object) = value.inspect() else {
        panic!("a struct is an object")
    };
    let fields = object.info().fields;
    assert_eq!(
        fields[0].constraints,
        [Constraint::MinItems(1), Constraint::UniqueItems]
    );
    assert_eq!(fields[0].sensitivity(), Some(Sensitivity::Personal));
    assert_eq!((fields[4].name, fields[4].ident), ("type", "type"));
    let limits = [
        Constraint::Minimum(Limit::Integer(-5)),
        Constraint::Maximum(Limit::Number(2.5)),
    ];
    assert_eq!(fields[5].constraints, limits);
    assert_eq!(fields[1].presence(), Presence::Lenient);
}

#[derive(AdditionalProperties)]
#[additional_properties(debug, serde)]
#[allow(dead_code, reason = "only the table is looked at")]
struct Classes {
    plain: i64,
    #[additional_properties(sensitive = "none", required)]
    none: Option<i64>,
    #[additional_properties(sensitive = "personal", optional)]
    personal: Option<i64>,
    #[additional_properties(sensitive = "government_id")]
    government_id: Maybe<i64>,
    #[additional_properties(sensitive = "biometric")]
    biometric: i64,
    #[additional_properties(sensitive = "secret", required)]
    secret: Option<i64>,
    #[additional_properties]
    extra: AdditionalProperties<Value, Self>,
}

/// The derive packs both into one number, as `FieldInfo::new` does.
#[test]
fn the_table_knows_every_class_and_presence() {
    let value: Classes = serde_json::from_value(json!({
        "plain": 1, "none": null, "biometric": 1, "secret": null
    }))
    .unwrap();
    let Node::Object(object) = value.inspect() else {
        panic!("a struct is an object")
    };
    let found = object.info().fields.iter().map(|field| {
        let again = FieldInfo::new(
            field.name,
            field.ident,
            field.sensitivity(),
            field.presence(),
            &[],
        );
        assert_eq!(again.sensitivity(), field.sensitivity());
        assert_eq!(again.presence(), field.presence());
        (field.sensitivity(), field.presence())
    });
    let expected = [
        (None, Presence::Lenient),
        (Some(Sensitivity::None), Presence::Required),
        (Some(Sensitivity::Personal), Presence::Optional),
        (Some(Sensitivity::GovernmentId), Presence::Optional),
        (Some(Sensitivity::Biometric), Presence::Lenient),
        (Some(Sensitivity::Secret), Presence::Required),
    ];
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

/// A type without `Inspect`.
#[derive(Clone, Debug, PartialEq)]
struct Foreign(&'static str);

#[derive(Clone, PartialEq, AdditionalProperties)]
#[additional_properties(debug)]
struct Holder {
    #[additional_properties(opaque)]
    open: Foreign,
    #[additional_properties(opaque, sensitive = "personal")]
    hidden: Foreign,
}

#[test]
fn an_opaque_field_is_shown_by_its_debug_or_hidden() {
    let holder = Holder {
        open: Foreign("shown"),
        hidden: Foreign(MARKER),
    };
    let debug = format!("{holder:?} {holder:#?}");
    assert!(debug.contains(r#"Foreign("shown")"#), "{debug}");
    assert!(!debug.contains(MARKER), "{debug}");
}
