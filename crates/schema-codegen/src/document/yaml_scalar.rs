//! The JSON value of a YAML scalar without quotes, by the core schema of YAML 1.2.2, section 10.3.2.

use super::tree::Json;

/// What a scalar without quotes means.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Scalar {
    Null,
    Bool(bool),
    /// The text of a JSON number.
    Number(String),
    String,
    /// A number that JSON does not have: infinite, or none at all.
    NotFinite,
    /// An octal or hexadecimal number above 128 bits.
    TooLong,
}

impl Scalar {
    /// The value of `text`, or why JSON has none.
    pub(super) fn value(text: &str) -> Result<Json, &'static str> {
        match Self::of(text) {
            Self::Null => Ok(Json::Null),
            Self::Bool(value) => Ok(Json::Bool(value)),
            Self::Number(number) => Ok(Json::Number(number)),
            Self::String => Ok(Json::String(text.to_owned())),
            Self::NotFinite => Err("JSON has no number that is infinite or not a number"),
            Self::TooLong => Err("an octal or hexadecimal number has more than 128 bits"),
        }
    }

    fn of(text: &str) -> Self {
        match text {
            "" | "~" | "null" | "Null" | "NULL" => return Self::Null,
            "true" | "True" | "TRUE" => return Self::Bool(true),
            "false" | "False" | "FALSE" => return Self::Bool(false),
            ".nan" | ".NaN" | ".NAN" => return Self::NotFinite,
            _ => {}
        }
        let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
        if matches!(unsigned, ".inf" | ".Inf" | ".INF") {
            return Self::NotFinite;
        }
        let based = [("0o", 8), ("0x", 16)]
            .into_iter()
            .find_map(|(mark, base)| {
                let digits = text.strip_prefix(mark)?;
                let all = !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(base));
                all.then_some((digits, base))
            });
        if let Some((digits, base)) = based {
            let whole = u128::from_str_radix(digits, base);
            return whole.map_or(Self::TooLong, |whole| Self::Number(whole.to_string()));
        }
        match decimal(unsigned) {
            Some(number) if text.starts_with('-') => Self::Number(format!("-{number}")),
            Some(number) => Self::Number(number),
            None => Self::String,
        }
    }
}

/// A decimal number without sign, as JSON writes it: with a digit on both sides of the point, and no zeros in front. All else stays.
fn decimal(text: &str) -> Option<String> {
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let power = exponent.get(1..).unwrap_or_default();
    let power = power.strip_prefix(['+', '-']).unwrap_or(power);
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let some = !whole.is_empty() || fraction.is_some_and(|fraction| !fraction.is_empty());
    let all = digits(whole) && digits(fraction.unwrap_or_default()) && digits(power);
    if !some || !all || exponent.is_empty() != power.is_empty() {
        return None;
    }
    let zero = |text: &str| if text.is_empty() { "0" } else { text }.to_owned();
    let mut number = zero(whole.trim_start_matches('0'));
    if let Some(fraction) = fraction {
        number.push('.');
        number.push_str(&zero(fraction));
    }
    Some(number + exponent)
}

#[cfg(test)]
mod tests {
    use super::Scalar;

    #[test]
    fn the_core_schema_decides() {
        for text in ["", "~", "null", "NULL"] {
            assert_eq!(Scalar::of(text), Scalar::Null, "{text}");
        }
        assert_eq!(Scalar::of("True"), Scalar::Bool(true));
        assert_eq!(Scalar::of("false"), Scalar::Bool(false));
        // What YAML 1.1 took for something else, and what looks like a number from afar.
        let strings = "yes no on off y n nULL 2026-01-02 1:30 1_000 0b1 0o8 0o 0xg -0x1 1e 1e+ e1 . + - +. .e1 1.2.3 --1 inf nan ٣";
        for text in strings.split(' ') {
            assert_eq!(Scalar::of(text), Scalar::String, "{text}");
        }
        for text in [".inf", "-.INF", "+.Inf", ".nan", ".NaN"] {
            assert_eq!(Scalar::of(text), Scalar::NotFinite, "{text}");
        }
    }

    #[test]
    fn numbers_keep_their_text_where_json_has_it() {
        let same = "0 -0 12 -12 1.0 1.50 1e5 1E+05 -2.5e-3 123456789012345678901234567890";
        for text in same.split(' ') {
            assert_eq!(Scalar::of(text), Scalar::Number(text.to_owned()), "{text}");
        }
        let written = [
            ("+5", "5"),
            ("007", "7"),
            ("-00.5", "-0.5"),
            (".5", "0.5"),
            ("5.", "5.0"),
            ("5.e1", "5.0e1"),
            ("0o17", "15"),
            ("0xfF", "255"),
        ];
        for (text, number) in written {
            assert_eq!(
                Scalar::of(text),
                Scalar::Number(number.to_owned()),
                "{text}"
            );
        }
        let long = format!("0x{}", "f".repeat(33));
        assert_eq!(Scalar::of(&long), Scalar::TooLong);
    }
}
