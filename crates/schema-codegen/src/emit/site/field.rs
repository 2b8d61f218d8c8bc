//! One field in full, and the table of all fields of an object.

use super::link::{Linker, breakable, breakable_over, inline, prose};
use super::link::{class_badge, since_badge};
use crate::content::page::Extra;
use crate::content::presence::{self, Outcome};
use crate::content::{FieldEntry, Phrase, Target, address, facts};
use crate::model::{Shape, TypeId};
use maud::{Markup, html};

/// How many values of an enum are shown at the field; the enum's page has all.
const MAX_CHOICES: usize = 12;

/// The table of fields: one line each.
pub(super) fn table(linker: Linker<'_, '_>, fields: &[FieldEntry<'_>]) -> Markup {
    let any_sensitive = fields.iter().any(|field| field.sensitivity.is_sensitive());
    html! {
        table.fields {
            caption.sr { "Fields" }
            thead { tr { th scope="col" { "Field" } th scope="col" { "Type" } th scope="col" { "Required" } th scope="col" { "Null" } @if any_sensitive { th scope="col" { "Sensitive" } } } }
            tbody {
                @for field in fields {
                    tr {
                        th scope="row" { a href={ "#" (field.anchor) } { code { (breakable(field.name)) } } }
                        td { (linker.code(&field.rust_type)) }
                        td data-of="Required" { (yes(field.presence.is_required())) }
                        td data-of="Null" { (yes(field.presence.is_nullable())) }
                        @if any_sensitive { td { @if field.sensitivity.is_sensitive() { (class_badge(field.sensitivity)) } } }
                    }
                }
            }
        }
    }
}

fn yes(fact: bool) -> &'static str {
    if fact { "yes" } else { "no" }
}

/// One field in full.
pub(super) fn entry(linker: Linker<'_, '_>, field: &FieldEntry<'_>) -> Markup {
    html! {
        section.field #(field.anchor) {
            h3 {
                a.here href={ "#" (field.anchor) } { code { (breakable(field.name)) } }
                " " span.type { (linker.code(&field.rust_type)) }
            }
            p.marks {
                span.presence { (presence::sentence(field.presence)) }
                @if field.docs.deprecated { " " span.badge.deprecated { "deprecated" } }
                @if let Some(version) = field.since { " " (since_badge(version)) }
                @if let Some(access) = facts::access(field.docs) { " " span.badge.plain { (access.to_text().trim_end_matches('.')) } }
                @if field.sensitivity.is_sensitive() { " " (class_badge(field.sensitivity)) }
            }
            @if let Some(text) = &field.docs.description { (prose(text)) }
            (cases(field))
            dl.facts { (facts(linker, field)) }
        }
    }
}

/// What becomes of the field when it is absent, null, or has a value.
fn cases(field: &FieldEntry<'_>) -> Markup {
    html! {
        ul.cases aria-label="What it decodes to" {
            @for (name, outcome) in ["absent", "null", "value"].into_iter().zip(&field.outcomes) {
                li class=[(*outcome == Outcome::Error).then_some("no")] {
                    span { (name) }
                    @match outcome {
                        Outcome::Error => "an error",
                        Outcome::Decodes(value) => { code { (value) } }
                    }
                }
            }
        }
    }
}

fn facts(linker: Linker<'_, '_>, field: &FieldEntry<'_>) -> Markup {
    html! {
        dt { "JSON" } dd { (linker.phrase(&field.json_type)) (named(linker, field.aliases)) }
        @if !field.constraints.is_empty() { dt { "Constraints" } dd { (list(linker, &field.constraints)) } }
        @if let Some(id) = field.choices { dt { "Values" } dd { (choices(linker, id)) } }
        @if let Some(value) = &field.docs.default { dt { "Default" } dd { code { (value.to_string()) } } }
        (example(linker, field))
        @if field.sensitivity.is_sensitive() { dt { "Sensitive" } dd { (facts::class_meaning(field.sensitivity)) " " a href={ (linker.root) "sensitivity.html" } { "What that implies" } "." } }
        @if !field.rules.is_empty() { dt { "Rules" } dd { (linker.rule_links(&field.rules)) } }
        @if let Some(pointer) = field.pointers.first() {
            dt { "Pointer" } dd { code data-copy="JSON Pointer" { (pointer) } (others(&field.pointers[1..])) }
        }
        dt { "Rust" } dd { code data-copy="Rust path" { (field.rust_path) } }
        dt { "Schema" } dd { (schema_pointer(field.schema_pointer)) }
    }
}

fn example(linker: Linker<'_, '_>, field: &FieldEntry<'_>) -> Markup {
    html! {
        @let in_payload = linker.in_payload(field.id);
        @if let Some(text) = field.example() { dt { "Example" } dd { code { (text) } @if let Some(href) = in_payload { " " a.quiet href=(href) { "in the payload" } } } }
        @else if let Some(id) = field.object { dt { "Example" } dd { a href={ (linker.href(Target::Type(id))) "#payload" } { "payload of " (breakable(&linker.content.plan.type_def(id).wire_name)) } } }
    }
}

/// The JSON Pointer of a schema. That of the whole document is empty, which nobody could see or copy.
pub(super) fn schema_pointer(pointer: &str) -> Markup {
    html! {
        @if pointer.is_empty() { "the whole document" }
        @else { code data-copy="schema pointer" { (pointer) } }
    }
}

/// More pointers than the one that is shown, folded.
pub(super) fn others<'a>(pointers: impl IntoIterator<Item = &'a String>) -> Markup {
    let rest: Vec<&String> = pointers.into_iter().collect();
    html! {
        @if !rest.is_empty() {
            details.more {
                summary { "and " (rest.len()) " more" }
                ul { @for pointer in rest { li { code { (pointer) } } } }
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
