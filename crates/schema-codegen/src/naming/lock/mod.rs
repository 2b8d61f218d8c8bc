//! The lock of names: every Rust name that was published, and those that the next release publishes. It is a text that is committed beside
//! the schema, one name a line, sorted, so that two branches that add names merge.

mod line;
mod next;
mod read;

#[cfg(test)]
pub(super) mod tests;

pub(crate) use next::next;
pub(super) use next::type_item;
pub(crate) use read::read;

use crate::model::{Field, Pointer, ValueLabel};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What the text begins with. Lines that begin with `#` are not read; the first one tells a lock from a file of somebody else, so it stays
/// as it is.
const HEAD: &str = "\
# Rust names and what they name in the schema. The generator adds new names as pending. `names --freeze` publishes them,
# and from then on they stay, whatever is added to the schema. A name whose line is removed is free to change.
";

/// The Rust names of the types, fields, variants and constants of a schema: those that were published, which stay, and the pending ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamesLock {
    /// The name of the file, for diagnostics.
    pub(super) file: String,
    /// A type by its name, a field as `Type.field`, a variant or constant as `Type::Variant`, none of them with the mark of a raw identifier.
    pub(super) entries: BTreeMap<String, Entry>,
}

/// One name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// What it names.
    pub(super) item: Item,
    /// Whether it may still change.
    pub(super) pending: bool,
    /// What is promised of a type besides its name.
    pub(super) promise: Promise,
    /// The same as the schema has it now, which the next release promises.
    next_promise: Promise,
    /// Nothing in the schema has this name.
    is_gone: bool,
    /// Where its line begins in the text.
    offset: usize,
}

/// What is promised of a type besides its name. Nothing is of a field or a variant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Promise {
    /// The field or variant that uses the type first (see [`Use`](super::uses::Use)): there it is found again when the schema calls it otherwise.
    pub(super) used: Option<String>,
    /// Its module.
    pub(super) module: Option<String>,
    /// It implements `Eq` and `Hash`.
    pub(super) eq: bool,
}

/// What a name names in the schema.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Item {
    /// A definition, a property, the value of an enum or the tag of a branch, as the schema spells it.
    Json(String),
    /// A branch without a tag, by its type.
    Branch(String),
    /// An integer that a property lists: the integer as JSON, and the property.
    Listed(String, String),
    /// What is not declared: the field of additional members, the variant of unknown values.
    Rest,
    /// A type without a name in the schema.
    Inline,
    /// The type of the document's root.
    Root,
}

impl Item {
    /// The integer of `label`, which `field` lists.
    pub(super) fn listed(field: &Field, label: &ValueLabel) -> Self {
        Self::Listed(label.value.to_string(), field.wire_name.clone())
    }
}

impl NamesLock {
    /// The text of the lock.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = HEAD.to_owned();
        for (name, entry) in &self.entries {
            let _ = writeln!(text, "{}", line::written(name, entry));
        }
        text
    }

    /// The same with every name published, and with all that the types can do now promised.
    #[must_use]
    pub fn frozen(mut self) -> Self {
        for entry in self.entries.values_mut().filter(|entry| !entry.is_gone) {
            entry.pending = false;
            entry.promise = entry.next_promise.clone();
        }
        self
    }

    /// The lines of the names that were not published yet.
    pub fn pending(&self) -> impl Iterator<Item = String> {
        self.lines(|entry| entry.pending)
    }

    /// The lines of the names that were published, and that nothing in the schema has.
    pub fn gone(&self) -> impl Iterator<Item = String> {
        self.lines(|entry| entry.is_gone)
    }

    fn lines(&self, is_meant: impl Fn(&Entry) -> bool) -> impl Iterator<Item = String> {
        let found = self.entries.iter();
        let found = found.filter(move |(_, entry)| is_meant(entry));
        found.map(|(name, entry)| line::written(name, entry))
    }

    /// What was published under `name`.
    pub(super) fn published(&self, name: &str) -> Option<&Entry> {
        self.entries.get(name).filter(|entry| !entry.pending)
    }

    /// The published types.
    pub(super) fn types(&self) -> impl Iterator<Item = (&str, &Entry)> {
        let published = self.entries.iter().filter(|(_, entry)| !entry.pending);
        let types = published.filter(|(name, _)| owner(name).is_none());
        types.map(|(name, entry)| (name.as_str(), entry))
    }

    /// The published fields, or variants and constants, of the type `owner`, by their own names; `separator` says which.
    pub(super) fn members<'a>(
        &'a self,
        owner: &str,
        separator: &str,
    ) -> impl Iterator<Item = (&'a str, &'a Item)> {
        let prefix = format!("{owner}{separator}");
        let after = self.entries.range(prefix.clone()..);
        let of_owner =
            after.map_while(move |(name, entry)| Some((name.strip_prefix(&prefix)?, entry)));
        let published = of_owner.filter(|(_, entry)| !entry.pending);
        published.map(|(name, entry)| (name, &entry.item))
    }

    /// Where the line of `name` is, for diagnostics.
    fn pointer(&self, name: &str) -> Pointer {
        Pointer::root_of(&self.file).join(name)
    }
}

/// The type that the field or variant `name` is of, what separates the two, and the name of the field or variant itself.
fn owner(name: &str) -> Option<(&str, &str, &str)> {
    [FIELD, VARIANT].into_iter().find_map(|separator| {
        let (owner, member) = name.split_once(separator)?;
        Some((owner, separator, member))
    })
}

/// Between a type and its field.
pub(super) const FIELD: &str = ".";

/// Between a type and its variant or constant.
pub(super) const VARIANT: &str = "::";
