//! The page of one object, enum or union.

use super::badge::{access_badge, class_badges, since_badge};
use super::link::{Linker, breakable, breakable_over, inline, prose};
use super::parts::parts_list;
use super::{declaration, field, lifecycle, payload, shell, usage};
use crate::content::page::{ValueEntry, VariantEntry};
use crate::content::{
    Body, FieldEntry, Kind, Page, Phrase, Target, Use, facts, pagination, presence, rules, since,
};
use crate::model::TypeId;
use maud::{Markup, html};

/// A title of more letters than this breaks on a phone.
const TITLE_LETTERS: usize = 14;

/// The middle of the page, with links to the page before and after; for a large object, of one of its pages.
pub(super) fn middle(
    linker: Linker<'_, '_>,
    page: &Page<'_>,
    around: [Option<&Page<'_>>; 2],
    part: usize,
) -> Markup {
    let is_first = part == 0;
    html! {
        (trail(linker, page))
        article class=(if page.kind == Kind::Object { "columns" } else { "wide" }) {
            header {
                (shell::eyebrow(linker, page))
                h1 { (breakable_over(TITLE_LETTERS, page.name)) }
                @if page.docs.deprecated || page.since.is_some() || facts::access(page.docs).is_some() {
                    p {
                        @if page.docs.deprecated { span.badge.deprecated { "deprecated" } " " }
                        (access_badge(page.docs)) " "
                        @if let Some(version) = page.since { (since_badge(version)) }
                    }
                }
                @if is_first {
                    @if let Some(text) = &page.docs.description { div.lead { (prose(text)) } }
                    (summary(linker, page))
                }
                p.jump { @if page.kind != Kind::Enum { a href="#payload" { "Example payload" } " " } a href="#rust" { "In Rust" } }
            }
            div.main {
                (body(linker, page, part))
                @if is_first { (removed(linker, page)) (page_rules(linker, page)) }
                (neighbours(linker, page, around, part))
            }
            aside.side aria-label="Code and example" {
                @if is_first { (usage::usage(linker.content.plan, page)) }
                (declaration::declaration(linker, page, part))
                @if page.kind != Kind::Enum { (payload::payload(linker, page, part)) }
            }
        }
    }
}

/// The properties or values that are no longer there.
fn removed(linker: Linker<'_, '_>, page: &Page<'_>) -> Markup {
    html! {
        @if !page.removed.is_empty() {
            section aria-labelledby="removed" {
                h2 #removed { "Removed" span.count { (page.removed.len()) } }
                ul { @for gone in &page.removed { li { (linker.phrase(&since::removed(gone))) } } }
            }
        }
    }
}

/// The way from the root of a document to here.
fn trail(linker: Linker<'_, '_>, page: &Page<'_>) -> Markup {
    let steps = page
        .occurrences
        .first()
        .map(|first| first.trail.as_slice())
        .unwrap_or_default();
    let plan = linker.content.plan;
    html! {
        nav.trail aria-label="Breadcrumb" {
            ol {
                li { a href={ (linker.root) "index.html" } { "Overview" } }
                @for (index, (id, _)) in steps.iter().enumerate().filter(|(_, (id, _))| linker.content.page(*id).is_some()) {
                    li {
                        a href=(linker.href(Target::Type(*id))) {
                            @match index.checked_sub(1).and_then(|before| steps[before].1) {
                                Some(via) => { (breakable(&plan.field(via).wire_name)) }
                                None => { (breakable(&plan.type_def(*id).wire_name)) }
                            }
                        }
                    }
                }
                li aria-current="page" {
                    @match steps.last().and_then(|(_, via)| *via).filter(|_| page.occurrences.len() == 1) {
                        Some(via) => { (breakable(&plan.field(via).wire_name)) }
                        None => { (breakable(page.name)) }
                    }
                }
            }
        }
    }
}

fn summary(linker: Linker<'_, '_>, page: &Page<'_>) -> Markup {
    html! {
        dl.facts.summary {
            @if page.nullable { dt { "Null" } dd { (null_note(linker, page)) } }
            @if !page.sensitivity.is_empty() {
                dt { "Sensitive" }
                dd { (class_badges(&page.sensitivity)) a.quiet href={ (linker.root) "sensitivity.html" } { "what that implies" } }
            }
            @if !page.constraints.is_empty() { dt { "Constraints" } dd { (field::list(linker, &page.constraints)) } }
            dt { "Used by" } dd { (used_by(linker, page.id, &page.used_by)) }
            (field::pointers(page.occurrences.iter().map(|one| &one.pointer)))
            @if is_whole_inside(linker, page) { dt { "Pointer" } dd { "the whole document" } }
            @if let Some(name) = page.former_name { dt { "Former name" } dd { code { (breakable(name)) } } }
            dt { "Rust" } dd { code data-copy="Rust path" { (breakable(&page.rust_path)) } }
            dt { "Schema" } dd { (field::schema_pointer(page.schema_pointer)) }
        }
    }
}

/// Whether the type occurs as a whole document alone, without being what a document is said to be: inside of a union or another name.
fn is_whole_inside(linker: Linker<'_, '_>, page: &Page<'_>) -> bool {
    let mut pointers = page.occurrences.iter().map(|one| &one.pointer);
    let is_inside = !linker.content.plan.model.is_root(page.id);
    is_inside && page.occurrences.len() == 1 && pointers.all(String::is_empty)
}

fn null_note(linker: Linker<'_, '_>, page: &Page<'_>) -> Markup {
    let rules = &page.null_rules;
    html! {
        (presence::MAY_BE_NULL) " "
        @for rule in rules {
            (inline(linker.content.rules[*rule].statement)) " " (linker.rule_links(&[*rule])) " "
        }
        @if rules.is_empty() && !linker.content.rules.is_empty() { (presence::NO_RULE_SAYS_WHEN) }
    }
}

/// What uses a type, and whether a document can begin with it.
pub(super) fn used_by(linker: Linker<'_, '_>, id: TypeId, uses: &[Use]) -> Markup {
    html! {
        @if let Some(sentence) = facts::beginning(linker.content.plan, id, !uses.is_empty()) { (sentence) " " }
        (linker.uses(uses))
    }
}

fn object(linker: Linker<'_, '_>, page: &Page<'_>, all: &[FieldEntry<'_>], part: usize) -> Markup {
    let fields = &all[page.parts().range(part)];
    html! {
        h2 #fields { "Fields" span.count { (all.len()) } }
        (parts_list(&page.slug, page.parts(), part, |at| all[at].name.to_owned()))
        @if fields.len() > 1 { (field::names(fields)) }
        @for entry in fields { (field::entry(linker, entry)) }
    }
}

