//! Every attribute of the derive on the JSON path: the same values, the same refusals and the same text as on the serde path.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;

use additional_properties::json::{self, ErrorKind, FromJsonOwned, RawJson, RawJsonRef, ToJson};
use additional_properties::{AdditionalProperties, Maybe};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Reads a text on both paths and writes what came of it on both.
#[track_caller]
fn both<T: Debug + PartialEq + Serialize + DeserializeOwned + ToJson + FromJsonOwned>(
    text: &str,
) -> Option<T> {
    let ours = json::from_str::<T>(text);
    let theirs = serde_json::from_str::<T>(text);
    assert_eq!(
        ours.as_ref().ok(),
        theirs.as_ref().ok(),
        "{text}: {ours:?} but {theirs:?}"
    );
    let value = ours.ok()?;
    let written = json::to_string(&value).unwrap();
    let through_serde: Value = serde_json::to_value(&value).unwrap();
    assert_eq!(
        serde_json::from_str::<Value>(&written).unwrap(),
        through_serde
    );
    assert_eq!(json::from_str::<T>(&written).unwrap(), value);
    Some(value)
}

#[derive(Clone, Debug, Default, PartialEq, AdditionalProperties)]
#[additional_properties(serde, json)]
#[serde(rename_all = "camelCase")]
struct Names {
    first_name: String,
    #[serde(rename = "quote\"back\\slash")]
    escaped: i64,
    #[serde(alias = "second", alias = "2nd")]
    other_name: Option<String>,
    #[serde(rename(serialize = "out", deserialize = "in"))]
    both_ways: Option<bool>,
    #[additional_properties]
    rest: AdditionalProperties<Value, Self>,
}

