//! Names that were published stay, whatever the schema adds or takes away.

#![expect(
    clippy::needless_pass_by_value,
    reason = "schemas are written where they are used"
)]

use crate::diagnostic::{Code, Input};
use crate::plan::NamesLock;
use crate::{Config, Diagnostics, Documents, Outcome, Plan, plan_documents};
use serde_json::{Value, json};

fn try_plan(schema: &Value, lock: &str, config: &Config) -> Result<Plan, Diagnostics> {
    let mut documents = Documents::new(schema.to_string());
    documents.set_names_lock(lock);
    match plan_documents(&documents, config)? {
        Outcome::Plan(plan) => Ok(*plan),
        Outcome::Wanted(names) => panic!("{names:?}"),
    }
}

fn planned(schema: &Value, lock: &str) -> Plan {
    try_plan(schema, lock, &Config::default()).unwrap_or_else(|found| panic!("{found}"))
}

fn lock_of(plan: Plan) -> NamesLock {
    plan.lock.expect("a lock was handed in")
}

/// The lock of a release of `schema`.
pub(in crate::naming) fn published(schema: &Value) -> String {
    released_after("", schema)
}

/// The lock of a release of `schema` after one with the lock `before`.
pub(in crate::naming) fn released_after(before: &str, schema: &Value) -> String {
    lock_of(planned(schema, before)).frozen().to_text()
}

/// The lines of the lock that `schema` has after a release of `before`.
pub(in crate::naming) fn lines_after(before: &Value, schema: &Value) -> Vec<String> {
    let lock = lock_of(planned(schema, &published(before)));
    let text = lock.to_text();
    text.lines().map(str::to_owned).collect()
}

pub(in crate::naming) fn assert_has(lines: &[String], expected: &[&str]) {
    for line in expected {
        assert!(
            lines.iter().any(|found| found == line),
            "no `{line}` in {lines:#?}"
        );
    }
}

pub(in crate::naming) fn object(properties: Value) -> Value {
    json!({"title": "T", "type": "object", "properties": properties})
}

fn values(values: Value) -> Value {
    json!({"title": "T", "enum": values})
}

fn codes(result: Result<Plan, Diagnostics>) -> Vec<(Code, usize)> {
    let found = result.map_or_else(|found| found, |plan| plan.notes);
    let locked = found.iter().filter(|found| found.input == Input::Names);
    locked.map(|found| (found.code, found.line())).collect()
}

#[test]
fn a_property_that_is_spelled_like_a_field_gets_a_number() {
    let (before, after) = (
        object(json!({"fooBar": {}})),
        object(json!({"fooBar": {}, "foo_bar": {}})),
    );
    let lines = lines_after(&before, &after);
    assert_has(
        &lines,
        &[
            "T.foo_bar = \"fooBar\"",
            "T.foo_bar_2 = \"foo_bar\"; pending",
        ],
    );
    let without = lock_of(planned(&after, "")).to_text();
    assert!(
        without.contains("T.foo_bar = \"foo_bar\""),
        "the lock makes the difference: {without}"
    );
}

#[test]
fn a_value_called_unknown_does_not_rename_the_variant_for_unknown_values() {
    let lines = lines_after(&values(json!(["a"])), &values(json!(["a", "unknown"])));
    assert_has(
        &lines,
        &["T::Unknown = *", "T::Unknown2 = \"unknown\"; pending"],
    );
}

#[test]
fn a_property_called_additional_properties_does_not_rename_the_container() {
    let lines = lines_after(
        &object(json!({"a": {}})),
        &object(json!({"a": {}, "additional_properties": {}})),
    );
    assert_has(
        &lines,
        &[
            "T.additional_properties = *",
            "T.additional_properties_2 = \"additional_properties\"; pending",
        ],
    );
}

#[test]
fn names_that_the_schema_gives_to_values_are_those_of_the_first_release() {
    let listed = |values: Value, names: Value| json!({"enum": values, "x-enum-varnames": names});
    let both = |integers: Value, strings: Value| object(json!({"n": integers, "s": strings}));
    let before = both(
        listed(json!([1, 2]), json!(["Low", "High"])),
        json!({"enum": ["a", "b"]}),
    );
    let after = both(
        listed(json!([0, 1, 2]), json!(["Low", "Middle", "High"])),
        listed(json!(["a", "b"]), json!(["First", "Second"])),
    );
    let constants = [
        "T::N_LOW = 1 of \"n\"",
        "T::N_LOW_2 = 0 of \"n\"; pending",
        "T::N_HIGH = 2 of \"n\"",
    ];
    let lines = lines_after(&before, &after);
    assert_has(&lines, &constants);
    assert_has(&lines, &["TS::A = \"a\"", "TS::B = \"b\""]);
}

