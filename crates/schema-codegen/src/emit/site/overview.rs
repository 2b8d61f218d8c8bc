//! The overview: what the schema is, the picture of its objects, its lifecycles, and every page.

use super::badge::class_badges;
use super::link::{Linker, breakable, prose};
use super::parts::parts_list;
use super::{diagram, lifecycle};
use crate::content::outline::Outline;
use crate::content::{
    Body, FieldEntry, Kind, Page, Pagination, Phrase, Target, counted, presence, prose as words,
    since,
};
use maud::{Markup, html};

/// The middle of the page; of one of several, of which the first has all but the types that the others list.
pub(super) fn middle(linker: Linker<'_, '_>, part: usize) -> Markup {
    let content = linker.content;
    if part > 0 {
        return html! {
            article.overview {
                header { h1 { (breakable(content.title)) } }
                (all_pages(linker, part))
            }
        };
    }
    html! {
        article.overview {
            header {
                p.eyebrow {
                    "Model reference"
                    @if let Some(version) = &content.plan.model.schema.version { span { (version) } }
                }
                h1 { (breakable(content.title)) }
                @if let Some(text) = &content.plan.model.schema.description { div.lead { (prose(text)) } }
                p.start { a.button href=(linker.href(Target::Type(content.plan.model.root))) { "Start at " (breakable(&content.plan.type_def(content.plan.model.root).wire_name)) } }
                (counts(linker))
            }
            @if !content.versions.all.is_empty() { (versions(linker)) }
            (objects(linker))
            @if !content.lifecycles.is_empty() {
                section aria-labelledby="lifecycle" {
                    h2 #lifecycle { "Life cycle" }
                    @for one in &content.lifecycles { (lifecycle::section(linker, one)) }
                }
            }
            @if !content.pages.is_empty() { (all_pages(linker, part)) }
            @if !content.removed.is_empty() { (removed(linker)) }
        }
    }
}

/// The picture of the objects, where there are any.
fn objects(linker: Linker<'_, '_>) -> Markup {
    let outline = Outline::new(linker.content.plan, &linker.content.entry_points);
    html! {
        @if !outline.nodes.is_empty() {
            section aria-labelledby="objects" {
                h2 #objects { "How the objects nest" }
                p.pictured { "Each box is the value of the field with that name, and links to the page of its type." }
                (diagram::diagram(linker, &outline))
            }
        }
    }
}

/// The versions that are described, each with what changed in it.
fn versions(linker: Linker<'_, '_>) -> Markup {
    html! {
        section aria-labelledby="versions" {
            h2 #versions { "Versions" }
            ul {
                @for version in &linker.content.versions.all {
                    li {
                        @if version.is_current { (version.label) ", which these pages describe" }
                        @else { a href={ (version.root) "index.html" } { (version.label) } }
                        @if let Some(previous) = &version.previous {
                            ": " a href={ (version.root) "changes.html" } { "what changed since " (previous) }
                        }
                    }
                }
            }
        }
    }
}

fn counts(linker: Linker<'_, '_>) -> Markup {
    html! {
        ul.counts {
            @for (count, what, page) in counted_parts(linker).into_iter().filter(|(count, ..)| *count > 0) {
                @let text = counted(count, what);
                @let words = text.trim_start_matches(|c: char| c.is_ascii_digit());
                li {
                    b { (count) }
                    @if let Some(page) = page { " " a href=(page) { (words.trim_start()) } } @else { (words) }
                }
            }
        }
    }
}

/// How many there are of each part, what one is called, and its page.
fn counted_parts(linker: Linker<'_, '_>) -> [(usize, &'static str, Option<&'static str>); 7] {
    let content = linker.content;
    let of_kind = |kind| {
        let pages = content.pages.iter();
        pages.filter(|page| page.kind == kind).count()
    };
    let values = content.pages.iter().map(|page| match &page.body {
        Body::Enum { values, .. } => values.len(),
        Body::Object { .. } | Body::Union { .. } => 0,
    });
    let is_sensitive = |field: &&FieldEntry<'_>| field.sensitivity.is_sensitive();
    let sensitive = content.fields().filter(is_sensitive).count();
    [
        (of_kind(Kind::Object), "object", None),
        (content.fields().count(), "field", None),
        (of_kind(Kind::Enum), "enum", None),
        (values.sum(), "value", None),
        (of_kind(Kind::Union), "union", None),
        (content.rules.len(), "rule", Some("rules.html")),
        (sensitive, "sensitive field", Some("sensitivity.html")),
    ]
}

/// The types that are gone.
fn removed(linker: Linker<'_, '_>) -> Markup {
    let plan = linker.content.plan;
    html! {
        section aria-labelledby="removed" {
            h2 #removed { "Removed" span.count { (linker.content.removed.len()) } }
            ul {
                @for (gone, next) in &linker.content.removed {
                    li {
                        (linker.phrase(&since::removed(gone)))
                        @if let Some(id) = next { " " (linker.phrase(&since::next_name(&plan.type_def(*id).wire_name, Target::Type(*id)))) }
                    }
                }
            }
        }
    }
}

/// The list of the types, or one part of it.
fn all_pages(linker: Linker<'_, '_>, part: usize) -> Markup {
    let pages = listed(linker);
    let parts = Pagination::of_listed(pages.len());
    let range = parts.range(part);
    html! {
        section aria-labelledby="models" {
            h2 #models { "All pages" }
            p { (linker.phrase(&Phrase::marked(&presence::notation()))) }
            (parts_list("index", parts, part, |at| pages[at].name.to_owned()))
            @for group in &linker.content.groups {
                @let start = group.pages.start.max(range.start);
                @let end = group.pages.end.min(range.end);
                @if start < end {
                    section.group {
                        h3 { (group.name) }
                        @if let Some(about) = group.about { p { (about) } }
                        ul.cards { @for page in &pages[start..end] { (card(linker, page)) } }
                    }
                }
            }
        }
    }
}

/// The pages as the list has them: in the order of the pages, or by name in each group when they are too many for one page, for
/// then nobody reads them through.
fn listed<'c>(linker: Linker<'c, '_>) -> Vec<&'c Page<'c>> {
    let content = linker.content;
    let mut pages: Vec<&Page<'_>> = content.pages.iter().collect();
    if Pagination::of_listed(pages.len()).last() > 0 {
        for group in &content.groups {
            pages[group.pages.clone()].sort_by_key(|page| page.name.to_lowercase());
        }
    }
    pages
}

fn card(linker: Linker<'_, '_>, page: &Page<'_>) -> Markup {
    html! {
        li class=[(page.kind == Kind::Enum).then_some("e")] {
            a href=(linker.href(Target::Type(page.id))) { (breakable(page.name)) }
            " " small { (page.kind.label()) }
            @if let Some(text) = &page.docs.description { p { (words::summary(text)) } }
            @if !page.sensitivity.is_empty() { p { (class_badges(&page.sensitivity)) } }
        }
    }
}
