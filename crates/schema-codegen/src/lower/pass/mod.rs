//! Passes over the finished model, in the order in which they run.

mod alias_root;
mod aliases;
mod annotations;
mod asserted_dates;
mod formats;
mod infinite;
mod lints;
mod nullable_root;
mod order;
mod short_names;
mod telling_unions;

pub(super) use alias_root::{ClassifiedRoots, classify_alias_roots};
pub(super) use aliases::follow_aliases;
pub(crate) use annotations::UnusedAnnotation;
pub(super) use annotations::annotate;
pub(super) use asserted_dates::keep_asserted_dates;
pub(super) use formats::{choose_formats, keep_formats_outside_fields};
pub(super) use infinite::break_infinite_types;
pub(super) use lints::{
    check, leave_out_rules_of_others, note_implied, note_left_out, note_unclassified,
};
pub(super) use nullable_root::{admit_null_at_root, refuse_null_at_root};
pub(super) use order::sort;
pub(super) use short_names::shorten_names;
pub(super) use telling_unions::hide_telling_unions;
