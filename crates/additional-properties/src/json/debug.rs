//! `Debug` of what holds text of a document on its way in or out.
//!
//! It prints the name of the type and nothing of the text. Values have a `Debug` of their own.

use std::fmt;

use super::lines::Lines;
use super::read::{ObjectReader, RawName, RawRun, Reader};
use super::write::Writer;

macro_rules! opaque {
    ($([$($generics:tt)*] $type:ty as $name:literal),*) => { $(
        /// Prints nothing of the text.
        impl<$($generics)*> fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!($name, "(..)"))
            }
        }
    )* };
}

opaque!(
    [] Reader<'_> as "Reader",
    [] ObjectReader<'_> as "ObjectReader",
    [] RawName<'_> as "RawName",
    [] RawRun<'_> as "RawRun",
    [] Writer as "Writer",
    [R, T] Lines<R, T> as "Lines"
);
