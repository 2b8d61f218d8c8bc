//! Conversions between the types of two versions of a schema.

use super::features;
use super::paths::{Paths, ident, segments};
use crate::plan::{self, Plan};
use crate::rust_types::External;
use proc_macro2::TokenStream;
use quote::quote;

/// One call of the macro for each type that differs between the versions; nothing without the JSON path, which they take.
pub(super) fn emit<'p>(plan: &'p Plan, _: &Paths<'p>) -> Vec<TokenStream> {
    let shared = plan
        .shared
        .as_ref()
        .filter(|shared| plan.options.paths != plan::Paths::Serde && !shared.differing.is_empty());
    let Some(shared) = shared else {
        return Vec::new();
    };
    // Written out, as in all that a feature can leave out: an import would be unused then.
    let conversions = Paths::written_out(External::Conversions);
    let feature =
        (plan.options.paths == plan::Paths::Features).then(|| quote!(#[cfg(feature = "json")]));
    let path = segments(&shared.path);
    let is_one_file = plan.options.modules.is_empty();
    let module = (!is_one_file).then(|| quote!(super::));
    let calls = shared.differing.iter().map(|(id, other)| {
        let (own, other) = (ident(&plan.type_name(*id).ident), ident(other));
        let of_module = features::of_types(plan, std::iter::once(*id));
        quote!(#feature #of_module #conversions!(other_version::#other => #module #own);)
    });
    let import = quote!(#feature use #path as other_version;);
    std::iter::once(import).chain(calls).collect()
}
