//! The names of a member or of an enum value: the written one, the read one, and the aliases.

use syn::Ident;
use syn::ext::IdentExt as _;

use crate::attr::{ByDirection, Case};

/// The names of one member.
pub(crate) struct Names {
    pub(crate) serialize: String,
    pub(crate) deserialize: String,
    pub(crate) aliases: Vec<String>,
}

impl Names {
    /// Decides the names: `rename` where given, else what `rename_all` makes of the identifier.
    pub(super) fn new(
        ident: &Ident,
        rename: &ByDirection<String>,
        aliases: &[String],
        case: &ByDirection<Case>,
        convert: impl Fn(Case, &str) -> String,
    ) -> Self {
        let ident = unraw(ident);
        let name = |rename: Option<&String>, case: Option<&Case>| match (rename, case) {
            (Some(rename), _) => rename.clone(),
            (None, Some(case)) => convert(*case, &ident),
            (None, None) => ident.clone(),
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

    /// Every name that is read; aliases come last.
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

/// The name of an identifier without `r#`, as it stands in data.
pub(crate) fn unraw(ident: &Ident) -> String {
    ident.unraw().to_string()
}
