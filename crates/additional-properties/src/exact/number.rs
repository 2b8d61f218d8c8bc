//! JSON numbers that are compared and divided by their decimal digits, and by floats where these give the same answer.

use core::cmp::Ordering;
use core::hash::{Hash, Hasher};

use super::decimal::Decimal;
use crate::codec::{FIRST_ROUNDED, exact_integer, whole};
use crate::inspect::Limit;
use crate::json::numbers_keep_text;

/// A JSON number. Two are equal when they are the same number, in whatever notation.
#[derive(Clone, Debug)]
pub(crate) enum Number {
    /// A whole number.
    Integer(i128),
    /// What a float stands for: the digits that are written of it, which are the fewest that are read as this float.
    Float(f64),
    /// A number that neither of them is, as JSON text.
    Text(Box<str>),
}

impl Number {
    /// The number of a JSON text.
    pub(crate) fn of_text(text: &str) -> Self {
        /// Of so many characters, one of which is a point or an exponent, at most 15 are digits: those of a float that is read from them.
        const SHORT: usize = 16;
        if let Ok(integer) = exact_integer(text) {
            return Self::Integer(integer);
        }
        match text.parse::<f64>() {
            Ok(float) if text.len() <= SHORT && float.is_normal() => Self::Float(float),
            _ => Self::Text(text.into()),
        }
    }

    pub(crate) fn of_float(float: f64) -> Self {
        whole(float).map_or(Self::Float(float), Self::Integer)
    }

    /// The number of a `Value`, which may have been a float before.
    pub(super) fn of_json(number: &serde_json::Number) -> Self {
        let integer = number.as_i64().map(i128::from);
        if let Some(integer) = integer.or_else(|| number.as_u64().map(i128::from)) {
            return Self::Integer(integer);
        }
        match number.as_f64() {
            Some(float) if !numbers_keep_text() => Self::of_float(float),
            _ => Self::of_text(&number.to_string()),
        }
    }

    /// The whole number that this is, if 128 bits hold it.
    pub(crate) fn as_integer(&self) -> Option<i128> {
        match self {
            Self::Integer(integer) => Some(*integer),
            Self::Float(float) => exact_integer(&float.to_string()).ok(),
            Self::Text(_) => None,
        }
    }

    pub(crate) fn is_whole(&self) -> bool {
        match self {
            Self::Integer(_) => true,
            Self::Float(float) => float.fract() == 0.0,
            Self::Text(text) => Decimal::of(text).is_whole(),
        }
    }

    /// True of a number for which there is no finite float.
    pub(crate) fn is_beyond_floats(&self) -> bool {
        matches!(self, Self::Text(text) if text.parse().is_ok_and(f64::is_infinite))
    }

    /// True of a float so large that other whole numbers were rounded to it.
    pub(crate) fn may_be_rounded(&self) -> bool {
        matches!(self, Self::Float(float) if float.abs() >= FIRST_ROUNDED)
    }

    /// `None` for what can't be compared: NaN, and what is infinite with what is no float.
    pub(crate) fn compare(&self, other: &Self) -> Option<Ordering> {
        if let (Self::Integer(one), Self::Integer(other)) = (self, other) {
            return Some(one.cmp(other));
        }
        match (self.as_exact_float(), other.as_exact_float()) {
            (Some(one), Some(other)) => one.partial_cmp(&other),
            (Some(float), None) if other.is_read_as(float) => Some(Ordering::Equal),
            (None, Some(float)) if self.is_read_as(float) => Some(Ordering::Equal),
            _ => Some(self.decimal()?.cmp(&other.decimal()?)),
        }
    }

    /// True when one of `listed` is the same number.
    pub(crate) fn is_one_of(&self, listed: &[Limit]) -> bool {
        listed.iter().any(|known| *self == Self::from(*known))
    }

