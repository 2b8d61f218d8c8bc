//! Integers as JSON Schema counts them: `1.0` and `1e0` are the integer 1.

use core::marker::PhantomData;
use std::borrow::Cow;
use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{self, MapAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::Codec;
use crate::json::{Error, ErrorKind, Found, Reader, ToJson, Writer};
use crate::json::{gives_source_text, integer_out_of_range};

/// The codec of a number without a fraction, in whatever notation.
///
/// What is written is the plain integer: `1.0` comes back as `1`, which is the same number.
///
/// Both paths read the digits of the source. Where serde has buffered a value (`flatten`, `untagged`), or the format is not `serde_json`,
/// a number with a fraction or an exponent has become a float before it gets here, and what that rounds away is gone. A float of 2^53 or more
/// is refused there: it may have been another integer.
#[derive(Debug)]
pub struct Integer;

/// The integer that a JSON number stands for.
///
/// Exact: no float is involved, so `9007199254740993.0` is itself.
///
/// # Errors
///
/// It has a fraction, or it is beyond every integer type.
pub(crate) fn exact(text: &str) -> Result<i128, ErrorKind> {
    // The usual notation; nothing else that JSON allows has this form.
    if let Ok(integer) = text.parse::<i64>() {
        return Ok(integer.into());
    }
    i128::of_number(text)
}

/// The digits of an integer without zeros at the end, and the power of ten that they are times.
fn decimal(text: &str) -> Result<(Cow<'_, str>, u32), ErrorKind> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    // Zeros say nothing at the end of a fraction; without a fraction nothing has to be put together.
    let fraction = fraction.trim_end_matches('0');
    let all = match fraction {
        "" => Cow::Borrowed(whole),
        _ => Cow::Owned(format!("{whole}{fraction}")),
    };
    // What is left without the zeros at its end, times ten to this power.
    let digits = all.trim_end_matches('0');
    if digits.is_empty() || digits == "-" {
        return Ok((Cow::Borrowed("0"), 0));
    }
    let power = power_of_ten(exponent, all.len() - digits.len(), fraction.len());
    if power < 0 {
        return Err(ErrorKind::WrongType);
    }
    let power = u32::try_from(power).map_err(|_| ErrorKind::OutOfRange)?;
    Ok((digits.to_owned().into(), power))
}

/// The exponent of the digits that are not zeros at the end; one too long to count is as good as infinite.
pub(crate) fn power_of_ten(exponent: &str, zeros: usize, fraction: usize) -> i128 {
    let infinite = if exponent.starts_with('-') {
        i64::MIN
    } else {
        i64::MAX
    };
    let exponent = exponent.parse::<i64>().unwrap_or(infinite);
    // The lengths of slices fit in 63 bits.
    i128::from(exponent) + (zeros as i128) - (fraction as i128)
}

/// An integer type of Rust.
trait Whole: TryFrom<i128> + TryFrom<u128> {
    /// The integer that a JSON number stands for, as [`exact`] finds it.
    ///
    /// # Errors
    ///
    /// It has a fraction, or the type does not hold it.
    fn of_number(text: &str) -> Result<Self, ErrorKind>;
}

struct Number<T>(PhantomData<T>);

impl<T: Whole> Number<T> {
    fn of<E: de::Error>(integer: Option<T>) -> Result<T, E> {
        integer.ok_or_else(|| E::custom(OUT_OF_RANGE))
    }
}

impl<'de, T: Whole> Visitor<'de> for Number<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an integer")
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<T, E> {
        self.visit_i128(value.into())
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<T, E> {
        self.visit_i128(value.into())
    }

    fn visit_i128<E: de::Error>(self, value: i128) -> Result<T, E> {
        Self::of(T::try_from(value).ok())
    }

    fn visit_u128<E: de::Error>(self, value: u128) -> Result<T, E> {
        Self::of(T::try_from(value).ok())
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<T, E> {
        Self::of(whole(value).and_then(|it| T::try_from(it).ok()))
    }

    /// `serde_json` with `arbitrary_precision`, which any crate of a build can switch on, hands a number over as a map that only its own
    /// type of numbers knows.
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        let number =
            <serde_json::Number as Deserialize>::deserialize(MapAccessDeserializer::new(map));
        let number = number.map_err(|_| de::Error::invalid_type(Unexpected::Map, &self))?;
        Self::of(T::of_number(&number.to_string()).ok())
    }
}

/// The first whole number to which floats round another one.
pub(crate) const FIRST_ROUNDED: f64 = 9_007_199_254_740_992.0;

/// The integer that a float stands for, which no other integer was rounded to.
pub(crate) fn whole(float: f64) -> Option<i128> {
    #[allow(clippy::cast_possible_truncation, reason = "exact below 2^53")]
    let integer = float as i128;
    (float.fract() == 0.0 && float.abs() < FIRST_ROUNDED).then_some(integer)
}

const OUT_OF_RANGE: &str = "expected an integer within range";

macro_rules! integers {
    ($($type:ident by $hint:ident),*) => { $(
        impl Whole for $type {
            fn of_number(text: &str) -> Result<Self, ErrorKind> {
                // The usual notation; nothing else that JSON allows has this form.
                if let Ok(integer) = text.parse() {
                    return Ok(integer);
                }
                let (digits, power) = decimal(text)?;
                let scale = (10 as $type).checked_pow(power);
                let value = scale.and_then(|scale| digits.parse::<$type>().ok()?.checked_mul(scale));
                value.ok_or(ErrorKind::OutOfRange)
            }
        }

        impl Codec<$type> for Integer {
            fn blank() -> $type {
                0
            }

            fn read_json(value: &mut $type, reader: &mut Reader<'_>) -> Result<(), Error> {
                if let Some(small) = reader.small_integer() {
                    *value = $type::try_from(small).map_err(|_| integer_out_of_range(reader, "an integer within range"))?;
                    return Ok(());
                }
                let start = reader.checkpoint();
                *value = $type::of_number(reader.number()?).map_err(|kind| {
                    reader.rewind(start);
                    reader.error(kind, "an integer within range", Found::Number)
                })?;
                Ok(())
            }

            fn write_json(value: &$type, writer: &mut Writer) {
                value.write_json(writer);
            }

            fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<$type, D::Error> {
                if gives_source_text::<D>() {
                    let raw = <Box<RawValue> as Deserialize>::deserialize(deserializer)?;
                    Number::of($type::of_number(raw.get()).ok())
                } else if deserializer.is_human_readable() {
                    // Such a format may spell an integer as a float; a binary one knows what it holds.
                    deserializer.deserialize_any(Number(PhantomData))
                } else {
                    deserializer.$hint(Number(PhantomData))
                }
            }

            fn serialize<S: Serializer>(value: &$type, serializer: S) -> Result<S::Ok, S::Error> {
                value.serialize(serializer)
            }
        }
    )* };
}

integers!(
    i8 by deserialize_i8, i16 by deserialize_i16, i32 by deserialize_i32, i64 by deserialize_i64,
    i128 by deserialize_i128, isize by deserialize_i64, u8 by deserialize_u8, u16 by deserialize_u16, u32 by deserialize_u32,
    u64 by deserialize_u64, u128 by deserialize_u128, usize by deserialize_u64
);
