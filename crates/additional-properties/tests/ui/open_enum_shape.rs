use additional_properties::{OpenEnum, UnknownValue};

#[derive(OpenEnum)]
#[additional_properties(serde, json, debug)]
enum NoUnknown {
    A,
}

// No second error: what was asked for is there in spite of the rejection.
fn uses(value: NoUnknown) -> (String, String, bool) {
    let text = additional_properties::json::to_string(&value).unwrap();
    (format!("{value:?}{text}"), value.as_str().to_owned(), value.is_unknown())
}

#[derive(OpenEnum)]
enum Shapes<T> {
    A(u8),
    B { b: T },
    #[serde(other)]
    C,
    #[serde(skip)]
    D,
    #[additional_properties(unknown)]
    Unknown,
    #[additional_properties(unknown)]
    Other(UnknownValue),
}

fn main() {
    let _ = uses;
}
