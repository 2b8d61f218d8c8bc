//! The lints that generated code switches off: each is about prose, names, sizes or numbers that the schema chose.

use crate::model::{Docs, Shape};
use crate::plan::Plan;
use proc_macro2::TokenStream;
use quote::quote;

/// One inner attribute with its reason.
pub(super) fn allowed(plan: &Plan) -> TokenStream {
    let deprecated = deprecates(plan).then(|| quote!(deprecated,));
    // Files beside the modules take all types of their parent.
    let has_modules = !plan.options.modules.is_empty();
    let beside = plan.options.borrowed || has_modules;
    // The types may be in a private module of a program, which uses what it needs of them; and what one feature imports, another does not.
    // So are the types of another plan, which are taken by name.
    let takes = has_modules || plan.shared.is_some();
    let imports = takes.then(|| quote!(unused_imports,));
    let globs = beside.then(|| quote!(clippy::wildcard_imports,));
    quote! {
        #![allow(
            clippy::approx_constant,
            clippy::doc_markdown,
            clippy::enum_variant_names,
            clippy::large_enum_variant,
            clippy::new_without_default,
            clippy::self_named_constructors,
            clippy::similar_names,
            clippy::struct_excessive_bools,
            clippy::struct_field_names,
            clippy::too_many_arguments,
            clippy::too_many_lines,
            clippy::type_complexity,
            clippy::unreadable_literal,
            clippy::upper_case_acronyms,
            #globs
            #imports
            dead_code,
            #deprecated
            reason = "prose, names, sizes and numbers are those of the schema"
        )]
    }
}

/// True when the schema deprecates anything: the code that makes and changes it still has to name it.
fn deprecates(plan: &Plan) -> bool {
    plan.model.types.iter().any(|def| {
        def.docs.deprecated
            || match &def.shape {
                Shape::Struct(shape) => any(shape.fields.iter().map(|field| &field.docs)),
                Shape::Union(shape) => any(shape.variants.iter().map(|member| &member.docs)),
                Shape::Enum(shape) => shape.values.iter().any(|value| value.deprecated),
                Shape::Alias(_) => false,
            }
    })
}

fn any<'a>(mut docs: impl Iterator<Item = &'a Docs>) -> bool {
    docs.any(|docs| docs.deprecated)
}
