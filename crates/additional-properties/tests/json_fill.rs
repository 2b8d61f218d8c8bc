//! Text of an earlier version: required members that are missing are filled, reported, and nothing else changes.

use std::collections::BTreeMap;

use additional_properties::json::{self, ErrorKind, FillError, Filled, RawJson};
use additional_properties::{AdditionalProperties, OpenEnum, Union, UnknownValue};

#[derive(Clone, Debug, PartialEq, AdditionalProperties)]
#[additional_properties(json)]
struct Record {
    id: String,
    #[additional_properties(required, fill = null)]
    checked_at: Option<String>,
    #[additional_properties(fill = [])]
    steps: Vec<Step>,
    by_name: BTreeMap<String, Vec<Step>>,
    #[serde(flatten)]
    rest: AdditionalProperties<RawJson>,
}

#[derive(Clone, Debug, PartialEq, AdditionalProperties)]
#[additional_properties(json, inspect)]
struct Step {
    name: String,
    #[additional_properties(fill = "not_done")]
    state: State,
    #[additional_properties(fill = -1)]
    score: i64,
}

#[derive(Clone, PartialEq, Eq, OpenEnum)]
#[additional_properties(debug, json)]
#[serde(rename_all = "snake_case")]
enum State {
    NotDone,
    #[additional_properties(unknown)]
    Unknown(UnknownValue),
}

fn filled<'de, T: json::FromJson<'de>>(text: &'de str) -> Filled<T> {
    json::from_str_filling(text).unwrap()
}

#[test]
fn what_is_missing_is_filled_and_reported() {
    let text = r#"{ "x": {"steps": 1}, "by_name": {"Ann": [{"name": "a", "score": 2}], "Bob": [{"name": "b", "state": "new", "score": 1}, {"name": "c"}]},
        "id": "1" , "y": [1.50] }"#;
    assert!(
        json::from_str::<Record>(text).is_err(),
        "without filling it is an error"
    );
    let Filled { value, pointers } = filled::<Record>(text);
    let expected = [
        "/checked_at",
        "/steps",
        "/by_name/*/0/state",
        "/by_name/*/1/state",
        "/by_name/*/1/score",
    ];
    assert_eq!(pointers.to_vec(), expected);
    assert_eq!(pointers.len(), expected.len());
    assert!(pointers.contains("/steps") && !pointers.contains("/id"));
    assert_eq!(format!("{pointers:?}"), format!("{expected:?}"));
    assert_eq!(
        json::to_string(&value).unwrap(),
        r#"{"id":"1","checked_at":null,"steps":[],"by_name":{"Ann":[{"name":"a","state":"not_done","score":2}],"Bob":[{"name":"b","state":"new","score":1},{"name":"c","state":"not_done","score":-1}]},"x":{"steps": 1},"y":[1.50]}"#
    );
}

#[test]
fn what_is_there_is_read_as_without_filling() {
    let text = r#"{"id":"1","checked_at":"now","steps":[{"name":"a","state":"x","score":3}],"by_name":{},"more":1}"#;
    let Filled { value, pointers } = filled::<Record>(text);
    assert_eq!(value, json::from_str(text).unwrap());
    assert!(pointers.is_empty());
}

#[test]
fn an_empty_object_is_filled_too() {
    #[derive(Debug, PartialEq, AdditionalProperties)]
    #[additional_properties(json)]
    struct Empty {
        #[additional_properties(fill = true)]
        is_new: bool,
        #[additional_properties(fill = 2.5)]
        size: f64,
        #[additional_properties(fill = {})]
        names: BTreeMap<String, String>,
    }
    let expected = Empty {
        is_new: true,
        size: 2.5,
        names: BTreeMap::new(),
    };
    assert_eq!(filled::<Empty>("{}").value, expected);
    assert_eq!(filled::<Vec<Empty>>("[ { } ,{}]").pointers.len(), 6);
    assert_eq!(
        filled::<Vec<Empty>>("[ { } ,{}]").pointers.to_vec()[5],
        "/1/names"
    );
}

#[test]
fn all_members_without_a_fill_are_named() {
    let text = r#"{"steps":[{},{"name":"a"}],"by_name":{"Ann":[{"score":1}]}}"#;
    let error = json::from_str_filling::<Record>(text).unwrap_err();
    let pointers = ["/steps/0/name", "/by_name/*/0/name", "/id"].map(str::to_owned);
    assert_eq!(error, FillError::Missing(pointers.to_vec()));
    assert!(!format!("{error} {error:?}").contains("Ann"));
}

