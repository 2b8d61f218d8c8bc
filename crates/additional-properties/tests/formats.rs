//! Formats other than JSON: the same structs, with an exact length and every member back.

use additional_properties::json;
use additional_properties::{AdditionalProperties, Maybe, OpenEnum, UnknownValue};
use serde::de::DeserializeOwned;
use serde::ser::{Impossible, SerializeMap};
use serde::{Serialize, Serializer};
use serde_json::{Value, json as object};

#[derive(Debug, Clone, PartialEq, AdditionalProperties)]
struct Event {
    kind: Kind,
    at: At,
    #[additional_properties(optional)]
    note: Option<String>,
    seen: Maybe<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    tags: Vec<String>,
    #[additional_properties]
    rest: AdditionalProperties<Value, Self>,
}

#[derive(Debug, Clone, PartialEq, AdditionalProperties)]
#[additional_properties(serde, json)]
struct At {
    #[additional_properties(codec = "integer")]
    line: i64,
    #[additional_properties(codec = "rfc3339")]
    day: chrono::NaiveDate,
    #[additional_properties(codec = "rfc3339")]
    times: Vec<chrono::DateTime<chrono::FixedOffset>>,
    #[additional_properties(codec = "rfc3339")]
    end: Maybe<chrono::DateTime<chrono::FixedOffset>>,
    #[additional_properties(codec = "rfc3339", optional)]
    start: Option<chrono::NaiveDate>,
}

#[derive(Debug, Clone, PartialEq, Eq, OpenEnum)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Opened,
    #[additional_properties(unknown)]
    Other(UnknownValue),
}

fn samples() -> Vec<Event> {
    let at = object!({"line": 3, "day": "2020-02-29", "times": ["2020-07-24T03:26:02Z"]});
    let with_all = object!({
        "line": -3, "day": "0001-01-01", "times": ["2020-07-24T03:26:02.5+05:30"], "end": null, "start": "2020-01-01"
    });
    [
        object!({"kind": "opened", "at": at}),
        object!({"kind": "reopened", "at": with_all, "note": "n", "seen": null, "tags": ["a"], "x": {"y": [1, null]}, "z": 1}),
        object!({"kind": "", "at": at, "seen": true, "": {}}),
    ]
    .map(|value| serde_json::from_value(value).unwrap())
    .into()
}

fn round_trip<T: Serialize + DeserializeOwned>(value: &T) -> [T; 2] {
    let mut cbor = Vec::new();
    ciborium::into_writer(value, &mut cbor).unwrap();
    let message_pack = rmp_serde::to_vec_named(value).unwrap();
    [
        ciborium::from_reader(cbor.as_slice()).unwrap(),
        rmp_serde::from_slice(&message_pack).unwrap(),
    ]
}

#[test]
fn cbor_and_message_pack() {
    for event in samples() {
        assert_eq!(round_trip(&event), [event.clone(), event]);
    }
}

#[derive(Debug, PartialEq, AdditionalProperties)]
#[additional_properties(serde, json)]
struct Wide {
    #[additional_properties(codec = "integer")]
    of: i128,
    #[additional_properties(codec = "integer")]
    to: u128,
}

