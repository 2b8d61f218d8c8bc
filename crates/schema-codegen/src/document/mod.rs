//! The schema as typed keywords, whatever its draft.
//!
//! In: text. Out: a [`Document`]: every schema of it in one arena, in one form, with its address. A keyword is read into the form of
//! 2020-12, so no later stage knows about drafts. What a keyword *means* for a type does not belong here.
//!
//! # Keywords
//!
//! [`KEYWORDS`] is the one table. Treatments:
//!
//! | treatment | what happens |
//! | --- | --- |
//! | shape | decides the type |
//! | constraint | kept with the type for `validate` and the docs, never enforced while decoding |
//! | annotation | documentation |
//! | validation | read and checked, no influence on the type |
//! | ignored | annotations of editors and other tools, without influence |
//! | refused | a diagnostic |
//!
//! Names that start with `x-` and are not in the table are ignored. Any other name is refused, with the closest keyword named.
//! The README of this crate shows the table; a test keeps the two the same.

mod about;
mod anchors;
mod annotations;
mod assertions;
mod chosen;
mod dialect;
mod inner;
mod keywords;
mod literal;
mod offsets;
mod phases;
mod plain;
mod read;
mod reader;
mod rules;
mod schema;
mod string;
mod tree;
mod yaml;

#[cfg(test)]
mod tests;

pub use keywords::{KEYWORDS, Keyword, Treatment};
pub(crate) use read::{Document, read};
pub(crate) use reader::read as read_json;
pub(crate) use schema::{JsonType, Schema, SchemaId};
pub(crate) use tree::Node;
pub(crate) use yaml::read as read_yaml;
