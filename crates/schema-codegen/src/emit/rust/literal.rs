//! JSON scalars as Rust literals, numbers grouped by thousands as a person would write them.

use crate::visible::{is_hidden, visible_json};
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::{Number, Value};

/// A string, number, boolean or null, as attributes have them; nothing asks for a list or an object.
pub(super) fn json(value: &Value) -> TokenStream {
    match value {
        Value::Number(number) => self::number(number),
        Value::Bool(value) => quote!(#value),
        Value::Null => quote!(null),
        Value::Array(_) => quote!([]),
        Value::Object(_) => quote!({}),
        Value::String(string) => self::string(string),
    }
}

/// A string, raw where it has quotation marks and nothing that a raw string would hide.
pub(super) fn string(string: &str) -> TokenStream {
    let is_clear =
        string.contains('"') && !string.contains(|c: char| c.is_control() || is_hidden(c));
    // As many as no quotation mark in the string is followed by.
    let mut hashes = String::from("#");
    while string.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    let raw = is_clear.then(|| format!("r{hashes}\"{string}\"{hashes}").parse::<Literal>());
    if let Some(Ok(raw)) = raw {
        quote!(#raw)
    } else {
        quote!(#string)
    }
}

/// JSON as a string. What is hidden can only be in a string of the JSON, where an escape means the same; so the rest of it can stay as it
/// is read.
pub(super) fn json_text(json: &str) -> TokenStream {
    string(&visible_json(json))
}

/// An integer where the number is one, else a float.
pub(super) fn number(number: &Number) -> TokenStream {
    match (number.as_u64(), number.as_i64(), number.as_f64()) {
        (Some(value), _, _) => unsigned(value),
        (None, Some(value), _) => signed(value),
        (None, None, value) => float(value.unwrap_or_default()),
    }
}

/// The same, where nothing around it says which type of integer it is: a large one says so itself.
pub(super) fn typed_number(number: &Number) -> TokenStream {
    let suffixed = |digits: String, suffix: &str| {
        let literal = format!("{digits}_{suffix}").parse::<Literal>();
        literal.map_or_else(|_| self::number(number), |literal| quote!(#literal))
    };
    match (number.as_i64(), number.as_u64()) {
        (Some(value), _) if i32::try_from(value).is_ok() => signed(value),
        (Some(value), _) => {
            let magnitude = suffixed(grouped(value.unsigned_abs()), "i64");
            if value < 0 {
                quote!(-#magnitude)
            } else {
                magnitude
            }
        }
        (None, Some(value)) => suffixed(grouped(value), "u64"),
        (None, None) => self::number(number),
    }
}

/// A count.
pub(super) fn unsigned(value: u64) -> TokenStream {
    let literal = grouped(value)
        .parse::<Literal>()
        .unwrap_or_else(|_| Literal::u64_unsuffixed(value));
    quote!(#literal)
}

/// An integer.
pub(super) fn signed(value: i64) -> TokenStream {
    let magnitude = unsigned(value.unsigned_abs());
    if value < 0 {
        quote!(-#magnitude)
    } else {
        magnitude
    }
}

/// A number with a fraction, always with a point.
pub(super) fn float(value: f64) -> TokenStream {
    let magnitude = Literal::f64_unsuffixed(value.abs());
    if value.is_sign_negative() {
        quote!(-#magnitude)
    } else {
        quote!(#magnitude)
    }
}

/// `1234567` as `1_234_567`; up to five digits stay as they are.
fn grouped(value: u64) -> String {
    let digits = value.to_string();
    if digits.len() < 6 {
        return digits;
    }
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{float, signed, unsigned};

    #[test]
    fn numbers_keep_their_value_and_read_well() {
        assert_eq!(unsigned(12_345).to_string(), "12345");
        assert_eq!(unsigned(1_234_567).to_string(), "1_234_567");
        assert_eq!(signed(i64::MIN).to_string(), "- 9_223_372_036_854_775_808");
        assert_eq!(float(2.0).to_string(), "2.0");
        assert_eq!(float(-0.5).to_string(), "- 0.5");
    }
}
