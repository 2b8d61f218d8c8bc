//! The schema as typed keywords, whatever its draft: every schema of a [`Document`] in one arena, with its location. A keyword is read into
//! the form of 2020-12, so no later stage knows about drafts.
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
//! | validation | read, no influence on the type; only the validation of whole documents checks it |
//! | ignored | annotations of editors and other tools, without influence |
//! | refused | a diagnostic |
//!
//! Names that start with `x-` and are not in the table are ignored. Any other name is refused, with the closest keyword named.
//! The README of this crate shows the table; a test keeps the two the same.

mod annotations;
mod applicators;
mod arena;
mod assertions;
mod dialect;
mod files;
mod identifier;
mod info;
mod json;
mod json_string;
mod keywords;
mod operand;
mod phases;
mod read;
mod reports;
mod roots;
mod rules;
mod schema;
mod subschemas;
mod syntax_error;
mod tags;
mod tree;
mod value_labels;
#[cfg(feature = "yaml")]
mod yaml;
#[cfg(not(feature = "yaml"))]
#[path = "without_yaml.rs"]
mod yaml;
#[cfg(feature = "yaml")]
mod yaml_aliases;
#[cfg(feature = "yaml")]
mod yaml_offsets;
#[cfg(feature = "yaml")]
mod yaml_scalar;

#[cfg(test)]
mod tests;

pub(crate) use arena::Document;
pub(crate) use dialect::Dialect;
pub(crate) use files::{FileId, Files, is_openapi, name_of, uri_of};
pub(crate) use json::read as read_json;
pub(crate) use keywords::find as keyword;
pub use keywords::{FoundBy, Holds, KEYWORDS, Keyword, Treatment};
pub(crate) use read::Reader;
pub(crate) use roots::CONTAINERS;
pub(crate) use schema::{JsonType, Schema, SchemaId};
pub(crate) use subschemas::{Place, map_subschemas, subschemas};
pub(crate) use tags::of_operations as tags_of_operations;
pub(crate) use tree::{Json, Member, Node};
pub(crate) use yaml::read as read_yaml;
