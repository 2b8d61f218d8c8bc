//! The impls of an open enum, which are the same for every one but for the names of its values.
//!
//! They are a macro of the compiler's, not tokens of the derive's: whoever uses the derive compiles it without optimization, and then a
//! token that it makes costs ten times as much as one that the compiler copies.

pub use crate::__impl_open_enum as impl_open_enum;
pub use crate::open_enum::{display, from_str, from_string, read, variants};

#[doc(hidden)]
#[macro_export]
macro_rules! __impl_open_enum {
    (values $name:ident $unknown:ident [$($variant:ident $written:literal $($read:literal)*,)*]) => {
        impl $name {
            /// The string of every known value, in the order of the variants.
            pub const VALUES: &'static [&'static str] = &[$($written),*];

            /// The string of this value, as it is in the data.
            #[inline]
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $written,)*
                    Self::$unknown(value) => $crate::UnknownValue::as_str(value),
                }
            }

            /// Whether this is a value that the type does not know.
            #[must_use]
            pub const fn is_unknown(&self) -> bool {
                $crate::__private::matches!(self, Self::$unknown(_))
            }

            /// Every known value, in the order of the variants.
            #[inline]
            pub fn variants() -> impl $crate::__private::ExactSizeIterator<Item = Self> {
                $crate::__private::open_enum::variants()
            }
        }
        impl $crate::OpenEnum for $name {
            const VALUES: &'static [&'static str] = Self::VALUES;
            #[inline]
            fn from_known(value: &str) -> $crate::__private::Option<Self> {
                $crate::__private::Some(match value {
                    $($($read)|* => Self::$variant,)*
                    _ => return $crate::__private::None,
                })
            }
            #[inline]
            fn from_unknown(value: $crate::UnknownValue) -> Self {
                Self::$unknown(value)
            }
            #[inline]
            fn as_str(&self) -> &str {
                $name::as_str(self)
            }
        }
        impl $crate::__private::From<&str> for $name {
            #[inline]
            fn from(value: &str) -> Self {
                $crate::__private::open_enum::from_str(value)
            }
        }
        impl $crate::__private::From<$crate::__private::String> for $name {
            #[inline]
            fn from(value: $crate::__private::String) -> Self {
                $crate::__private::open_enum::from_string(value)
            }
        }
        impl $crate::__private::FromStr for $name {
            type Err = $crate::__private::Infallible;
            #[inline]
            fn from_str(
                value: &str,
            ) -> $crate::__private::Result<Self, $crate::__private::Infallible> {
                $crate::__private::Ok($crate::__private::open_enum::from_str(value))
            }
        }
        impl $crate::__private::AsRef<str> for $name {
            #[inline]
            fn as_ref(&self) -> &str {
                $name::as_str(self)
            }
        }
        impl $crate::__private::From<$name> for $crate::__private::String {
            #[inline]
            fn from(value: $name) -> Self {
                $crate::__private::From::from($name::as_str(&value))
            }
        }
        impl $crate::__private::PartialEq<str> for $name {
            #[inline]
            fn eq(&self, other: &str) -> bool {
                $name::as_str(self) == other
            }
        }
        impl $crate::__private::PartialEq<&str> for $name {
            #[inline]
            fn eq(&self, other: &&str) -> bool {
                $name::as_str(self) == *other
            }
        }
        /// A known value as it is in the data; for any other a placeholder, because it may be personal data.
        impl $crate::__private::fmt::Display for $name {
            #[inline]
            fn fmt(
                &self,
                f: &mut $crate::__private::fmt::Formatter<'_>,
            ) -> $crate::__private::fmt::Result {
                $crate::__private::open_enum::display(self, f)
            }
        }
    };
    (deserialize $name:ident) => {
        impl<'de> $crate::__private::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::Deserializer<'de>>(
                input: D,
            ) -> $crate::__private::Result<Self, D::Error> {
                $crate::__private::open_enum::read(input)
            }
        }
    };
    (serialize $name:ident) => {
        impl $crate::__private::Serialize for $name {
            fn serialize<S: $crate::__private::Serializer>(
                &self,
                output: S,
            ) -> $crate::__private::Result<S::Ok, S::Error> {
                $crate::__private::Serializer::serialize_str(output, Self::as_str(self))
            }
        }
    };
    (from_json $name:ident $blank:expr) => {
        impl $crate::__private::json::FromJson<'_> for $name {
            #[inline]
            fn blank() -> Self {
                $blank
            }
            #[inline]
            fn read_json(
                &mut self,
                reader: &mut $crate::__private::json::Reader<'_>,
            ) -> $crate::__private::Result<(), $crate::__private::json::Error> {
                $crate::__private::json::read_open_enum(self, reader)
            }
        }
    };
    (to_json $name:ident) => {
        impl $crate::__private::json::ToJson for $name {
            #[inline]
            fn write_json(&self, writer: &mut $crate::__private::json::Writer) {
                writer.string($name::as_str(self));
            }
        }
    };
    (debug $name:ident) => {
        impl $crate::__private::fmt::Debug for $name {
            #[inline]
            fn fmt(
                &self,
                f: &mut $crate::__private::fmt::Formatter<'_>,
            ) -> $crate::__private::fmt::Result {
                $crate::__private::redacted_debug(self, f)
            }
        }
    };
}
