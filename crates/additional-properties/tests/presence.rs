//! Missing, null and there: every way a member can be declared, through one round trip each.

use additional_properties::{AdditionalProperties, IntoField, Maybe};
use serde_json::{Value, json};

#[derive(Debug, Clone, PartialEq, AdditionalProperties)]
struct Presence {
    plain: u8,
    serde_like: Option<u8>,
    #[additional_properties(required)]
    required: Option<u8>,
    #[additional_properties(optional)]
    optional: Option<u8>,
    maybe: Maybe<u8>,
    #[serde(default)]
    defaulted: u8,
    #[serde(default = "seven")]
    seven: u8,
    #[additional_properties]
    rest: AdditionalProperties<Value, Self>,
}

fn seven() -> u8 {
    7
}

#[allow(clippy::needless_pass_by_value, reason = "short calls")]
fn read(value: Value) -> Result<Presence, serde_json::Error> {
    serde_json::from_str(&value.to_string())
}

fn least() -> Value {
    json!({"plain": 1, "required": null})
}

#[test]
fn missing_members() {
    let read = read(least()).unwrap();
    assert_eq!(read.serde_like, None);
    assert_eq!(read.required, None);
    assert_eq!(read.optional, None);
    assert_eq!(read.maybe, Maybe::Absent);
    assert_eq!((read.defaulted, read.seven), (0, 7));
    let written = serde_json::to_value(&read).unwrap();
    assert_eq!(
        written,
        json!({"plain": 1, "serde_like": null, "required": null, "defaulted": 0, "seven": 7})
    );
}

#[test]
fn values() {
    let all = json!({
        "plain": 1, "serde_like": 2, "required": 3, "optional": 4, "maybe": 5, "defaulted": 6, "seven": 8
    });
    assert_eq!(
        serde_json::to_value(read(all.clone()).unwrap()).unwrap(),
        all
    );
}

#[test]
fn null_is_kept_apart_from_missing() {
    let mut with_null = least();
    with_null["maybe"] = Value::Null;
    let read = read(with_null).unwrap();
    assert_eq!(read.maybe, Maybe::Null);
    assert_eq!(serde_json::to_value(&read).unwrap()["maybe"], Value::Null);
}

#[test]
fn a_missing_required_member_is_an_error() {
    for name in ["plain", "required"] {
        let mut value = least();
        value.as_object_mut().unwrap().remove(name);
        let error = read(value).unwrap_err().to_string();
        assert!(
            error.starts_with(&format!("missing field `{name}`")),
            "{error}"
        );
    }
}

#[test]
fn null_is_an_error_where_it_is_not_declared() {
    for name in ["plain", "optional", "defaulted", "seven"] {
        let mut value = least();
        value[name] = Value::Null;
        assert!(read(value).is_err(), "{name}");
    }
}

#[test]
fn maybe_converts_without_losing_its_state() {
    assert_eq!(Maybe::<u8>::from(3), Maybe::Value(3));
    assert_eq!(Maybe::<u8>::from(None), Maybe::Null);
    assert_eq!(Maybe::<String>::from("x"), Maybe::Value("x".to_owned()));
    assert_eq!(Maybe::<u8>::default(), Maybe::Absent);
    assert_eq!(
        Maybe::Value(3).map(|three| three + 1).into_option(),
        Some(4)
    );
    assert_eq!(Maybe::<u8>::Null.into_option(), None);
    let mut value = Maybe::Value(3);
    if let Maybe::Value(inner) = value.as_mut() {
        *inner = 4;
    }
    assert_eq!(value.value(), Some(&4));
    assert!(value.as_ref().value().is_some() && !value.is_null() && !value.is_absent());
}

/// Elsewhere than in a derived struct, absent has no way to be left out.
#[test]
fn maybe_in_a_list_is_null() {
    let list = vec![Maybe::Absent, Maybe::Null, Maybe::Value(1)];
    assert_eq!(serde_json::to_string(&list).unwrap(), "[null,null,1]");
    let back: Vec<Maybe<u8>> = serde_json::from_str("[null,1]").unwrap();
    assert_eq!(back, [Maybe::Null, Maybe::Value(1)]);
}

#[derive(Debug, PartialEq, AdditionalProperties)]
#[serde(default)]
struct Settings {
    colour: String,
    depth: Option<u8>,
    #[serde(default)]
    own: u8,
    #[serde(skip)]
    hidden: u8,
    #[serde(flatten)]
    rest: AdditionalProperties,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            colour: "grey".into(),
            depth: Some(3),
            own: 9,
            hidden: 5,
            rest: AdditionalProperties::new(),
        }
    }
}

#[test]
fn a_struct_can_have_its_own_defaults() {
    let read: Settings = serde_json::from_str("{}").unwrap();
    assert_eq!(
        read,
        Settings {
            own: 0,
            ..Settings::default()
        }
    );
    let read: Settings = serde_json::from_str(r#"{"depth":null,"hidden":1}"#).unwrap();
    assert_eq!(read.depth, None);
    assert_eq!((read.hidden, read.rest.get("hidden")), (5, Some(&json!(1))));
}

/// A type that turns "none" into a value of its own is asked when its member is missing, as serde does.
#[derive(Debug, PartialEq, Clone, Copy)]
struct OnByDefault(bool);

impl<'de> serde::Deserialize<'de> for OnByDefault {
    fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        Ok(Self(Option::deserialize(input)?.unwrap_or(true)))
    }
}

impl serde::Serialize for OnByDefault {
    fn serialize<S: serde::Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        output.serialize_bool(self.0)
    }
}

type Alias = Option<u8>;

#[derive(Debug, PartialEq, AdditionalProperties)]
struct Asked {
    on: OnByDefault,
    alias: Alias,
}

#[test]
fn the_type_says_what_a_missing_member_means() {
    let read: Asked = serde_json::from_str("{}").unwrap();
    assert_eq!(
        read,
        Asked {
            on: OnByDefault(true),
            alias: None
        }
    );
}

#[test]
fn a_field_that_can_be_empty_takes_what_becomes_its_value() {
    let list: Option<Vec<u8>> = [1, 2].into_field();
    let part: Maybe<f64> = 2_u8.into_field();
    let text: Maybe<String> = "x".into_field();
    let whole: Option<i64> = 5.into_field();
    assert_eq!(list, Some(vec![1, 2]));
    assert_eq!((part, whole), (Maybe::Value(2.0), Some(5)));
    assert_eq!(text, Maybe::Value("x".to_owned()));
    assert_eq!(IntoField::<Maybe<u8>>::into_field(None), Maybe::Null);
}
