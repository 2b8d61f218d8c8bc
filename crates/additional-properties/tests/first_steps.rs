//! The derive on a small struct, through serde_json.

use additional_properties::{AdditionalProperties, Maybe, OpenEnum, Union, UnknownValue};
use serde_json::{Value, json};

#[derive(Clone, PartialEq, AdditionalProperties)]
#[non_exhaustive]
pub struct User {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: Kind,
    #[additional_properties(required)]
    pub email: Option<String>,
    #[additional_properties(optional)]
    pub nick: Option<String>,
    pub phone: Maybe<String>,
    pub plain: Option<u8>,
    #[additional_properties(codec = "integer", sensitive = "none", minimum = 0)]
    pub version: i64,
    #[additional_properties(codec = "rfc3339", required)]
    pub born: Option<chrono::NaiveDate>,
    #[additional_properties]
    pub additional_properties: AdditionalProperties<Value, Self>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, OpenEnum)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Kind {
    Human,
    RoboDog,
    #[additional_properties(unknown)]
    Unknown(UnknownValue),
}

#[derive(Clone, PartialEq, Union)]
pub enum TextOrNumber {
    Text(String),
    Number(f64),
    #[additional_properties(unknown)]
    Unknown(Value),
}

fn sample() -> Value {
    json!({
        "id": "1", "type": "robo_dog", "email": null, "plain": null, "version": 1.0, "born": "1990-05-29",
        "later": {"a": [1, 2]}
    })
}

#[test]
fn nothing_is_lost() {
    let user: User = serde_json::from_value(sample()).unwrap();
    assert_eq!(user.kind, Kind::RoboDog);
    assert!(user.phone.is_absent() && user.email.is_none() && user.nick.is_none());
    assert_eq!(
        user.additional_properties.get("later"),
        Some(&json!({"a": [1, 2]}))
    );
    let mut expected = sample();
    expected["version"] = json!(1);
    assert_eq!(serde_json::to_value(&user).unwrap(), expected);
}

#[test]
fn required_is_required() {
    for name in ["id", "type", "email", "version", "born"] {
        let mut value = sample();
        value.as_object_mut().unwrap().remove(name);
        let error = serde_json::from_value::<User>(value).err().unwrap();
        assert!(error.to_string().contains(name), "{error}");
    }
}

#[test]
fn unions_try_in_order() {
    let read = |value: Value| serde_json::from_value::<TextOrNumber>(value).unwrap();
    assert!(matches!(read(json!("a")), TextOrNumber::Text(_)));
    assert!(matches!(read(json!(1)), TextOrNumber::Number(_)));
    assert!(matches!(read(json!([1])), TextOrNumber::Unknown(_)));
}
