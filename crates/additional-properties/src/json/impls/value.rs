//! `serde_json::Value` and its numbers.

use std::sync::LazyLock;

use serde_json::{Number, Value};

use super::super::capture::{RawCapture, RawOps};
use super::super::error::Error;
use super::super::kind::{ErrorKind, Found};
use super::super::read::{Check, Reader};
use super::super::traits::{FromJson, ToJson};
use super::super::write::Writer;

impl<'de> FromJson<'de> for Value {
    const RAW_CAPTURE: Option<RawCapture<'de, Self>> = Some(RawCapture {
        check: Check::Value,
        compact: true,
        store: |text| Self::String(text.into_owned()),
        append: |run, text| match run {
            Self::String(run) => {
                run.push(',');
                run.push_str(text);
                true
            }
            _ => false,
        },
        ops: RawOps {
            as_str: stored,
            parse_range: |run, range| parse(&stored(run)[range]),
            parse: Some(parse),
        },
    });

    fn blank() -> Self {
        Self::Null
    }

    fn read_json(&mut self, reader: &mut Reader<'de>) -> Result<(), Error> {
        *self = match reader.kind()? {
            Found::Null => {
                reader.null()?;
                Self::Null
            }
            Found::Boolean => Self::Bool(reader.boolean()?),
            Found::String => Self::String(reader.string()?.into_owned()),
            Found::Array => Self::Array(read(reader)?),
            Found::Object => Self::Object(read(reader)?),
            _ => Self::Number(read(reader)?),
        };
        Ok(())
    }
}

/// The text of a run that is stored as a value.
fn stored(run: &Value) -> &str {
    match run {
        Value::String(text) => text,
        _ => unreachable!("runs are stored as strings"),
    }
}

/// `Check::Value` has let the text through, so it is a value.
fn parse(text: &str) -> Value {
    crate::json::from_str(text).expect("a value that was checked when it was read")
}

fn read<'de, T: FromJson<'de>>(reader: &mut Reader<'de>) -> Result<T, Error> {
    let mut value = T::blank();
    value.read_json(reader).map(|()| value)
}

impl ToJson for Value {
    fn write_json(&self, writer: &mut Writer) {
        match self {
            Self::Null => writer.null(),
            Self::Bool(value) => writer.boolean(*value),
            Self::Number(number) => number.write_json(writer),
            Self::String(text) => writer.string(text),
            Self::Array(elements) => elements.write_json(writer),
            Self::Object(members) => members.write_json(writer),
        }
    }
}

/// Whether some crate of the build has switched on `arbitrary_precision`, so that `serde_json`'s numbers keep their source text.
///
/// A crate can't see which features of another one are on, so one number is tried, once.
pub(crate) fn numbers_keep_text() -> bool {
    static KEPT: LazyLock<bool> = LazyLock::new(|| {
        let number = "1.10".parse::<Number>();
        number.is_ok_and(|number| number.to_string() == "1.10")
    });
    *KEPT
}

impl FromJson<'_> for Number {
    fn blank() -> Self {
        Self::from(0)
    }

    fn read_json(&mut self, reader: &mut Reader<'_>) -> Result<(), Error> {
        if let Some(small) = reader.small_integer() {
            *self = Self::from(small);
            return Ok(());
        }
        let start = reader.checkpoint();
        let text = reader.number()?;
        if let Some(number) = parse_number(text) {
            *self = number;
            return Ok(());
        }
        reader.rewind(start);
        Err(reader.error(
            ErrorKind::OutOfRange,
            "a number within range",
            Found::Number,
        ))
    }
}

fn parse_number(text: &str) -> Option<Number> {
    if numbers_keep_text() {
        return text.parse().ok();
    }
    if let Ok(value) = text.parse::<u64>() {
        return Some(Number::from(value));
    }
    match text.parse::<i64>() {
        // `-0` stays apart from `0` only as a float.
        Ok(value) if value != 0 => Some(Number::from(value)),
        _ => Number::from_f64(text.parse().ok()?),
    }
}

impl ToJson for Number {
    fn write_json(&self, writer: &mut Writer) {
        match self.as_u64() {
            Some(value) => writer.unsigned(value),
            None => writer.serde(self),
        }
    }
}
