//! The lints that generated code switches off: each is about the style of prose or names that the schema chose, or of its numbers.

use proc_macro2::TokenStream;
use quote::quote;

/// One inner attribute with a reason.
pub(super) fn allowed() -> TokenStream {
    quote! {
        #![allow(
            clippy::doc_markdown,
            clippy::enum_variant_names,
            clippy::struct_excessive_bools,
            clippy::struct_field_names,
            clippy::too_many_lines,
            deprecated,
            reason = "prose, names and sizes are those of the schema"
        )]
    }
}
