//! The Rust declaration of a type, with links. It leaves out the attributes of the generated code.

use super::link::Linker;
use crate::content::{Body, Page, Pagination, Target};
use crate::rust_types::External;
use maud::{Markup, html};

/// The declaration, folded; of a large object only the fields of the page.
pub(super) fn declaration(linker: Linker<'_, '_>, page: &Page<'_>, part: usize) -> Markup {
    let keyword = if matches!(page.body, Body::Object { .. }) {
        "struct"
    } else {
        "enum"
    };
    html! {
        section.rust aria-labelledby="rust" {
            details {
                summary { h2 #rust { "In Rust" } }
                pre tabindex="0" role="region" aria-label={ "The declaration of " (page.rust_name) } { code {
                    b { "pub " (keyword) } " " (page.rust_name) " {\n"
                    (lines(linker, page, part))
                    "}"
                } }
            }
        }
    }
}

fn lines(linker: Linker<'_, '_>, page: &Page<'_>, part: usize) -> Markup {
    match &page.body {
        Body::Object { fields, extra } => html! {
            @let here = Pagination::of_fields(fields.len()).ranges()[part].clone();
            @if here.start > 0 { "    // " (here.start) " more,\n" }
            @for field in &fields[here.clone()] {
                "    " b { "pub" } " " a href={ "#" (field.anchor) } { (ident(&field.rust_path)) } ": " (linker.unmarked(&field.rust_type)) ",\n"
            }
            @if here.end < fields.len() { "    // " (fields.len() - here.end) " more,\n" }
            @if let Some((name, ty)) = &extra.field {
                "    " b { "pub" } " " a href=(linker.href(Target::Additional(page.id))) { (name) } ": " (linker.unmarked(ty)) ",\n"
            }
        },
        Body::Enum { values, .. } => html! {
            @for value in values { "    " a href={ "#" (value.anchor) } { (value.variant) } ",\n" }
            @if let Some(name) = page.unknown_variant { "    " (name.as_str()) "(" (External::UnknownValue.name()) "),\n" }
        },
        Body::Union { variants, .. } => html! {
            @for variant in variants { "    " (variant.variant) "(" (linker.unmarked(&variant.rust_type)) "),\n" }
            @if let Some(name) = page.unknown_variant { "    " (name.as_str()) "(" (External::RawJson.name()) "),\n" }
        },
    }
}

fn ident(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path)
}
