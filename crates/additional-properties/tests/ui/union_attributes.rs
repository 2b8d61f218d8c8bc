use additional_properties::{AdditionalProperties, Union};
use serde_json::Value;

#[derive(Union)]
#[serde(tag = "t")]
enum Variants {
    #[serde(with = "module", bound = "")]
    With(u8),
    #[serde(borrow)]
    Borrowed(u8),
    #[serde(skip)]
    Skipped(u8),
    #[serde(other)]
    Other,
}

#[derive(Union)]
#[additional_properties(serde, tag = "t", deny_unknown)]
enum Denies {
    #[additional_properties(tag = "a")]
    A(Value),
    #[additional_properties(unknown)]
    Unknown(Value),
}

#[derive(AdditionalProperties)]
struct Skips {
    #[serde(flatten, skip_serializing)]
    rest: AdditionalProperties,
}

fn main() {}
