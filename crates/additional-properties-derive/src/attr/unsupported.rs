//! The serde attributes that have no meaning here, each with the reason.

/// Why this key of a type is refused.
pub(crate) fn on_type(key: &str) -> Option<&'static str> {
    Some(match key {
        "untagged" => "untagged enums are written with `#[derive(Union)]`, without this attribute",
        "transparent" => "a transparent struct has no members to keep; use serde's derive for it",
        "from" | "try_from" | "into" => {
            "conversion through another type is not supported; use serde's derive for it"
        }
        "remote" => "remote derives are not supported",
        "variant_identifier" | "field_identifier" => "identifier enums are not supported",
        "rename_all_fields" => "there are no struct variants whose fields could be renamed",
        _ => return None,
    })
}

/// Why this key of a field is refused.
pub(crate) fn on_field(key: &str) -> Option<&'static str> {
    Some(match key {
        "getter" => "`getter` belongs to remote derives, which are not supported",
        "other" => "`other` belongs to enum variants",
        _ => return None,
    })
}

/// Why this key of a variant is refused.
pub(crate) fn on_variant(key: &str, kind: EnumKind) -> Option<&'static str> {
    Some(match (key, kind) {
        ("other", EnumKind::Open) => {
            "`other` loses the value; mark a variant `Unknown(UnknownValue)` with `#[additional_properties(unknown)]`"
        }
        ("other", EnumKind::Union) => {
            "`other` loses the value; mark a variant `Unknown(Value)` with `#[additional_properties(unknown)]`"
        }
        ("skip" | "skip_serializing" | "skip_deserializing", EnumKind::Open) => {
            "every variant of an open enum stands for a value, none can be skipped"
        }
        ("skip" | "skip_serializing" | "skip_deserializing", EnumKind::Union) => {
            "every variant of a union is read and written; use serde's derive to skip one"
        }
        ("with" | "serialize_with" | "deserialize_with", EnumKind::Open) => {
            "variants of an open enum are plain text"
        }
        ("with" | "serialize_with" | "deserialize_with", EnumKind::Union) => {
            "let the variant hold a type of its own that reads and writes itself"
        }
        ("untagged", _) => "untagged alternatives are written with `#[derive(Union)]`",
        ("borrow" | "bound", EnumKind::Open) => "variants of an open enum have no fields",
        ("borrow", EnumKind::Union) => {
            "a union borrows whatever its variants can borrow, without this attribute"
        }
        ("bound", EnumKind::Union) => "say the bounds of all variants in `bound` on the enum",
        ("rename_all", _) => "there are no struct variants whose fields could be renamed",
        _ => return None,
    })
}

/// What the variant belongs to.
#[derive(Clone, Copy)]
pub(crate) enum EnumKind {
    Open,
    Union,
}
