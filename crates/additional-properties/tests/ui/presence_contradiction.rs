use additional_properties::{AdditionalProperties, Maybe};

#[derive(AdditionalProperties)]
struct Presence {
    #[additional_properties(required, optional)]
    both: Option<u8>,
    #[additional_properties(optional)]
    bare: u8,
    #[additional_properties(required)]
    maybe: Maybe<u8>,
    #[additional_properties(required)]
    #[serde(default)]
    defaulted: Option<u8>,
    #[additional_properties(optional)]
    #[serde(default = "nothing")]
    other_default: Option<u8>,
    #[serde(skip_serializing_if = "Maybe::is_null")]
    twice: Maybe<u8>,
    #[additional_properties(codec = "integer")]
    #[serde(with = "module")]
    spelled_twice: u8,
}

fn main() {}
