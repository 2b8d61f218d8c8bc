use additional_properties::AdditionalProperties;

#[derive(AdditionalProperties)]
struct Member {
    #[serde(flatten, default, rename = "rest", alias = "more", with = "module")]
    #[additional_properties(required, codec = "rfc3339")]
    rest: AdditionalProperties,
}

fn main() {}
