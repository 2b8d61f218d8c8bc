#![allow(unexpected_cfgs)]
use additional_properties::AdditionalProperties;

#[derive(AdditionalProperties)]
#[additional_properties(debug json)]
#[serde(rename = 3)]
struct Everywhere {
    #[additional_properties(sensitive)]
    a: u8,
    #[additional_properties(sensitive = "nope", codec = 3)]
    b: u8,
    #[additional_properties(required = 3)]
    c: Option<u8>,
    #[additional_properties()]
    d: u8,
    #[additional_properties(codec = "integer" "x")]
    e: u8,
    #[additional_properties(min_length = "x", required, required)]
    f: u8,
    #[additional_properties(a::b, unknown)]
    g: u8,
    #[additional_properties(3)]
    h: u8,
    #[additional_properties(required, , optional)]
    i: u8,
    #[serde]
    j: u8,
    #[serde = "x"]
    k: u8,
    #[serde(rename(serialize = "a", other = "b"))]
    l: u8,
    #[serde(rename = "a", rename = "b", rename = b"x")]
    m: u8,
    #[serde(with = "where")]
    n: u8,
}

#[derive(AdditionalProperties)]
#[additional_properties(serde(both), json(deserialize = true), features(serde, other, json()))]
struct Flags {
    a: u8,
}

fn main() {}
