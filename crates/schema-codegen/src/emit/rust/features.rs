//! Cargo features of modules: the attributes that put types behind them, and the lines that declare them.

use super::paths;
use crate::model::TypeId;
use crate::plan::{Ident, Paths, Plan};
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::BTreeSet;

/// The attribute of what is there with any of the features of `types`; nothing where modules have no features.
pub(super) fn of_types(plan: &Plan, types: impl Iterator<Item = TypeId>) -> Option<TokenStream> {
    let is_asked = plan.options.module_features;
    is_asked.then(|| attribute(&union(plan, types)))
}

/// The same of `module`, which is there when one of its types is.
pub(super) fn of_module(plan: &Plan, module: &Ident) -> Option<TokenStream> {
    of_types(plan, types_in(plan, module))
}

/// The features that the file of `module` is behind as a whole; none for a file beside the modules.
pub(super) fn of_file<'p>(plan: &'p Plan, module: Option<&'p Ident>) -> BTreeSet<&'p Ident> {
    let types = module.into_iter().flat_map(|module| types_in(plan, module));
    union(plan, types)
}

/// `items`, which belong to the type `id`, each behind the features of that type; as they are in a file that is behind the same.
pub(super) fn gated(
    plan: &Plan,
    paths: &paths::Paths<'_>,
    id: TypeId,
    items: TokenStream,
) -> TokenStream {
    let features = plan.rust.types[id.0].features.len();
    if !plan.options.module_features || paths.features().len() == features {
        return items;
    }
    let attribute = of_types(plan, std::iter::once(id));
    let file = syn::parse2::<syn::File>(items).expect("emitters print items");
    let items = file.items;
    quote!(#(#attribute #items)*)
}

/// The lines of a Cargo.toml that declare the features; none where there are none.
pub(super) fn lines(plan: &Plan) -> Vec<String> {
    let mut lines = of_paths(plan);
    if plan.options.module_features {
        let modules = plan.options.modules.iter();
        lines.extend(modules.map(|(module, _)| format!("{} = []", module.bare())));
    }
    if !lines.is_empty() {
        lines.insert(0, "[features]".to_owned());
    }
    lines
}

/// The features that the generated code asks for where its paths are behind features.
fn of_paths(plan: &Plan) -> Vec<String> {
    if plan.options.paths != Paths::Features {
        return Vec::new();
    }
    let has_document = plan.facts.document_schema.is_some();
    let lines = [
        Some("default = [\"serde\", \"json\"]"),
        Some("serde = []"),
        Some("json = []"),
        plan.options.borrowed.then_some("borrowed = []"),
        has_document.then_some("jsonschema = [\"additional-properties/jsonschema\"]"),
        Some("schemars = [\"additional-properties/schemars\"]"),
    ];
    lines.into_iter().flatten().map(str::to_owned).collect()
}

fn types_in<'p>(plan: &'p Plan, module: &'p Ident) -> impl Iterator<Item = TypeId> {
    let types = plan.model.iter().map(|(id, _)| id);
    types.filter(|id| plan.type_name(*id).module.as_ref() == Some(module))
}

fn union(plan: &Plan, types: impl Iterator<Item = TypeId>) -> BTreeSet<&Ident> {
    types
        .flat_map(|id| &plan.rust.types[id.0].features)
        .collect()
}

fn attribute(features: &BTreeSet<&Ident>) -> TokenStream {
    let names: Vec<&str> = features.iter().map(|feature| feature.bare()).collect();
    match names.as_slice() {
        [name] => quote!(#[cfg(feature = #name)]),
        names => quote!(#[cfg(any(#(feature = #names),*))]),
    }
}
