//! Attributes of an enum variant.

use syn::Attribute;
use syn::meta::ParseNestedMeta;

use super::parse::{Dialect, by_direction, for_each_key, key_span, string};
use super::set::{ByDirection, Set};
use super::tag::{TagValue, one_or_list, one_or_more_strings};
use super::types::{name, refuse, unknown_key};
use super::{Codec, Constraint, unsupported};
use crate::errors::Errors;

/// Everything that is said about one variant.
#[derive(Default)]
pub(crate) struct VariantAttrs {
    /// The variant that keeps what no other one stands for.
    pub(crate) unknown: Set<()>,
    /// The values of the tag that select it.
    pub(crate) tags: Set<Vec<TagValue>>,
    /// Members without which a value is not this variant.
    pub(crate) requires: Set<Vec<String>>,
    /// Members with which a value is not this variant.
    pub(crate) forbids: Set<Vec<String>>,
    pub(crate) codec: Set<Codec>,
    /// What is asserted of the value inside.
    pub(crate) constraints: Vec<Constraint>,
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
        let span = key_span(meta);
        match key {
            "unknown" => self.unknown.put(errors, span, key, ()),
            "tag" => self.tags.put(errors, span, key, one_or_list(meta)?),
            "requires" => self
                .requires
                .put(errors, span, key, one_or_more_strings(meta)?),
            "forbids" => self
                .forbids
                .put(errors, span, key, one_or_more_strings(meta)?),
            "codec" => self
                .codec
                .put(errors, span, key, Codec::parse(&string(meta)?)?),
            _ => match Constraint::read(key, meta)? {
                Some(constraint) => self.constraints.push(constraint),
                None => return Err(meta.error(unknown_key(key))),
            },
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
