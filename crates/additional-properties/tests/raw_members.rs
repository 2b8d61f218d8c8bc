//! Unknown members on the JSON path: their text is kept, read on demand, and written back as it was.

use additional_properties::json::{self, RawJson, RawJsonRef, ReadUnknown, WriteUnknown};
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
    let mut record = read("{ \"x\" : [ 1 ,2 ] , \"y\" : 1 , \"id\" : 1 }");
    record.rest.remove("y");
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
    // Beyond every float; a value takes it if numbers keep their digits (`arbitrary_precision`).
    for value in ["1e400", "{\"a\":[-1E999]}"] {
        let text = format!("{{\"id\":1,\"x\":{value}}}");
        let refused = serde_json::from_str::<Value>(value).is_err();
        assert_eq!(json::from_str::<Record>(&text).is_err(), refused, "{value}");
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
        assert!(serde_json::from_str::<Own>(text).is_err(), "{text}");
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

/// A struct without an owner for its members reads them, and they are moved into one that declares their name.
#[derive(AdditionalProperties)]
#[additional_properties(serde, json)]
struct Loose {
    #[additional_properties]
    rest: AdditionalProperties,
}

#[derive(AdditionalProperties)]
#[additional_properties(serde, json)]
struct Declaring {
    id: u8,
    #[additional_properties]
    rest: AdditionalProperties,
}

#[test]
fn a_declared_name_is_written_neither_from_the_source_nor_from_values() {
    for text in [r#"{"id":1}"#, r#"{"a":1,"\u0069d":1}"#] {
        let moved = |rest| Declaring { id: 1, rest };
        let untouched = moved(json::from_str::<Loose>(text).unwrap().rest);
        let mut touched = moved(untouched.rest.clone());
        touched.rest.insert("z", json!(1)).unwrap();
        let parsed = moved(serde_json::from_str::<Loose>(text).unwrap().rest);
        for record in [untouched, touched, parsed] {
            let error = json::to_string(&record).unwrap_err();
            assert_eq!(error.kind(), json::ErrorKind::ShadowsDeclared, "{text}");
            assert!(serde_json::to_string(&record).is_err(), "{text}");
        }
    }
}

/// What each member is written from must follow it through every removal, in any order, and through growth.
#[test]
fn every_member_keeps_its_own_source() {
    for count in [1, 2, 3, 4, 9, 17, 40] {
        let member = |n: usize| format!("\"\\u006e{n}\":{n}.{}", "0".repeat(n % 5 + 1));
        let source = |numbers: &[usize]| {
            let members: Vec<_> = numbers.iter().map(|n| member(*n)).collect();
            format!("{{\"id\":1,{}}}", members.join(","))
        };
        let mut left: Vec<_> = (0..count).collect();
        let mut record = read(&source(&left));
        while left.len() > 1 {
            let number = left.remove(left.len() * 2 / 3);
            assert!(record.rest.remove(&format!("n{number}")).is_some());
            assert_eq!(written(&record), source(&left));
            assert_eq!(written(&record.clone()), source(&left));
        }
        record.rest.insert("new", json!(1)).unwrap();
        assert_eq!(written(&record), source(&left).replace('}', ",\"new\":1}"));
    }
}

#[test]
fn only_what_was_handed_out_to_be_changed_is_written_anew() {
    let text = r#"{"id":1,"a":1.0,"b":2.00,"c":3.000,"d":4.0000}"#;
    let changed = |change: fn(&mut AdditionalProperties<Value, Record>)| {
        let mut record = read(text);
        change(&mut record.rest);
        written(&record)
    };
    assert_eq!(changed(|rest| assert_eq!(rest.iter_mut().len(), 4)), text);
    assert_eq!(changed(|rest| drop(rest.entry("b"))), text);
    assert_eq!(
        changed(|rest| rest.retain(|_, value| value.is_number())),
        text
    );
    let without_a = text.replace("\"a\":1.0,", "");
    assert_eq!(
        changed(|rest| rest.retain(|name, _| name != "a")),
        without_a
    );
    let first_anew = text.replace("1.0,", "9,");
    assert_eq!(
        changed(|rest| *rest.iter_mut().next().unwrap().1 = json!(9)),
        first_anew
    );
    let last_anew = text.replace("4.0000", &spelled("4.0000"));
    assert_eq!(
        changed(|rest| assert!(rest.values_mut().next_back().is_some())),
        last_anew
    );
    let b_anew = text.replace("2.00,", &format!("{},", spelled("2.00")));
    assert_eq!(
        changed(|rest| drop(rest.entry("b").unwrap().and_modify(|_| ()))),
        b_anew
    );
    assert_eq!(changed(|rest| drop(rest.get_mut("b"))), b_anew);
    let b_inserted = text.replace("2.00,", "2.0,");
    assert_eq!(
        changed(|rest| drop(rest.insert("b", json!(2.0)))),
        b_inserted
    );
}

/// Looks at what it holds before it reads on: what was parsed then must not be what is seen later.
struct Curious<V>(AdditionalProperties<V>);

impl<V> Default for Curious<V> {
    fn default() -> Self {
        Self(AdditionalProperties::new())
    }
}

impl<'de, V: FromJson<'de>> ReadUnknown<'de> for Curious<V> {
    fn read_unknown(
        &mut self,
        name: std::borrow::Cow<'de, str>,
        reader: &mut json::Reader<'de>,
    ) -> Result<(), json::Error> {
        self.0.read_unknown(name, reader)
    }

    fn read_unknown_members(
        &mut self,
        object: &mut additional_properties::__private::json::ObjectReader<'de>,
        reader: &mut json::Reader<'de>,
    ) -> Result<(), json::Error> {
        let before = self.0.iter().count();
        self.0.read_unknown_members(object, reader)?;
        assert!(self.0.len() > before);
        Ok(())
    }
}

