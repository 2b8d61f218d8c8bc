//! One rule of lowering per case: a schema, and what was understood, in a short notation.
//!
//! `Type{field: type}` a struct (`!` required, `?` nullable), `Type(a|b)` an enum, `Type<a|b>` a union, `Type=..` an alias.

use crate::model::{
    Additional, Field, Model, Scalar, Shape, StringFormat, TypeDef, TypeExpr, TypeId, TypeUse,
};
use crate::{Config, plan};

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
                    .members
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
        TypeExpr::Scalar(Scalar::String(StringFormat::Plain)) => "text".to_owned(),
        TypeExpr::Scalar(Scalar::String(format)) => format!("{format:?}"),
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
        TypeExpr::Const(values) => format!(
            "const {}",
            values
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("|")
        ),
        TypeExpr::Any => return "any".to_owned(),
    };
    format!("{expr}{null}")
}

/// Each case is a schema, without the braces and the title around it, and what it means.
const CASES: &[(&str, &str)] = &[
    // Presence and nullability are separate facts.
    (
        r#""properties": {"a": {"type": "string"}, "b": {"type": ["string", "null"]}, "c": {"type": ["string", "null"]}}, "required": ["a", "b"]"#,
        "*T{a!: text, b!: text?, c: text?}",
    ),
    (
        r##""properties": {"a": {"$ref": "#/$defs/N"}}, "$defs": {"N": {"type": ["object", "null"], "properties": {}, "required": ["x"]}}"##,
        "*T{a: N?} N?{x!: any}",
    ),
    (
        r##""properties": {"a": {"anyOf": [{"$ref": "#/$defs/N"}, {"type": "null"}]}}, "$defs": {"N": {"type": "integer"}}"##,
        "*T{a: integer?} N=integer",
    ),
    (
        r#""properties": {"a": {"oneOf": [{"const": null}, {"enum": ["x", "y"]}]}}"#,
        "*T{a: TA?} TA(x|y)",
    ),
    // References.
    (
        r##""$ref": "#/$defs/A", "$defs": {"A": {"properties": {"a": {"$ref": "#/$defs/A"}}}}"##,
        "*A{a: A}",
    ),
    (
        r##""properties": {"a": {"$ref": "#/properties/b"}, "b": {"properties": {"c": {}}}}"##,
        "*T{a: B, b: B} B{c: any}",
    ),
    (
        r##""properties": {"a": {"$ref": "#/$defs/a~1b%20c"}}, "$defs": {"a/b c": {"type": "string"}}"##,
        "*T{a: text} a/b c=text",
    ),
    // Composition.
    (
        r##""properties": {"a": {"allOf": [{"$ref": "#/$defs/A"}], "description": "D"}}, "$defs": {"A": {"properties": {"x": {}}}}"##,
        "*T{a: A} A{x: any}",
    ),
    (
        r##""allOf": [{"$ref": "#/$defs/A"}, {"properties": {"y": {"type": "string"}}, "required": ["x", "y"]}], "$defs": {"A": {"properties": {"x": {}}}}"##,
        "*T{y!: text, x!: any}",
    ),
    (
        r#""allOf": [{"type": ["string", "integer"]}, {"type": ["integer", "null"]}]"#,
        "*T=integer",
    ),
    (
        r#""properties": {"a": {"type": "integer"}}, "allOf": [{"required": ["a"]}, {"if": {"required": ["b"]}, "then": {"properties": {"b": {"const": 1}}}}]"#,
        "*T{a!: integer}",
    ),
    (
        r#""allOf": [{"properties": {"a": {}}, "additionalProperties": false}, {"properties": {"b": {}}}]"#,
        "*T{a: any, b: any}",
    ),
    // Alternatives.
    (
        r#""anyOf": [{"type": "string"}, {"type": "integer"}]"#,
        "*T<text|integer>",
    ),
    (
        r#""type": ["string", "boolean", "null"]"#,
        "*T?<text|boolean>",
    ),
    (
        r#""anyOf": [{"required": ["a"]}, {"required": ["b"]}], "properties": {"a": {}, "b": {}}"#,
        "*T{a: any, b: any}",
    ),
    (
        r#""anyOf": [{"enum": ["a", "b"]}, {"type": "string"}]"#,
        "*T(a|b)",
    ),
    (
        r#""oneOf": [{"const": "a", "description": "First"}, {"const": "b"}]"#,
        "*T(a|b)",
    ),
    (
        r#""anyOf": [{"type": "integer"}, {"type": "number"}]"#,
        "*T=number",
    ),
    (
        r#""type": "string", "anyOf": [{"format": "ipv4"}, {"format": "ipv6"}]"#,
        "*T=text",
    ),
    (r#""anyOf": [{"type": "string"}, {}]"#, "*T?=any"),
    (
        r#""properties": {"k": {"type": "string"}}, "oneOf": [{"properties": {"k": {"const": "a"}, "x": {"type": "string"}}}, {"properties": {"k": {"const": "b"}, "y": {"type": "integer"}}}]"#,
        "*T{k: text, x: text, y: integer}",
    ),
    (
        r#""oneOf": [{"title": "Cat", "type": "object", "properties": {"a": {}}}, {"type": "object", "properties": {"b": {}}}]"#,
        "*T<TCat|TObject> TCat{a: any} TObject{b: any}",
    ),
    // Objects and maps.
    (r#""type": "object""#, "*T=map any"),
    (
        r#""type": "object", "additionalProperties": {"type": "integer"}"#,
        "*T=map integer",
    ),
    (
        r#""type": "object", "additionalProperties": false"#,
        "*T{deny}",
    ),
    (
        r#""properties": {"a": {}}, "additionalProperties": {"type": "integer"}"#,
        "*T{a: any, ..: integer}",
    ),
    (
        r#""type": "object", "additionalProperties": false, "patternProperties": {"^a": {"type": "integer"}}"#,
        "*T=map integer",
    ),
    (r#""properties": {"a": false, "b": {}}"#, "*T{b: any}"),
    (
        r#""properties": {"a": {}}, "required": ["b"]"#,
        "*T{a: any, b!: any}",
    ),
    (
        r#""if": {"required": ["a"]}, "then": {"properties": {"a": {"type": "string"}}}, "type": "object""#,
        "*T=map any",
    ),
    // Lists and tuples.
    (
        r#""items": {"properties": {"a": {}}}"#,
        "*T=[TItem] TItem{a: any}",
    ),
    (
        r#""type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "items": false, "minItems": 2"#,
        "*T=(text, integer)",
    ),
    (
        r#""type": "array", "prefixItems": [{"type": "string"}, {"type": "string"}], "items": false"#,
        "*T=[text]",
    ),
    (
        r#""type": "array", "prefixItems": [{"type": "string"}]"#,
        "*T=[any]",
    ),
    // Values.
    (r#""enum": ["a", null]"#, "*T?(a)"),
    (r#""enum": [1, "a"]"#, r#"*T=const 1|"a""#),
    (r#""const": 3"#, "*T=const 3"),
    (r#""enum": [null]"#, "*T?=null?"),
    // What holds itself.
    (r##""type": "array", "items": {"$ref": "#"}"##, "*T<[T]>"),
    (
        r##""anyOf": [{"type": "string"}, {"type": "array", "items": {"$ref": "#"}}]"##,
        "*T<text|[T]>",
    ),
    (
        r##""$ref": "#/$defs/A", "$defs": {"A": {"additionalProperties": {"$ref": "#/$defs/A"}}}"##,
        "*A<map A>",
    ),
    // Libraries.
    (
        r#""$defs": {"A": {"type": "string"}, "B": {"enum": ["x"]}}"#,
        "*T?=any A=text B(x)",
    ),
    // Drafts.
    (
        r#""$schema": "http://json-schema.org/draft-04/schema#", "type": "array", "items": [{"type": "string"}], "additionalItems": {"type": "string"}"#,
        "*T=[text]",
    ),
    (
        r##""$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"$ref": "#/definitions/A", "type": "integer"}}, "definitions": {"A": {"type": "string"}}"##,
        "*T{a: text} A=text",
    ),
];

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
