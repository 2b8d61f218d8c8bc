//! The JSON path: a reader and a writer of our own, behind two small traits.
//!
//! What implements [`FromJson`] is read from text, what implements [`ToJson`] is written. Its [`Error`] has
//! the location and never the content. Other formats go through serde.
//!
//! # What is accepted
//!
//! RFC 8259 in UTF-8, nothing more: no byte order mark, no trailing comma, at most 127 levels. The types of the
//! standard library, of `serde_json` and of chrono accept and refuse what their serde implementations do with `serde_json`, and other types
//! go through serde ([`via_serde`](crate::via_serde)). Two things differ: a number that is the key of a map may have escapes, and a float is always rounded correctly and never becomes infinite, which `serde_json` sees to only with
//! its `float_roundtrip`.
//!
//! # Names that appear twice
//!
//! A struct refuses them, whether declared or not, with or without escapes. A map or a [`serde_json::Value`] keeps the last one, as with
//! serde. Within an unknown value they are kept as they are; who makes a `Value` of it gets the last one.
//!
//! # Unknown members
//!
//! A container keeps them as one piece of text, checked but not taken apart, and writes that text back. With values of
//! [`serde_json::Value`] it has been checked that every one of them can be made a `Value`: no number beyond the range of `f64`,
//! no half of a surrogate pair. With [`RawJson`] any valid text is kept. [`RawJsonRef`] keeps a slice of the input, unless
//! unknown members stand on both sides of a declared one: then it keeps each value as a slice, and copies the names.
//!
//! # Streams
//!
//! The reader and the writer work on whole texts in memory. [`from_reader`] reads to the end of the stream first; short reads and
//! interruptions do no harm, and any other failure is an error of the kind [`ErrorKind::Io`] whose source is the `io::Error`.
//! [`to_writer`] encodes first: a value that can't be written leaves the stream untouched, and a stream that fails has got the beginning
//! of the text. [`lines()`] reads one line at a time: a line that is wrong is one `Err`, and the next ones go on; a failure ends it, and the
//! part of a line before it is dropped. [`to_lines`] writes one line at a time and stops at the first error: what is written by then is
//! whole lines, and after a failure of the stream perhaps the beginning of one more. Nothing is flushed.
//!
//! # Errors of `serde_json`
//!
//! Its messages quote values. Where you cannot avoid it, turn its error into an [`Error`] by `From`, or ask for a [`Scrubbed`]
//! value; both keep line and column and drop the message.

mod alike;
mod candidates;
mod capture;
mod debug;
mod entry;
mod error;
mod fill;
mod impls;
mod kind;
mod lines;
mod names;
mod raw;
mod raw_serde;
mod read;
mod scrub;
mod shape;
mod traits;
mod union;
mod unknown;
mod upgrade;
mod utf8;
mod write;

pub use entry::{
    convert, from_reader, from_slice, from_str, from_value, to_string, to_string_pretty, to_value,
    to_vec, to_writer,
};
pub use error::Error;
pub use fill::{FillError, Filled, FilledPointers, from_slice_filling, from_str_filling};
pub use kind::{ErrorKind, Found};
pub use lines::{Lines, lines, to_lines};
pub use raw::{RawJson, RawJsonRef};
pub use read::{MapReader, Reader, SeqReader};
pub use scrub::Scrubbed;
pub use traits::{FromJson, FromJsonOwned, ReadUnknown, ToJson, WriteUnknown};
pub use upgrade::{downgrade, upgrade, upgrade_str};
pub use write::{OpenContainer, Writer};

// What the derive's expansion reaches through `__private`; `pub` because bounds of public items name it, but not exported from here.
pub(crate) mod protocol {
    pub use super::capture::{RawCapture, RawOps};
    pub use super::names::NameTable;
    pub use super::read::{Check, Checkpoint, ObjectReader, RawName, RawRun};
    pub use super::shape::{Shape, UnknownPolicy};
    pub use super::union::{
        ReadUnion, no_variant, read_no_content, read_union, read_unit, read_value, read_value_as,
    };
    pub use super::write::tagged::{write_adjacent, write_tag, write_tagged};
}
pub(crate) use alike::alike;
pub(crate) use impls::numbers_keep_text;
pub(crate) use raw_serde::gives_source_text;
pub(crate) use read::{RunMembers, integer_out_of_range, unescape};
