use additional_properties::{AdditionalProperties, Union};
use serde_json::Value;

#[derive(AdditionalProperties)]
#[additional_properties(serde, json)]
struct Borrowed<'de> {
    #[serde(borrow)]
    name: &'de str,
}

#[derive(Union)]
#[additional_properties(serde, inspect)]
enum Either<'de> {
    Name(Borrowed<'de>),
    #[additional_properties(unknown)]
    Unknown(Value),
}

fn main() {}