fn body(linker: Linker<'_, '_>, page: &Page<'_>, part: usize) -> Markup {
    let here = page.parts().range(part);
    match &page.body {
        Body::Object { fields, extra } => html! {
            section aria-labelledby="fields" {
                (object(linker, page, fields, part))
                @if part == page.parts().last() { (field::extra(linker, extra)) }
            }
        },
        Body::Enum { values, unknown } => html! {
            section aria-labelledby="values" {
                h2 #values { "Values" span.count { (values.len()) } }
                @for one in linker.content.lifecycles.iter().filter(|one| one.id == page.id) { (lifecycle::phases(linker, one)) }
                p.callout { (linker.phrase(unknown)) }
                (parts_list(&page.slug, page.parts(), part, |at| values[at].value.to_owned()))
                (values_table(&values[here]))
            }
        },
        Body::Union {
            variants,
            decided_by,
            unknown,
        } => html! {
            section aria-labelledby="variants" {
                h2 #variants { "Variants" span.count { (variants.len()) } }
                p.callout { (linker.phrase(decided_by)) }
                (parts_list(&page.slug, page.parts(), part, |at| variants[at].variant.to_owned()))
                (variants_table(linker, &variants[here], unknown))
            }
        },
    }
}

fn values_table(values: &[ValueEntry<'_>]) -> Markup {
    html! {
        table.values {
            caption.sr { "Values" }
            thead { tr { th scope="col" { "Value" } th scope="col" { "Meaning" } th scope="col" { "Rust" } } }
            tbody {
                @for value in values {
                    tr #(value.anchor) {
                        th scope="row" { a.here href={ "#" (value.anchor) } { code { (breakable(value.value)) } } }
                        td {
                            @if value.deprecated { span.badge.deprecated { "deprecated" } " " }
                            @if let Some(text) = value.meaning { (inline(text)) }
                            @if let Some(version) = value.since { " " (since_badge(version)) }
                        }
                        td { code { (breakable(value.variant)) } }
                    }
                }
            }
        }
    }
}