    /// Whether some whole number times `step` is this; of a step of zero, everything is. 0.3 is a multiple of 0.1, though no quotient of
    /// floats says so.
    pub(crate) fn is_multiple_of(&self, step: &Self) -> bool {
        match (self, step) {
            (_, Self::Integer(0)) => return true,
            (Self::Integer(one), Self::Integer(step)) => {
                // The one quotient that overflows is that of the smallest number by -1.
                return one.checked_rem(*step).is_none_or(|rest| rest == 0);
            }
            _ => {}
        }
        if let (Some(one), Some(step)) = (self.as_exact_float(), step.as_exact_float()) {
            if let Some(answer) = is_multiple_of_float(one, step) {
                return answer;
            }
        }
        match (self.decimal(), step.decimal()) {
            (Some(one), Some(step)) => one.is_multiple_of(&step),
            _ => true,
        }
    }

    /// The float whose digits are this number's.
    #[allow(clippy::cast_precision_loss, reason = "exact below 2^53")]
    fn as_exact_float(&self) -> Option<f64> {
        match self {
            Self::Integer(integer) => {
                let float = *integer as f64;
                (float.abs() < FIRST_ROUNDED).then_some(float)
            }
            Self::Float(float) => Some(*float),
            Self::Text(_) => None,
        }
    }

    /// True of a text that may be written of `float`: there may be two texts with the fewest digits that are read as it.
    fn is_read_as(&self, float: f64) -> bool {
        let Self::Text(text) = self else { return false };
        let written = || Self::Float(float).decimal();
        let has_as_many = |it: Decimal| it.length() == Decimal::of(text).length();
        float.is_normal() && text.parse() == Ok(float) && written().is_some_and(has_as_many)
    }

    /// The digits; `None` for a float that is no number.
    fn decimal(&self) -> Option<Decimal> {
        match self {
            Self::Integer(integer) => Some(Decimal::of(&integer.to_string())),
            Self::Float(float) => {
                let written = serde_json::Number::from_f64(*float)?;
                Some(Decimal::of(&written.to_string()))
            }
            Self::Text(text) => Some(Decimal::of(text)),
        }
    }
}

/// The answer for usual floats, without a text of them; `None` for the others.
#[allow(clippy::float_cmp, reason = "the question is which float this is")]
fn is_multiple_of_float(number: f64, step: f64) -> Option<bool> {
    /// Below it, a whole number divided by a power of ten has at most 15 digits, and no other number with as few is read as the same float.
    const EXACT: f64 = 1e15;
    let mut scale = 1.0;
    for _ in 0..15 {
        let whole_step = (step * scale).round();
        let whole_number = (number * scale).round();
        if whole_step.abs() >= EXACT || whole_number.abs() >= EXACT {
            return None;
        }
        // So these are the digits of the step, and a multiple of it has no digit behind them.
        if whole_step / scale == step {
            return Some(whole_number / scale == number && whole_number % whole_step == 0.0);
        }
        scale *= 10.0;
    }
    None
}

impl From<Limit> for Number {
    fn from(limit: Limit) -> Self {
        match limit {
            Limit::Integer(limit) => Self::Integer(limit),
            Limit::Number(limit) => Self::of_float(limit),
        }
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.compare(other) == Some(Ordering::Equal)
    }
}

/// An [`Instance`](super::Instance) has no NaN.
impl Eq for Number {}

impl Hash for Number {
    /// Of the nearest float: equal numbers have the same one. Where many numbers have, of their digits too, or an author of documents could make
    /// a table of numbers slow; numbers of so many digits equal no float.
    #[allow(clippy::cast_precision_loss)]
    fn hash<H: Hasher>(&self, state: &mut H) {
        /// The most digits that are written of a float.
        const OF_FLOATS: usize = 17;
        let nearest = match self {
            Self::Integer(integer) => *integer as f64,
            Self::Float(float) => *float,
            Self::Text(text) => text.parse().unwrap_or_default(),
        };
        nearest.to_bits().hash(state);
        let is_usual = nearest.is_normal() && self.as_exact_float().is_some();
        let digits = if is_usual { None } else { self.decimal() };
        if let Some(digits) = digits.filter(|it| !nearest.is_normal() || it.length() > OF_FLOATS) {
            digits.hash(state);
        }
    }
}
