//! The JSON path: a reader and a writer of our own, behind two small traits.
//!
//! In: JSON text, or values that implement [`ToJson`]. Out: values that implement [`FromJson`], or text. Its [`Error`] names
//! the place and never the content. Other formats go through serde; nothing here knows the model of any schema.

#[doc(hidden)]
pub mod derived;
mod entry;
mod error;
mod impls;
mod kind;
mod later;
mod lines;
mod members;
mod position;
mod raw;
mod read;
mod scrub;
mod shape;
mod traits;
mod write;

pub use entry::{
    from_reader, from_slice, from_str, from_value, to_string, to_string_pretty, to_vec, to_writer,
};
pub use error::Error;
pub use kind::{ErrorKind, Found};
#[doc(hidden)]
pub use later::{Held, Later};
pub use lines::{Lines, lines, to_lines};
pub use raw::{RawJson, RawJsonRef};
pub use read::{Keep, Key, List, MAX_DEPTH, Map, Mark, Object, Reader, Run};
pub use scrub::Scrubbed;
pub use shape::{Shape, Unknown};
pub use traits::{FromJson, FromJsonOwned, ToJson, UnknownMembers, WriteMembers};
pub use write::{Start, Writer};

pub(crate) use read::Pieces;
