//! Booleans, numbers and `()`.

use super::super::error::Error;
use super::super::kind::{ErrorKind, Found};
use super::super::read::{MapReader, Reader, integer_out_of_range};
use super::super::traits::{FromJson, ToJson};
use super::super::write::Writer;

impl FromJson<'_> for bool {
    fn blank() -> Self {
        false
    }

    fn read_json(&mut self, reader: &mut Reader<'_>) -> Result<(), Error> {
        *self = reader.boolean()?;
        Ok(())
    }
}

impl ToJson for bool {
    fn write_json(&self, writer: &mut Writer) {
        writer.boolean(*self);
    }
}

const WITHIN_RANGE: &str = "a number within range";

macro_rules! integers {
    ($($type:ident as $wide:ident by $write:ident),*) => { $(
        impl FromJson<'_> for $type {
            fn blank() -> Self {
                0
            }

            fn read_json(&mut self, reader: &mut Reader<'_>) -> Result<(), Error> {
                let value = match reader.small_integer() {
                    Some(value) => Self::try_from(value).ok(),
                    None => match reader.integer()? {
                        // As in serde_json: `-0` is a float.
                        (true, 0) => return Err(reader.error(ErrorKind::WrongType, "an integer", Found::Number)),
                        (true, magnitude) => 0_i128.checked_sub_unsigned(magnitude).and_then(|value| Self::try_from(value).ok()),
                        (false, magnitude) => Self::try_from(magnitude).ok(),
                    },
                };
                *self = value.ok_or_else(|| integer_out_of_range(reader, WITHIN_RANGE))?;
                Ok(())
            }
        }

        impl ToJson for $type {
            #[allow(clippy::cast_lossless, reason = "one macro for all widths: some have no `From`")]
            fn write_json(&self, writer: &mut Writer) {
                writer.$write(*self as $wide);
            }
        }
    )* };
}

// `as` only widens here: `usize` and `isize` have at most 64 bits.
integers!(
    u8 as u64 by unsigned, u16 as u64 by unsigned, u32 as u64 by unsigned, u64 as u64 by unsigned,
    usize as u64 by unsigned, i8 as i64 by signed, i16 as i64 by signed, i32 as i64 by signed,
    i64 as i64 by signed, isize as i64 by signed
);

macro_rules! wide_integers {
    ($($type:ident),*) => { $(
        impl FromJson<'_> for $type {
            fn blank() -> Self {
                0
            }

            fn read_json(&mut self, reader: &mut Reader<'_>) -> Result<(), Error> {
                let value = match reader.integer()? {
                    (true, magnitude) => (0 as $type).checked_sub_unsigned_wide(magnitude),
                    (false, magnitude) => Self::try_from(magnitude).ok(),
                };
                *self = value.ok_or_else(|| integer_out_of_range(reader, WITHIN_RANGE))?;
                Ok(())
            }
        }

        impl ToJson for $type {
            fn write_json(&self, writer: &mut Writer) {
                writer.serde(self);
            }
        }
    )* };
}

/// Subtraction of a magnitude, for the two types of 128 bits.
trait CheckedSub: Sized {
    fn checked_sub_unsigned_wide(self, magnitude: u128) -> Option<Self>;
}

impl CheckedSub for i128 {
    fn checked_sub_unsigned_wide(self, magnitude: u128) -> Option<Self> {
        self.checked_sub_unsigned(magnitude)
    }
}

impl CheckedSub for u128 {
    fn checked_sub_unsigned_wide(self, _: u128) -> Option<Self> {
        None
    }
}

wide_integers!(u128, i128);

impl FromJson<'_> for f64 {
    fn blank() -> Self {
        0.0
    }

    fn read_json(&mut self, reader: &mut Reader<'_>) -> Result<(), Error> {
        *self = reader.float()?;
        Ok(())
    }
}

impl ToJson for f64 {
    fn write_json(&self, writer: &mut Writer) {
        writer.float(*self);
    }
}

impl FromJson<'_> for f32 {
    fn blank() -> Self {
        0.0
    }

    fn read_json(&mut self, reader: &mut Reader<'_>) -> Result<(), Error> {
        let start = reader.checkpoint();
        let text = reader.number()?;
        match text.parse::<f32>() {
            Ok(value) if value.is_finite() => {
                *self = value;
                Ok(())
            }
            _ => {
                reader.rewind(start);
                Err(reader.error(ErrorKind::OutOfRange, WITHIN_RANGE, Found::Number))
            }
        }
    }
}

impl ToJson for f32 {
    fn write_json(&self, writer: &mut Writer) {
        writer.serde(self);
    }
}

impl FromJson<'_> for () {
    fn blank() -> Self {}

    fn read_json(&mut self, reader: &mut Reader<'_>) -> Result<(), Error> {
        if reader.null()? {
            return Ok(());
        }
        // As with serde, an object of which only the tag is there is a variant that holds a unit.
        if reader.has_hidden_tag() {
            let start = reader.checkpoint();
            if MapReader::open(reader)?.next(reader)?.is_none() {
                return Ok(());
            }
            reader.rewind(start);
        }
        Err(reader.wrong_type("null"))
    }
}

impl ToJson for () {
    fn write_json(&self, writer: &mut Writer) {
        writer.unit();
    }
}
