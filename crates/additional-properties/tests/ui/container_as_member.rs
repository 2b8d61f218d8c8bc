use additional_properties::AdditionalProperties;

#[derive(AdditionalProperties)]
struct Member {
    #[serde(flatten, default, rename = "rest", alias = "more", with = "module")]
    #[additional_properties(required, fill = null)]
    rest: AdditionalProperties,
}

fn main() {}
