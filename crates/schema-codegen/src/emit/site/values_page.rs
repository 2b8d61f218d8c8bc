//! The page of named values: scalars, lists and maps of the schema that have no Rust type of their own.

use super::badge::{access_badge, class_badge, since_badge};
use super::field;
use super::link::{Linker, breakable, prose};
use super::model_page::used_by;
use super::parts::parts_list;
use crate::content::{Pagination, counted, facts, field::example_text};
use maud::{Markup, html};

/// The middle of the page, of one of several if there are many values.
pub(super) fn middle(linker: Linker<'_, '_>, part: usize) -> Markup {
    let scalars = &linker.content.scalars;
    let parts = Pagination::of_values(scalars.len());
    html! {
        article {
            header {
                h1 { "Named values" }
                div.lead { p { (counted(scalars.len(), "type")) " that the schema names. In Rust each is replaced by its type" @if scalars.iter().any(|one| one.rust_path.is_some()) { "; only those that a document is decoded as are type aliases" } "." } }
                (parts_list("values", parts, part, |at| scalars[at].name.to_owned()))
            }
            @for scalar in &scalars[parts.range(part)] {
                section.field #(scalar.anchor) {
                    h2 { a.here href={ "#" (scalar.anchor) } { (breakable(scalar.name)) } " " span.type { (linker.code(&scalar.rust_type)) } }
                    @let access = facts::access(scalar.docs);
                    @if scalar.sensitivity.is_sensitive() || scalar.since.is_some() || scalar.docs.deprecated || access.is_some() {
                        p.marks {
                            @if scalar.docs.deprecated { span.badge.deprecated { "deprecated" } " " }
                            (access_badge(scalar.docs)) " "
                            @if scalar.sensitivity.is_sensitive() { (class_badge(scalar.sensitivity)) " " }
                            @if let Some(version) = scalar.since { (since_badge(version)) }
                        }
                    }
                    @if let Some(text) = &scalar.docs.description { (prose(text)) }
                    @if let Some(sentence) = facts::unhidden(linker.content.plan, scalar.id) { p { (linker.phrase(&sentence)) } }
                    dl.facts {
                        dt { "JSON" } dd { (linker.phrase(&scalar.json_type)) }
                        @if !scalar.constraints.is_empty() { dt { "Constraints" } dd { (field::list(linker, &scalar.constraints)) } }
                        @if let Some(value) = &scalar.docs.default { dt { "Default" } dd { code { (value.to_string()) } } }
                        @if let Some(value) = scalar.docs.examples.first() { dt { "Example" } dd { code { (example_text(value)) } } }
                        dt { "Used by" } dd { (used_by(linker, scalar.id, &scalar.used_by)) }
                        @if let Some(path) = &scalar.rust_path { dt { "Rust" } dd { code data-copy="Rust path" { (breakable(path)) } } }
                        @if let Some(name) = scalar.former_name { dt { "Former name" } dd { code { (breakable(name)) } } }
                        dt { "Schema" } dd { (field::schema_pointer(scalar.schema_pointer)) }
                    }
                }
            }
        }
    }
}