#[test]
fn other_errors_stay_as_they_are() {
    for text in [
        r#"{"id":1}"#,
        r#"{"id":"1","id":"2"}"#,
        r#"{"id":"1","by_name":{}"#,
        r#"{"id":"1","by_name":{}} x"#,
        "[]",
        "",
        r#"{"by_name":{"a":[{"name":"a"},{"name":2}]},"id":""}"#,
    ] {
        let plain = json::from_str::<Record>(text).unwrap_err();
        let filling = json::from_str_filling::<Record>(text).unwrap_err();
        let FillError::Json(filling) = filling else {
            panic!("{text}: {filling:?}")
        };
        if plain.kind() != ErrorKind::Missing {
            assert_eq!(filling, plain, "{text}");
        }
    }
}

#[test]
fn a_fill_that_is_no_value_of_its_field_is_a_missing_member() {
    #[derive(Debug, AdditionalProperties)]
    #[additional_properties(json)]
    struct Wrong {
        #[additional_properties(fill = null)]
        number: i64,
    }
    let error = json::from_str_filling::<Vec<Wrong>>("[{\"number\":1},\n {}]").unwrap_err();
    let FillError::Json(error) = error else {
        panic!("{error:?}")
    };
    assert_eq!(
        (error.kind(), error.pointer().as_str()),
        (ErrorKind::Missing, "/1/number")
    );
    assert_eq!((error.line(), error.column()), (Some(2), Some(3)));
}

#[test]
fn pointers_lead_through_names_of_every_form() {
    #[derive(Debug, PartialEq, AdditionalProperties)]
    #[additional_properties(json)]
    struct Odd {
        #[serde(rename = "a\"\\/~é")]
        list: Vec<Vec<Option<Step>>>,
        #[serde(alias = "pair_of")]
        pair: (u8, Step),
        #[serde(flatten)]
        others: AdditionalProperties<Step>,
    }
    let step = r#"{"name":"","state":"","score":1}"#;
    for (text, pointers) in [
        (
            r#"{"a\"\\/~\u00e9" : [[], [null, {"name":"", "score":1}]], "pair":[1,STEP]}"#,
            ["/a\"\\~1~0é/1/1/state"].as_slice(),
        ),
        (
            r#"{"a\"\\/~é":[[STEP]],"pair_of":[1 , {"name":"","state":""}],"[":{"name":"","score":2},"\\":STEP}"#,
            &["/pair/1/score", "/*/state"],
        ),
        // The name of an unknown member ends like that of a declared one.
        (
            r#"{"a\"\\/~é":[],"pair":[1,STEP],"\"pair":{"name":"","score":2}}"#,
            &["/*/state"],
        ),
    ] {
        let text = text.replace("STEP", step);
        assert_eq!(filled::<Odd>(&text).pointers.to_vec(), pointers, "{text}");
    }
}

/// They are found from behind, eight bytes at a time.
#[test]
fn pointers_lead_through_names_of_every_length() {
    #[derive(AdditionalProperties)]
    #[additional_properties(json)]
    struct Leaf {
        #[additional_properties(fill = 1)]
        n: u8,
    }
    #[derive(AdditionalProperties)]
    #[additional_properties(json)]
    struct Named {
        #[serde(rename = "")]
        none: Option<Leaf>,
        a: Option<Leaf>,
        abcdefg: Option<Leaf>,
        abcdefgh: Option<Leaf>,
        abcdefghijklmno: Option<Leaf>,
        abcdefghijklmnop: Option<Leaf>,
        bbbbbbb: Option<Leaf>,
        #[serde(rename = "ééé]")]
        bracket: Option<Leaf>,
        #[serde(rename = "éa")]
        accent: Option<Leaf>,
    }
    for name in [
        "",
        "a",
        "abcdefg",
        "abcdefgh",
        "abcdefghijklmno",
        "abcdefghijklmnop",
        "bbbbbbb",
        "ééé]",
        "éa",
    ] {
        for (before, between) in [
            ("", ""),
            ("", " "),
            ("", "  "),
            (" ", "\n"),
            ("\n ", "\n "),
            ("       ", ""),
        ] {
            let text = format!("{{{before}\"{name}\":{between}{{}}}}");
            let pointers = filled::<Named>(&text).pointers.to_vec();
            assert_eq!(pointers, [format!("/{name}/n")], "{text}");
        }
    }
}

