//! Each kind of change, found where it should be, and its mirror where old and new change sides.

#![expect(
    clippy::needless_pass_by_value,
    clippy::too_many_lines,
    reason = "schemas are written where they are used, and the table has a row for each kind"
)]

mod branches;
mod constants;
mod constraints;
mod documents;
mod instances;
mod meanings;
mod privacy;
mod work;

use super::{Bump, Change, Kind, Release, between};
use crate::containment::Answer;
use crate::{Config, Documents, Plan};
use serde_json::{Value, json};

fn release(schema: &Value) -> Release {
    let config = Config {
        root: Some("Root".to_owned()),
        ..Config::default()
    };
    // A text keeps the order of its members.
    let schema = schema
        .as_str()
        .map_or_else(|| schema.to_string(), str::to_owned);
    let plan = crate::plan(&schema, &config).expect("a schema without errors");
    of_documents(plan, &Documents::new(&schema), &config)
}

fn of_documents(plan: Plan, documents: &Documents<'_>, config: &Config) -> Release {
    crate::release(plan, documents, config)
}

fn changes(old: &Value, new: &Value) -> Vec<Change> {
    between(&release(old), &release(new)).list
}

fn object(properties: Value) -> Value {
    json!({"title": "Root", "type": "object", "properties": properties})
}

/// A property `a` with `schema`.
fn field(schema: Value) -> Value {
    object(json!({"a": schema}))
}

fn with(mut schema: Value, keyword: &str, operand: Value) -> Value {
    schema[keyword] = operand;
    schema
}

fn rules(list: Value) -> Value {
    with(field(json!({"type": "string"})), "x-rules", list)
}

fn rule(statement: &str) -> Value {
    json!({"id": "one", "statement": statement, "strength": "guaranteed", "models": ["Root"], "checked": "validate"})
}

fn defined(name: &str, schema: Value) -> Value {
    let mut root = field(json!({"$ref": format!("#/$defs/{name}")}));
    root["$defs"] = json!({ name: schema });
    root
}

fn union(branches: Value) -> Value {
    field(json!({"anyOf": branches}))
}

/// Each kind with two schemas between which it is found. Its mirror is found between the same schemas, the other way round.
fn fixtures() -> Vec<(Kind, Value, Value)> {
    let string = || json!({"type": "string"});
    let plain = || field(string());
    let closed = |schema| with(schema, "additionalProperties", json!(false));
    let typed = |name: &str| with(plain(), "additionalProperties", json!({"type": name}));
    let values = |list: Value| field(json!({"enum": list}));
    let class = |class: &str| field(json!({"type": "string", "x-sensitive": class}));
    let person = || json!({"type": "object", "properties": {"x": {"type": "string"}, "y": {"type": "string"}}});
    let both = || {
        with(
            defined("A", string()),
            "$defs",
            json!({"A": {"type": "string"}, "B": {"type": "string"}}),
        )
    };
    let other = || {
        with(
            both(),
            "properties",
            json!({"a": {"$ref": "#/$defs/B"}, "b": {"$ref": "#/$defs/A"}}),
        )
    };
    let same = || {
        with(
            both(),
            "properties",
            json!({"a": {"$ref": "#/$defs/A"}, "b": {"$ref": "#/$defs/A"}}),
        )
    };
    vec![
        (Kind::TypeAdded, plain(), defined("A", person())),
        (
            Kind::TypeRenamed,
            defined("A", person()),
            defined("B", person()),
        ),
        (
            Kind::ShapeChanged,
            defined("A", person()),
            defined("A", json!({"enum": ["x"]})),
        ),
        (
            Kind::FieldAdded,
            plain(),
            object(json!({"a": {"type": "string"}, "b": {"type": "string"}})),
        ),
        (
            Kind::FieldOrderChanged,
            json!(
                r#"{"type": "object", "required": ["a", "b"], "properties": {"a": {"type": "string"}, "b": {"type": "string"}}}"#
            ),
            json!(
                r#"{"type": "object", "required": ["a", "b"], "properties": {"b": {"type": "string"}, "a": {"type": "string"}}}"#
            ),
        ),
        (
            Kind::RequiredGained,
            plain(),
            with(plain(), "required", json!(["a"])),
        ),
        (
            Kind::NullableGained,
            plain(),
            field(json!({"type": ["string", "null"]})),
        ),
        (
            Kind::ValueTypeChanged,
            plain(),
            field(json!({"type": "integer"})),
        ),
        (Kind::TargetChanged, same(), other()),
        (
            Kind::ValueAdded,
            values(json!(["x"])),
            values(json!(["x", "y"])),
        ),
        (
            Kind::ValueOrderChanged,
            values(json!(["x", "y"])),
            values(json!(["y", "x"])),
        ),
        (
            Kind::BranchAdded,
            union(json!([string(), {"type": "integer"}])),
            union(json!([string(), {"type": "integer"}, {"type": "boolean"}])),
        ),
        (Kind::ObjectClosed, plain(), closed(plain())),
        (Kind::AdditionalChanged, typed("string"), typed("integer")),
        (
            Kind::ConstraintAdded,
            plain(),
            field(json!({"type": "string", "minLength": 2})),
        ),
        (
            Kind::ConstraintChanged,
            field(json!({"type": "string", "minLength": 1})),
            field(json!({"type": "string", "minLength": 2})),
        ),
        (
            Kind::AssertionChanged,
            plain(),
            with(plain(), "not", json!({"required": ["z"]})),
        ),
        (
            Kind::RustNameChanged,
            values(json!(["x"])),
            values(json!(["x", "unknown"])),
        ),
        (
            Kind::EqualityLost,
            closed(plain()),
            closed(object(json!({"a": string(), "b": {"type": "number"}}))),
        ),
        (Kind::BoxAdded, plain(), field(json!({"$ref": "#"}))),
        (Kind::ClassRaised, class("personal"), class("biometric")),
        (
            Kind::RuleAdded,
            rules(json!([])),
            rules(json!([rule("It holds.")])),
        ),
        (
            Kind::RuleChanged,
            rules(json!([rule("It holds.")])),
            rules(json!([rule("It holds, too.")])),
        ),
        (
            Kind::AnnotationChanged,
            plain(),
            field(json!({"type": "string", "deprecated": true})),
        ),
        (
            Kind::DocsChanged,
            plain(),
            field(json!({"type": "string", "description": "Text."})),
        ),
    ]
}