impl<V: ToJson> WriteUnknown for Curious<V> {
    fn write_unknown<O: additional_properties::DeclaredProperties>(
        &self,
        writer: &mut json::Writer,
    ) {
        self.0.write_unknown::<O>(writer);
    }
}

#[derive(AdditionalProperties)]
#[additional_properties(json)]
struct Interrupted<V> {
    one: u8,
    two: u8,
    #[additional_properties]
    rest: Curious<V>,
}

#[test]
fn members_on_both_sides_of_a_declared_one_are_all_there() {
    let long = "x".repeat(200);
    for middle in ["\"b\" : 2", "\"b\":2", &format!("\"b\":\"{long}\"")] {
        let text = format!(r#"{{"a":1.0,"one":1,{middle},"two":2,"c":[3 ],"\u0064":4}}"#);
        let expected = format!(
            r#"{{"one":1,"two":2,"a":1.0,{},"c":[3 ],"\u0064":4}}"#,
            middle.replace(" : ", ":")
        );
        let values: Interrupted<Value> = json::from_str(&text).unwrap();
        assert_eq!(
            values.rest.0.keys().collect::<Vec<_>>(),
            ["a", "b", "c", "d"]
        );
        assert_eq!(values.rest.0.get("d"), Some(&json!(4)));
        assert_eq!(written(&values), expected);
        let raw: Interrupted<RawJson> = json::from_str(&text).unwrap();
        assert_eq!(raw.rest.0.get("c").map(RawJson::get), Some("[3 ]"));
        assert_eq!(written(&raw), expected);
        let mut borrowed: Interrupted<RawJsonRef<'_>> = json::from_str(&text).unwrap();
        assert_eq!(borrowed.rest.0.get("a").unwrap().get(), "1.0");
        assert_eq!(borrowed.rest.0.get("d").unwrap().get(), "4");
        assert_eq!(written(&borrowed), expected);
        borrowed.rest.0.remove("a");
        assert_eq!(written(&borrowed), expected.replace("\"a\":1.0,", ""));
    }
}

#[test]
fn white_space_around_names_and_values_is_not_written() {
    let text = "{ \"a\" : 1 , \"one\":1 ,\"two\":2 }";
    let borrowed: Interrupted<RawJsonRef<'_>> = json::from_str(text).unwrap();
    assert_eq!(written(&borrowed), r#"{"one":1,"two":2,"a":1}"#);
    let text = "{ \"one\":1 ,\"two\":2, \"a\" : 1\n, \"b\":\t[ 2 ] }";
    let borrowed: Interrupted<RawJsonRef<'_>> = json::from_str(text).unwrap();
    assert_eq!(written(&borrowed), r#"{"one":1,"two":2,"a":1,"b":[ 2 ]}"#);
}

/// `rename` with two names, one for each direction: a member of the other name is unknown to reading and declared to writing.
#[test]
fn a_member_that_can_be_read_but_not_written_is_an_error_of_writing() {
    #[derive(AdditionalProperties)]
    #[additional_properties(serde, json)]
    struct Renamed {
        #[serde(rename(serialize = "out", deserialize = "in"))]
        member: u8,
        #[additional_properties]
        rest: AdditionalProperties<Value, Self>,
    }
    let text = r#"{"in":1,"out":2}"#;
    let mut by_json: Renamed = json::from_str(text).unwrap();
    let by_serde: Renamed = serde_json::from_str(text).unwrap();
    assert!(json::to_string(&by_json).is_err());
    assert!(serde_json::to_string(&by_serde).is_err());
    by_json.rest.remove("out");
    assert_eq!(written(&by_json), r#"{"out":1}"#);
}

/// A map of any values is a container without declared members.
#[test]
fn a_map_of_any_values_keeps_the_text_of_its_members() {
    #[derive(AdditionalProperties)]
    #[additional_properties(json)]
    struct Holder {
        map: AdditionalProperties,
        more: Option<AdditionalProperties>,
    }
    let text =
        r#"{"map":{"z":12345678901234567890123,"a":1.10,"\u0062":{"b":2,"a":[]}},"more":{}}"#;
    let holder: Holder = json::from_str(text).unwrap();
    assert_eq!(written(&holder), text);
    assert_eq!(holder.map.keys().collect::<Vec<_>>(), ["z", "a", "b"]);
    assert_eq!(holder.map.get("b"), Some(&json!({"b": 2, "a": []})));
    assert!(holder.more.is_some_and(|map| map.is_empty()));
    let twice = r#"{"map":{"a":1,"b":2,"\u0061":3}}"#;
    assert!(json::from_str::<Holder>(twice).is_err());
    for broken in [
        r#"{"map":{"a":1,}}"#,
        r#"{"map":{"a":01}}"#,
        r#"{"map":{"#,
        r#"{"map":[]}"#,
    ] {
        assert!(json::from_str::<Holder>(broken).is_err(), "{broken}");
    }
}

/// How a value writes a number that it was read from: its digits are kept with `arbitrary_precision` only.
fn spelled(number: &str) -> String {
    let value: Value = serde_json::from_str(number).unwrap();
    value.to_string()
}
