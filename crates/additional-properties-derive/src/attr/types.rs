//! Attributes of the struct or enum itself.

use proc_macro2::Span;
use syn::punctuated::Punctuated;
use syn::{LitStr, Path, Token, WherePredicate};

use super::parse::{Meta, for_each_key, two_ways};
use super::set::{Rename, Set};
use super::{Case, Constraint, DefaultValue, Sensitivity, unsupported};
use crate::errors::Errors;
use crate::input::{Attributes, Dialect};

/// The paths and extras that the type asks for.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Flags(u8);

impl Flags {
    const SERDE: u8 = 1;
    const JSON: u8 = 2;
    const DEBUG: u8 = 4;
    const SCHEMARS: u8 = 8;

    /// Implement serde's two traits. This is also what happens when no flag is given.
    pub(crate) fn serde(self) -> bool {
        self.0 == 0 || self.0 & Self::SERDE != 0
    }

    /// Implement the JSON path's two traits.
    pub(crate) fn json(self) -> bool {
        self.0 & Self::JSON != 0
    }

    /// Implement a redacting `Debug` and what it stands on.
    pub(crate) fn debug(self) -> bool {
        self.0 & Self::DEBUG != 0
    }

    /// Implement `JsonSchema`.
    pub(crate) fn schemars(self) -> bool {
        self.0 & Self::SCHEMARS != 0
    }
}

/// Everything that is said about the type as a whole.
#[derive(Default)]
pub(crate) struct TypeAttrs {
    pub(crate) flags: Flags,
    /// Where the runtime crate is, when not at `::additional_properties`.
    pub(crate) krate: Set<Path>,
    pub(crate) sensitive: Set<Sensitivity>,
    pub(crate) deny_unknown: Set<()>,
    /// What is asserted of a struct as a whole: how many members it has.
    pub(crate) constraints: Vec<Constraint>,
    pub(crate) rename: Rename<String>,
    pub(crate) rename_all: Rename<Case>,
    pub(crate) default: Set<DefaultValue>,
    pub(crate) bound: Rename<Vec<WherePredicate>>,
    pub(crate) expecting: Set<String>,
}

impl TypeAttrs {
    /// Reads all attributes of the type.
    pub(crate) fn read(attributes: &Attributes, errors: &Errors) -> Self {
        let mut found = Self::default();
        for_each_key(attributes, errors, |dialect, key, meta| match dialect {
            Dialect::Ours => found.read_ours(key, meta, errors),
            Dialect::Serde => found.read_serde(key, meta, errors),
        });
        found
    }

    fn read_ours(&mut self, key: &str, meta: &Meta<'_>, errors: &Errors) -> syn::Result<()> {
        let span = meta.span();
        match key {
            "serde" => self.flags.0 |= Flags::SERDE,
            "json" => self.flags.0 |= Flags::JSON,
            "debug" => self.flags.0 |= Flags::DEBUG,
            "schemars" => self.flags.0 |= Flags::SCHEMARS,
            "crate" => self.krate.put(errors, span, key, meta.parsed()?),
            "deny_unknown" => self.deny_unknown.put(errors, span, key, ()),
            "sensitive" => {
                self.sensitive
                    .put(errors, span, key, Sensitivity::parse(&meta.text()?)?);
            }
            "min_properties" | "max_properties" => {
                self.constraints.extend(Constraint::read(key, meta)?);
            }
            _ => return Err(meta.error(unknown_key(key))),
        }
        Ok(())
    }

    fn read_serde(&mut self, key: &str, meta: &Meta<'_>, errors: &Errors) -> syn::Result<()> {
        let span = meta.span();
        match key {
            "rename" => two_ways(meta, errors, key, &mut self.rename, text)?,
            "rename_all" => two_ways(meta, errors, key, &mut self.rename_all, |meta| {
                Case::parse(&meta.text()?)
            })?,
            "bound" => two_ways(meta, errors, key, &mut self.bound, predicates)?,
            "deny_unknown_fields" => self.deny_unknown.put(errors, span, key, ()),
            "default" => self
                .default
                .put(errors, span, key, DefaultValue::read(meta)?),
            "expecting" => self.expecting.put(errors, span, key, meta.text()?.value),
            // Serde is reached through the runtime crate, so its own place does not matter.
            "crate" => drop(meta.value::<LitStr>()?),
            _ => return Err(refuse(key, meta, unsupported::on_type(key))),
        }
        Ok(())
    }
}

/// `key = "text"`.
pub(super) fn text(meta: &Meta<'_>) -> syn::Result<String> {
    Ok(meta.text()?.value)
}

/// `bound = "T: Trait, ..."`.
pub(super) fn predicates(meta: &Meta<'_>) -> syn::Result<Vec<WherePredicate>> {
    let list = meta.parsed_with(Punctuated::<WherePredicate, Token![,]>::parse_terminated)?;
    Ok(list.into_iter().collect())
}

/// The message for a key of ours that does not exist here.
pub(super) fn unknown_key(key: &str) -> String {
    format!("unknown key `{key}` in `additional_properties(..)`")
}

/// The rejection of a serde key, with the reason if it is a known one.
pub(super) fn refuse(key: &str, meta: &Meta<'_>, reason: Option<&str>) -> syn::Error {
    let span: Span = meta.span();
    match reason {
        Some(reason) => syn::Error::new(span, format!("`serde({key})` is not supported: {reason}")),
        None => syn::Error::new(span, format!("unknown serde attribute `{key}`")),
    }
}
