//! Attributes of an enum variant.

use super::parse::{Meta, for_each_key, two_ways};
use super::set::{Rename, Set};
use super::types::{refuse, text, unknown_key};
use super::unsupported;
use crate::errors::Errors;
use crate::input::{Attributes, Dialect};

/// Everything that is said about one variant.
#[derive(Default)]
pub(crate) struct VariantAttrs {
    /// The variant that keeps what no other one stands for.
    pub(crate) unknown: Set<()>,
    pub(crate) rename: Rename<String>,
    pub(crate) aliases: Vec<String>,
}

impl VariantAttrs {
    /// Reads all attributes of one variant.
    pub(crate) fn read(attributes: &Attributes, errors: &Errors) -> Self {
        let mut found = Self::default();
        for_each_key(attributes, errors, |dialect, key, meta| match dialect {
            Dialect::Ours => found.read_ours(key, meta, errors),
            Dialect::Serde => found.read_serde(key, meta, errors),
        });
        found
    }

    fn read_ours(&mut self, key: &str, meta: &Meta<'_>, errors: &Errors) -> syn::Result<()> {
        match key {
            "unknown" => self.unknown.put(errors, meta.span(), key, ()),
            _ => return Err(meta.error(unknown_key(key))),
        }
        Ok(())
    }

    fn read_serde(&mut self, key: &str, meta: &Meta<'_>, errors: &Errors) -> syn::Result<()> {
        match key {
            "rename" => two_ways(meta, errors, key, &mut self.rename, text)?,
            "alias" => self.aliases.push(meta.text()?.value),
            _ => return Err(refuse(key, meta, unsupported::on_variant(key))),
        }
        Ok(())
    }
}
