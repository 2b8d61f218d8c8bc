//! One field in full, and the names of all fields of an object.

use super::badge::{access_badge, class_badge, since_badge};
use super::link::{Linker, breakable, breakable_address, breakable_over, inline, prose};
use crate::content::occurrences::MAX_OCCURRENCES;
use crate::content::page::Extra;
use crate::content::{FieldEntry, Phrase, Target, address, facts, presence};
use crate::model::{Shape, TypeId};
use maud::{Markup, html};

/// How many values of an enum are shown at the field; the enum's page has all.
const MAX_CHOICES: usize = 12;

/// The names of the fields, each a link to the field.
pub(super) fn names(fields: &[FieldEntry<'_>]) -> Markup {
    html! {
        nav aria-label="Fields" {
            ul.names { @for field in fields { li { a href={ "#" (field.anchor) } { code { (breakable(field.name)) } } } } }
        }
    }
}

/// One field in full.
pub(super) fn entry(linker: Linker<'_, '_>, field: &FieldEntry<'_>) -> Markup {
    html! {
        section.field #(field.anchor) {
            div.head {
                h3 {
                    a.here href={ "#" (field.anchor) } { code { (breakable(field.name)) } }
                    " " span.type { (linker.code(&field.rust_type)) }
                }
                p.marks {
                    span.presence { (presence::sentence(field.presence)) }
                    @if field.docs.deprecated { " " span.badge.deprecated { "deprecated" } }
                    @if let Some(version) = field.since { " " (since_badge(version)) }
                    (access_badge(field.docs))
                    @if field.sensitivity.is_sensitive() { " " a href={ (linker.root) "sensitivity.html" } title=(facts::class_meaning(field.sensitivity)) { (class_badge(field.sensitivity)) } }
                }
                (paths(field))
            }
            @if let Some(text) = &field.docs.description { (prose(text)) }
            dl.facts.run { (facts(linker, field)) }
        }
    }
}

fn facts(linker: Linker<'_, '_>, field: &FieldEntry<'_>) -> Markup {
    html! {
        div { dt { "JSON" } dd { (linker.phrase(&field.json_type)) (named(linker, field.aliases)) } }
        @if !field.constraints.is_empty() { div { dt { "Constraints" } dd { (list(linker, &field.constraints)) } } }
        @if let Some(id) = field.choices { div { dt { "Values" } dd { (choices(linker, id)) } } }
        @if let Some(value) = &field.docs.default { div { dt { "Default" } dd { code { (value.to_string()) } } } }
        (example(linker, field))
        @if !field.rules.is_empty() { div { dt { "Rules" } dd { (linker.rule_links(&field.rules)) } } }
    }
}

/// Where the field is in a document, in Rust and in the schema, folded.
fn paths(field: &FieldEntry<'_>) -> Markup {
    html! {
        details.more.paths {
            summary { "Paths" }
            dl.facts {
                (pointers(&field.pointers))
                dt { "Rust" } dd { code data-copy="Rust path" { (breakable(&field.rust_path)) } }
                dt { "Schema" } dd { (schema_pointer(field.schema_pointer)) }
            }
        }
    }
}

fn example(linker: Linker<'_, '_>, field: &FieldEntry<'_>) -> Markup {
    html! {
        @let in_payload = linker.in_payload(field.id);
        @if let Some(text) = field.example() { div { dt { "Example" } dd { code { (breakable_address(&text)) } @if let Some(href) = in_payload { " " a.quiet href=(href) { "in the payload" } } } } }
        @else if let Some(id) = field.object { div { dt { "Example" } dd { a href={ (linker.href(Target::Type(id))) "#payload" } { "its payload" } } } }
    }
}

/// The JSON Pointer of a schema. That of the whole document is empty, which nobody could see or copy.
pub(super) fn schema_pointer(pointer: &str) -> Markup {
    html! {
        @if pointer.is_empty() { "the whole document" }
        @else { code data-copy="schema pointer" { (breakable_address(pointer)) } }
    }
}

/// The pointers of a field or type, the first with a button to copy it, the others folded. That of a whole document is empty, which nobody
/// could see. Where so many are known that no further ones were looked for, it says so.
pub(super) fn pointers<'a>(all: impl IntoIterator<Item = &'a String>) -> Markup {
    let all: Vec<&String> = all.into_iter().collect();
    let is_cut = all.len() >= MAX_OCCURRENCES;
    let mut shown = all.into_iter().filter(|pointer| !pointer.is_empty());
    let first = shown.next();
    let rest: Vec<&String> = shown.collect();
    html! {
        @if let Some(first) = first {
            dt { "Pointer" }
            dd {
                code data-copy="JSON Pointer" { (breakable(first)) }
                @if !rest.is_empty() {
                    details.more {
                        summary { "and " @if is_cut { "at least " } (rest.len()) " more" }
                        ul { @for pointer in rest { li { code { (breakable(pointer)) } } } }
                    }
                }
            }
        }
    }
}

fn named(linker: Linker<'_, '_>, aliases: &[TypeId]) -> Markup {
    html! { @for alias in aliases { span.as { " as " (linker.type_link(*alias)) } } }
}

/// Phrases separated by semicolons.
pub(super) fn list(linker: Linker<'_, '_>, phrases: &[Phrase]) -> Markup {
    html! {
        @for (index, phrase) in phrases.iter().enumerate() { @if index > 0 { "; " } (linker.phrase(phrase)) }
    }
}

fn choices(linker: Linker<'_, '_>, id: TypeId) -> Markup {
    let Shape::Enum(def) = &linker.content.plan.type_def(id).shape else {
        return html! {};
    };
    html! {
        span.values {
            @for (index, value) in def.values.iter().enumerate().take(MAX_CHOICES) {
                a href=(linker.href(Target::Value(id, index))) { (breakable_over(usize::MAX, &value.value)) } " "
            }
            @if def.values.len() > MAX_CHOICES {
                a href=(linker.href(Target::Type(id))) { "and " (def.values.len() - MAX_CHOICES) " more" }
            }
        }
    }
}

/// The members that the schema does not declare.
pub(super) fn extra(linker: Linker<'_, '_>, extra: &Extra) -> Markup {
    html! {
        section.field.extra #(address::ADDITIONAL_ANCHOR) {
            h3 {
                a.here href={ "#" (address::ADDITIONAL_ANCHOR) } { "Other members" }
                @if let Some((name, ty)) = &extra.field { " " span.type { code { (name) ": " } (linker.code(ty)) } }
            }
            p { (inline(extra.sentence)) }
        }
    }
}
