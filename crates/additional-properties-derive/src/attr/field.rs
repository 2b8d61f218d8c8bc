//! Attributes of a field.

use syn::meta::ParseNestedMeta;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::token::Paren;
use syn::{Attribute, ExprPath, Ident, Lifetime, LitStr, Token, WherePredicate, parenthesized};

use super::parse::{
    Dialect, by_direction, for_each_key, has_value, key_span, marker, parsed, parsed_with, string,
};
use super::set::{ByDirection, Set};
use super::types::{name, predicates, refuse, unknown_key};
use super::{Constraint, Sensitivity, fill, unsupported};
use crate::errors::Errors;

/// Where the value of a missing member comes from.
#[derive(Clone)]
pub(crate) enum DefaultValue {
    /// `default`
    Trait,
    /// `default = "path"`
    Call(Box<ExprPath>),
}

impl DefaultValue {
    pub(super) fn read(meta: &ParseNestedMeta<'_>) -> syn::Result<Self> {
        if has_value(meta) {
            Ok(Self::Call(Box::new(parsed(meta)?)))
        } else {
            Ok(Self::Trait)
        }
    }
}

/// Which lifetimes of the field borrow from the input.
pub(crate) enum Borrow {
    /// `borrow`
    All,
    /// `borrow = "'a + 'b"`
    Named(Vec<Lifetime>),
}

/// `codec = ".."`: how the value is encoded, where its type alone does not say so.
pub(crate) enum Codec {
    Rfc3339,
    Integer,
    /// `"(_, integer)"`: the codec of each element of a tuple, or none.
    Tuple(Vec<Option<Codec>>),
}

impl Codec {
    pub(super) fn parse(name: &LitStr) -> syn::Result<Self> {
        name.parse_with(Self::read).map_err(|_| {
            let expected = "unknown codec, expected \"rfc3339\", \"integer\", or one for each element of a tuple: \"(_, integer)\"";
            syn::Error::new(name.span(), expected)
        })
    }

    fn read(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(Paren) {
            let elements;
            parenthesized!(elements in input);
            let each = elements.parse_terminated(Self::read_element, Token![,])?;
            return Ok(Self::Tuple(each.into_iter().collect()));
        }
        let name: Ident = input.parse()?;
        if name == "rfc3339" {
            Ok(Self::Rfc3339)
        } else if name == "integer" {
            Ok(Self::Integer)
        } else {
            Err(input.error("unknown codec"))
        }
    }

    fn read_element(input: ParseStream<'_>) -> syn::Result<Option<Self>> {
        if input.parse::<Option<Token![_]>>()?.is_some() {
            return Ok(None);
        }
        Self::read(input).map(Some)
    }

    /// True for the codec of integers, or a tuple that has one.
    pub(crate) fn has_integers(&self) -> bool {
        match self {
            Self::Rfc3339 => false,
            Self::Integer => true,
            Self::Tuple(each) => each.iter().flatten().any(Self::has_integers),
        }
    }
}

/// Everything that is said about one field.
#[derive(Default)]
pub(crate) struct FieldAttrs {
    pub(crate) container: Set<()>,
    pub(crate) required: Set<()>,
    pub(crate) optional: Set<()>,
    pub(crate) sensitive: Set<Sensitivity>,
    /// The type does not implement `Inspect`; only its `Debug` is used.
    pub(crate) opaque: Set<()>,
    pub(crate) codec: Set<Codec>,
    /// `fill = ..`: what the member gets where it is missing in text of an earlier version, as JSON.
    pub(crate) fill: Set<String>,
    pub(crate) constraints: Vec<Constraint>,
    pub(crate) rename: ByDirection<String>,
    pub(crate) aliases: Vec<String>,
    pub(crate) default: Set<DefaultValue>,
    pub(crate) skip_serializing: Set<()>,
    pub(crate) skip_deserializing: Set<()>,
    pub(crate) skip_serializing_if: Set<ExprPath>,
    pub(crate) serialize_with: Set<ExprPath>,
    pub(crate) deserialize_with: Set<ExprPath>,
    pub(crate) borrow: Set<Borrow>,
    pub(crate) bound: ByDirection<Vec<WherePredicate>>,
}

impl FieldAttrs {
    /// Reads all attributes of one field.
    pub(crate) fn read(attributes: &[Attribute], errors: &Errors) -> Self {
        let mut found = Self::default();
        if let Some(span) = marker(attributes) {
            found
                .container
                .put(errors, span, "additional_properties", ());
        }
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
            "required" => self.required.put(errors, span, key, ()),
            "optional" => self.optional.put(errors, span, key, ()),
            "opaque" => self.opaque.put(errors, span, key, ()),
            "sensitive" => {
                self.sensitive
                    .put(errors, span, key, Sensitivity::parse(&string(meta)?)?);
            }
            "codec" => self
                .codec
                .put(errors, span, key, Codec::parse(&string(meta)?)?),
            "fill" => self.fill.put(errors, span, key, fill::read(meta)?),
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
        let span = key_span(meta);
        match key {
            "flatten" => self.container.put(errors, span, key, ()),
            "rename" => by_direction(meta, errors, key, &mut self.rename, name)?,
            "alias" => self.aliases.push(string(meta)?.value()),
            "default" => self
                .default
                .put(errors, span, key, DefaultValue::read(meta)?),
            "skip" => {
                self.skip_serializing.put(errors, span, key, ());
                self.skip_deserializing.put(errors, span, key, ());
            }
            "skip_serializing" => self.skip_serializing.put(errors, span, key, ()),
            "skip_deserializing" => self.skip_deserializing.put(errors, span, key, ()),
            "skip_serializing_if" => {
                self.skip_serializing_if
                    .put(errors, span, key, parsed(meta)?);
            }
            "with" => self.read_with(meta, errors)?,
            "serialize_with" => self.serialize_with.put(errors, span, key, parsed(meta)?),
            "deserialize_with" => self.deserialize_with.put(errors, span, key, parsed(meta)?),
            "borrow" => self.borrow.put(errors, span, key, Borrow::read(meta)?),
            "bound" => by_direction(meta, errors, key, &mut self.bound, predicates)?,
            _ => return Err(refuse(key, meta, unsupported::on_field(key))),
        }
        Ok(())
    }

    /// `with = "module"` stands for the two functions of that module.
    fn read_with(&mut self, meta: &ParseNestedMeta<'_>, errors: &Errors) -> syn::Result<()> {
        let span = key_span(meta);
        let module: ExprPath = parsed(meta)?;
        let function = |name: &str| {
            let mut path = module.clone();
            path.path.segments.push(syn::Ident::new(name, span).into());
            path
        };
        self.serialize_with
            .put(errors, span, "with", function("serialize"));
        self.deserialize_with
            .put(errors, span, "with", function("deserialize"));
        Ok(())
    }
}

impl Borrow {
    fn read(meta: &ParseNestedMeta<'_>) -> syn::Result<Self> {
        if !has_value(meta) {
            return Ok(Self::All);
        }
        let named = parsed_with(
            meta,
            Punctuated::<Lifetime, Token![+]>::parse_separated_nonempty,
        )?;
        Ok(Self::Named(named.into_iter().collect()))
    }
}
