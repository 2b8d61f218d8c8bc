//! Exact decimal numbers of a bounded size: enough for the limits that schemas set, without the rounding of a double.

use serde_json::{Number, Value};

/// How many digits after the point are kept.
const SCALE: u32 = 12;

/// 1, scaled.
const ONE: i128 = 10_i128.pow(SCALE);

/// Larger numbers are not represented, so that sums and products of two stay in range.
const LARGEST: i128 = 10_i128.pow(36);

/// A number times 10^12.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Decimal(pub(super) i128);

impl Decimal {
    pub(super) const ONE: Self = Self(ONE);

    /// `number` exactly; `None` where it has too many digits.
    pub(super) fn of(number: &Number) -> Option<Self> {
        let text = number.to_string();
        let (digits, exponent) = match text.split_once(['e', 'E']) {
            Some((digits, exponent)) => (digits, exponent.parse::<i32>().ok()?),
            None => (text.as_str(), 0),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let fraction = fraction.trim_end_matches('0');
        let mantissa: i128 = format!("{whole}{fraction}").parse().ok()?;
        if mantissa == 0 {
            return Some(Self(0));
        }
        let shift = exponent + 12 - i32::try_from(fraction.len()).ok()?;
        let power = 10_i128.checked_pow(shift.unsigned_abs())?;
        let scaled = if shift < 0 {
            (mantissa % power == 0).then(|| mantissa / power)?
        } else {
            mantissa.checked_mul(power)?
        };
        (scaled.abs() <= LARGEST).then_some(Self(scaled))
    }

    pub(super) fn is_multiple_of(self, step: Self) -> bool {
        step.0 != 0 && self.0 % step.0 == 0
    }

    /// The least number that both divide; `None` where it is too large.
    pub(super) fn common_multiple(self, other: Self) -> Option<Self> {
        let (mut a, mut b) = (self.0, other.0);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        let multiple = (self.0 / a.max(1)).checked_mul(other.0)?;
        (multiple.abs() <= LARGEST).then_some(Self(multiple))
    }

    pub(super) fn to_value(self) -> Value {
        if self.0 % ONE == 0 {
            let whole = self.0 / ONE;
            if let Ok(whole) = i64::try_from(whole) {
                return whole.into();
            }
        }
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, fraction) = (self.0.abs() / ONE, self.0.abs() % ONE);
        let text = format!("{sign}{whole}.{fraction:012}");
        text.parse::<f64>().map_or(Value::Null, Value::from)
    }
}

/// `value` with equal numbers in equal form: `1.0` becomes `1`.
pub(super) fn canonical(value: &Value) -> Value {
    match value {
        Value::Number(number) => {
            Decimal::of(number).map_or_else(|| value.clone(), Decimal::to_value)
        }
        Value::Array(items) => items.iter().map(canonical).collect(),
        Value::Object(members) => {
            let members = members
                .iter()
                .map(|(name, value)| (name.clone(), canonical(value)));
            Value::Object(members.collect())
        }
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    fn decimal(text: &str) -> Option<Decimal> {
        Decimal::of(&serde_json::from_str(text).expect("a number"))
    }

    #[test]
    fn numbers_are_exact_or_absent() {
        assert_eq!(decimal("1.50"), decimal("15e-1"));
        assert_eq!(decimal("0.1").map(|n| n.0), Some(100_000_000_000));
        assert_eq!(decimal("1e300"), None);
        assert_eq!(decimal("1e-13"), None);
    }

    #[test]
    fn multiples_are_common() {
        let (a, b) = (decimal("4").expect("4"), decimal("0.6").expect("0.6"));
        assert_eq!(a.common_multiple(b), decimal("12"));
    }
}
