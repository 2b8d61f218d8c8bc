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

struct Foreign;

impl<'de> serde::Deserialize<'de> for Foreign {
    fn deserialize<D: serde::Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Ok(Self)
    }
}

#[derive(Union)]
#[additional_properties(serde(deserialize), inspect)]
enum ForeignVariant {
    Foreign(Foreign),
    #[additional_properties(unknown)]
    Unknown(Value),
}

fn main() {}
