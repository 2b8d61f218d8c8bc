//! A type and the published name that it may have, in the order in which names are given.

use crate::model::TypeId;

/// A type of the schema and a published name that may be its own. The best one is the least.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Match<'a> {
    /// Not at the very field, tag or index where the name was published.
    pub(super) is_elsewhere: bool,
    /// How much of a thousand differs.
    pub(super) difference: usize,
    /// The type would not get the name if it were new.
    pub(super) is_called_otherwise: bool,
    /// The branch has another index.
    pub(super) has_moved: bool,
    pub(super) name: &'a str,
    pub(super) id: TypeId,
}
