//! The name of an unknown member, in the form a container wants it.

use serde::Deserialize;
use serde::de::Error;

use super::key::KeyDeserializer;

/// A type that the name of an unknown member can be kept in.
pub trait MemberName<'de>: Sized {
    /// From a name that is about to go away.
    ///
    /// # Errors
    ///
    /// When the type refuses the name.
    fn copied<E: Error>(name: &str) -> Result<Self, E>;

    /// From a name in the input.
    ///
    /// # Errors
    ///
    /// When the type refuses the name.
    fn borrowed<E: Error>(name: &'de str) -> Result<Self, E> {
        Self::copied(name)
    }

    /// From a name that nobody else needs.
    ///
    /// # Errors
    ///
    /// When the type refuses the name.
    fn owned<E: Error>(name: String) -> Result<Self, E> {
        Self::copied(&name)
    }
}

impl MemberName<'_> for Box<str> {
    #[inline]
    fn copied<E: Error>(name: &str) -> Result<Self, E> {
        Ok(boxed(name))
    }

    fn owned<E: Error>(name: String) -> Result<Self, E> {
        Ok(name.into())
    }
}

/// Shared by all structs: each has its own code to read a name.
#[inline(never)]
fn boxed(name: &str) -> Box<str> {
    name.into()
}

impl MemberName<'_> for String {
    #[inline]
    fn copied<E: Error>(name: &str) -> Result<Self, E> {
        Ok(name.to_owned())
    }

    fn owned<E: Error>(name: String) -> Result<Self, E> {
        Ok(name)
    }
}

/// No name: for containers that keep nothing.
impl MemberName<'_> for () {
    #[inline]
    fn copied<E: Error>(_: &str) -> Result<Self, E> {
        Ok(())
    }
}

/// A name in whatever form its type is read from a name.
pub struct AnyName<K>(pub(crate) K);

impl<'de, K: Deserialize<'de>> MemberName<'de> for AnyName<K> {
    fn copied<E: Error>(name: &str) -> Result<Self, E> {
        K::deserialize(KeyDeserializer::new(name, None)).map(Self)
    }

    fn borrowed<E: Error>(name: &'de str) -> Result<Self, E> {
        K::deserialize(KeyDeserializer::new(name, Some(name))).map(Self)
    }
}
