//! What the setter of a field takes, so that a field that can be empty is set as easily as one that can't.

use crate::json::RawJson;
use crate::{Maybe, OpenEnum};
use std::borrow::Cow;

/// A value that can become the value of a field of type `F`, an `Option` or a [`Maybe`].
///
/// Besides the type of the field it is implemented for the value inside and for what becomes it without loss: `&str`, `&String`, `Cow<str>`,
/// `Box<str>` and `char` where that is a string, `&str` and `String` where it is a string enum, smaller integers and floats, arrays for lists, and timestamps
/// in UTC. `None` for a `Maybe` is null.
pub trait IntoField<F> {
    /// The value of the field.
    fn into_field(self) -> F;
}

impl<T> IntoField<Self> for Option<T> {
    fn into_field(self) -> Self {
        self
    }
}

impl<T> IntoField<Self> for Maybe<T> {
    fn into_field(self) -> Self {
        self
    }
}

impl<T> IntoField<Maybe<T>> for Option<T> {
    fn into_field(self) -> Maybe<T> {
        self.map_or(Maybe::Null, Maybe::Value)
    }
}

// One implementation for each conversion and each of the two wrappers: with a blanket one over `Into`, the compiler could not tell which
// `None` is meant.
macro_rules! fields {
    ($([$($parameters:tt)*] $from:ty => $value:ty: |$input:ident| $convert:expr;)*) => {$(
        impl<$($parameters)*> IntoField<Option<$value>> for $from {
            fn into_field(self) -> Option<$value> {
                let $input = self;
                Some($convert)
            }
        }

        impl<$($parameters)*> IntoField<Maybe<$value>> for $from {
            fn into_field(self) -> Maybe<$value> {
                let $input = self;
                Maybe::Value($convert)
            }
        }
    )*};
}

fields! {
    [T] T => T: |value| value;
    [T] T => Box<T>: |value| Box::new(value);
    [T, const N: usize] [T; N] => Vec<T>: |value| value.into();
    [] &str => String: |value| value.to_owned();
    [] &String => String: |value| value.clone();
    [] Cow<'_, str> => String: |value| value.into_owned();
    [] Box<str> => String: |value| value.into();
    [] char => String: |value| value.into();
    // With more than one type an integer literal is an `i32`, which therefore is among them; for unsigned fields there is none.
    [] i8 => i64: |value| value.into();
    [] i16 => i64: |value| value.into();
    [] i32 => i64: |value| value.into();
    [] u8 => i64: |value| value.into();
    [] u16 => i64: |value| value.into();
    [] u32 => i64: |value| value.into();
    [] f32 => f64: |value| value.into();
    [] i8 => f64: |value| value.into();
    [] i16 => f64: |value| value.into();
    [] i32 => f64: |value| value.into();
    [] u8 => f64: |value| value.into();
    [] u16 => f64: |value| value.into();
    [] u32 => f64: |value| value.into();
    [] serde_json::Value => RawJson: |value| value.into();
    [E: OpenEnum] &str => E: |value| crate::open_enum::from_str(value);
    [E: OpenEnum] String => E: |value| crate::open_enum::from_string(value);
}

#[cfg(feature = "chrono")]
fields! {
    [] chrono::DateTime<chrono::Utc> => chrono::DateTime<chrono::FixedOffset>: |value| value.into();
}
