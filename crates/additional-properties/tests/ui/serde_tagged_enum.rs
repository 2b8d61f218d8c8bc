use additional_properties::{AdditionalProperties, OpenEnum, UnknownValue};

#[derive(AdditionalProperties)]
#[serde(tag = "kind", content = "value")]
#[serde(untagged)]
struct Tagged {
    one: u8,
}

#[derive(OpenEnum)]
#[serde(untagged, rename_all_fields = "camelCase")]
enum Open {
    One,
    #[additional_properties(unknown)]
    Unknown(UnknownValue),
}

fn main() {}
