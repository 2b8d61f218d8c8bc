use additional_properties::Union;
use serde_json::Value;

struct Foreign;

impl<'de> serde::Deserialize<'de> for Foreign {
    fn deserialize<D: serde::Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Ok(Self)
    }
}

#[derive(Union)]
#[additional_properties(serde(deserialize), inspect)]
enum ForeignVariant {
    Foreign(Foreign),
    #[additional_properties(unknown)]
    Unknown(Value),
}

fn main() {}
