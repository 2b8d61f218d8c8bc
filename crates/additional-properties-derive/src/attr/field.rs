//! Attributes of a field.

use syn::meta::ParseNestedMeta;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::token::Paren;
use syn::{Attribute, ExprPath, Ident, Lifetime, LitStr, Token, WherePredicate, parenthesized};

use super::parse::{Dialect, Key, for_each_key, has_value, marker, parsed, parsed_with, string};
use super::set::{ByDirection, Set};
use super::types::{name, predicates};
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
        for_each_key(attributes, errors, |key| match key.dialect {
            Dialect::Ours => found.read_ours(key),
            Dialect::Serde => found.read_serde(key),
        });
        found
    }

    fn read_ours(&mut self, key: &Key<'_, '_>) -> syn::Result<()> {
        let meta = key.meta;
        match key.name.as_str() {
            "required" => key.put(&mut self.required, ()),
            "optional" => key.put(&mut self.optional, ()),
            "opaque" => key.put(&mut self.opaque, ()),
            "sensitive" => key.put(&mut self.sensitive, Sensitivity::parse(&string(meta)?)?),
            "codec" => key.put(&mut self.codec, Codec::parse(&string(meta)?)?),
            "fill" => key.put(&mut self.fill, fill::read(meta)?),
            _ => key.constraint(&mut self.constraints)?,
        }
        Ok(())
    }

    fn read_serde(&mut self, key: &Key<'_, '_>) -> syn::Result<()> {
        let meta = key.meta;
        match key.name.as_str() {
            "flatten" => key.put(&mut self.container, ()),
            "rename" => key.by_direction(&mut self.rename, name)?,
            "alias" => self.aliases.push(string(meta)?.value()),
            "default" => key.put(&mut self.default, DefaultValue::read(meta)?),
            "skip" => {
                key.put(&mut self.skip_serializing, ());
                key.put(&mut self.skip_deserializing, ());
            }
            "skip_serializing" => key.put(&mut self.skip_serializing, ()),
            "skip_deserializing" => key.put(&mut self.skip_deserializing, ()),
            "skip_serializing_if" => key.put(&mut self.skip_serializing_if, parsed(meta)?),
            "with" => self.read_with(key)?,
            "serialize_with" => key.put(&mut self.serialize_with, parsed(meta)?),
            "deserialize_with" => key.put(&mut self.deserialize_with, parsed(meta)?),
            "borrow" => key.put(&mut self.borrow, Borrow::read(meta)?),
            "bound" => key.by_direction(&mut self.bound, predicates)?,
            _ => return Err(key.refuse(unsupported::on_field(&key.name))),
        }
        Ok(())
    }

    /// `with = "module"` stands for the two functions of that module.
    fn read_with(&mut self, key: &Key<'_, '_>) -> syn::Result<()> {
        let module: ExprPath = parsed(key.meta)?;
        let function = |name: &str| {
            let mut path = module.clone();
            path.path.segments.push(Ident::new(name, key.span()).into());
            path
        };
        key.put(&mut self.serialize_with, function("serialize"));
        key.put(&mut self.deserialize_with, function("deserialize"));
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
