use additional_properties::{AdditionalProperties, OpenEnum, UnknownValue};

#[derive(AdditionalProperties)]
struct Names {
    one: u8,
    #[serde(rename = "one")]
    two: u8,
    #[serde(alias = "one", alias = "two")]
    three: u8,
}

#[derive(AdditionalProperties)]
struct Direction {
    #[serde(skip_serializing, default)]
    id: Option<u8>,
    #[serde(rename = "id", skip_deserializing)]
    new_id: u8,
}

#[derive(OpenEnum)]
enum Values {
    A,
    #[serde(rename = "A")]
    B,
    #[additional_properties(unknown)]
    Unknown(UnknownValue),
}

fn main() {}