#[test]
fn members_beyond_the_first_64_are_filled_and_named() {
    macro_rules! wide {
        ($($name:ident),*) => {
            #[derive(Debug, PartialEq, AdditionalProperties)]
            #[additional_properties(json)]
            struct Wide {
                #[additional_properties(fill = 1)]
                first: u8,
                $(#[additional_properties(required)] $name: Option<u8>,)*
                #[additional_properties(required, fill = null)]
                last_but_one: Option<u8>,
                #[additional_properties(fill = [])]
                last: Vec<u8>,
            }
            const NAMES: &[&str] = &[$(stringify!($name)),*];
        };
    }
    wide!(
        a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, c0, c1, c2,
        c3, c4, c5, c6, c7, c8, c9, d0, d1, d2, d3, d4, d5, d6, d7, d8, d9, e0, e1, e2, e3, e4, e5,
        e6, e7, e8, e9, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, g0, g1, g2
    );
    let members: Vec<String> = NAMES
        .iter()
        .map(|name| format!("\"{name}\":null"))
        .collect();
    let text = format!("[{{{}}}]", members.join(","));
    let mut pointers = filled::<Vec<Wide>>(&text).pointers.to_vec();
    pointers.sort();
    assert_eq!(pointers, ["/0/first", "/0/last", "/0/last_but_one"]);
}

#[derive(Clone, PartialEq, Union)]
#[additional_properties(debug, inspect, json)]
enum Item {
    Step(Step),
    Pair(Pair),
    List(Vec<Item>),
    #[additional_properties(unknown)]
    Unknown(RawJson),
}

#[derive(Clone, PartialEq, AdditionalProperties)]
#[additional_properties(debug, inspect, json)]
struct Pair {
    left: Box<Item>,
    right: Box<Item>,
    #[additional_properties(required, fill = null)]
    at: Option<String>,
    #[additional_properties(fill = 0)]
    weight: u64,
}

#[test]
fn a_variant_that_is_found_by_trying_is_filled_if_none_fits_as_it_is() {
    for (text, pointers) in [
        (r#"{"name":"a","state":"b","score":1}"#, [].as_slice()),
        (r#"{"name":"a","score":1}"#, &["/state"]),
        // What is missing there has no fill.
        (r#"{"left":1}"#, &[]),
        (
            r#"{"left":{"name":"a"},"right":[1],"weight":3}"#,
            &["/at", "/left/state", "/left/score"],
        ),
        (
            r#"[[{"name":"a","state":"b","score":1}, {"name":"c"}], 5]"#,
            &["/0/1/state", "/0/1/score"],
        ),
        (
            r#"{"right":{"left":1,"right":{"name":"c","score":0}},"left":{"name":"c"}}"#,
            &[
                "/at",
                "/weight",
                "/right/at",
                "/right/weight",
                "/right/right/state",
                "/left/state",
                "/left/score",
            ],
        ),
    ] {
        let Filled {
            value,
            pointers: found,
        } = filled::<Item>(text);
        assert_eq!(found.to_vec(), pointers, "{text}");
        let is_known = !text.contains(r#"{"left":1}"#);
        assert_eq!(!matches!(value, Item::Unknown(_)), is_known, "{text}");
        // What is written has what was filled, so it is read without filling.
        let again = json::to_string(&value).unwrap();
        assert!(filled::<Item>(&again).pointers.is_empty(), "{again}");
        assert!(json::from_str::<Item>(&again).unwrap() == value, "{again}");
    }
}

#[test]
fn a_variant_that_fits_as_it_is_comes_before_one_that_is_filled() {
    #[derive(Clone, PartialEq, AdditionalProperties)]
    #[additional_properties(debug, inspect, json)]
    struct Named {
        #[serde(flatten)]
        rest: AdditionalProperties<RawJson>,
    }
    #[derive(Clone, PartialEq, Union)]
    #[additional_properties(debug, inspect, json)]
    enum Either {
        Step(Step),
        Named(Named),
        #[additional_properties(unknown)]
        Unknown(RawJson),
    }
    let Filled { value, pointers } = filled::<Either>(r#"{"name":"a"}"#);
    assert!(matches!(value, Either::Named(_)) && pointers.is_empty());
}

#[test]
fn trying_and_filling_stays_linear_in_the_depth() {
    let mut text = r#"{"name":"a"}"#.to_owned();
    for _ in 0..60 {
        text = format!(r#"{{"left":{text},"right":0}}"#);
    }
    let started = std::time::Instant::now();
    let pointers = filled::<Item>(&text).pointers;
    assert_eq!(pointers.len(), 2 + 2 * 60);
    // Twice as many reads for each level would take longer than there is.
    assert!(started.elapsed().as_secs() < 20);
}

#[test]
fn a_struct_is_filled_with_an_empty_object() {
    #[derive(Debug, Default, PartialEq, AdditionalProperties)]
    #[additional_properties(json)]
    struct Options {
        #[additional_properties(optional)]
        dark: Option<bool>,
    }
    #[derive(Debug, PartialEq, AdditionalProperties)]
    #[additional_properties(json)]
    struct Settings {
        #[additional_properties(fill = {})]
        options: Options,
        #[additional_properties(fill = 3)]
        size: u8,
    }
    let Filled { value, pointers } = filled::<Vec<Settings>>(r#"[{}, {"size":4 }]"#);
    assert_eq!(pointers.to_vec(), ["/0/options", "/0/size", "/1/options"]);
    assert!(value.iter().all(|it| it.options == Options::default()));
    assert_eq!([value[0].size, value[1].size], [3, 4]);
}

#[derive(Debug, PartialEq, AdditionalProperties)]
#[additional_properties(json)]
struct Integers {
    #[additional_properties(optional)]
    amounts: Option<Vec<i64>>,
    #[serde(flatten)]
    rest: AdditionalProperties<RawJson>,
}

#[derive(Debug, PartialEq, AdditionalProperties)]
#[additional_properties(json)]
struct Floats {
    #[additional_properties(optional)]
    amounts: Option<Vec<f64>>,
    #[serde(flatten)]
    rest: AdditionalProperties<RawJson>,
}

#[derive(Debug, PartialEq, AdditionalProperties)]
#[additional_properties(json)]
#[serde(deny_unknown_fields)]
struct Closed {
    #[additional_properties(optional)]
    amounts: Option<Vec<f64>>,
}

additional_properties::conversions!(Integers => Floats, Closed => Floats, Closed => Integers);

#[test]
fn a_conversion_refuses_an_integer_that_a_float_would_round() {
    let read = |amount: i64| json::from_str(&format!(r#"{{"amounts":[0,{amount}]}}"#)).unwrap();
    for exact in [0, -1, 1 << 53, -(1 << 53), (1 << 53) + 2, 1 << 62, i64::MIN] {
        let up = Floats::try_from(read(exact)).unwrap();
        assert_eq!(format!("{:.0}", up.amounts.unwrap()[1]), exact.to_string());
    }
    for rounded in [(1 << 53) + 1, -(1 << 53) - 1, (1 << 62) + 1, i64::MAX] {
        let old: Integers = read(rounded);
        let text = json::to_string(&old).unwrap();
        let errors = [
            json::upgrade::<Floats>(&old).unwrap_err(),
            json::upgrade_str::<Floats>(&text).unwrap_err(),
            Floats::try_from(old).unwrap_err(),
        ];
        for error in errors {
            let FillError::Json(error) = error else {
                panic!("{error:?}")
            };
            assert_eq!(error.kind(), ErrorKind::OutOfRange);
            assert_eq!(error.pointer(), "/amounts/1");
        }
        let down = Closed::try_from(read(rounded)).unwrap_err();
        assert_eq!(down.pointer(), "/amounts/1");
        // To read a document rounds, as ever.
        assert!(json::from_str::<Floats>(&text).is_ok());
        assert!(json::from_str_filling::<Floats>(&text).is_ok());
    }
}

#[test]
fn a_conversion_keeps_every_float() {
    for amount in [1e300, -1e16, 0.1, -0.0] {
        let amounts = Some(vec![amount]);
        let rest = AdditionalProperties::default();
        let closed = Closed::try_from(Floats { amounts, rest }).unwrap();
        assert_eq!(closed.amounts, Some(vec![amount]));
    }
}

#[test]
fn the_way_down_refuses_what_the_older_version_closes() {
    let new: Floats = json::from_str(r#"{"amounts":[1.5],"unit":"u"}"#).unwrap();
    let error = Closed::try_from(new).unwrap_err();
    assert_eq!(error.pointer(), "/*");
}

#[derive(Clone, Debug, PartialEq, AdditionalProperties)]
#[additional_properties(json)]
struct Chain {
    #[additional_properties(optional)]
    next: Option<Box<Chain>>,
    #[serde(flatten)]
    rest: AdditionalProperties<RawJson>,
}

#[test]
fn filling_goes_as_deep_as_reading() {
    for (depth, fits) in [(127, true), (128, false)] {
        let text = r#"{"next":"#.repeat(depth - 1) + "{}" + &"}".repeat(depth - 1);
        assert_eq!(json::from_str::<Chain>(&text).is_ok(), fits, "{depth}");
        let filled = json::from_str_filling::<Chain>(&text);
        assert_eq!(filled.is_ok(), fits, "{depth}");
    }
}
