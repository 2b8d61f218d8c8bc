//! The Rust declaration of a type, with links. It leaves out the attributes of the generated code.

use super::link::Linker;
use crate::content::{Body, Page, Target};
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
    let here = page.parts().range(part);
    let more = |count: usize| html! { @if count > 0 { "    // " (count) " more,\n" } };
    let before = more(here.start);
    let after = |all: usize| more(all - here.end);
    match &page.body {
        Body::Object { fields, extra } => html! {
            (before)
            @for field in &fields[here.clone()] {
                "    " b { "pub" } " " a href={ "#" (field.anchor) } { (ident(&field.rust_path)) } ": " (linker.unmarked(&field.rust_type)) ",\n"
            }
            (after(fields.len()))
            @if let Some((name, ty)) = &extra.field {
                "    " b { "pub" } " " a href=(linker.href(Target::Additional(page.id))) { (name) } ": " (linker.unmarked(ty)) ",\n"
            }
        },
        Body::Enum { values, .. } => html! {
            (before)
            @for value in &values[here.clone()] { "    " a href={ "#" (value.anchor) } { (value.variant) } ",\n" }
            (after(values.len()))
            @if let Some(name) = page.unknown_variant { "    " (name.as_str()) "(" (External::UnknownValue.name()) "),\n" }
        },
        Body::Union { variants, .. } => html! {
            (before)
            @for variant in &variants[here.clone()] { "    " (variant.variant) "(" (linker.unmarked(&variant.rust_type)) "),\n" }
            (after(variants.len()))
            @if let Some(name) = page.unknown_variant { "    " (name.as_str()) "(" (External::RawJson.name()) "),\n" }
        },
    }
}

fn ident(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path)
}
