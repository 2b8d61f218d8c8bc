//! Any JSON value, kept as the text it was read from: numbers keep all their digits, objects their order and duplicates.

use std::borrow::Cow;

use super::capture::{RawCapture, RawOps};
use super::error::Error;
use super::read::{Check, Reader};
use super::traits::{FromJson, FromJsonOwned, ToJson};
use super::write::Writer;

/// Any JSON value, as its source text.
///
/// Two are equal when their texts are.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RawJson(Box<str>);

/// Any JSON value, as a slice of the text it was read from.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct RawJsonRef<'a>(&'a str);

impl RawJson {
    /// Checks a text and keeps it, without the white space around it.
    ///
    /// # Errors
    ///
    /// The text is not valid JSON.
    pub fn new(text: &str) -> Result<Self, Error> {
        super::from_str(text)
    }

    /// Keeps a text that is known to be one JSON value.
    pub(super) fn of_checked(text: &str) -> Self {
        Self(text.into())
    }

    /// The text.
    #[must_use]
    pub fn get(&self) -> &str {
        &self.0
    }

    /// Reads the text as another type.
    ///
    /// # Errors
    ///
    /// The value does not fit the type.
    pub fn parse<T: FromJsonOwned>(&self) -> Result<T, Error> {
        super::from_str(&self.0)
    }
}

impl<'a> RawJsonRef<'a> {
    /// Refers to a text that is known to be one JSON value.
    pub(crate) fn of_checked(text: &'a str) -> Self {
        Self(text)
    }

    /// The text.
    #[must_use]
    pub fn get(self) -> &'a str {
        self.0
    }

    /// A copy that does not borrow.
    #[must_use]
    pub fn to_owned(self) -> RawJson {
        RawJson(self.0.into())
    }

    /// Reads the text as another type.
    ///
    /// # Errors
    ///
    /// The value does not fit the type.
    pub fn parse<T: FromJson<'a>>(self) -> Result<T, Error> {
        super::from_str(self.0)
    }
}

macro_rules! raw_impls {
    ($($type:ty),*) => { $(
        /// Prints nothing of the text.
        impl std::fmt::Debug for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("RawJson(..)")
            }
        }

        impl ToJson for $type {
            fn write_json(&self, writer: &mut Writer) {
                writer.raw(&self.0);
            }
        }
    )* };
}

raw_impls!(RawJson, RawJsonRef<'_>);

impl Default for RawJson {
    fn default() -> Self {
        Self("null".into())
    }
}

impl<'de> FromJson<'de> for RawJson {
    const RAW_CAPTURE: Option<RawCapture<'de, Self>> = Some(RawCapture {
        check: Check::Syntax,
        compact: true,
        store: |text| Self(text.into()),
        append: |stored, text| {
            stored.0 = format!("{},{text}", stored.0).into();
            true
        },
        ops: RawOps {
            as_str: |stored| &stored.0,
            parse_range: |stored, range| Self(stored.0[range].into()),
            parse: Some(|text| Self(text.into())),
        },
    });

    fn blank() -> Self {
        Self(Box::default())
    }

    fn read_json(&mut self, reader: &mut Reader<'de>) -> Result<(), Error> {
        self.0 = reader.skip(Check::Syntax)?.into();
        Ok(())
    }
}

impl<'de: 'a, 'a> FromJson<'de> for RawJsonRef<'a> {
    const RAW_CAPTURE: Option<RawCapture<'de, Self>> = Some(RawCapture {
        check: Check::Syntax,
        compact: false,
        store: |text| match text {
            Cow::Borrowed(text) => Self(text),
            Cow::Owned(_) => unreachable!("only a compact run is copied"),
        },
        append: |_, _| false,
        ops: RawOps {
            as_str: |stored| stored.0,
            parse_range: |stored, range| Self(&stored.0[range]),
            parse: None,
        },
    });

    fn blank() -> Self {
        Self("null")
    }

    fn read_json(&mut self, reader: &mut Reader<'de>) -> Result<(), Error> {
        self.0 = reader.skip(Check::Syntax)?;
        Ok(())
    }
}
