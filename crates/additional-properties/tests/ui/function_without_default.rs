use additional_properties::AdditionalProperties;

#[derive(serde::Serialize, serde::Deserialize)]
struct NoDefault(u8);

#[derive(AdditionalProperties)]
#[additional_properties(serde, json)]
struct Bridged {
    #[serde(with = "additional_properties::via_serde")]
    one: NoDefault,
    #[serde(with = "additional_properties::via_serde")]
    #[additional_properties(required)]
    other: Option<NoDefault>,
}

fn main() {}
