//! Facts of small schemas.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{FieldId, Sensitivity, Shape, TypeId};
use crate::{Config, Plan, plan};
use serde_json::{Value, json};

fn planned(schema: &serde_json::Value) -> Plan {
    plan(&schema.to_string(), &Config::default()).unwrap_or_else(|found| panic!("{found}"))
}

fn id(plan: &Plan, name: &str) -> TypeId {
    let found = plan.model.iter().find(|(_, def)| def.wire_name == name);
    found.map_or_else(|| panic!("no {name}"), |(id, _)| id)
}

#[test]
fn only_the_step_that_closes_a_cycle_is_boxed() {
    let a = json!({"properties": {"b": {"$ref": "#/$defs/B"}, "list": {"type": "array", "items": {"$ref": "#/$defs/A"}}}});
    let b = json!({"properties": {"a": {"$ref": "#/$defs/A"}, "c": {"$ref": "#/$defs/C"}}});
    let c = json!({"properties": {"x": {"type": "string"}}});
    let plan = planned(&json!({"$ref": "#/$defs/A", "$defs": {"A": a, "B": b, "C": c}}));
    let back = FieldId {
        owner: id(&plan, "B"),
        index: 0,
    };
    assert_eq!(plan.facts.boxed.iter().copied().collect::<Vec<_>>(), [back]);
}

#[test]
fn what_would_make_a_type_too_large_is_boxed() {
    // Two objects of 200 strings, and one of 100.
    let strings = |count: usize| {
        let properties = (0..count).map(|index| format!(r#""p{index}": {{"type": "string"}}"#));
        format!(
            r#"{{"type": "object", "properties": {{{}}}}}"#,
            properties.collect::<Vec<_>>().join(",")
        )
    };
    let schema = format!(
        r##"{{"title": "T", "type": "object", "properties": {{
            "small": {{"type": "string"}}, "a": {{"$ref": "#/$defs/L"}}, "b": {{"$ref": "#/$defs/L"}}, "c": {{"$ref": "#/$defs/M"}}
        }}, "$defs": {{"L": {}, "M": {}}}}}"##,
        strings(200),
        strings(100)
    );
    let plan = plan(&schema, &Config::default()).expect("a schema without errors");
    let owner = plan.model.root;
    // One of the two largest is enough.
    let boxed: Vec<FieldId> = plan.facts.boxed.iter().copied().collect();
    assert_eq!(boxed, [FieldId { owner, index: 1 }]);
}

#[test]
fn examples_are_finite_and_fit() {
    let tree = json!({"properties": {
        "name": {"type": "string", "examples": [3, "leaf"]},
        "next": {"$ref": "#"},
        "maybe": {"anyOf": [{"$ref": "#"}, {"type": "null"}]},
        "all": {"type": "array", "items": {"$ref": "#"}},
        "born": {"type": "string", "format": "date", "examples": ["yesterday", "2020-02-30"]}
    }, "required": ["name", "maybe"], "title": "Tree"});
    let plan = planned(&tree);
    let root = plan.model.root;
    let example = &plan.facts.examples[root.0];
    assert_eq!(
        *example,
        json!({"name": "leaf", "maybe": null, "all": [], "born": "2024-05-29"})
    );
}

/// How many values are in `value`.
/// An object of two unions has the tag of one in the examples of the one, and of the other in those of the other.
#[test]
fn the_example_of_a_union_has_the_tag_of_its_own_variant() {
    let pet = json!({"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}},
        "discriminator": {"propertyName": "kind", "mapping": {"kitty": "#/components/schemas/Cat", "doggo": "#/components/schemas/Dog"}}});
    let child = json!({"allOf": [{"$ref": "#/components/schemas/Pet"}]});
    let children =
        ["Cat", "Dog"].map(|name| json!({"$ref": format!("#/components/schemas/{name}")}));
    let other = json!({"oneOf": children, "discriminator": {"propertyName": "kind"}});
    let schemas = json!({"Pet": pet, "Cat": child, "Dog": child, "Other": other});
    let document =
        json!({"openapi": "3.0.0", "info": {"title": "Pets"}, "components": {"schemas": schemas}});
    let config = Config::parse("roots = \"*\"").unwrap();
    let plan = plan(&document.to_string(), &config).expect("a plan");
    let example = |name: &str| &plan.facts.examples[id(&plan, name).0]["kind"];
    assert_eq!([example("Pet"), example("Other")], ["kitty", "Cat"]);
}

#[test]
fn a_stated_example_is_of_the_variant_that_its_tag_selects() {
    let branch = |tag: &str| {
        let inner = json!({"type": "object", "required": ["k"], "properties": {"k": {"const": tag}, "n": {"type": "integer"}}});
        json!({"type": "object", "title": tag, "required": ["m"], "properties": {"m": inner}})
    };
    let schema = json!({"title": "Either", "oneOf": [branch("first"), branch("second")], "examples": [{"m": {"k": "second"}}]});
    let plan = planned(&schema);
    let Shape::Union(union) = &plan.type_def(plan.model.root).shape else {
        panic!("a union");
    };
    let example = &plan.facts.examples[plan.model.root.0];
    assert_eq!(super::branch(&plan.model, union, example), Some(1));
    let unknown = json!({"m": {"k": "third"}});
    assert_eq!(super::branch(&plan.model, union, &unknown), None);
}

fn count(value: &Value) -> usize {
    let inner: usize = match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(members) => members.values().map(count).sum(),
        _ => 0,
    };
    1 + inner
}

