//! Any JSON value, kept as the text it was read from: numbers keep all their digits, objects their order and duplicates.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};

use super::capture::{RawCapture, RawOps};
use super::error::Error;
use super::read::{Check, Reader};
use super::traits::{FromJson, FromJsonOwned, ToJson};
use super::write::Writer;
use crate::exact::Instance;
use serde_json::Value;

/// Any JSON value, as its source text: what it was read from, or how this crate writes a [`Value`].
///
/// Two are equal when they are the same value in the sense of JSON Schema: white space, the order of members and the notation of a number (`1`,
/// `1.0`) do not count, and every digit does.
///
/// ```
/// use additional_properties::json::RawJson;
/// use serde_json::json;
///
/// let read = RawJson::new("[1.10, 123456789012345678901]")?;
/// assert_eq!(read.get(), "[1.10, 123456789012345678901]");
/// assert_eq!(read.parse::<Vec<f64>>()?[0], 1.1);
/// assert_eq!(RawJson::from(json!({"a": [1]})).get(), r#"{"a":[1]}"#);
/// # Ok::<(), additional_properties::json::Error>(())
/// ```
#[derive(Clone)]
pub struct RawJson(Box<str>);

/// Any JSON value, as a slice of the text it was read from. Equal as [`RawJson`] is.
#[derive(Clone, Copy)]
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

    /// Whether the value is null.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.get() == "null"
    }

    /// Reads the text as another type, such as a [`Value`].
    ///
    /// # Errors
    ///
    /// The value does not fit the type. A number beyond the range of `f64` fits no [`Value`].
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

        impl PartialEq for $type {
            fn eq(&self, other: &Self) -> bool {
                self.0 == other.0
                    || parsed(&self.0).is_some_and(|value| Some(value) == parsed(&other.0))
            }
        }

        impl Eq for $type {}

        impl Hash for $type {
            fn hash<H: Hasher>(&self, state: &mut H) {
                match parsed(&self.0) {
                    Some(value) => value.hash(state),
                    None => self.0.hash(state),
                }
            }
        }
    )* };
}

raw_impls!(RawJson, RawJsonRef<'_>);

/// The value of a text; `None` where no [`Instance`] holds it.
fn parsed(text: &str) -> Option<Instance> {
    Instance::parse(text).ok()
}

impl From<Value> for RawJson {
    fn from(value: Value) -> Self {
        Self(value.to_string().into())
    }
}

impl std::str::FromStr for RawJson {
    type Err = Error;

    /// As [`RawJson::new`].
    fn from_str(text: &str) -> Result<Self, Error> {
        Self::new(text)
    }
}

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
