//! What `#[serde(flatten)]` loses or breaks, and this derive does not.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use additional_properties::{AdditionalProperties, ReadUnknown};
use serde::Deserialize as _;
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};

#[derive(Debug, AdditionalProperties)]
struct Record<C: Default> {
    id: u64,
    name: String,
    #[serde(flatten)]
    rest: C,
}

type Ours = AdditionalProperties;

fn read<C: Default + for<'de> ReadUnknown<'de>>(
    text: &str,
) -> Result<Record<C>, serde_json::Error> {
    serde_json::from_str(text)
}

#[test]
fn every_map_can_be_the_container() {
    const TEXT: &str = r#"{"b":1,"id":7,"a":{"x":[null]},"name":"n"}"#;
    let expected: Value = serde_json::from_str(TEXT).unwrap();
    macro_rules! check {
        ($($container:ty),+) => { $(
            let record = read::<$container>(TEXT).unwrap();
            assert_eq!(serde_json::to_value(&record).unwrap(), expected, stringify!($container));
        )+ };
    }
    check!(Ours, HashMap<String, Value>, BTreeMap<String, Value>, Map<String, Value>, BTreeMap<Box<str>, Value>);
}

#[test]
fn the_order_of_unknown_members_is_kept() {
    let record = read::<Ours>(r#"{"z":1,"id":7,"b":2,"name":"n","a":3}"#).unwrap();
    let text = serde_json::to_string(&record).unwrap();
    assert_eq!(text, r#"{"id":7,"name":"n","z":1,"b":2,"a":3}"#);
}

#[test]
fn a_name_that_appears_twice_is_an_error() {
    for text in [
        r#"{"id":1,"id":1,"name":"n"}"#,
        r#"{"id":1,"\u0069d":1,"name":"n"}"#,
        r#"{"id":1,"name":"n","x":1,"x":1}"#,
        r#"{"id":1,"name":"n","x":1,"\u0078":1}"#,
    ] {
        assert!(read::<Ours>(text).is_err(), "{text}");
        assert!(read::<HashMap<String, Value>>(text).is_err(), "{text}");
        assert!(read::<BTreeMap<String, Value>>(text).is_err(), "{text}");
        assert!(read::<Map<String, Value>>(text).is_err(), "{text}");
    }
}

#[test]
fn errors_know_their_place() {
    let error =
        read::<Ours>("{\n  \"x\": [1],\n  \"id\": \"no\",\n  \"name\": \"n\"\n}").unwrap_err();
    assert_eq!((error.line(), error.column()), (3, 12));
    let error = read::<Ours>("{\"id\":1,\n\"name\":\"n\",\n\"x\":1,\"x\":2}").unwrap_err();
    assert_eq!(error.line(), 3);
    assert!(
        !error.to_string().contains('x'),
        "the name is not quoted: {error}"
    );
}

#[derive(Debug, PartialEq, AdditionalProperties)]
struct Wide {
    big: u128,
    small: i128,
    #[serde(flatten)]
    rest: BTreeMap<String, u128>,
}

#[test]
fn wide_integers() {
    let text = format!(
        r#"{{"big":{},"small":{},"more":{}}}"#,
        u128::MAX,
        i128::MIN,
        u128::MAX - 1
    );
    let wide: Wide = serde_json::from_str(&text).unwrap();
    assert_eq!(
        (wide.big, wide.small, wide.rest["more"]),
        (u128::MAX, i128::MIN, u128::MAX - 1)
    );
    assert_eq!(serde_json::to_string(&wide).unwrap(), text);
}

#[derive(Debug, AdditionalProperties)]
struct Raw {
    body: Box<RawValue>,
    #[serde(flatten)]
    rest: AdditionalProperties<Box<RawValue>>,
}

#[test]
fn raw_values() {
    const TEXT: &str =
        r#"{"body":{"b" : 1.10 },"x":[ 1E5,-0, 123456789012345678901234567890 ],"y":"\u0041"}"#;
    let raw: Raw = serde_json::from_str(TEXT).unwrap();
    assert_eq!(raw.rest.get("y").unwrap().get(), r#""\u0041""#);
    assert_eq!(serde_json::to_string(&raw).unwrap(), TEXT);
}

#[derive(Debug, AdditionalProperties)]
struct Borrowed<'a> {
    name: &'a str,
    bytes: Option<&'a [u8]>,
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[serde(borrow)]
    raw: &'a RawValue,
    owned: Cow<'a, str>,
    #[serde(flatten, borrow)]
    rest: HashMap<&'a str, &'a RawValue>,
}

#[test]
fn borrowed_members() {
    let text = r#"{"name":"n","text":"t","raw":[1 ],"owned":"o","more":{ }}"#;
    let read: Borrowed<'_> = serde_json::from_str(text).unwrap();
    let inside = |part: &str| text.as_bytes().as_ptr_range().contains(&part.as_ptr());
    assert!(inside(read.name) && inside(read.raw.get()) && inside(read.rest["more"].get()));
    assert!(matches!(read.text, Cow::Borrowed("t")));
    assert!(
        matches!(read.owned, Cow::Owned(_)),
        "as serde: only with `borrow`"
    );
    assert_eq!(
        serde_json::to_string(&read).unwrap(),
        r#"{"name":"n","bytes":null,"text":"t","raw":[1 ],"owned":"o","more":{ }}"#
    );
    let escaped = text.replace("\"t\"", "\"\\u0074\"");
    let read: Borrowed<'_> = serde_json::from_str(&escaped).unwrap();
    assert!(matches!(&read.text, Cow::Owned(text) if text == "t"));
}

/// Names arrive owned from a `Value` and from a reader; both ways work.
#[test]
fn from_values_and_readers() {
    let value = json!({"id": 1, "name": "n", "x": {"y": 1}});
    let record = Record::<Ours>::deserialize(&value).unwrap();
    assert_eq!(serde_json::to_value(&record).unwrap(), value);
    let record: Record<Ours> = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(serde_json::to_value(&record).unwrap(), value);
    let record: Record<Ours> = serde_json::from_reader(value.to_string().as_bytes()).unwrap();
    assert_eq!(serde_json::to_value(&record).unwrap(), value);
}

/// Inside serde's own untagged and flattened types everything arrives from a buffer.
#[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
enum Either {
    Point(Point),
    Text(String),
}

#[derive(Debug, PartialEq, AdditionalProperties)]
struct Point {
    x: i64,
    #[additional_properties]
    rest: AdditionalProperties<Value, Self>,
}

#[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
struct Outer {
    label: String,
    #[serde(flatten)]
    point: Point,
}

#[test]
fn inside_of_serdes_own_buffers() {
    let either: Either = serde_json::from_str(r#"{"y":2,"x":1}"#).unwrap();
    assert_eq!(serde_json::to_string(&either).unwrap(), r#"{"x":1,"y":2}"#);
    let outer: Outer = serde_json::from_str(r#"{"y":2,"x":1,"label":"l"}"#).unwrap();
    assert_eq!(
        serde_json::to_string(&outer).unwrap(),
        r#"{"label":"l","x":1,"y":2}"#
    );
}

#[test]
fn shadowing_is_refused_on_write() {
    let mut record = read::<Ours>(r#"{"id":1,"name":"n"}"#).unwrap();
    record.rest.insert("id", json!(2)).unwrap();
    assert!(serde_json::to_string(&record).is_err());
    let mut record = read::<BTreeMap<String, Value>>(r#"{"id":1,"name":"n"}"#).unwrap();
    record.rest.insert("name".into(), json!(2));
    assert!(serde_json::to_string(&record).is_err());
}

#[test]
fn the_owner_refuses_what_it_declares() {
    let mut point = Point {
        x: 1,
        rest: AdditionalProperties::new(),
    };
    let error = point.rest.insert("x", json!("secret")).unwrap_err();
    assert!(!format!("{error} {error:?}").contains("secret"));
    assert_eq!(point.rest.insert("y", json!(1)), Ok(None));
    assert_eq!(point.rest.insert("y", json!(2)), Ok(Some(json!(1))));
    assert_eq!(error.into_parts(), ("x".to_owned(), json!("secret")));
    let error = point.rest.try_extend([("z", json!(1)), ("x", json!(3))]);
    assert_eq!(error.unwrap_err().into_parts(), ("x".to_owned(), json!(3)));
    assert_eq!(
        serde_json::to_string(&point).unwrap(),
        r#"{"x":1,"y":2,"z":1}"#
    );
}

#[test]
fn unknown_members_are_written_after_all_fields() {
    #[derive(AdditionalProperties)]
    #[additional_properties(serde, json)]
    struct Middle {
        a: u8,
        #[serde(flatten)]
        rest: AdditionalProperties,
        z: u8,
    }
    let text = r#"{"a":1,"new":2,"z":3}"#;
    let expected = r#"{"a":1,"z":3,"new":2}"#;
    let by_serde: Middle = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&by_serde).unwrap(), expected);
    let by_json: Middle = additional_properties::json::from_str(text).unwrap();
    assert_eq!(
        additional_properties::json::to_string(&by_json).unwrap(),
        expected
    );
}
