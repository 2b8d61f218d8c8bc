//! One rule of lowering per case: a schema, and what was understood, in a short notation.
//!
//! `Type{field: type}` a struct (`!` required, `?` nullable), `Type(a|b)` an enum, `Type<a|b>` a union, `Type=..` an alias.

mod cases;

use crate::model::{
    Additional, DecidedBy, Field, IntegerType, Model, NumberType, Scalar, Shape, StringFormat,
    TypeDef, TypeExpr, TypeId, TypeUse,
};
use crate::{Config, plan};
use cases::CASES;

fn understood(schema: &str) -> String {
    let schema = format!("{{\"title\": \"T\", {schema}}}");
    match plan(&schema, &Config::default()) {
        Ok(plan) => plan
            .model
            .iter()
            .map(|(id, def)| show(&plan.model, id, def))
            .collect::<Vec<_>>()
            .join(" "),
        Err(found) => found
            .iter()
            .map(|found| format!("{} {}", found.code, found.pointer))
            .collect::<Vec<_>>()
            .join(" "),
    }
}

fn show(model: &Model, id: TypeId, def: &TypeDef) -> String {
    let null = if def.nullable { "?" } else { "" };
    let root = if id == model.root { "*" } else { "" };
    let body = match &def.shape {
        Shape::Struct(object) => {
            let mut members: Vec<String> = object
                .fields
                .iter()
                .map(|field| show_field(model, field))
                .collect();
            match &object.additional {
                Additional::Any => {}
                Additional::Deny => members.push("deny".to_owned()),
                Additional::Typed(ty) => members.push(format!("..: {}", show_use(model, ty))),
            }
            format!("{{{}}}", members.join(", "))
        }
        Shape::Enum(values) => format!(
            "({})",
            values
                .values
                .iter()
                .map(|value| value.value.as_str())
                .collect::<Vec<_>>()
                .join("|")
        ),
        Shape::Union(union) => {
            format!(
                "<{}>",
                union
                    .variants
                    .iter()
                    .map(|member| show_use(model, &member.ty))
                    .collect::<Vec<_>>()
                    .join("|")
            )
        }
        Shape::Alias(ty) => format!("={}", show_use(model, ty)),
    };
    format!("{root}{}{null}{body}", def.wire_name)
}

fn show_field(model: &Model, field: &Field) -> String {
    let required = if field.required { "!" } else { "" };
    format!(
        "{}{required}: {}",
        field.wire_name,
        show_use(model, &field.ty)
    )
}

fn show_use(model: &Model, ty: &TypeUse) -> String {
    let null = if ty.nullable { "?" } else { "" };
    let expr = match &ty.expr {
        TypeExpr::Named(id) => model.type_def(*id).wire_name.clone(),
        TypeExpr::Scalar(Scalar::String(StringFormat::None)) => "string".to_owned(),
        TypeExpr::Scalar(Scalar::String(format)) => format!("{format:?}"),
        TypeExpr::Scalar(Scalar::Integer(IntegerType::I64)) => "integer".to_owned(),
        TypeExpr::Scalar(Scalar::Number(NumberType::F64)) => "number".to_owned(),
        TypeExpr::Scalar(scalar) => format!("{scalar:?}").to_lowercase(),
        TypeExpr::Array(item) => format!("[{}]", show_use(model, item)),
        TypeExpr::Tuple(items) => format!(
            "({})",
            items
                .iter()
                .map(|item| show_use(model, item))
                .collect::<Vec<_>>()
                .join(", ")
        ),
        TypeExpr::Map(inner) => format!("map {}", show_use(model, inner)),
        TypeExpr::Const(values) => format!("const {}", listed(values)),
        TypeExpr::Any => return "any".to_owned(),
    };
    let values = &ty.constraints.values;
    let listed = if values.is_empty() {
        String::new()
    } else {
        format!(" {}", listed(values))
    };
    format!("{expr}{listed}{null}")
}

fn listed(values: &[serde_json::Value]) -> String {
    let values: Vec<String> = values.iter().map(ToString::to_string).collect();
    values.join("/")
}