#[test]
fn names() {
    let text = r#"{"firstName":"a","quote\"back\\slash":1,"second":"b","in":true,"x":0}"#;
    let value = both_in::<Names>(text);
    assert_eq!(
        (value.escaped, value.other_name.as_deref(), value.both_ways),
        (1, Some("b"), Some(true))
    );
    assert_eq!(
        json::to_string(&value).unwrap(),
        r#"{"firstName":"a","quote\"back\\slash":1,"otherName":"b","out":true,"x":0}"#
    );
    for spelling in [
        r#""quote\u0022back\u005cslash""#,
        r#""quote\"back\u005Cslash""#,
    ] {
        let text = text.replace(r#""quote\"back\\slash""#, spelling);
        assert_eq!(both_in::<Names>(&text).escaped, 1);
    }
    for repeated in [
        "firstName",
        "otherName",
        "second",
        "2nd",
        "in",
        r#"quote\"back\\slash"#,
        "x",
    ] {
        let text = text.replace(",\"x\"", &format!(",\"{repeated}\":null,\"x\""));
        let error = json::from_str::<Names>(&text).unwrap_err();
        assert!(
            matches!(error.kind(), ErrorKind::Duplicate | ErrorKind::WrongType),
            "{error}"
        );
        assert!(serde_json::from_str::<Names>(&text).is_err());
    }
}

/// As `both`, for a type that is not written as it is read.
#[track_caller]
fn both_in<T: Debug + PartialEq + DeserializeOwned + FromJsonOwned>(text: &str) -> T {
    let ours = json::from_str::<T>(text).unwrap();
    assert_eq!(ours, serde_json::from_str(text).unwrap());
    ours
}

#[derive(Clone, Debug, PartialEq, AdditionalProperties)]
#[additional_properties(serde, json)]
struct Defaults {
    #[serde(default)]
    number: i64,
    #[serde(default = "seven")]
    seven: Vec<i64>,
    plain: Option<i64>,
    #[additional_properties(required)]
    required: Option<i64>,
    #[additional_properties(optional)]
    optional: Option<i64>,
    maybe: Maybe<i64>,
    alias_of_option: Alias,
    #[serde(skip)]
    skipped: String,
    #[serde(skip_serializing)]
    only_read: Option<i64>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    left_out: Vec<i64>,
    #[serde(flatten)]
    rest: HashMap<String, Value>,
}

type Alias = Option<i64>;

fn seven() -> Vec<i64> {
    vec![7, 7]
}

#[test]
fn defaults_and_presence() {
    let value = both::<Defaults>(r#"{"required":null}"#).unwrap();
    assert_eq!(
        (value.number, value.seven.as_slice(), value.maybe),
        (0, &[7, 7][..], Maybe::Absent)
    );
    let value = both::<Defaults>(
        r#"{"required":1,"seven":[1],"maybe":null,"optional":2,"left_out":[3],"a":[]}"#,
    )
    .unwrap();
    assert_eq!(
        (value.seven.as_slice(), value.maybe, value.optional),
        (&[1][..], Maybe::Null, Some(2))
    );
    for text in [
        "{}",
        r#"{"required":null,"optional":null}"#,
        r#"{"required":null,"number":null}"#,
        r#"{"required":null,"seven":null}"#,
        r#"{"required":null,"plain":null}"#,
        r#"{"required":null,"alias_of_option":null}"#,
        r#"{"required":null,"alias_of_option":5}"#,
        r#"{"required":null,"plain":"x"}"#,
        r#"{"required":null,"maybe":"x"}"#,
        r#"{"required":null,"required":null}"#,
    ] {
        both::<Defaults>(text);
    }
}

#[derive(Clone, Debug, PartialEq, AdditionalProperties)]
#[additional_properties(serde, json)]
#[serde(default)]
struct Whole {
    a: i64,
    b: Vec<String>,
    c: Option<i64>,
    #[serde(flatten)]
    rest: BTreeMap<String, i64>,
}

impl Default for Whole {
    fn default() -> Self {
        Self {
            a: 5,
            b: vec!["x".to_owned()],
            c: Some(1),
            rest: BTreeMap::from([("left".to_owned(), 1)]),
        }
    }
}

#[test]
fn a_struct_with_a_default() {
    assert_eq!(both::<Whole>("{}").unwrap().a, 5);
    let value = both::<Whole>(r#"{"b":[],"c":null,"z":3}"#).unwrap();
    assert_eq!((value.b.len(), value.c, value.rest.len()), (0, None, 1));
    assert!(both::<Whole>(r#"{"z":"no"}"#).is_none());
}

mod doubled {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
    pub(crate) fn serialize<S: Serializer>(value: &i64, output: S) -> Result<S::Ok, S::Error> {
        (value * 2).serialize(output)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<i64, D::Error> {
        Ok(i64::deserialize(input)? / 2)
    }
}

#[derive(Clone, Debug, PartialEq, AdditionalProperties)]
#[additional_properties(serde, json, deny_unknown)]
struct With {
    #[serde(with = "doubled")]
    half: i64,
    #[serde(with = "doubled", default)]
    maybe_half: i64,
}

#[test]
fn an_array_is_no_closed_struct_on_either_path() {
    assert!(serde_json::from_str::<With>("[8]").is_err());
    assert!(json::from_str::<With>("[8]").is_err());
}

#[test]
fn functions_of_the_users() {
    assert_eq!(both::<With>(r#"{"half":8}"#).unwrap().half, 4);
    for text in [
        r#"{"half":"canary"}"#,
        "{}",
        r#"{"half":8,"other":1}"#,
        r#"{"half":}"#,
    ] {
        assert!(both::<With>(text).is_none());
    }
    let error = json::from_str::<With>(r#"{"half":"canary"}"#).unwrap_err();
    assert_eq!(
        (error.kind(), error.pointer().as_str()),
        (ErrorKind::Invalid, "/half")
    );
    assert!(!error.to_string().contains("canary"));
    let error = json::from_str::<With>(r#"{"half":8,"canary":1}"#).unwrap_err();
    assert_eq!(
        (error.kind(), error.pointer().as_str()),
        (ErrorKind::UnknownMember, "/*")
    );
}

#[derive(Clone, Debug, PartialEq, AdditionalProperties)]
#[additional_properties(serde, json)]
struct Ignoring {
    a: i64,
}

#[test]
fn without_a_container_unknown_members_are_dropped_but_checked() {
    assert_eq!(
        both::<Ignoring>(r#"{"x":[1,{"y":null}],"a":1,"z":"\n"}"#)
            .unwrap()
            .a,
        1
    );
    for text in [
        r#"{"a":1,"x":}"#,
        r#"{"a":1,"x":01}"#,
        r#"{"x":{"a":1}}"#,
        r#"{"a":1,"x":[}"#,
    ] {
        assert!(both::<Ignoring>(text).is_none());
    }
}

#[derive(Clone, Debug, PartialEq, AdditionalProperties)]
#[additional_properties(serde, json)]
struct Page<T, C> {
    items: Vec<T>,
    next: Option<Box<Page<T, C>>>,
    #[serde(flatten)]
    rest: C,
}

#[test]
fn generic_and_recursive() {
    let text = r#"{"items":[{"a":1},{"a":2}],"next":{"items":[],"next":null,"k":"v"},"n":1}"#;
    let page = both::<Page<Ignoring, AdditionalProperties>>(text).unwrap();
    assert_eq!(page.next.unwrap().rest.get("k").unwrap(), "v");
    assert!(both::<Page<String, AdditionalProperties>>(text).is_none());
    both::<Page<Ignoring, serde_json::Map<String, Value>>>(text).unwrap();
}

#[derive(Clone, Debug, PartialEq, AdditionalProperties)]
#[additional_properties(json)]
struct Lent<'a> {
    id: Cow<'a, str>,
    tag: &'a str,
    list: Vec<Cow<'a, str>>,
    #[additional_properties]
    rest: AdditionalProperties<RawJsonRef<'a>, Self>,
}

#[test]
fn borrowed() {
    let text = String::from(
        r#"{"x":1e400,"id":"a","tag":"t","list":["b","\n"],"y":{"z":"\ud800"} ,"u\u0031":[ ]}"#,
    );
    let lent: Lent<'_> = json::from_str(&text).unwrap();
    assert!(matches!(lent.id, Cow::Borrowed("a")) && matches!(lent.list[0], Cow::Borrowed("b")));
    assert_eq!(lent.rest.len(), 3);
    assert_eq!(lent.rest.get("u1").unwrap().get(), "[ ]");
    assert_eq!(
        json::to_string(&lent).unwrap(),
        r#"{"id":"a","tag":"t","list":["b","\n"],"x":1e400,"y":{"z":"\ud800"},"u\u0031":[ ]}"#
    );
    let lent: Lent<'_> =
        json::from_str(r#"{"id":"a","tag":"t","list":[],"y":{"z":1},"u\u0031":1e999}"#).unwrap();
    assert_eq!(
        json::to_string(&lent).unwrap(),
        r#"{"id":"a","tag":"t","list":[],"y":{"z":1},"u\u0031":1e999}"#
    );
}

#[derive(Clone, Debug, PartialEq, AdditionalProperties)]
#[additional_properties(json)]
struct Exact {
    id: i64,
    #[additional_properties]
    rest: AdditionalProperties<RawJson, Self>,
}

#[test]
fn source_text_is_kept() {
    let text = r#"{"id":1,"big":123456789012345678901234567890,"\u00e9":31.245270191439438,"e":1E5,"o":{"b":1,"a":-0,"a":1.10}}"#;
    let mut exact: Exact = json::from_str(text).unwrap();
    assert_eq!(json::to_string(&exact).unwrap(), text);
    assert_eq!(exact.rest.get("é").unwrap().get(), "31.245270191439438");
    exact.rest.remove("big");
    exact
        .rest
        .insert("new", RawJson::new(" [1e999] ").unwrap())
        .unwrap();
    assert_eq!(
        json::to_string(&exact).unwrap(),
        r#"{"id":1,"\u00e9":31.245270191439438,"e":1E5,"o":{"b":1,"a":-0,"a":1.10},"new":[1e999]}"#
    );
    for order in [
        r#"{"a":1,"id":1,"b":2}"#,
        r#"{"a":1,"b":2,"id":1}"#,
        r#"{"id":1,"a":1,"b":2}"#,
        r#"{ "a" : 1 , "id" : 1 , "b" : 2 }"#,
    ] {
        let exact: Exact = json::from_str(order).unwrap();
        assert_eq!(json::to_string(&exact).unwrap(), r#"{"id":1,"a":1,"b":2}"#);
    }
}

#[test]
fn source_text_through_serde() {
    #[derive(Clone, Debug, PartialEq, AdditionalProperties)]
    #[additional_properties(serde, json)]
    struct Both {
        id: i64,
        any: RawJson,
        #[serde(flatten)]
        rest: AdditionalProperties<RawJson, Self>,
    }
    // The feature `raw_value` of serde_json is on in the tests of this crate.
    let text =
        r#"{"id":1,"any":{"b":1E5,"a":1.10},"big":123456789012345678901234567890,"e":[1e400]}"#;
    let value = both_in::<Both>(text);
    assert_eq!(serde_json::to_string(&value).unwrap(), text);
    assert_eq!(json::to_string(&value).unwrap(), text);
    // Other formats get values, and give values.
    let plain: Both =
        json::from_str(r#"{"id":1,"any":{"b":[1,-2,0.5,"x",null,true]},"c":{}}"#).unwrap();
    let mut bytes = Vec::new();
    ciborium::into_writer(&plain, &mut bytes).unwrap();
    assert_eq!(ciborium::from_reader::<Both, _>(&bytes[..]).unwrap(), plain);
    let bytes = rmp_serde::to_vec_named(&plain).unwrap();
    assert_eq!(rmp_serde::from_slice::<Both>(&bytes).unwrap(), plain);
    // 1e400 is no value, unless some crate of the build has numbers keep their spelling.
    let is_value = serde_json::from_str::<Value>("1e400").is_ok();
    assert_eq!(
        ciborium::into_writer(&value, &mut Vec::new()).is_ok(),
        is_value
    );
    assert_eq!(
        serde_json::to_value(&plain).unwrap(),
        serde_json::from_str::<Value>(&json::to_string(&plain).unwrap()).unwrap()
    );
}

#[test]
fn deep_recursion_of_a_type_is_an_error() {
    for depth in [125, 126, 127, 128, 100_000] {
        let text = "{\"items\":[],\"next\":".repeat(depth) + "null" + &"}".repeat(depth);
        let page = json::from_str::<Page<u8, AdditionalProperties>>(&text);
        match page {
            Ok(_) => assert!(depth <= 127),
            Err(error) => assert_eq!(
                (error.kind(), depth > 126),
                (ErrorKind::TooDeep, true),
                "{depth}"
            ),
        }
    }
}

#[test]
fn what_shadows_a_declared_name_is_not_written() {
    #[derive(Clone, Debug, PartialEq, AdditionalProperties)]
    #[additional_properties(json)]
    struct Loose {
        id: i64,
        #[serde(flatten)]
        rest: HashMap<String, Value>,
    }
    let mut loose: Loose = json::from_str(r#"{"id":1,"x":2}"#).unwrap();
    assert_eq!(json::to_string(&loose).unwrap(), r#"{"id":1,"x":2}"#);
    loose.rest.insert("id".to_owned(), Value::Null);
    assert_eq!(
        json::to_string(&loose).unwrap_err().kind(),
        ErrorKind::ShadowsDeclared
    );
    assert_eq!(
        json::to_string(&[loose]).unwrap_err().kind(),
        ErrorKind::ShadowsDeclared
    );
}

macro_rules! wide {
    ($name:ident: $($field:ident)*) => {
        #[derive(Clone, Debug, PartialEq, AdditionalProperties)]
        #[additional_properties(serde, json)]
        struct $name {
            $($field: i64,)*
            inner: Option<Box<$name>>,
            last: i64,
            #[additional_properties]
            rest: AdditionalProperties<Value, Self>,
        }

        impl $name {
            const FIELDS: &'static [&'static str] = &[$(stringify!($field),)* "last"];
        }
    };
}

wide!(Wide:
    a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 b0 b1 b2 b3 b4 b5 b6 b7 b8 b9 c0 c1 c2 c3 c4 c5 c6 c7 c8 c9 d0 d1 d2 d3 d4 d5 d6 d7 d8 d9
    e0 e1 e2 e3 e4 e5 e6 e7 e8 e9 f0 f1 f2 f3 f4 f5 f6 f7 f8 f9 g0 g1 g2 g3 g4 g5 g6 g7 g8 g9 h0 h1 h2 h3 h4 h5 h6 h7 h8 h9
    i0 i1 i2 i3 i4 i5 i6 i7 i8 i9 j0 j1 j2 j3 j4 j5 j6 j7 j8 j9 k0 k1 k2 k3 k4 k5 k6 k7 k8 k9 l0 l1 l2 l3 l4 l5 l6 l7 l8 l9
    m0 m1 m2 m3 m4 m5 m6 m7 m8 m9);

#[test]
fn more_than_64_members() {
    let members = |skip: &str| -> Vec<String> {
        let fields = Wide::FIELDS.iter().filter(|field| **field != skip);
        fields
            .map(|field| format!("\"{field}\":{}", field.len()))
            .collect()
    };
    let whole = members("").join(",");
    let mut backwards = members("");
    backwards.reverse();
    let backwards = backwards.join(",");
    both::<Wide>(&format!("{{{whole}}}")).unwrap();
    both::<Wide>(&format!(
        "{{{backwards},\"x\":1,\"inner\":{{{whole},\"x\":2}}}}"
    ))
    .unwrap();
    both::<Wide>(&format!(
        "{{\"inner\":{{{whole},\"inner\":{{{backwards}}}}},{whole}}}"
    ))
    .unwrap();
    for field in Wide::FIELDS {
        let text = format!("{{{}}}", members(field).join(","));
        let error = json::from_str::<Wide>(&text).unwrap_err();
        assert_eq!(
            (error.kind(), error.pointer()),
            (ErrorKind::Missing, format!("/{field}"))
        );
        let text = format!("{{\"inner\":{{{whole}}},{whole},\"{field}\":0}}");
        let error = json::from_str::<Wide>(&text).unwrap_err();
        assert_eq!(
            (error.kind(), error.pointer()),
            (ErrorKind::Duplicate, format!("/{field}"))
        );
    }
}
