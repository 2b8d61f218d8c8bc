//! The function `validate_document`, with the text of the schema in it.

use super::literal;
use super::paths::Paths;
use crate::plan::{self, Plan};
use crate::rust_types::External;
use proc_macro2::TokenStream;
use quote::quote;

/// The function and what it needs; nothing where the configuration does not ask for it.
pub(super) fn emit<'p>(plan: &'p Plan, _: &Paths<'p>) -> Vec<TokenStream> {
    let Some(schema) = &plan.facts.document_schema else {
        return Vec::new();
    };
    let feature = feature(plan);
    let names = [
        External::DocumentSchema,
        External::Violations,
        External::Value,
    ];
    // Written out: an import would be unused where the feature is off.
    let [document_schema, violations, value] = names.map(Paths::written_out);
    let text = literal::json_text(&schema.text);
    let documents = schema.documents.iter().map(|(uri, text)| {
        let text = literal::json_text(text);
        quote!((#uri, #text))
    });
    let documents =
        (!schema.documents.is_empty()).then(|| quote!(.with_documents(&[#(#documents),*])));
    vec![
        quote! {
            /// The text of the schema that these types are generated from.
            #feature
            pub const SCHEMA: &str = #text;
        },
        quote! {
            #feature
            static DOCUMENT: #document_schema =
                #document_schema::new(SCHEMA)#documents.asserting_formats();
        },
        quote! {
            /// Every way in which `document` breaks the schema, all keywords included.
            ///
            /// A string that an enum does not list is a warning, everything else an error; `has_errors` says whether there is one.
            /// What an `if` beside `x-rules` asserts is reported under the id of the rule, the rest under its keyword. Messages
            /// quote no value.
            ///
            /// # Panics
            ///
            /// Never: the generator has compiled the schema.
            #feature
            pub fn validate_document(document: &#value) -> #violations {
                DOCUMENT.validate(document).expect("the embedded schema is a schema")
            }
        },
    ]
}

/// The line that makes the items of the module those of its parent.
pub(super) fn reexport(plan: &Plan) -> TokenStream {
    let feature = feature(plan);
    quote!(#feature pub use self::validate_document::{SCHEMA, validate_document};)
}

/// The feature that it is behind, where the paths are behind features, too.
fn feature(plan: &Plan) -> Option<TokenStream> {
    (plan.options.paths == plan::Paths::Features).then(|| quote!(#[cfg(feature = "jsonschema")]))
}