#[test]
fn a_name_that_is_gone_goes_to_nothing_else_and_comes_back() {
    let both = object(json!({"fooBar": {}, "x": {}}));
    let lock = published(&both);
    let other = object(json!({"foo_bar": {}, "x": {}}));
    let noted = codes(try_plan(&other, &lock, &Config::default()));
    assert_eq!(noted, [(Code::LockedGone, 5)]);
    let lock = lock_of(planned(&other, &lock));
    assert_eq!(lock.gone().collect::<Vec<_>>(), ["T.foo_bar = \"fooBar\""]);
    let text = lock.frozen().to_text();
    assert!(
        text.contains("\nT.foo_bar = \"fooBar\"\nT.foo_bar_2 = \"foo_bar\"\n"),
        "{text}"
    );
    let back = lock_of(planned(&both, &text));
    assert_eq!(
        back.gone().collect::<Vec<_>>(),
        ["T.foo_bar_2 = \"foo_bar\""]
    );
}

#[test]
fn a_pending_name_may_change() {
    let before = object(json!({"fooBar": {}}));
    let lock = lock_of(planned(&before, "")).to_text();
    assert!(lock.contains("T.foo_bar = \"fooBar\"; pending\n"), "{lock}");
    let after = lock_of(planned(
        &object(json!({"fooBar": {}, "foo_bar": {}})),
        &lock,
    ))
    .to_text();
    assert!(
        after.contains("T.foo_bar = \"foo_bar\"; pending\nT.foo_bar_2 = \"fooBar\"; pending\n"),
        "{after}"
    );
}

#[test]
fn what_is_written_is_read() {
    let odd = [
        "; pending",
        "a = b",
        "*",
        "\"",
        "line\nbreak",
        "type",
        "größe",
        "\u{43f}",
    ];
    let properties: serde_json::Map<_, _> = odd
        .iter()
        .map(|name| ((*name).to_owned(), json!({"enum": odd})))
        .collect();
    let schema = object(Value::Object(properties));
    let lock = published(&schema);
    let again = lock_of(planned(&schema, &lock));
    assert_eq!(again.to_text(), lock);
    assert_eq!((again.pending().count(), again.gone().count()), (0, 0));
}

#[test]
fn names_that_two_branches_added_merge() {
    let lock = published(&object(json!({"a": {}})));
    let merged = lock
        + "T.b_2 = \"B\"; pending\nT.b_2 = \"b\"; pending\nTC = inline; pending\nT::X = \"x\"; pending\n";
    let lines = lock_of(planned(&object(json!({"a": {}, "b": {}})), &merged)).to_text();
    assert!(
        lines.ends_with("T.a = \"a\"\nT.additional_properties = *\nT.b = \"b\"; pending\n"),
        "{lines}"
    );
}

#[test]
fn eq_and_hash_are_not_lost_without_notice() {
    let closed = |properties: Value| json!({"title": "T", "type": "object", "properties": properties, "additionalProperties": false});
    let lock = published(&closed(json!({"a": {"type": "string"}})));
    assert!(lock.contains("T = root; Eq + Hash\n"), "{lock}");
    let with_number = closed(json!({"a": {"type": "string"}, "b": {"type": "number"}}));
    let config = Config::default();
    assert_eq!(
        codes(try_plan(&with_number, &lock, &config)),
        [(Code::LockedTrait, 3)]
    );
    let allowed = lock.replace("; Eq + Hash", "");
    let lock = lock_of(planned(&with_number, &allowed));
    // What is gained is promised by the release that has it first.
    let back = lock_of(planned(&closed(json!({"a": {}})), &lock.frozen().to_text()));
    assert!(back.to_text().contains("\nT = root\n"));
}

#[test]
fn a_published_type_stays_in_its_module() {
    let schema = object(json!({}));
    let config = |module: &str| {
        let text = format!("[[modules]]\nname = \"{module}\"\ntypes = [\"*\"]\n");
        Config::parse(&text).unwrap_or_else(|found| panic!("{found}"))
    };
    let plan = try_plan(&schema, "", &config("a")).unwrap_or_else(|found| panic!("{found}"));
    let lock = lock_of(plan).frozen().to_text();
    assert_eq!(codes(try_plan(&schema, &lock, &config("a"))), []);
    assert_eq!(
        codes(try_plan(&schema, &lock, &config("b"))),
        [(Code::LockedModule, 3)]
    );
}
