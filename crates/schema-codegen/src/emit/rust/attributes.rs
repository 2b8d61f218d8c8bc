//! The attributes of items and fields: derives, paths behind features, what the derives are told.

use super::literal;
use super::paths::Paths;
use crate::content::since;
use crate::model::{Field, Shape, TypeId};
use crate::plan::{self, Ident, Plan};
use crate::rust_types::{Attribute, External, Literal, RustField, Setting};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// Derives and container attributes of one type.
pub(super) fn of_type(plan: &Plan, paths: &Paths<'_>, id: TypeId) -> TokenStream {
    let def = plan.type_def(id);
    let ours = paths.external(match def.shape {
        Shape::Enum(_) => External::OpenEnum,
        Shape::Union(_) => External::Union,
        Shape::Struct(_) | Shape::Alias(_) => External::AdditionalProperties,
    });
    let former_names = since::former_names(plan, id);
    let names = std::iter::once(def.wire_name.as_str()).chain(former_names);
    let aliases = names.filter_map(|name| alias(name, &plan.type_name(id).ident));
    let eq = plan.facts.eq[id.0].then(|| quote!(Eq, Hash,));
    let ord = matches!(def.shape, Shape::Enum(_)).then(|| quote!(PartialOrd, Ord,));
    let deprecated = def.docs.deprecated.then(|| quote!(#[deprecated]));
    let decided = &plan.rust.types[id.0];
    let flags = flags(
        if paths.are_borrowed() {
            plan::Paths::Json
        } else {
            plan.options.paths
        },
        &list(&decided.attributes),
    );
    let rename_all = decided
        .renames
        .all
        .map(|rule| quote!(#[serde(rename_all = #rule)]));
    quote! {
        #(#aliases)*
        #deprecated
        #[derive(Clone, PartialEq, #eq #ord #ours)]
        #flags
        #rename_all
        #[non_exhaustive]
    }
}

/// Which impls the derive makes, and what else the plan decided for the type.
fn flags(paths: plan::Paths, entries: &[TokenStream]) -> TokenStream {
    match paths {
        plan::Paths::Both => quote!(#[additional_properties(debug, serde, json #(, #entries)*)]),
        plan::Paths::Serde => quote!(#[additional_properties(debug, serde #(, #entries)*)]),
        plan::Paths::Json => quote!(#[additional_properties(debug, json #(, #entries)*)]),
        // The derive reads doc comments for schemars, which costs every build: so schemars stays a flag that is off with its feature.
        plan::Paths::Features => quote! {
            #[additional_properties(debug, features(serde, json) #(, #entries)*)]
            #[cfg_attr(feature = "schemars", additional_properties(schemars))]
        },
    }
}

/// The entries that the plan decided; nothing where there are none.
pub(super) fn entries(attributes: &[Attribute]) -> Option<TokenStream> {
    let entries = list(attributes);
    (!entries.is_empty()).then(|| quote!(#[additional_properties(#(#entries),*)]))
}

pub(super) fn list(attributes: &[Attribute]) -> Vec<TokenStream> {
    let entry = |Attribute { key, setting }: &Attribute| {
        let key = format_ident!("{key}");
        match setting {
            Setting::Flag => quote!(#key),
            Setting::Equals(value) => {
                let value = literal::json(value);
                quote!(#key = #value)
            }
            Setting::Inside(inside) => {
                let inside = list(inside);
                quote!(#key(#(#inside),*))
            }
            Setting::List(values) => {
                let values = values.iter().map(|entry| match entry {
                    Literal::Value(value) => literal::json(value),
                    Literal::Word(word) => {
                        let word = format_ident!("{word}");
                        quote!(#word)
                    }
                });
                quote!(#key(#(#values),*))
            }
        }
    };
    attributes.iter().map(entry).collect()
}

/// The attributes of one declared property.
pub(super) fn of_field(property: &Field, name: &Ident, field: &RustField) -> TokenStream {
    let deprecated = property.docs.deprecated.then(|| quote!(#[deprecated]));
    let alias = alias(&property.wire_name, name);
    let rename = rename(field.rename.as_deref());
    let entries = entries(&field.attributes);
    quote!(#alias #deprecated #rename #entries)
}

/// A name in JSON, where the search of rustdoc would not find `name` by it: case and underscores make no difference there.
fn alias(in_json: &str, name: &Ident) -> Option<TokenStream> {
    let searched = |text: &str| text.to_lowercase().replace('_', "");
    let is_allowed = |c: char| c.is_alphanumeric() || "_-.:/$@".contains(c);
    let differs = searched(in_json) != searched(name.bare());
    let is_one = !in_json.is_empty() && in_json.chars().all(is_allowed);
    (differs && is_one).then(|| quote!(#[doc(alias = #in_json)]))
}

/// The name in JSON.
pub(super) fn rename(name: Option<&str>) -> Option<TokenStream> {
    name.map(|name| quote!(#[serde(rename = #name)]))
}
