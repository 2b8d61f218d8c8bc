//! The types of the standard library, of `serde_json` and of chrono on the JSON path.
//!
//! They accept and refuse what serde's implementations do.

#[cfg(feature = "chrono")]
mod chrono;
mod lists;
mod maps;
mod scalars;
mod std_types;
mod strings;
mod tuples;
mod value;
mod wrappers;

pub(crate) use value::numbers_keep_text;
