//! The two traits of the JSON path, and the one for what holds unknown members.

use std::borrow::Cow;

use super::capture::RawCapture;
use super::error::Error;
use super::read::{ObjectReader, Reader};
use super::write::Writer;
use crate::DeclaredProperties;

/// A type that can be read from JSON text.
///
/// Reading happens in place: the reader starts from [`blank`](Self::blank) and fills it. So a large struct is built where
/// it will stay, and success is a single machine word.
///
/// ```
/// use additional_properties::json::{Error, FromJson, Reader};
///
/// struct Celsius(f64);
///
/// impl<'de> FromJson<'de> for Celsius {
///     fn blank() -> Self {
///         Self(0.0)
///     }
///
///     fn read_json(&mut self, reader: &mut Reader<'de>) -> Result<(), Error> {
///         self.0 = reader.float()?;
///         Ok(())
///     }
/// }
///
/// let Celsius(degrees) = additional_properties::json::from_str("21.5")?;
/// assert_eq!(degrees, 21.5);
/// # Ok::<(), Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be read from JSON text",
    label = "no `FromJson`",
    note = "a type of your own gets it by `#[additional_properties(json)]` and one of this crate's derives",
    note = "a field of another crate's type is read through serde by `#[serde(with = \"additional_properties::via_serde\")]`"
)]
pub trait FromJson<'de>: Sized {
    /// Whether a struct may be read that has no member for this type; its value is then [`blank`](Self::blank).
    const OPTIONAL: bool = false;

    /// How unknown members of this type are kept as source text. Only this crate can make a [`RawCapture`].
    #[doc(hidden)]
    const RAW_CAPTURE: Option<RawCapture<'de, Self>> = None;

    /// The value that reading starts from. Nobody sees it unless reading succeeds, which replaces it.
    ///
    /// A type that contains itself needs an `Option`, a list or a map on the way, or this has no end.
    fn blank() -> Self;

    /// Reads one value and replaces `self` by it. After an error `self` is some value of the type.
    ///
    /// # Errors
    ///
    /// The text is not valid, or it does not hold such a value.
    fn read_json(&mut self, reader: &mut Reader<'de>) -> Result<(), Error>;
}

/// A type that can be read without borrowing from the text.
pub trait FromJsonOwned: for<'de> FromJson<'de> {}

impl<T> FromJsonOwned for T where T: for<'de> FromJson<'de> {}

/// A type that can be written as JSON text.
///
/// Writing itself cannot fail; a writer remembers the first rule that was broken and reports it at the end.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be written as JSON text",
    label = "no `ToJson`",
    note = "a type of your own gets it by `#[additional_properties(json)]` and one of this crate's derives",
    note = "a field of another crate's type is written through serde by `#[serde(with = \"additional_properties::via_serde\")]`"
)]
pub trait ToJson {
    /// Writes exactly one value.
    fn write_json(&self, writer: &mut Writer);
}

/// A container of unknown members that the derive can fill on the JSON path.
///
/// It is implemented for [`AdditionalProperties`](struct@crate::AdditionalProperties), the maps of the standard library and
/// `serde_json::Map`. Implement it, and [`WriteUnknown`], for a map of your own to use it with the derive.
pub trait ReadUnknown<'de>: Default {
    /// The container before the first member. That is its default, but for a type whose default is no container.
    #[must_use]
    fn empty() -> Self {
        Self::default()
    }

    /// Reads the value of the unknown member `name` and keeps both.
    ///
    /// # Errors
    ///
    /// The value is not valid or not one that can be kept, or the name is there already: [`Reader::duplicate_member`].
    fn read_unknown(&mut self, name: Cow<'de, str>, reader: &mut Reader<'de>) -> Result<(), Error>;

    /// Reads the unknown member whose name has just been read, and may go on with those that follow it.
    #[doc(hidden)]
    fn read_unknown_members(
        &mut self,
        object: &mut ObjectReader<'de>,
        reader: &mut Reader<'de>,
    ) -> Result<(), Error> {
        let name = object.name(reader)?;
        self.read_unknown(name, reader)
    }
}

/// A container of unknown members that the derive can write on the JSON path.
pub trait WriteUnknown {
    /// Writes each member with [`Writer::member`]. A name that `O` declares would stand there twice: report it by
    /// [`Writer::fail_shadowing`].
    fn write_unknown<O: DeclaredProperties>(&self, writer: &mut Writer);
}
