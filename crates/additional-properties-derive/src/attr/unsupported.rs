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
pub(crate) fn on_variant(key: &str) -> Option<&'static str> {
    Some(match key {
        "other" => {
            "`other` loses the value; mark a variant `Unknown(UnknownValue)` with `#[additional_properties(unknown)]`"
        }
        "skip" | "skip_serializing" | "skip_deserializing" => {
            "every variant of an open enum stands for a value, none can be skipped"
        }
        "with" | "serialize_with" | "deserialize_with" => "variants of an open enum are plain text",
        "untagged" => "untagged alternatives are written with `#[derive(Union)]`",
        "borrow" | "bound" => "variants of an open enum have no fields",
        "rename_all" => "there are no struct variants whose fields could be renamed",
        _ => return None,
    })
}
