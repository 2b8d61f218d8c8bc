use additional_properties::AdditionalProperties;

#[derive(AdditionalProperties)]
#[serde(deny_unknown_fields)]
struct Two {
    #[additional_properties]
    one: AdditionalProperties,
    #[serde(flatten)]
    two: AdditionalProperties,
}

fn main() {}
