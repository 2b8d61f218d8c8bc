//! Which file holds what: one file, or one per module with a root that re-exports everything.

use super::dependencies::dependencies;
use super::paths::{Paths, ident, segments};
use super::{
    alias, conversions, doc_comment, enum_, example, features, into_owned, lints, phases, setters,
    struct_, union, validate_document, visitor,
};
use crate::artifact::{Artifact, Body, RustFile, Source};
use crate::emit::commonmark;
use crate::model::{Shape, TypeDef, TypeId};
use crate::plan::{self, Ident, Plan};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

const EXAMPLES: &str = "A complete example value of every model.";
const SETTERS: &str = "Constructors, and setters that change one field and hand the value on.";
const PHASES: &str = "The phases of each lifecycle, and the steps that have one.";
const VALIDATE_DOCUMENT: &str = "The validation of whole documents on the text of the schema.";
const CONVERSIONS: &str =
    "Conversions between these types and those of the version that shares types with this one.";
const VISITOR: &str = "A visitor that is handed every struct of a value by its own type.";

/// What makes the items of a file.
type Emit = for<'p> fn(&'p Plan, &Paths<'p>) -> Vec<TokenStream>;

/// What belongs to single types and is in files of its own, beside the modules: name, doc and items. Where each module is behind a feature
/// it is in the module, so that the compiler does not read what nobody asked for.
const OF_TYPES: [(&str, &str, Emit); 3] = [
    ("examples", EXAMPLES, examples),
    ("setters", SETTERS, all_setters),
    ("phases", PHASES, phases::emit),
];

/// All files of the plan.
pub(super) fn emit(plan: &Plan) -> Vec<Artifact> {
    let mut files = if plan.options.modules.is_empty() {
        vec![single(plan)]
    } else {
        modules(plan)
    };
    files.extend(plan.options.borrowed.then(|| borrowed(plan)));
    files
}

/// Everything in one file, with a list of the crates it needs.
fn single(plan: &Plan) -> Artifact {
    let paths = Paths::new(plan, None);
    let mut items: Vec<_> = borrowed_module(plan).into_iter().collect();
    items.extend(types(plan, &paths, None));
    items.extend(examples(plan, &paths));
    items.extend(phases::emit(plan, &paths));
    items.extend(all_setters(plan, &paths));
    items.extend(validate_document::emit(plan, &paths));
    items.extend(conversions::emit(plan, &paths));
    items.extend(visitor_module(plan));
    file(plan, "mod.rs", &about_schema(plan), &paths, items)
}

fn modules(plan: &Plan) -> Vec<Artifact> {
    let (declarations, beside): (Vec<_>, Vec<_>) = beside(plan).into_iter().unzip();
    let mut files = vec![root(plan, &declarations)];
    for (module, about) in &plan.options.modules {
        let paths = Paths::new(plan, Some(module));
        let mut items = types(plan, &paths, Some(module));
        if plan.options.module_features {
            let beside = OF_TYPES.iter();
            items.extend(beside.flat_map(|(_, _, emit)| emit(plan, &paths)));
        }
        let path = format!("{}.rs", module.as_str().trim_start_matches("r#"));
        files.push(file(
            plan,
            &path,
            &doc_comment::inner_attributes(&commonmark::doc_lines(about)),
            &paths,
            items,
        ));
    }
    files.extend(beside);
    files
}

/// The borrowed types: the same names, in a module of their own.
fn borrowed(plan: &Plan) -> Artifact {
    let paths = Paths::borrowed(plan);
    let borrowing = |id: TypeId| plan.rust.types[id.0].borrows;
    let types = || own(plan).filter(|(id, _)| borrowing(*id));
    let mut items = reexports(plan, Some("borrowed"), borrowing);
    let gated = |id, items| features::gated(plan, &paths, id, items);
    let own_items = types().filter_map(|(id, def)| {
        let item = item(plan, &paths, id, &def.shape)?;
        Some(gated(id, item))
    });
    items.extend(own_items);
    items.extend(types().map(|(id, _)| gated(id, into_owned::emit(plan, &paths, id))));
    if plan.options.visitor {
        items.push(
            types()
                .map(|(id, _)| gated(id, visitor::nothing_inside(plan, &paths, id)))
                .collect(),
        );
    }
    let about = "The same types, borrowing from the text they are read from: for programs that read and forward.";
    file(
        plan,
        "borrowed.rs",
        &doc_comment::inner_attributes(&[about.to_owned()]),
        &paths,
        items,
    )
}

