use additional_properties::{OpenEnum, UnknownValue};

#[derive(OpenEnum)]
enum NoUnknown {
    A,
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

fn main() {}