#[test]
fn wide_integers_with_a_zero_fraction() {
    for (of, to, wide) in [
        ("1.0", "1e0", (1, 1)),
        (
            "-170141183460469231731687303715884105728",
            "340282366920938463463374607431768211455",
            (i128::MIN, u128::MAX),
        ),
        (
            "123456789012345678901234567890.0",
            "340282366920938463463374607431768211455.0",
            (123_456_789_012_345_678_901_234_567_890, u128::MAX),
        ),
    ] {
        let text = format!(r#"{{"of":{of},"to":{to}}}"#);
        let (of, to) = wide;
        let by_json = json::from_str::<Wide>(&text).unwrap();
        assert_eq!(by_json, Wide { of, to }, "{text}");
        let by_serde = serde_json::from_str::<Wide>(&text).unwrap();
        assert_eq!(by_serde, Wide { of, to }, "{text}");
    }
    for (of, to) in [
        ("1e39", "1"),
        ("1.5", "1"),
        ("1", "-1"),
        ("1", "4e38"),
        ("1", "0.1"),
    ] {
        let text = format!(r#"{{"of":{of},"to":{to}}}"#);
        assert!(json::from_str::<Wide>(&text).is_err(), "{text}");
        assert!(serde_json::from_str::<Wide>(&text).is_err(), "{text}");
    }
}

#[derive(Debug, Clone, PartialEq, AdditionalProperties)]
#[additional_properties(serde, json)]
struct Counts {
    name: String,
    #[additional_properties]
    #[additional_properties(codec = "integer")]
    counts: AdditionalProperties<Vec<i64>, Self>,
}

#[test]
fn unknown_integers_with_a_zero_fraction() {
    let text = r#"{"a":[1.0,2],"name":"n","b":[-3e1]}"#;
    let counts = json::from_str::<Counts>(text).unwrap();
    assert_eq!(serde_json::from_str::<Counts>(text).unwrap(), counts);
    let written = r#"{"name":"n","a":[1,2],"b":[-30]}"#;
    assert_eq!(json::to_string(&counts).unwrap(), written);
    assert_eq!(serde_json::to_string(&counts).unwrap(), written);

    let wrong = [
        (r#"{"name":"n","b":[1.5]}"#, "an integer within range"),
        (r#"{"name":"n","a":[],"a":[]}"#, "duplicate"),
    ];
    for (text, message) in wrong {
        let by_json = json::from_str::<Counts>(text).unwrap_err().to_string();
        let by_serde = serde_json::from_str::<Counts>(text)
            .unwrap_err()
            .to_string();
        assert!(by_json.contains(message), "{by_json}");
        assert!(by_serde.contains(message), "{by_serde}");
    }
}

type Row = (String, Option<u8>, (Vec<i64>,), chrono::NaiveDate);

#[derive(Debug, Clone, PartialEq, AdditionalProperties)]
#[additional_properties(serde, json)]
struct Rows {
    #[additional_properties(codec = "(_, integer, (integer,), rfc3339)")]
    rows: Vec<Row>,
    #[additional_properties]
    more: AdditionalProperties<Value, Self>,
}

#[test]
fn elements_of_a_tuple_have_their_own_codecs() {
    let text =
        r#"{"rows":[["a",1.0,[[2e1]],"2020-02-29"],["b",null,[[]],"2020-02-29"]],"more":1.0}"#;
    let rows = json::from_str::<Rows>(text).unwrap();
    assert_eq!(serde_json::from_str::<Rows>(text).unwrap(), rows);
    assert_eq!(rows.rows[0].1, Some(1));
    assert_eq!(rows.rows[0].2, (vec![20],));
    let written = text.replacen("1.0", "1", 1).replace("2e1", "20");
    assert_eq!(json::to_string(&rows).unwrap(), written);
    let number = serde_json::to_value(&rows).unwrap();
    assert_eq!(number, serde_json::from_str::<Value>(&written).unwrap());

    for (wrong, pointer) in [
        (r#"["a",1.5,[[]],"2020-02-29"]"#, "/rows/0/1"),
        (r#"["a",256,[[]],"2020-02-29"]"#, "/rows/0/1"),
        (r#"["a",1,[[]],"2020-2-29"]"#, "/rows/0/3"),
        (r#"["a",1,[[],[]],"2020-02-29"]"#, "/rows/0/2"),
        (r#"["a",1,[[]]]"#, "/rows/0"),
        (r#"[1,1,[[]],"2020-02-29"]"#, "/rows/0/0"),
    ] {
        let text = format!(r#"{{"rows":[{wrong}]}}"#);
        let error = json::from_str::<Rows>(&text).unwrap_err();
        assert!(error.to_string().contains(pointer), "{error}");
        assert!(serde_json::from_str::<Rows>(&text).is_err(), "{text}");
    }
}

#[test]
fn integers_with_a_zero_fraction() {
    let at = |line: &str| format!(r#"{{"line":{line},"day":"2020-02-29","times":[]}}"#);
    for (line, value) in [
        ("1.0", 1),
        ("-2e3", -2000),
        ("-9223372036854775808", i64::MIN),
        ("0.0", 0),
        // No float is in between: it would be even.
        ("9007199254740993.0", 9_007_199_254_740_993),
        ("9007199254740993e0", 9_007_199_254_740_993),
    ] {
        assert_eq!(serde_json::from_str::<At>(&at(line)).unwrap().line, value);
        assert_eq!(json::from_str::<At>(&at(line)).unwrap().line, value);
    }
    for line in [
        "1.5",
        "9223372036854775808",
        "1e19",
        "1E-400",
        "1e-1",
        "\"1\"",
        "null",
        "true",
    ] {
        assert!(serde_json::from_str::<At>(&at(line)).is_err(), "{line}");
        assert!(json::from_str::<At>(&at(line)).is_err(), "{line}");
    }
}

#[test]
fn the_length_is_exact() {
    for event in samples() {
        let said = event.serialize(Lengths).unwrap();
        let value = serde_json::to_value(&event).unwrap();
        assert_eq!(said, value.as_object().unwrap().len());
    }
}

/// A serializer that only listens to the length it is told.
struct Lengths;

struct Told(usize);

impl SerializeMap for Told {
    type Ok = usize;
    type Error = std::fmt::Error;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, _: &T) -> Result<(), Self::Error> {
        Ok(())
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, _: &T) -> Result<(), Self::Error> {
        Ok(())
    }

    fn end(self) -> Result<usize, Self::Error> {
        Ok(self.0)
    }
}

macro_rules! refuse {
    ($($name:ident($($type:ty),*)),* $(,)?) => { $(
        fn $name(self, $(_: $type),*) -> Result<usize, std::fmt::Error> {
            Err(std::fmt::Error)
        }
    )* };
}

impl Serializer for Lengths {
    type Ok = usize;
    type Error = std::fmt::Error;
    type SerializeSeq = Impossible<usize, Self::Error>;
    type SerializeTuple = Impossible<usize, Self::Error>;
    type SerializeTupleStruct = Impossible<usize, Self::Error>;
    type SerializeTupleVariant = Impossible<usize, Self::Error>;
    type SerializeMap = Told;
    type SerializeStruct = Impossible<usize, Self::Error>;
    type SerializeStructVariant = Impossible<usize, Self::Error>;

    fn serialize_map(self, length: Option<usize>) -> Result<Told, Self::Error> {
        length.map(Told).ok_or(std::fmt::Error)
    }

    refuse! {
        serialize_bool(bool), serialize_i8(i8), serialize_i16(i16), serialize_i32(i32), serialize_i64(i64),
        serialize_u8(u8), serialize_u16(u16), serialize_u32(u32), serialize_u64(u64), serialize_f32(f32),
        serialize_f64(f64), serialize_char(char), serialize_str(&str), serialize_bytes(&[u8]), serialize_none(),
        serialize_unit(), serialize_unit_struct(&'static str), serialize_unit_variant(&'static str, u32, &'static str),
    }

    fn serialize_some<T: ?Sized + Serialize>(self, _: &T) -> Result<usize, Self::Error> {
        Err(std::fmt::Error)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: &T,
    ) -> Result<usize, Self::Error> {
        Err(std::fmt::Error)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<usize, Self::Error> {
        Err(std::fmt::Error)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, Self::Error> {
        Err(std::fmt::Error)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Self::Error> {
        Err(std::fmt::Error)
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Self::Error> {
        Err(std::fmt::Error)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Self::Error> {
        Err(std::fmt::Error)
    }

    fn serialize_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStruct, Self::Error> {
        Err(std::fmt::Error)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Self::Error> {
        Err(std::fmt::Error)
    }
}
