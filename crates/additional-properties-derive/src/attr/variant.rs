//! Attributes of an enum variant.

use syn::Attribute;
use syn::meta::ParseNestedMeta;

use super::parse::{Dialect, by_direction, for_each_key, key_span, string};
use super::set::{ByDirection, Set};
use super::types::{name, refuse, unknown_key};
use super::unsupported;
use crate::errors::Errors;

/// Everything that is said about one variant.
#[derive(Default)]
pub(crate) struct VariantAttrs {
    /// The variant that keeps what no other one stands for.
    pub(crate) unknown: Set<()>,
    pub(crate) rename: ByDirection<String>,
    pub(crate) aliases: Vec<String>,
}

impl VariantAttrs {
    /// Reads all attributes of one variant.
    pub(crate) fn read(attributes: &[Attribute], errors: &Errors) -> Self {
        let mut found = Self::default();
        for_each_key(attributes, errors, |dialect, key, meta| match dialect {
            Dialect::Ours => found.read_ours(key, meta, errors),
            Dialect::Serde => found.read_serde(key, meta, errors),
        });
        found
    }

    fn read_ours(
        &mut self,
        key: &str,
        meta: &ParseNestedMeta<'_>,
        errors: &Errors,
    ) -> syn::Result<()> {
        match key {
            "unknown" => self.unknown.put(errors, key_span(meta), key, ()),
            _ => return Err(meta.error(unknown_key(key))),
        }
        Ok(())
    }

    fn read_serde(
        &mut self,
        key: &str,
        meta: &ParseNestedMeta<'_>,
        errors: &Errors,
    ) -> syn::Result<()> {
        match key {
            "rename" => by_direction(meta, errors, key, &mut self.rename, name)?,
            "alias" => self.aliases.push(string(meta)?.value()),
            _ => return Err(refuse(key, meta, unsupported::on_variant(key))),
        }
        Ok(())
    }
}