/// The line that declares the module of borrowed types.
fn borrowed_module(plan: &Plan) -> Option<TokenStream> {
    let feature =
        (plan.options.paths == plan::Paths::Features).then(|| quote!(#[cfg(feature = "borrowed")]));
    plan.options
        .borrowed
        .then(|| quote!(#feature pub mod borrowed;))
}

/// The module `visitor` of a single file.
fn visitor_module(plan: &Plan) -> Option<TokenStream> {
    let paths = Paths::new(plan, None);
    let items = plan.options.visitor.then(|| visitor::emit(plan, &paths))?;
    let imports = paths.imports();
    let docs = doc_comment::attributes(&[VISITOR.to_owned()]);
    (!items.is_empty()).then(|| quote!(#docs pub mod visitor { #imports #(#items)* }))
}

/// The files beside the modules that the configuration lists, with the line that declares each.
fn beside(plan: &Plan) -> Vec<(TokenStream, Artifact)> {
    let mut files: Vec<(&str, &str, Emit)> = Vec::new();
    if !plan.options.module_features {
        files.extend(OF_TYPES);
    }
    files.push((
        "validate_document",
        VALIDATE_DOCUMENT,
        validate_document::emit,
    ));
    files.push(("conversions", CONVERSIONS, conversions::emit));
    if plan.options.visitor {
        files.push(("visitor", VISITOR, visitor::emit));
    }
    let files = files.into_iter();
    let files = files.filter_map(|(name, about, emit)| {
        let paths = Paths::new(plan, None);
        let items = emit(plan, &paths);
        let docs = doc_comment::inner_attributes(&[about.to_owned()]);
        // Of these only the visitor has items that others name.
        let visibility = (name == "visitor").then(|| visitor::visibility(plan));
        let module = format_ident!("{name}");
        let file =
            (!items.is_empty()).then(|| file(plan, &format!("{name}.rs"), &docs, &paths, items));
        let reexport = (name == "validate_document").then(|| validate_document::reexport(plan));
        file.map(|file| (quote!(#visibility mod #module; #reexport), file))
    });
    files.collect()
}

/// The root: declares the modules, re-exports their types.
fn root(plan: &Plan, beside: &[TokenStream]) -> Artifact {
    let paths = Paths::new(plan, None);
    let modules = plan.options.modules.iter().map(|(module, _)| {
        let (feature, name) = (features::of_module(plan, module), ident(module));
        (
            quote!(#feature pub mod #name;),
            quote!(#feature pub use self::#name::*;),
        )
    });
    let (modules, types): (Vec<_>, Vec<_>) = modules.unzip();
    let borrowed = borrowed_module(plan);
    let items = vec![
        quote! { #borrowed #(#beside)* #(#modules)* },
        quote! { #(#types)* },
    ];
    file(plan, "mod.rs", &about_schema(plan), &paths, items)
}

fn file(
    plan: &Plan,
    path: &str,
    docs: &TokenStream,
    paths: &Paths<'_>,
    items: Vec<TokenStream>,
) -> Artifact {
    let (allow, notes) = if path == "mod.rs" {
        (lints::allowed(plan), needs(plan))
    } else {
        Default::default()
    };
    Artifact {
        path: path.to_owned(),
        source: Source::of(plan),
        body: Body::Rust(RustFile {
            notes,
            preamble: quote!(#docs #allow),
            items: std::iter::once(paths.imports()).chain(items).collect(),
        }),
    }
}

/// The lines of the header that say what the types need.
fn needs(plan: &Plan) -> Vec<String> {
    let needed = dependencies(plan.options.paths, plan.facts.document_schema.is_some());
    let mut lines = vec!["[dependencies]".to_owned()];
    lines.extend(needed.iter().map(ToString::to_string));
    let features = features::lines(plan);
    lines.extend((!features.is_empty()).then(String::new));
    lines.extend(features);
    let lines = lines.iter().map(|line| format!("    {line}"));
    let head = ["", "Needs in Cargo.toml:", ""].map(str::to_owned);
    head.into_iter().chain(lines).collect()
}

fn about_schema(plan: &Plan) -> TokenStream {
    let schema = &plan.model.schema;
    let mut lines = commonmark::doc_lines(
        schema
            .title
            .as_deref()
            .unwrap_or("Types generated from a JSON Schema."),
    );
    if let Some(description) = &schema.description {
        lines.push(String::new());
        lines.extend(commonmark::doc_lines(description));
    }
    doc_comment::inner_attributes(&lines)
}

/// The types of one module, or all of them.
fn types(plan: &Plan, paths: &Paths<'_>, module: Option<&Ident>) -> Vec<TokenStream> {
    let here = |id: TypeId| module.is_none() || plan.type_name(id).module.as_ref() == module;
    let items = own(plan).filter(|(id, _)| here(*id)).flat_map(|(id, def)| {
        let item = item(plan, paths, id, &def.shape).into_iter();
        let items = item.chain(struct_::constants(plan, paths, id));
        items.map(move |items| features::gated(plan, paths, id, items))
    });
    let mut all = reexports(plan, None, here);
    all.extend(items);
    all
}

/// The types that are generated here.
fn own(plan: &Plan) -> impl Iterator<Item = (TypeId, &TypeDef)> {
    plan.model.iter().filter(|(id, _)| plan.is_own(*id))
}

/// The types that are taken from another plan, from its module or from `inner` in there.
fn reexports(plan: &Plan, inner: Option<&str>, here: impl Fn(TypeId) -> bool) -> Vec<TokenStream> {
    let Some(shared) = &plan.shared else {
        return Vec::new();
    };
    let path = segments(&shared.path);
    let inner = inner.map(|inner| format_ident!("{inner}")).into_iter();
    let path = quote!(#path #(::#inner)*);
    let types = shared.types.iter().filter(|id| here(**id));
    types
        .map(|id| {
            let name = ident(&plan.type_name(*id).ident);
            let feature = features::of_types(plan, std::iter::once(*id));
            quote!(#feature pub use #path::#name;)
        })
        .collect()
}

fn item(plan: &Plan, paths: &Paths<'_>, id: TypeId, shape: &Shape) -> Option<TokenStream> {
    match shape {
        Shape::Struct(shape) => Some(struct_::emit(plan, paths, id, shape)),
        Shape::Enum(shape) => Some(enum_::emit(plan, paths, id, shape)),
        Shape::Union(shape) => Some(union::emit(plan, paths, id, shape)),
        Shape::Alias(_) if plan.model.is_root(id) => alias::emit(plan, paths, id),
        Shape::Alias(_) => None,
    }
}

fn examples<'p>(plan: &'p Plan, paths: &Paths<'p>) -> Vec<TokenStream> {
    own(plan)
        .filter(|(id, _)| plan.options.examples && paths.are_of(*id))
        .filter_map(|(id, _)| {
            let items = example::emit(plan, paths, id)?;
            Some(features::gated(plan, paths, id, items))
        })
        .collect()
}

fn all_setters<'p>(plan: &'p Plan, paths: &Paths<'p>) -> Vec<TokenStream> {
    let types = own(plan).filter(|(id, _)| plan.options.setters && paths.are_of(*id));
    types
        .filter_map(|(id, def)| match &def.shape {
            Shape::Struct(shape) => {
                let items = setters::emit(plan, paths, id, shape)?;
                Some(features::gated(plan, paths, id, items))
            }
            _ => None,
        })
        .collect()
}