#[test]
fn every_rule_holds() {
    let wrong: Vec<String> = CASES
        .iter()
        .map(|(schema, expected)| (schema, *expected, understood(schema)))
        .filter(|(_, expected, found)| expected != found)
        .map(|(schema, expected, found)| {
            format!("{schema}\n  expected {expected}\n  found    {found}")
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_configuration_names_the_draft_of_a_schema_that_does_not() {
    let schema = r##"{"properties": {"a": {"$ref": "#/definitions/A", "type": "string"}}, "definitions": {"A": {"type": "integer"}}}"##;
    let type_of_a = |config: &str| {
        let config = Config::parse(config).expect("a configuration");
        let plan = plan(schema, &config).expect("a plan");
        let Shape::Struct(root) = &plan.model.type_def(plan.model.root).shape else {
            panic!("no struct");
        };
        show_use(&plan.model, &root.fields[0].ty)
    };
    // Integer and string contradict each other, where both count.
    assert_eq!(type_of_a(""), "any");
    assert_eq!(type_of_a("dialect = 'draft-07'"), "integer");
    assert!(Config::parse("dialect = 'draft-03'").is_err());
}

#[test]
fn a_chain_of_references_is_followed_however_long_it_is() {
    let definitions =
        (0..5_000).map(|index| format!(r##""{index}": {{"$ref": "#/$defs/{}"}}"##, index + 1));
    let definitions: Vec<String> = definitions.collect();
    let schema = format!(
        r##""properties": {{"a": {{"$ref": "#/$defs/0"}}}}, "$defs": {{{}, "5000": {{"type": "integer"}}}}"##,
        definitions.join(", ")
    );
    assert!(understood(&schema).starts_with("*T{a: integer}"));
}

/// The derive can ask about 64 members of all variants together.
#[test]
fn branches_ask_about_no_more_members_than_the_derive_takes() {
    let decided_by = |count: usize, rest: &str| {
        let branch = |index| {
            format!(
                r#"{{"type": "object", "properties": {{"f{index}": {{}}}}, "required": ["f{index}"]{rest}}}"#
            )
        };
        let branches: Vec<String> = (0..count).map(branch).collect();
        let schema = format!(r#"{{"title": "T", "anyOf": [{}]}}"#, branches.join(","));
        let plan = plan(&schema, &Config::default()).expect("a schema without errors");
        match plan.type_def(plan.model.root).shape.clone() {
            Shape::Union(union) => union.decided_by,
            other => panic!("{other:?}"),
        }
    };
    let closed = r#", "additionalProperties": false"#;
    for rest in ["", closed] {
        let DecidedBy::Members(rules) = decided_by(64, rest) else {
            panic!("64 members tell the branches apart");
        };
        assert_eq!(rules[63].requires, ["f63"]);
        assert_eq!(
            rules[63].forbids.len(),
            if rest.is_empty() { 0 } else { 63 }
        );
        let DecidedBy::BestMatch(rules) = decided_by(65, rest) else {
            panic!("too many members decide");
        };
        let hints = rules.iter().filter(|rule| !rule.requires.is_empty());
        assert_eq!(hints.count(), 64);
    }
}

/// OpenAPI: what is read-only is absent from requests although it is required.
#[test]
fn what_goes_one_way_tells_no_branch() {
    let document = |head: &str| {
        format!(
            r##"{{{head}, "components": {{"schemas": {{
                "Pet": {{"anyOf": [{{"$ref": "#/components/schemas/Cat"}}, {{"$ref": "#/components/schemas/Dog"}}]}},
                "Cat": {{"type": "object", "required": ["cat_id", "name"], "properties": {{"cat_id": {{"readOnly": true}}, "name": {{}}}}}},
                "Dog": {{"type": "object", "required": ["bark", "name"], "properties": {{"bark": {{}}, "name": {{}}}}}}}}}}}}"##
        )
    };
    let rules = |head: &str| {
        let config = Config::parse("roots = ['Pet']").expect("a configuration");
        let plan = plan(&document(head), &config).expect("a schema without errors");
        match plan.type_def(plan.model.root).shape.clone() {
            Shape::Union(union) => match union.decided_by {
                DecidedBy::Members(rules) | DecidedBy::BestMatch(rules) => rules,
                other => panic!("{other:?}"),
            },
            other => panic!("{other:?}"),
        }
    };
    let of_openapi =
        rules(r#""openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": {}"#);
    assert!(of_openapi[0].requires.is_empty());
    assert_eq!(of_openapi[1].requires, ["bark"]);
    let of_json_schema = rules(r#""$schema": "https://json-schema.org/draft/2020-12/schema""#);
    assert_eq!(of_json_schema[0].requires, ["cat_id"]);
}

/// A format asserts nothing: what the schema lists or admits beside it decides.
#[test]
fn a_format_of_unsigned_integers_excludes_no_negative_one() {
    let shown = |keywords: &str| {
        let schema = format!(
            r#"{{"title": "T", "properties": {{"a": {{"type": "integer", "format": "uint64", {keywords}}}}}}}"#
        );
        let plan = plan(&schema, &Config::default()).expect("a schema without errors");
        match &plan.type_def(plan.model.root).shape {
            Shape::Struct(def) => def.fields[0].ty.expr.clone(),
            other => panic!("{other:?}"),
        }
    };
    let of = |ty| TypeExpr::Scalar(Scalar::Integer(ty));
    for keywords in [r#""const": -1"#, r#""enum": [5, -1]"#, r#""maximum": -1"#] {
        assert_eq!(shown(keywords), of(IntegerType::I64), "{keywords}");
    }
    assert_eq!(shown(r#""maximum": 1"#), of(IntegerType::U64));
}

/// Each branch is there twice by the one above it, and says the same of its properties: what is said is collected once.
#[test]
fn branches_that_share_a_branch_state_it_once() {
    const DEPTH: usize = 40;
    let object = |name: &str| {
        format!(r#"{{"type": "object", "properties": {{"{name}": {{"type": "string"}}}}}}"#)
    };
    let level = |index: usize| {
        let next = format!(r##"{{"$ref": "#/$defs/{}"}}"##, index + 1);
        let own = object(&format!("p{index}"));
        format!(r#""{index}": {{"anyOf": [{next}, {{"allOf": [{next}, {own}]}}]}}"#)
    };
    let levels: Vec<String> = (0..DEPTH).map(level).collect();
    let schema = format!(
        r##"{{"title": "T", "$ref": "#/$defs/0", "$defs": {{{}, "{DEPTH}": {}}}}}"##,
        levels.join(", "),
        object("z")
    );
    let plan = plan(&schema, &Config::default()).expect("a schema without errors");
    let fields = plan.model.iter().map(|(_, def)| match &def.shape {
        Shape::Struct(def) => def.fields.len(),
        _ => 0,
    });
    let count: usize = fields.sum();
    assert!((DEPTH..=DEPTH * DEPTH).contains(&count), "{count}");
}
