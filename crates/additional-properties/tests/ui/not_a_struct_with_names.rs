use additional_properties::{AdditionalProperties, OpenEnum, Union};

#[derive(AdditionalProperties)]
struct Tuple(u8);

#[derive(AdditionalProperties)]
struct Unit;

#[derive(AdditionalProperties)]
enum Enum {
    A,
}

#[derive(OpenEnum)]
struct NoEnum {
    a: u8,
}

#[derive(Union)]
struct NoUnion {
    a: u8,
}

fn main() {}
