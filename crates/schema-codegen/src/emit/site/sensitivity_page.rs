//! The inventory of sensitive data: every field by class, what a privacy review asks for first.

use super::link::class_badge;
use super::link::{Linker, breakable};
use crate::content::{FieldEntry, Phrase, counted, facts};
use crate::model::Sensitivity;
use maud::{Markup, html};

/// The middle of the page.
pub(super) fn middle(linker: Linker<'_, '_>) -> Markup {
    let fields: Vec<&FieldEntry<'_>> = linker.content.fields().collect();
    let of = |class| {
        fields
            .iter()
            .filter(move |field| field.sensitivity == class)
            .copied()
            .collect::<Vec<_>>()
    };
    let classes = Sensitivity::CLASSES.into_iter().chain([Sensitivity::None]);
    let sensitive = fields
        .iter()
        .filter(|field| field.sensitivity.is_sensitive())
        .count();
    html! {
        article.wide {
            header {
                h1 { "Sensitive data" }
                div.lead { p { (sensitive) " of " (fields.len()) " fields are sensitive. " (linker.phrase(&Phrase::marked(facts::SENSITIVE_IMPLIES))) } }
                p.small { (linker.phrase(&Phrase::marked(facts::UNDECLARED_IS_SENSITIVE))) }
                dl.facts.summary.broad {
                    @for class in classes.clone() {
                        dt { a href={ "#class-" (class.as_str()) } { (class_badge(class)) } }
                        dd { (counted(of(class).len(), "field")) ". " (facts::class_meaning(class)) }
                    }
                }
            }
            @for class in classes {
                @let members = of(class);
                @if !members.is_empty() {
                    section aria-labelledby={ "class-" (class.as_str()) } {
                        h2 #{ "class-" (class.as_str()) } { span.cap { (facts::class_label(class)) } span.count { (members.len()) } }
                        (table(linker, &members, class))
                    }
                }
            }
        }
    }
}

fn table(linker: Linker<'_, '_>, fields: &[&FieldEntry<'_>], class: Sensitivity) -> Markup {
    let plan = linker.content.plan;
    html! {
        table.inventory {
            caption.sr { "Fields of class " (facts::class_label(class)) }
            thead { tr { th scope="col" { "Field" } th scope="col" { "Object" } th scope="col" { "In a document" } } }
            tbody {
                @for field in fields {
                    tr {
                        th scope="row" { a href=(linker.href(field.target())) { code { (breakable(field.name)) } } }
                        td { (breakable(&plan.type_def(field.id.owner).wire_name)) }
                        td { @for pointer in &field.pointers { code { (breakable(pointer)) } " " } }
                    }
                }
            }
        }
    }
}
