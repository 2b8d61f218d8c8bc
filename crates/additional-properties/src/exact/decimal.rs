//! Numbers as their decimal digits: exact, however many there are.

use core::cmp::Ordering;

use crate::codec::power_of_ten;

/// `digits` times ten to the power `exponent`.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct Decimal {
    is_negative: bool,
    /// Without zeros at either end, so that equal numbers have equal digits; none for zero.
    digits: String,
    exponent: i128,
}

impl Decimal {
    /// The number that `text` stands for, in the notation of JSON.
    pub(super) fn of(text: &str) -> Self {
        let magnitude = text.strip_prefix('-').unwrap_or(text);
        let (mantissa, exponent) = magnitude.split_once(['e', 'E']).unwrap_or((magnitude, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        let significant = all.trim_end_matches('0');
        let exponent = power_of_ten(exponent, all.len() - significant.len(), fraction.len());
        let digits = significant.trim_start_matches('0').to_owned();
        let is_zero = digits.is_empty();
        Self {
            is_negative: !is_zero && magnitude.len() < text.len(),
            exponent: if is_zero { 0 } else { exponent },
            digits,
        }
    }

    pub(super) const fn is_whole(&self) -> bool {
        self.exponent >= 0
    }

    /// How many digits there are.
    pub(super) fn length(&self) -> usize {
        self.digits.len()
    }

    /// The power of ten that is above every digit.
    fn magnitude(&self) -> i128 {
        // The lengths of strings fit in 63 bits.
        self.exponent + self.digits.len() as i128
    }

    fn signum(&self) -> i8 {
        match (self.digits.is_empty(), self.is_negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        }
    }

    /// Whether some whole number times `step` is this. True also of a step of more digits than 128 bits hold, of which nothing is known here.
    pub(super) fn is_multiple_of(&self, step: &Self) -> bool {
        let Ok(modulus) = step.digits.parse::<u128>() else {
            return true;
        };
        let shift = self.exponent - step.exponent;
        if shift < 0 {
            // Ten does not divide the digits, so no multiple of a power of ten has them.
            return self.digits.is_empty();
        }
        let remainder = self.digits.bytes().fold(0, |before, digit| {
            let digit = u128::from(digit - b'0') % modulus;
            sum(product(before, 10, modulus), digit, modulus)
        });
        product(remainder, power(10, shift.unsigned_abs(), modulus), modulus) == 0
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let magnitudes = || {
            let powers = self.magnitude().cmp(&other.magnitude());
            // Below the same power of ten, digits are fractions, which compare as strings do.
            powers.then_with(|| self.digits.cmp(&other.digits))
        };
        match self.signum().cmp(&other.signum()) {
            Ordering::Equal if self.is_negative => magnitudes().reverse(),
            Ordering::Equal => magnitudes(),
            unequal => unequal,
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// `one + other` of numbers below `modulus`, by the modulus.
const fn sum(one: u128, other: u128, modulus: u128) -> u128 {
    let until = modulus - other;
    if one >= until {
        one - until
    } else {
        one + other
    }
}

fn product(one: u128, other: u128, modulus: u128) -> u128 {
    if let Some(product) = one.checked_mul(other) {
        return product % modulus;
    }
    let (mut double, mut left, mut product) = (one % modulus, other, 0);
    while left > 0 {
        if left % 2 == 1 {
            product = sum(product, double, modulus);
        }
        double = sum(double, double, modulus);
        left /= 2;
    }
    product
}

/// By squares: the exponent of a number may be as large as its author likes.
fn power(base: u128, exponent: u128, modulus: u128) -> u128 {
    let (mut square, mut left, mut power) = (base % modulus, exponent, 1 % modulus);
    while left > 0 {
        if left % 2 == 1 {
            power = product(power, square, modulus);
        }
        square = product(square, square, modulus);
        left /= 2;
    }
    power
}
