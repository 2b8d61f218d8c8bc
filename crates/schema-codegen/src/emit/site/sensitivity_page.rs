//! The inventory of sensitive data: every field by class, what a privacy review asks for first.

use super::badge::class_badge;
use super::link::{Linker, breakable, breakable_over};
use super::parts::parts_list;
use crate::content::pagination;
use crate::content::{FieldEntry, Pagination, Phrase, counted, facts};
use crate::model::Sensitivity;
use maud::{Markup, html};

/// The first of three columns is narrow.
const UNBROKEN_LETTERS: usize = 12;

/// The middle of the page, of one of several if there are many fields.
pub(super) fn middle(linker: Linker<'_, '_>, part: usize) -> Markup {
    let fields = linker.content.fields_by_class();
    let parts = Pagination::of_classified(fields.len());
    let shown = &fields[parts.range(part)];
    let sensitive = fields.iter();
    let sensitive = sensitive.filter(|field| field.sensitivity.is_sensitive());
    html! {
        article.wide {
            header {
                h1 { "Sensitive data" }
                div.lead { p { (sensitive.count()) " of " (fields.len()) " fields are sensitive. " (linker.phrase(&Phrase::marked(facts::SENSITIVE_IMPLIES))) } }
                p.small { (linker.phrase(&Phrase::marked(facts::UNDECLARED_IS_SENSITIVE))) }
                (summary(&fields, parts))
                (parts_list("sensitivity", parts, part, |at| fields[at].name.to_owned()))
            }
            @for members in shown.chunk_by(|one, other| one.sensitivity == other.sensitivity) {
                @let class = members[0].sensitivity;
                section aria-labelledby={ "class-" (class.as_str()) } {
                    h2 #{ "class-" (class.as_str()) } { span.cap { (facts::class_label(class)) } span.count { (members.len()) } }
                    (table(linker, members, class))
                }
            }
        }
    }
}

/// How many fields there are of each class, and what it covers.
fn summary(fields: &[&FieldEntry<'_>], parts: Pagination) -> Markup {
    let count = |class| {
        fields
            .iter()
            .filter(|field| field.sensitivity == class)
            .count()
    };
    let address = |class: Sensitivity| {
        let first = fields.iter().position(|field| field.sensitivity == class);
        let part = first.map_or(0, |first| parts.of(first));
        let file = if parts.last() == 0 {
            String::new()
        } else {
            pagination::file("sensitivity", part)
        };
        format!("{file}#class-{}", class.as_str())
    };
    html! {
        dl.facts.summary.broad {
            @for class in facts::classes() {
                dt {
                    @if count(class) == 0 { (class_badge(class)) }
                    @else { a href=(address(class)) { (class_badge(class)) } }
                }
                dd { (counted(count(class), "field")) ". " (facts::class_meaning(class)) }
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
                        th scope="row" { a href=(linker.href(field.target())) { code { (breakable_over(UNBROKEN_LETTERS, field.name)) } } }
                        td { (breakable(&plan.type_def(field.id.owner).wire_name)) }
                        td { @for pointer in &field.pointers { code { (breakable(pointer)) } " " } }
                    }
                }
            }
        }
    }
}
