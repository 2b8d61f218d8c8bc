//! `Inspect` for types without parts: booleans, numbers, strings, dates, open JSON values.

use super::{Inspect, Node};
use crate::UnknownValue;
use crate::json::{RawJson, RawJsonRef};
use serde_json::Value;
use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

impl Inspect for bool {
    fn inspect(&self) -> Node<'_> {
        Node::Bool(*self)
    }
}

macro_rules! integers {
    ($($int:ty)*) => {$(
        impl Inspect for $int {
            fn inspect(&self) -> Node<'_> {
                Node::Integer(i128::from(*self))
            }
        }
    )*};
}

integers!(i8 i16 i32 i64 i128 u8 u16 u32 u64);

macro_rules! sized_integers {
    ($($int:ty)*) => {$(
        impl Inspect for $int {
            fn inspect(&self) -> Node<'_> {
                i128::try_from(*self).map_or(Node::Opaque(self), Node::Integer)
            }
        }
    )*};
}

sized_integers!(isize usize u128);

impl Inspect for f32 {
    fn inspect(&self) -> Node<'_> {
        // That of the digits which are written, 0.1 for example, to which it is not the nearest.
        let written = self.to_string().parse();
        Node::Number(written.unwrap_or_else(|_| f64::from(*self)))
    }
}

impl Inspect for f64 {
    fn inspect(&self) -> Node<'_> {
        Node::Number(*self)
    }
}

macro_rules! strings {
    ($($string:ty)*) => {$(
        impl Inspect for $string {
            fn inspect(&self) -> Node<'_> {
                Node::String(Cow::Borrowed(self))
            }
        }
    )*};
}

strings!(String str &str Box<str> Rc<str> Arc<str> Cow<'_, str>);

/// Values that JSON writes as the string that `Display` prints.
macro_rules! displayed {
    ($($ty:ty)*) => {$(
        impl Inspect for $ty {
            fn inspect(&self) -> Node<'_> {
                Node::String(Cow::Owned(self.to_string()))
            }
        }
    )*};
}

displayed!(char);

#[cfg(feature = "chrono")]
displayed!(chrono::NaiveDate chrono::NaiveDateTime chrono::NaiveTime);

#[cfg(feature = "chrono")]
impl<Z: chrono::TimeZone> Inspect for chrono::DateTime<Z> {
    fn inspect(&self) -> Node<'_> {
        let text = crate::codec::FormattedTimestamp::new(self);
        Node::String(Cow::Owned(text.as_str().to_owned()))
    }
}

impl Inspect for () {
    fn inspect(&self) -> Node<'_> {
        Node::Null
    }
}

impl Inspect for Value {
    fn inspect(&self) -> Node<'_> {
        match self {
            Self::Null => Node::Null,
            _ => Node::Json(self),
        }
    }

    fn is_open() -> bool {
        true
    }
}

macro_rules! raw {
    ($($raw:ty)*) => {$(
        impl Inspect for $raw {
            fn inspect(&self) -> Node<'_> {
                match self.get() {
                    "null" => Node::Null,
                    source => Node::Raw(source),
                }
            }

            fn is_open() -> bool {
                true
            }
        }
    )*};
}

raw!(RawJson RawJsonRef<'_>);

impl Inspect for UnknownValue {
    fn inspect(&self) -> Node<'_> {
        Node::Enum {
            variant: "Unknown",
            value: self.as_str(),
            known: false,
            sensitivity: None,
            constraints: &[],
        }
    }
}
