use additional_properties::AdditionalProperties;

#[derive(AdditionalProperties)]
#[serde(from = "u8", into = "u8", try_from = "u16", remote = "Other", transparent)]
struct Converted {
    #[serde(getter = "one")]
    one: u8,
}

fn main() {}
