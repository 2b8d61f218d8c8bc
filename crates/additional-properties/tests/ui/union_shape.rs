use additional_properties::Union;
use serde_json::Value;

#[derive(Union)]
enum NoUnknown {
    Text(String),
}

#[derive(Union)]
enum Shapes {
    Unit,
    Named { a: u8 },
    Two(u8, u8),
    #[additional_properties(unknown)]
    Unknown(Value),
    #[additional_properties(unknown)]
    Other(Value),
}

fn main() {}
