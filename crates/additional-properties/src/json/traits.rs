//! The two traits of the JSON path, and the one for what holds unknown members.

use super::error::Error;
use super::later::Later;
use super::read::{Object, Reader};
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
pub trait FromJson<'de>: Sized {
    /// Whether a struct may be read that has no member for this type; its value is then [`blank`](Self::blank).
    const OPTIONAL: bool = false;

    /// How a value is kept as text and read on demand, if that can't fail later.
    #[doc(hidden)]
    const LATER: Option<Later<'de, Self>> = None;

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
pub trait ToJson {
    /// Writes exactly one value.
    fn write_json(&self, writer: &mut Writer);
}

/// What can hold the members that a struct does not declare.
pub trait UnknownMembers<'de>: Default {
    /// Reads the value of the member [`Object::key`] and keeps both. It may go on with the next members that are not
    /// declared, by [`Object::run`].
    ///
    /// # Errors
    ///
    /// The value is not valid or not one that can be held, or the name has come before.
    fn read_member(
        &mut self,
        object: &mut Object<'de>,
        reader: &mut Reader<'de>,
    ) -> Result<(), Error>;
}

/// What can write the members that a struct does not declare.
pub trait WriteMembers {
    /// Writes each member as `,"name":value`. A name that `O` declares is an error of the writer.
    fn write_members<O: DeclaredProperties>(&self, writer: &mut Writer);
}
