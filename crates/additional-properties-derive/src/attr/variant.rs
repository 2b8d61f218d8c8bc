//! Attributes of an enum variant.

use syn::Attribute;

use super::parse::{Dialect, Key, for_each_key, string};
use super::set::{ByDirection, Set};
use super::tag::{TagValue, one_or_list, one_or_more_strings};
use super::types::name;
use super::unsupported::EnumKind;
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
    pub(crate) fn read(attributes: &[Attribute], kind: EnumKind, errors: &Errors) -> Self {
        let mut found = Self::default();
        for_each_key(attributes, errors, |key| match key.dialect {
            Dialect::Ours => found.read_ours(key),
            Dialect::Serde => found.read_serde(key, kind),
        });
        found
    }

    fn read_ours(&mut self, key: &Key<'_, '_>) -> syn::Result<()> {
        let meta = key.meta;
        match key.name.as_str() {
            "unknown" => key.put(&mut self.unknown, ()),
            "tag" => key.put(&mut self.tags, one_or_list(meta)?),
            "requires" => key.put(&mut self.requires, one_or_more_strings(meta)?),
            "forbids" => key.put(&mut self.forbids, one_or_more_strings(meta)?),
            "codec" => key.put(&mut self.codec, Codec::parse(&string(meta)?)?),
            _ => key.constraint(&mut self.constraints)?,
        }
        Ok(())
    }

    fn read_serde(&mut self, key: &Key<'_, '_>, kind: EnumKind) -> syn::Result<()> {
        let meta = key.meta;
        match key.name.as_str() {
            "rename" => key.by_direction(&mut self.rename, name)?,
            "alias" => self.aliases.push(string(meta)?.value()),
            _ => return Err(key.refuse(unsupported::on_variant(&key.name, kind))),
        }
        Ok(())
    }
}
