//! Whole numbers: JSON Schema's `integer` is also `1.0`.

use core::fmt;

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserializer, Serializer};

use super::Codec;

/// `codec = "integer"`: an `i64`, also when the data spells it with a zero fraction.
pub struct Integer;

impl Codec<i64> for Integer {
    fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<i64, D::Error> {
        input.deserialize_i64(WholeVisitor)
    }

    fn serialize<S: Serializer>(value: &i64, output: S) -> Result<S::Ok, S::Error> {
        output.serialize_i64(*value)
    }
}

/// The integer that a float stands for, if it stands for one.
#[must_use]
pub fn whole(value: f64) -> Option<i64> {
    // 2^63 as a float is exact; `i64::MAX` is not.
    const END: f64 = 9_223_372_036_854_775_808.0;
    if value.fract() == 0.0 && (-END..END).contains(&value) {
        #[allow(
            clippy::cast_possible_truncation,
            reason = "whole and within range, as just checked"
        )]
        return Some(value as i64);
    }
    None
}

struct WholeVisitor;

impl Visitor<'_> for WholeVisitor {
    type Value = i64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an integer")
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<i64, E> {
        Ok(value)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<i64, E> {
        i64::try_from(value).map_err(|_| E::custom("an integer that does not fit in 64 bits"))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<i64, E> {
        whole(value)
            .ok_or_else(|| E::invalid_type(Unexpected::Other("a number that is not whole"), &self))
    }
}
