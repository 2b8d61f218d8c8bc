//! Attributes of the struct or enum itself.

use syn::meta::ParseNestedMeta;
use syn::punctuated::Punctuated;
use syn::{Attribute, Path, Token, WherePredicate, parenthesized, token};

use super::parse::{Dialect, Key, for_each_key, parsed, parsed_with, string};
use super::set::{ByDirection, Set};
use super::tag::one_or_more_strings;
use super::{Case, Constraint, DefaultValue, Flags, Sensitivity, unsupported};
use crate::errors::Errors;

/// Everything that is said about the type as a whole.
#[derive(Default)]
pub(crate) struct TypeAttrs {
    pub(crate) flags: Flags,
    /// Where the runtime crate is, when not at `::additional_properties`.
    pub(crate) krate: Set<Path>,
    pub(crate) sensitive: Set<Sensitivity>,
    /// Where the tag of a union is: names of members, from the outside in.
    pub(crate) tag: Set<Vec<String>>,
    /// Which integers the variants of a union cannot hold, though they are valid.
    pub(crate) unread_integers: Set<()>,
    /// serde's `tag`, which is no member of the variants.
    pub(crate) serde_tag: Set<String>,
    /// serde's `content`.
    pub(crate) content: Set<String>,
    /// Unknown members are errors; and who says so.
    pub(crate) deny_unknown: Set<Dialect>,
    /// What is asserted of the struct, enum or union as a whole.
    pub(crate) constraints: Vec<Constraint>,
    pub(crate) rename: ByDirection<String>,
    pub(crate) rename_all: ByDirection<Case>,
    pub(crate) default: Set<DefaultValue>,
    pub(crate) bound: ByDirection<Vec<WherePredicate>>,
    pub(crate) expecting: Set<String>,
    /// `#[repr(packed)]`, which is the compiler's: references to fields may not be made.
    pub(crate) packed: bool,
}

impl TypeAttrs {
    /// Reads all attributes of the type.
    pub(crate) fn read(attributes: &[Attribute], errors: &Errors) -> Self {
        let mut found = Self {
            packed: attributes.iter().any(is_packed),
            ..Self::default()
        };
        for_each_key(attributes, errors, |key| match key.dialect {
            Dialect::Ours => found.read_ours(key),
            Dialect::Serde => found.read_serde(key),
        });
        found
    }

    /// Whether the struct is closed by our own word: serde's leaves it readable by position.
    pub(crate) fn is_closed(&self) -> bool {
        matches!(self.deny_unknown.get(), Some(Dialect::Ours))
    }

    fn read_ours(&mut self, key: &Key<'_, '_>) -> syn::Result<()> {
        let meta = key.meta;
        match key.name.as_str() {
            "crate" => key.put(&mut self.krate, parsed(meta)?),
            "tag" => key.put(&mut self.tag, one_or_more_strings(meta)?),
            "deny_unknown" => key.put(&mut self.deny_unknown, Dialect::Ours),
            "sensitive" => key.put(&mut self.sensitive, Sensitivity::parse(&string(meta)?)?),
            "unread_integers" => key.put(&mut self.unread_integers, ()),
            _ if self.flags.read(&key.name, meta)? => {}
            name => match Constraint::read(name, meta)? {
                Some(constraint) if constraint.is_of_object() => self.constraints.push(constraint),
                _ => return Err(key.unknown()),
            },
        }
        Ok(())
    }

    fn read_serde(&mut self, key: &Key<'_, '_>) -> syn::Result<()> {
        let meta = key.meta;
        match key.name.as_str() {
            "rename" => key.by_direction(&mut self.rename, name)?,
            "rename_all" => {
                key.by_direction(&mut self.rename_all, |meta| Case::parse(&string(meta)?))?;
            }
            "bound" => key.by_direction(&mut self.bound, predicates)?,
            "deny_unknown_fields" => key.put(&mut self.deny_unknown, Dialect::Serde),
            "default" => key.put(&mut self.default, DefaultValue::read(meta)?),
            "tag" => key.put(&mut self.serde_tag, string(meta)?.value()),
            "content" => key.put(&mut self.content, string(meta)?.value()),
            "expecting" => key.put(&mut self.expecting, string(meta)?.value()),
            // The expansion reaches serde through the runtime crate, so serde's own path does not matter.
            "crate" => drop(string(meta)?),
            _ => return Err(key.refuse(unsupported::on_type(&key.name))),
        }
        Ok(())
    }
}

/// Whether it is `#[repr(packed)]` or `#[repr(C, packed(2))]`.
fn is_packed(attribute: &Attribute) -> bool {
    let mut found = false;
    if attribute.path().is_ident("repr") {
        // What is wrong in it the compiler says itself.
        let _ = attribute.parse_nested_meta(|meta| {
            found |= meta.path.is_ident("packed");
            if meta.input.peek(token::Paren) {
                let size;
                parenthesized!(size in meta.input);
                size.parse::<proc_macro2::TokenStream>()?;
            }
            Ok(())
        });
    }
    found
}

/// `rename = "name"`.
pub(super) fn name(meta: &ParseNestedMeta<'_>) -> syn::Result<String> {
    Ok(string(meta)?.value())
}

/// `bound = "T: Trait, ..."`.
pub(super) fn predicates(meta: &ParseNestedMeta<'_>) -> syn::Result<Vec<WherePredicate>> {
    let list = parsed_with(
        meta,
        Punctuated::<WherePredicate, Token![,]>::parse_terminated,
    )?;
    Ok(list.into_iter().collect())
}
