#![allow(unexpected_cfgs)]
use additional_properties::Union;
use serde_json::Value;

#[derive(Union)]
#[additional_properties(serde, inspect)]
enum NoUnknown {
    Text(String),
}

#[derive(Union)]
#[additional_properties(serde, inspect)]
enum Shapes {
    Unit,
    Named { a: u8 },
    Two(u8, u8),
    #[additional_properties(unknown)]
    Unknown(Value),
    #[additional_properties(unknown)]
    Other(Value),
}

#[derive(Union)]
enum NoInspect {
    Number(u8),
    #[additional_properties(unknown)]
    Unknown(Value),
}

#[derive(Union)]
#[additional_properties(json, features(debug))]
enum InspectUnderFeature {
    Number(u8),
    #[additional_properties(unknown)]
    Unknown(Value),
}

#[derive(Union)]
#[additional_properties(json, tag = "type")]
enum Tags {
    #[additional_properties(tag("a", 1, null))]
    A(u8),
    #[additional_properties(tag(-1, 1))]
    B(u8),
    #[additional_properties(tag(), requires(3), forbids = "b")]
    C(u8),
    #[additional_properties(tag(none))]
    D(u8),
    #[additional_properties(unknown)]
    Unknown(Value),
}

#[derive(Union)]
#[additional_properties(json, tag("outer", "inner"))]
enum NoValue {
    A(u8),
    #[additional_properties(unknown)]
    Unknown(Value),
}

#[derive(Union)]
#[additional_properties(json, inspect)]
enum NoTag {
    #[additional_properties(tag = "a")]
    A(u8),
    #[additional_properties(unknown)]
    Unknown(Value),
}

#[derive(additional_properties::AdditionalProperties)]
#[additional_properties(tag = "type")]
struct NoUnion {
    a: u8,
}

fn main() {}