#[test]
fn every_kind_has_a_mirror_and_a_fixture() {
    let fixtures = fixtures();
    for kind in Kind::ALL {
        assert_eq!(kind.mirror().mirror(), *kind);
        let shown = fixtures
            .iter()
            .any(|(found, ..)| found == kind || found.mirror() == *kind);
        assert!(shown, "{} has no fixture", kind.as_str());
    }
    for (kind, old, new) in fixtures {
        let has = |list: &[Change], kind| list.iter().any(|change| change.kind == kind);
        let (there, back) = (changes(&old, &new), changes(&new, &old));
        assert!(has(&there, kind), "{}: {there:#?}", kind.as_str());
        assert!(
            has(&back, kind.mirror()),
            "{}: {back:#?}",
            kind.mirror().as_str()
        );
        assert_eq!(changes(&old, &old), [], "{old}");
    }
}

fn only(old: &Value, new: &Value) -> Change {
    let list = changes(old, new);
    assert_eq!(list.len(), 1, "{list:#?}");
    list[0].clone()
}

#[test]
fn a_required_property_breaks_reading_of_old_data() {
    let old = field(json!({"type": "string"}));
    let new = json!({"title": "Root", "type": "object", "required": ["b"], "properties": {"a": {"type": "string"}, "b": {"type": "integer"}}});
    let effect = only(&old, &new).effect;
    assert!(
        matches!(effect.new_types_read_old_data, Answer::Breaks(_)),
        "{effect:?}"
    );
    assert_eq!(effect.old_types_read_new_data, Answer::Proven);
    let back = only(&new, &old).effect;
    assert!(
        matches!(back.old_types_read_new_data, Answer::Breaks(_)),
        "{back:?}"
    );
}

#[test]
fn a_property_has_to_read_what_was_an_additional_property() {
    let typed = |properties: Value| json!({"title": "Root", "type": "object", "properties": properties, "additionalProperties": {"type": "string"}});
    let without = typed(json!({"a": {"type": "integer"}}));
    let with = |ty: &str| typed(json!({"a": {"type": "integer"}, "b": {"type": ty}}));
    let Answer::Breaks(value) = only(&without, &with("integer"))
        .effect
        .new_types_read_old_data
    else {
        panic!("the additional property `b` is a string");
    };
    assert!(value["b"].is_string(), "{value}");
    let back = only(&with("integer"), &without).effect;
    assert!(matches!(back.old_types_read_new_data, Answer::Breaks(_)));
    let same = only(&without, &with("string")).effect;
    assert_eq!(same.new_types_read_old_data, Answer::Proven);
}