#[test]
fn an_example_has_a_bounded_number_of_values() {
    let nested = |levels: usize, level: &dyn Fn(Value) -> Value| {
        let inner = (0..levels).fold(json!({"type": "integer"}), |inner, _| level(inner));
        json!({"title": "T", "required": ["a"], "properties": {"a": inner}})
    };
    let lists = |inner| json!({"type": "array", "minItems": 10, "items": inner});
    let maps =
        |inner| json!({"type": "object", "minProperties": 10, "additionalProperties": inner});
    let long = json!({"type": "array", "items": {"type": "integer"}, "examples": [vec![1; 3_000]]});
    let stated = json!({"title": "T", "required": ["a"], "properties": {
        "a": {"type": "array", "minItems": 60, "items": {"$ref": "#/$defs/S"}}
    }, "$defs": {"S": {"required": ["b"], "properties": {"b": long}}}});
    for (schema, most) in [
        (nested(8, &lists), 4_100),
        (nested(8, &maps), 4_100),
        (stated, 6_100),
    ] {
        let plan = planned(&schema);
        let values = count(&plan.facts.examples[plan.model.root.0]);
        assert!(values < most, "{values}");
        let reported = |found: &Diagnostic| found.code == Code::NoValidExample;
        assert!(plan.notes.iter().any(reported));
    }
    let small = planned(&nested(3, &lists));
    assert_eq!(count(&small.facts.examples[small.model.root.0]), 1_112);
}

#[test]
fn sensitivity_closes_over_types() {
    let inner = json!({"properties": {"face": {"type": "string", "x-sensitive": "biometric"}}});
    let schema = json!({"title": "T", "properties": {
        "name": {"type": "string", "x-sensitive": "personal"},
        "inner": {"type": "array", "items": {"$ref": "#/$defs/Inner"}}
    }, "$defs": {"Inner": inner}});
    let plan = planned(&schema);
    let found: Vec<Sensitivity> = plan.facts.sensitivity[plan.model.root.0]
        .iter()
        .copied()
        .collect();
    assert_eq!(found, [Sensitivity::Personal, Sensitivity::Biometric]);
}

/// Whichever of them comes first.
#[test]
fn a_property_has_the_highest_class_that_is_declared() {
    let with = |class: &str| json!({"properties": {"a": {"type": "string", "x-sensitive": class}}});
    for classes in [["none", "personal"], ["personal", "none"]] {
        let [one, other] = classes.map(with);
        let schema = json!({"title": "T", "type": "object", "allOf": [one, other]});
        let plan = planned(&schema);
        let classes = &plan.facts.sensitivity[plan.model.root.0];
        assert!(classes.contains(&Sensitivity::Personal), "{classes:?}");
    }
}

#[test]
fn a_class_that_is_stated_on_a_condition_counts() {
    let sensitive = json!({"properties": {"a": {"type": "string", "x-sensitive": "personal"}}});
    let inside = json!({"allOf": [{"anyOf": [sensitive.clone(), true]}]});
    let member = json!({"type": "string", "x-sensitive": "personal"});
    let cases = [
        (json!({"if": {"required": ["b"]}, "then": sensitive}), true),
        (json!({"if": {"required": ["b"]}, "else": inside}), true),
        (
            json!({"allOf": [{"if": true, "then": {"$ref": "#"}}]}),
            false,
        ),
        (json!({"dependentSchemas": {"b": sensitive}}), true),
        (json!({"patternProperties": {"^a": member}}), true),
        (json!({"patternProperties": {"^b": member}}), false),
        (json!({"not": sensitive}), false),
    ];
    for (keywords, is_sensitive) in cases {
        let mut schema = json!({"title": "T", "type": "object", "properties": {"a": {"type": "string", "x-sensitive": "none"}}});
        let members = keywords.as_object().expect("keywords").clone();
        schema.as_object_mut().expect("a schema").extend(members);
        let plan = planned(&schema);
        let of_root = &plan.facts.sensitivity[plan.model.root.0];
        let found = of_root.contains(&Sensitivity::Personal);
        assert_eq!(found, is_sensitive, "{keywords}");
    }
}

#[test]
fn the_same_schema_gives_the_same_plan() {
    let schema = json!({"title": "T", "properties": {"b": {"enum": ["x", "y"]}, "a": {"oneOf": [{"type": "string"}, {"type": "integer"}]}}});
    let (one, two) = (planned(&schema), planned(&schema));
    assert_eq!(format!("{one:?}"), format!("{two:?}"));
}

#[test]
fn patterns_that_no_validator_reads_are_left_out_where_they_stand() {
    let config = Config {
        validate_document: true,
        ..Config::default()
    };
    let schema = json!({"title": "Thing", "type": "object", "properties": {
        "a": {"type": "string", "pattern": "(", "minLength": 2},
        "b": {"type": "object", "patternProperties": {"[": {"type": "string"}, "^x": {"type": "integer"}}},
        "c": {"const": {"pattern": "("}}
    }});
    let plan = plan(&schema.to_string(), &config).unwrap_or_else(|found| panic!("{found}"));
    let found = plan.notes.iter();
    let found = found.filter(|one| one.code == Code::UnreadPattern);
    let found: Vec<&str> = found.map(|one| one.pointer.0.as_str()).collect();
    assert_eq!(
        found,
        ["/properties/a/pattern", "/properties/b/patternProperties/["]
    );
    let text = plan.facts.document_schema.map(|document| document.text);
    let written: Value = serde_json::from_str(&text.expect("it can be compiled")).unwrap();
    let properties = &written["properties"];
    assert_eq!(properties["a"], json!({"type": "string", "minLength": 2}));
    assert_eq!(
        properties["b"]["patternProperties"],
        json!({"^x": {"type": "integer"}})
    );
    assert_eq!(properties["c"], json!({"const": {"pattern": "("}}));
}
