//! The names of a member or of a value: written, read, and the aliases.

use syn::Ident;

use crate::attr::{Case, Rename, plain_name};

/// The names of one member.
pub(crate) struct Names {
    pub(crate) serialize: String,
    pub(crate) deserialize: String,
    pub(crate) aliases: Vec<String>,
}

impl Names {
    /// Decides the names: an own one, else what the rule for all makes of the identifier.
    pub(super) fn new(
        ident: &Ident,
        rename: &Rename<String>,
        aliases: &[String],
        case: &Rename<Case>,
        spell: impl Fn(Case, &str) -> String,
    ) -> Self {
        let plain = plain_name(ident);
        let name = |own: Option<&String>, all: Option<&Case>| match (own, all) {
            (Some(own), _) => own.clone(),
            (None, Some(case)) => spell(*case, &plain),
            (None, None) => plain.clone(),
        };
        let mut names = Self {
            serialize: name(rename.serialize.get(), case.serialize.get()),
            deserialize: name(rename.deserialize.get(), case.deserialize.get()),
            aliases: Vec::new(),
        };
        for alias in aliases {
            if *alias != names.deserialize && !names.aliases.contains(alias) {
                names.aliases.push(alias.clone());
            }
        }
        names
    }

    /// Every name that is read: the usual one first.
    pub(crate) fn read(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.deserialize.as_str()).chain(self.aliases.iter().map(String::as_str))
    }

    /// Every name, read or written, each once.
    pub(crate) fn all(&self) -> impl Iterator<Item = &str> {
        let written =
            Some(self.serialize.as_str()).filter(|name| self.read().all(|read| read != *name));
        written.into_iter().chain(self.read())
    }
}