fn variants_table(
    linker: Linker<'_, '_>,
    variants: &[VariantEntry<'_>],
    unknown: &Phrase,
) -> Markup {
    let any_meaning = variants.iter().any(|variant| variant.meaning.is_some());
    let any_selected = variants.iter().any(|variant| variant.selected_by.is_some());
    html! {
        table.values {
            caption.sr { "Variants" }
            thead { tr {
                th scope="col" { "Variant" }
                @if any_selected { th scope="col" { "Selected by" } }
                th scope="col" { "Type" } th scope="col" { "JSON" }
                @if any_meaning { th scope="col" { "Meaning" } }
            } }
            tbody {
                @for variant in variants {
                    tr #(variant.anchor) {
                        th scope="row" { a.here href={ "#" (variant.anchor) } { code { (breakable(variant.variant)) } } }
                        @if any_selected { td { @if let Some(phrase) = &variant.selected_by { (linker.phrase(phrase)) } } }
                        td { (linker.code(&variant.rust_type)) }
                        td { (linker.phrase(&variant.json_type)) @if !variant.constraints.is_empty() { "; " (field::list(linker, &variant.constraints)) } }
                        @if any_meaning { td { @if let Some(text) = variant.meaning { (inline(text)) } } }
                    }
                }
            }
        }
        p.callout { (linker.phrase(unknown)) }
    }
}

fn page_rules(linker: Linker<'_, '_>, page: &Page<'_>) -> Markup {
    html! {
        @if !page.rules.is_empty() {
            section aria-labelledby="rules" {
                h2 #rules { "Rules" span.count { (page.rules.len()) } }
                ul.rules {
                    @for index in &page.rules {
                        @let rule = &linker.content.rules[*index];
                        li {
                            (inline(rule.statement)) " "
                            a.quiet href=(linker.href(Target::Rule(*index))) { (rule.id) }
                            " " span.badge.plain { (rules::strength_label(rule.strength)) }
                        }
                    }
                }
            }
        }
    }
}

/// Links to the parts of a divided page, and from its ends to the pages before and after.
fn neighbours(
    linker: Linker<'_, '_>,
    page: &Page<'_>,
    [before, after]: [Option<&Page<'_>>; 2],
    part: usize,
) -> Markup {
    let of_page = |page: &Page<'_>| (linker.href(Target::Type(page.id)), page.name.to_owned());
    let of_part = |part: usize| {
        let name = format!("{}, part {}", page.name, part + 1);
        (pagination::file(&page.slug, part), name)
    };
    let before = match part.checked_sub(1) {
        Some(part) => Some(of_part(part)),
        None => before.map(of_page),
    };
    let after = match part + 1 {
        next if next <= page.parts().last() => Some(of_part(next)),
        _ => after.map(of_page),
    };
    let link = |(href, name): (String, String), class: &str, word: &str| {
        html! { a.(class) href=(href) rel=(class) { small { (word) } " " (breakable(&name)) } }
    };
    html! {
        nav.around aria-label="Previous and next page" {
            @if let Some(target) = before { (link(target, "prev", "Previous")) }
            @if let Some(target) = after { (link(target, "next", "Next")) }
        }
    }
}
