//! Unknown members on the JSON path: their text is kept, read on demand, and written back as it was.

use additional_properties::json::{self, RawJson};
use additional_properties::{AdditionalProperties, json::FromJson, json::ToJson};
use serde_json::{Value, json};

#[derive(Clone, PartialEq, AdditionalProperties)]
#[additional_properties(serde, json)]
struct Record {
    id: u8,
    #[additional_properties]
    rest: AdditionalProperties<Value, Self>,
}

#[derive(Clone, PartialEq, AdditionalProperties)]
#[additional_properties(json)]
struct Typed<V> {
    #[additional_properties]
    rest: AdditionalProperties<V, Self>,
}

/// Everything that a parsed value would not give back.
const HARD: &str = r#"{"id":1,"big":123456789012345678901234567890,"exact":[1.10,1E5,-0,31.245270191439438],"\u0065sc":"\u0041\/","order":{"b":1,"a":2,"b":3},"":null}"#;

fn read(text: &str) -> Record {
    json::from_str(text).unwrap()
}

fn written(record: &impl ToJson) -> String {
    json::to_string(record).unwrap()
}

#[test]
fn untouched_members_come_back_byte_for_byte() {
    let record = read(HARD);
    assert_eq!(written(&record), HARD);
    assert_eq!(written(&record.clone()), HARD);
    assert_eq!(record.rest.len(), 5);
    assert_eq!(written(&record), HARD, "counting changes nothing");
    assert_eq!(record.rest.get("esc"), Some(&json!("A/")));
    let exact = record.rest.get("exact").unwrap();
    let exact = exact
        .as_array()
        .unwrap()
        .iter()
        .map(|number| number.as_f64().unwrap());
    assert!(exact.eq([1.10, 1E5, -0.0, 31.245_270_191_439_438]));
    assert_eq!(
        record.rest.keys().collect::<Vec<_>>(),
        ["big", "exact", "esc", "order", ""]
    );
    assert_eq!(written(&record), HARD, "reading changes nothing");
}