#[test]
fn a_branch_whose_variant_gets_another_name_is_reported() {
    let branches =
        |title: &str| union(json!([{"type": "integer"}, {"title": title, "type": "string"}]));
    let list = changes(&branches("One"), &branches("Two"));
    let renamed = list
        .iter()
        .find(|change| change.kind == Kind::RustNameChanged);
    let renamed = renamed.unwrap_or_else(|| panic!("{list:#?}"));
    let names = (renamed.old.as_deref(), renamed.new.as_deref());
    assert_eq!(names, (Some("One"), Some("Two")), "{list:#?}");
}

#[test]
fn a_step_of_the_version_counts_from_the_first_number_that_differs() {
    let step = |old, new| Bump::of_step(old, new);
    assert_eq!(step([0, 1, 9], [0, 2, 0]), Bump::Major);
    assert_eq!(step([0, 1, 9], [0, 1, 10]), Bump::Minor);
    assert_eq!(step([0, 9, 9], [1, 0, 0]), Bump::Major);
    assert_eq!(step([1, 0, 0], [1, 1, 0]), Bump::Minor);
    assert_eq!(step([1, 0, 0], [1, 0, 1]), Bump::Patch);
    assert_eq!(step([1, 1, 0], [1, 1, 0]), Bump::None);
    assert_eq!(
        step([1, 1, 0], [1, 0, 9]),
        Bump::None,
        "a step back is none"
    );
}

#[test]
fn a_fraction_breaks_an_integer() {
    let (number, integer) = (
        field(json!({"type": "number"})),
        field(json!({"type": "integer"})),
    );
    let effect = only(&number, &integer).effect;
    assert_eq!(
        effect.new_types_read_old_data,
        Answer::Breaks(json!({"a": 0.5}))
    );
    assert_eq!(effect.old_types_read_new_data, Answer::Proven);
    assert!(matches!(effect.old_data_valid_now, Answer::Breaks(_)));
}

#[test]
fn a_value_that_an_enum_gains_breaks_no_types() {
    let values = |list: Value| field(json!({"enum": list}));
    let effect = only(&values(json!(["x"])), &values(json!(["x", "y"]))).effect;
    assert_eq!(effect.old_types_read_new_data, Answer::Proven);
    assert_eq!(effect.new_data_valid_before, Answer::Breaks(json!("y")));
}

#[test]
fn writing_a_schema_in_another_way_is_no_change() {
    let direct = field(json!({"type": "string", "minLength": 1}));
    let wrapped = field(json!({"allOf": [{"minLength": 1}, {"type": "string"}]}));
    assert_eq!(changes(&direct, &wrapped), []);
}

/// What two schemas assert, where another change of the same type is in the way.
#[test]
fn no_change_hides_what_is_asserted() {
    let old = || field(json!({"type": "string"}));
    let more = || object(json!({"a": {"type": "string"}, "b": {"type": "string"}}));
    for (keyword, operand) in [
        ("not", json!({"required": ["z"]})),
        ("maxProperties", json!(3)),
        ("dependentRequired", json!({"a": ["z"]})),
        ("propertyNames", json!({"maxLength": 4})),
    ] {
        let list = changes(&old(), &with(more(), keyword, operand));
        let kinds: Vec<Kind> = list.iter().map(|change| change.kind).collect();
        assert!(
            kinds.contains(&Kind::FieldAdded) && kinds.contains(&Kind::AssertionChanged),
            "{list:#?}"
        );
    }
    let items =
        |limit: u64| json!({"type": "array", "items": {"type": "string", "minLength": limit}});
    let nested = |limit: u64| json!({"type": "object", "properties": {"x": {"type": "string", "maxLength": limit}}});
    let both = |list, limit| object(json!({"list": items(list), "nested": nested(limit)}));
    let list = changes(&both(1, 9), &both(5, 8));
    let kinds: Vec<Kind> = list.iter().map(|change| change.kind).collect();
    assert!(
        kinds.contains(&Kind::ConstraintChanged) && kinds.contains(&Kind::AssertionChanged),
        "{list:#?}"
    );
}

#[test]
fn a_wider_branch_narrows_one_of() {
    let union = |maximum: Value| {
        let branch =
            |c: Value| json!({"type": "object", "required": ["c"], "properties": {"c": c}});
        let first =
            json!({"type": "object", "required": ["b"], "properties": {"b": {"type": "string"}}});
        field(json!({"oneOf": [first, branch(maximum)]}))
    };
    let list = changes(
        &union(json!({"type": "integer", "maximum": 4})),
        &union(json!({"type": "integer"})),
    );
    let breaks = |change: &&Change| matches!(change.effect.old_data_valid_now, Answer::Breaks(_));
    assert_eq!(list.iter().filter(breaks).count(), 1, "{list:#?}");
}

