//! Names of pages and anchors: stable, unique, made of characters that need no escaping in a URL, an attribute or a file name.

use std::fmt::Write as _;

/// `name` with every byte outside `[A-Za-z0-9_-]` written as `~` and two hex digits. Two names never share a slug.
#[must_use]
pub fn slug(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-' {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "~{byte:02x}");
        }
    }
    out
}

/// The anchor of a field.
#[must_use]
pub fn field_anchor(name: &str) -> String {
    format!("field-{}", slug(name))
}

/// The anchor of a member in the example of its owner.
#[must_use]
pub fn example_anchor(name: &str) -> String {
    format!("example-{}", slug(name))
}

/// The anchor of an enum value.
#[must_use]
pub fn value_anchor(value: &str) -> String {
    format!("value-{}", slug(value))
}

/// The anchor of the additional members of an object.
pub const ADDITIONAL_ANCHOR: &str = "unknown-members";

/// The anchor of a variant of a union.
#[must_use]
pub fn variant_anchor(name: &str) -> String {
    format!("variant-{}", slug(name))
}

/// The anchor of a rule.
#[must_use]
pub fn rule_anchor(id: &str) -> String {
    format!("rule-{}", slug(id))
}

/// The anchor of a named scalar.
#[must_use]
pub fn scalar_anchor(name: &str) -> String {
    format!("scalar-{}", slug(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_names_stay_and_hostile_ones_are_escaped() {
        assert_eq!(field_anchor("kyc_check"), "field-kyc_check");
        assert_eq!(slug("../a b\"<é"), "~2e~2e~2fa~20b~22~3c~c3~a9");
        assert_ne!(slug("a b"), slug("a~20b"));
    }
}
