//! The visitor pattern over typed values: what generated code implements to hand each struct, by its own type, to a visitor.
//!
//! [`inspect`](crate::inspect) looks at values whose type is not known; here the types are known, so nothing is downcast.

use crate::json::{RawJson, RawJsonRef};
use crate::{AdditionalProperties, Maybe, pointer};

/// A value that hands the models inside it to a visitor `V`, outermost first.
pub trait Accept<V: ?Sized> {
    /// Calls `visitor` for this value and for all models inside it. `pointer` is where this value is.
    ///
    /// Without an implementation of its own, a type hands over nothing: it is a scalar, or an enum of strings.
    fn accept(&self, visitor: &mut V, pointer: &mut Pointer) {
        let _ = (visitor, pointer);
    }
}

/// A JSON Pointer that follows a traversal down and up again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pointer(String);

impl Pointer {
    /// The pointer as text; empty for the value where the traversal began.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Lets `value`, the member or item `segment` of the current value, accept `visitor`.
    pub fn descend<V: ?Sized>(
        &mut self,
        segment: &str,
        value: &(impl Accept<V> + ?Sized),
        visitor: &mut V,
    ) {
        let length = self.push(segment);
        value.accept(visitor, self);
        self.truncate(length);
    }

    /// Appends `segment`, escaped, and returns the length to go back to.
    pub(crate) fn push(&mut self, segment: &str) -> usize {
        let length = self.0.len();
        pointer::push(&mut self.0, segment);
        length
    }

    /// Goes back to what [`push`](Self::push) returned.
    pub(crate) fn truncate(&mut self, length: usize) {
        self.0.truncate(length);
    }
}

impl<V: ?Sized, T: Accept<V> + ?Sized> Accept<V> for Box<T> {
    fn accept(&self, visitor: &mut V, pointer: &mut Pointer) {
        (**self).accept(visitor, pointer);
    }
}

impl<V: ?Sized, T: Accept<V>> Accept<V> for Option<T> {
    fn accept(&self, visitor: &mut V, pointer: &mut Pointer) {
        if let Some(value) = self {
            value.accept(visitor, pointer);
        }
    }
}

impl<V: ?Sized, T: Accept<V>> Accept<V> for Maybe<T> {
    fn accept(&self, visitor: &mut V, pointer: &mut Pointer) {
        if let Self::Value(value) = self {
            value.accept(visitor, pointer);
        }
    }
}

impl<V: ?Sized, T: Accept<V>> Accept<V> for [T] {
    fn accept(&self, visitor: &mut V, pointer: &mut Pointer) {
        for (index, item) in self.iter().enumerate() {
            pointer.descend(&index.to_string(), item, visitor);
        }
    }
}

impl<V: ?Sized, T: Accept<V>> Accept<V> for Vec<T> {
    fn accept(&self, visitor: &mut V, pointer: &mut Pointer) {
        self.as_slice().accept(visitor, pointer);
    }
}

/// Names that no schema declares may be personal, so the pointer has `*` instead of them.
impl<V: ?Sized, T: Accept<V>, O> Accept<V> for AdditionalProperties<T, O> {
    fn accept(&self, visitor: &mut V, pointer: &mut Pointer) {
        for value in self.values() {
            pointer.descend("*", value, visitor);
        }
    }
}

macro_rules! tuples {
    ($($($item:ident $index:tt)*;)*) => {$(
        impl<Visitor: ?Sized, $($item: Accept<Visitor>),*> Accept<Visitor> for ($($item,)*) {
            fn accept(&self, visitor: &mut Visitor, pointer: &mut Pointer) {
                $(pointer.descend(stringify!($index), &self.$index, visitor);)*
            }
        }
    )*};
}

tuples! {
    A 0;
    A 0 B 1;
    A 0 B 1 C 2;
    A 0 B 1 C 2 D 3;
    A 0 B 1 C 2 D 3 E 4;
    A 0 B 1 C 2 D 3 E 4 F 5;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10 L 11;
}

macro_rules! scalars {
    ($($(#[$cfg:meta])? $scalar:ty),* $(,)?) => {$(
        $(#[$cfg])?
        impl<V: ?Sized> Accept<V> for $scalar {}
    )*};
}

scalars!(
    (),
    bool,
    i64,
    u64,
    i128,
    f64,
    String,
    serde_json::Value,
    RawJson,
    RawJsonRef<'_>,
    std::borrow::Cow<'_, str>,
    #[cfg(feature = "chrono")]
    chrono::DateTime<chrono::FixedOffset>,
    #[cfg(feature = "chrono")]
    chrono::NaiveDate,
);