#[test]
fn white_space_goes_and_the_inside_of_values_stays() {
    let record = read("{ \"x\" : [ 1 ,2 ] , \"id\" : 1 }");
    assert_eq!(written(&record), r#"{"id":1,"x":[ 1 ,2 ]}"#);
}

#[test]
fn only_what_is_touched_is_written_anew() {
    let mut record = read(HARD);
    *record.rest.get_mut("order").unwrap() = json!([1]);
    record.rest.insert("new\n", json!("\n")).unwrap();
    assert_eq!(record.rest.remove(""), Some(Value::Null));
    let expected = HARD
        .replace(r#"{"b":1,"a":2,"b":3}"#, "[1]")
        .replace(r#","":null"#, r#","new\n":"\n""#);
    assert_eq!(written(&record), expected);
    assert_eq!(written(&record.clone()), expected);
    assert_eq!(record.rest.len(), 5);
}

#[test]
fn looking_for_what_is_not_there_changes_nothing() {
    let mut record = read(HARD);
    assert!(record.rest.get("none").is_none());
    assert!(record.rest.get_mut("none").is_none());
    assert!(record.rest.remove("none").is_none());
    assert!(record.rest.contains_key("esc") && !record.rest.contains_key("\\u0065sc"));
    assert_eq!(written(&record), HARD);
}

#[test]
fn both_paths_give_equal_values() {
    // serde_json reads this number a little off, unless it is told to be exact.
    let text = HARD.replace("31.245270191439438", "31.25");
    let ours = read(&text);
    let serde: Record = serde_json::from_str(&text).unwrap();
    assert!(ours == serde);
    assert_eq!(
        serde_json::to_value(&ours).unwrap(),
        serde_json::to_value(&serde).unwrap()
    );
    assert!(read(r#"{"id":1,"a":1,"b":1.0}"#) == read(r#"{"b":1.0,"id":1,"a":1}"#));
    let spelled = read(r#"{"id":1,"a":[ "\u0041" ]}"#);
    assert!(
        spelled == read(r#"{"id":1,"a":["A"]}"#),
        "equal by value, not by text"
    );
    let other = read(r#"{"id":1,"a":2}"#);
    assert!(read(r#"{"id":1,"a":1}"#) != other);
}

#[test]
fn a_name_that_comes_twice_is_an_error() {
    for text in [
        r#"{"id":1,"x":1,"x":1}"#,
        r#"{"id":1,"x":1,"\u0078":1}"#,
        r#"{"id":1,"\u0078":1,"x":1}"#,
        r#"{"id":1,"\u0078":1,"\u0078":1}"#,
        r#"{"x":1,"id":1,"x":1}"#,
        r#"{"x":1,"y":1,"id":1,"z":1,"\u0079":1}"#,
    ] {
        let error = json::from_str::<Record>(text).err().unwrap();
        assert_eq!(error.kind(), json::ErrorKind::Duplicate, "{text}");
    }
}

/// What is kept as text is checked as if it were read at once.
#[test]
fn nothing_is_left_to_go_wrong() {
    for value in [
        "\"\\ud800\"",
        "01",
        "[1,]",
        "tru",
        "\"\u{1}\"",
        "[[\"\\udc00\"]]",
    ] {
        let text = format!("{{\"id\":1,\"x\":{value}}}");
        assert!(json::from_str::<Record>(&text).is_err(), "{value}");
        assert!(serde_json::from_str::<Record>(&text).is_err(), "{value}");
    }
    // Beyond every float; serde_json takes it if numbers keep their spelling.
    for value in ["1e400", "{\"a\":[-1E999]}"] {
        let text = format!("{{\"id\":1,\"x\":{value}}}");
        assert!(json::from_str::<Record>(&text).is_err(), "{value}");
    }
}

#[test]
fn many_members() {
    const MANY: u32 = 50_000;
    // The first digit of each number is spelled as an escape.
    let members: Vec<_> = (0..MANY).map(|n| format!("\"n\\u003{n}\":{n}.0")).collect();
    let text = format!("{{\"id\":1,{}}}", members.join(","));
    let mut record = read(&text);
    assert_eq!(written(&record), text);
    for n in 0..MANY {
        assert!(record.rest.contains_key(&format!("n{n}")), "{n}");
    }
    for n in 0..MANY {
        assert_eq!(
            record.rest.remove(&format!("n{n}")),
            Some(json!(f64::from(n)))
        );
    }
    assert_eq!(written(&record), r#"{"id":1}"#);
}

#[test]
fn values_of_other_types() {
    const TEXT: &str = r#"{"a":1.50,"\u0062":"x"}"#;
    let raw: Typed<RawJson> = json::from_str(TEXT).unwrap();
    assert_eq!(raw.rest.get("b").map(RawJson::get), Some("\"x\""));
    assert_eq!(written(&raw), TEXT);
    let numbers: Typed<f64> = json::from_str(r#"{"a":1.50,"b":2}"#).unwrap();
    assert_eq!(
        written(&numbers),
        r#"{"a":1.5,"b":2.0}"#,
        "a type of its own has a spelling of its own"
    );
    assert!(json::from_str::<Typed<f64>>(TEXT).is_err());
}

#[test]
fn as_an_object_of_its_own() {
    type Own = AdditionalProperties<Value, Record>;
    let own: Own = json::from_str(r#"{"a":[1],"b":2}"#).unwrap();
    assert_eq!(written(&own), r#"{"a":[1],"b":2}"#);
    assert_eq!(written(&Own::blank()), "{}");
    for (text, kind) in [
        (r#"{"id":1}"#, json::ErrorKind::ShadowsDeclared),
        (r#"{"a":1,"a":1}"#, json::ErrorKind::Duplicate),
    ] {
        assert_eq!(json::from_str::<Own>(text).err().unwrap().kind(), kind);
    }
}

#[test]
fn shadowing_is_refused_on_write() {
    #[derive(AdditionalProperties)]
    #[additional_properties(json)]
    struct Other {
        id: u8,
        #[additional_properties]
        rest: AdditionalProperties,
    }
    let mut other: Other = json::from_str(r#"{"id":1,"a":2}"#).unwrap();
    assert!(json::to_string(&other).is_ok());
    // Text that was read for one type, moved to another.
    other.rest = json::from_str::<Typed<Value>>(r#"{"\u0069d":1}"#)
        .unwrap()
        .rest
        .into_iter()
        .collect();
    assert_eq!(
        json::to_string(&other).unwrap_err().kind(),
        json::ErrorKind::ShadowsDeclared
    );
}
