//! A number that keeps to limits and steps, reckoned in decimals: a double has no exact 0.01.

use crate::model::{Constraints, Number as Limit};
use serde_json::Number;

/// Digits behind the point that are reckoned with.
const MAX_SCALE: u32 = 12;

/// The `nth` integer that keeps to `constraints`, the simplest first.
pub(super) fn integer(constraints: &Constraints, nth: usize) -> Number {
    let (value, scale) = pick(constraints, true, nth);
    let value = value / 10_i128.pow(scale);
    i64::try_from(value).map_or_else(
        |_| Number::from(u64::try_from(value).unwrap_or(1)),
        Number::from,
    )
}

/// The `nth` number that keeps to `constraints`, the simplest first.
pub(super) fn number(constraints: &Constraints, nth: usize) -> Number {
    let (value, scale) = pick(constraints, false, nth);
    // The text of a decimal is read to the closest double; a division would not be.
    let text = format!("{value}e-{scale}");
    let value = text.parse().ok().and_then(Number::from_f64);
    value.unwrap_or_else(|| Number::from(1))
}

/// A decimal: digits, and how many of them are behind the point.
fn pick(c: &Constraints, whole: bool, nth: usize) -> (i128, u32) {
    let Scaled {
        scale,
        least,
        most,
        step,
    } = Scaled::of(c);
    let unit = 10_i128.pow(scale);
    let step = match (step, whole) {
        (Some(step), true) => step / gcd(step, unit) * unit,
        (Some(step), false) => step,
        (None, true) => unit,
        (None, false) => 1,
    };
    let simplest = if whole || step > 1 {
        unit
    } else {
        unit + unit / 2
    };
    let start = least.map_or(simplest, |least| least.max(simplest));
    let start = most.map_or(start, |most| start.min(most));
    let up = start.div_euclid(step) * step + if start.rem_euclid(step) == 0 { 0 } else { step };
    let first = match most {
        Some(most) if up > most => most.div_euclid(step) * step,
        _ => up,
    };
    let apart = step.max(if step == 1 { unit / 10 } else { step });
    let nth = i128::try_from(nth).unwrap_or(0);
    let higher = first + nth * apart;
    if most.is_some_and(|most| higher > most) {
        (first - nth * apart, scale)
    } else {
        (higher, scale)
    }
}

/// Limits as integers, each a number of steps of `10^-scale`.
struct Scaled {
    scale: u32,
    least: Option<i128>,
    most: Option<i128>,
    step: Option<i128>,
}

impl Scaled {
    fn of(c: &Constraints) -> Self {
        let [minimum, maximum, above, below, step] = [
            &c.minimum,
            &c.maximum,
            &c.exclusive_minimum,
            &c.exclusive_maximum,
            &c.multiple_of,
        ]
        .map(|limit| limit.as_ref().and_then(decimal));
        let all = [minimum, maximum, above, below, step];
        let scale = all.iter().flatten().map(|(_, scale)| *scale).max();
        // One digit more than any limit has, for numbers between them.
        let scale = (scale.unwrap_or(0) + 1).min(MAX_SCALE);
        let scaled = |limit: Option<(i128, u32)>| {
            let (digits, own) = limit?;
            digits.checked_mul(10_i128.pow(scale.checked_sub(own)?))
        };
        let below = scaled(below).map(|limit| limit - 1);
        Self {
            scale,
            least: scaled(minimum).max(scaled(above).map(|limit| limit + 1)),
            most: [scaled(maximum), below].into_iter().flatten().min(),
            step: scaled(step).map(i128::abs).filter(|step| *step > 0),
        }
    }
}

/// A number as digits and how many of them are behind the point.
fn decimal(number: &Limit) -> Option<(i128, u32)> {
    let text = number.to_string();
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (text.as_str(), 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fraction = fraction.trim_end_matches('0');
    let digits: i128 = format!("{whole}{fraction}").parse().ok()?;
    let scale = i32::try_from(fraction.len()).ok()? - exponent;
    match u32::try_from(scale) {
        Ok(scale) => (scale < MAX_SCALE).then_some((digits, scale)),
        Err(_) => Some((
            digits.checked_mul(10_i128.checked_pow(scale.unsigned_abs())?)?,
            0,
        )),
    }
}

fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::{integer, number};
    use crate::model::Constraints;
    use serde_json::Number;

    #[test]
    fn numbers_keep_to_limits_and_steps() {
        let float = |value: f64| Number::from_f64(value);
        let steps = |least: Option<Number>, step: Option<Number>| Constraints {
            minimum: least,
            multiple_of: step,
            ..Constraints::default()
        };
        let open = Constraints::default();
        assert_eq!(integer(&open, 0), Number::from(1));
        assert_eq!(integer(&open, 2), Number::from(3));
        assert_eq!(Some(number(&open, 0)), float(1.5));
        assert_eq!(
            integer(&steps(Some(8.into()), Some(5.into())), 0),
            Number::from(10)
        );
        assert_eq!(
            integer(&steps(Some((-9).into()), Some(7.into())), 1),
            Number::from(14)
        );
        assert_eq!(
            Some(number(&steps(float(0.001), float(0.01)), 0)),
            float(1.0)
        );
        assert_eq!(
            Some(number(&steps(float(1.001), float(0.01)), 0)),
            float(1.01)
        );
        assert_eq!(integer(&steps(None, float(1.5)), 0), Number::from(3));
        let narrow = Constraints {
            exclusive_minimum: Some(0.into()),
            exclusive_maximum: float(0.1),
            ..Constraints::default()
        };
        assert_eq!(Some(number(&narrow, 0)), float(0.09));
    }
}