#[test]
fn a_name_for_another_type_breaks_types_too() {
    let list = |name: &str| json!({"title": "Root", "type": "array", "items": {"type": name}});
    let effect = only(&list("string"), &list("integer")).effect;
    assert!(
        matches!(effect.new_types_read_old_data, Answer::Breaks(_)),
        "{effect:?}"
    );
    let number = |name: Value| json!({"title": "Root", "type": name});
    let found = changes(
        &number(json!("integer")),
        &number(json!(["integer", "null"])),
    );
    let effect = &found[0].effect;
    assert_eq!(
        (&effect.old_types_read_new_data, effect.source),
        (&Answer::Breaks(Value::Null), Bump::Major)
    );
    let members = |name: Value| {
        with(
            field(json!({"type": "string"})),
            "additionalProperties",
            json!({"type": name}),
        )
    };
    let found = only(
        &members(json!("boolean")),
        &members(json!(["boolean", "null"])),
    );
    assert_eq!(found.kind, Kind::AdditionalChanged);
}

#[test]
fn an_argument_of_the_constructor_breaks_programs_and_a_format_of_a_string_does_not() {
    let required = |names: &[&str]| {
        let properties = names
            .iter()
            .map(|name| ((*name).to_owned(), json!({"type": "string"})));
        with(object(properties.collect()), "required", json!(names))
    };
    assert_eq!(
        only(&required(&["a"]), &required(&["a", "b"]))
            .effect
            .source,
        Bump::Major
    );
    let format = only(
        &field(json!({"type": "string"})),
        &field(json!({"type": "string", "format": "email"})),
    );
    assert_eq!(
        (format.kind, format.effect.source),
        (Kind::ConstraintAdded, Bump::Patch)
    );
}

/// A tag that selects a variant for a value of another branch refuses what does not fit there, where all else is kept as unknown.
#[test]
fn what_a_tag_selects_may_not_fit() {
    let union = |kinds: [Value; 2]| {
        let branch = |(kind, value): (&Value, &str)| {
            json!({"type": "object", "required": ["k", "v"],
                "properties": {"k": kind, "v": {"type": value}}})
        };
        let branches: Vec<Value> = kinds
            .iter()
            .zip(["string", "integer"])
            .map(branch)
            .collect();
        json!({"title": "Root", "oneOf": branches})
    };
    let any = json!({"type": "string"});
    let only = |kind: &str| json!({"const": kind});
    let verdicts = |old: &Value, new: &Value| {
        let found = changes(old, new);
        let decided = |answer: fn(&Change) -> &Answer| {
            let mut all = found.iter();
            all.all(|change| *answer(change) == Answer::Proven)
        };
        (
            decided(|change| &change.effect.old_types_read_new_data),
            decided(|change| &change.effect.new_types_read_old_data),
        )
    };
    let (untagged, tagged) = (union([any.clone(), any]), union([only("a"), only("b")]));
    assert_eq!(verdicts(&untagged, &tagged), (true, false));
    assert_eq!(verdicts(&tagged, &untagged), (false, true));
    let other = union([only("c"), only("b")]);
    assert_eq!(verdicts(&tagged, &other), (true, true));
    let swapped = union([only("b"), only("a")]);
    assert_eq!(verdicts(&tagged, &swapped), (false, false));
}

/// What is left of two types beside other changes is no claim about data by itself: the whole types decide.
#[test]
fn a_break_of_assertions_is_shown_by_valid_data() {
    let object = |keywords: Value| {
        let mut schema = json!({"title": "Root", "type": "object", "properties": {"v": {"type": "string"}, "w": {"type": "string"}}});
        let (schema_members, keywords) = (schema.as_object_mut().unwrap(), keywords);
        schema_members.extend(keywords.as_object().unwrap().clone());
        schema
    };
    let required = object(json!({"required": ["v"]}));
    for narrower in [
        json!({"anyOf": [{"required": ["v"]}, {"required": ["w"]}]}),
        json!({"minProperties": 1}),
    ] {
        for change in changes(&object(narrower), &required) {
            let effect = &change.effect;
            assert_eq!(effect.new_data_valid_before, Answer::Proven, "{change:#?}");
        }
    }
}
