//! The frame that all pages of the site share: head, bar on top, list of pages, footer.

use super::link::{Linker, breakable_over};
use crate::content::versions::Version;
use crate::content::{Kind, Page, Target, prose};
use crate::model::TypeId;
use crate::visible::on_one_line;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use std::ops::Range;

/// Nothing but files beside the page may load; no page sends anything.
/// No script of ours asks for anything; auditing tools load the `robots.txt` of the server from within a page.
const POLICY: &str = "default-src 'none'; style-src 'self' file:; script-src 'self' file:; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";

const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' \
                    rx='4' fill='%230f766e'/%3E%3Cpath d='M4 8.4l2.6 2.6L12 5.4' fill='none' stroke='%23fff' stroke-width='2'/%3E%3C/svg%3E";

/// Which entry of the list of pages is the current one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Here {
    /// A page beside the overview, by its file.
    Top(&'static str),
    /// The page of a type.
    Type(TypeId),
}

/// The pages beside those of the types: file and name.
pub(super) fn top_pages(linker: Linker<'_, '_>) -> Vec<(&'static str, &'static str)> {
    let content = linker.content;
    let mut pages = vec![("index.html", "Overview")];
    if content.changes.is_some() {
        pages.push(("changes.html", "Changes"));
    }
    if !content.rules.is_empty() {
        pages.push(("rules.html", "Rules"));
    }
    if content.plan.model.schema.classifies_sensitivity {
        pages.push(("sensitivity.html", "Sensitive data"));
    }
    if !content.scalars.is_empty() {
        pages.push(("values.html", "Named values"));
    }
    pages
}

/// One whole document.
pub(super) fn document(
    linker: Linker<'_, '_>,
    here: Here,
    title: &str,
    about: &str,
    middle: &Markup,
) -> String {
    let html = html! {
        (DOCTYPE)
        (PreEscaped("<!-- @generated -->"))
        html lang="en" data-root=(linker.root) {
            (head(linker, here, title, about))
            body {
                a.skip href="#content" { "Skip to content" }
                (bar(linker, here))
                div.layout {
                    (pages(linker, here))
                    main #content tabindex="-1" { (middle) }
                }
                (footer(linker, here))
            }
        }
    }
    .into_string();
    prose::clean(html.into()).into_string()
}

fn head(linker: Linker<'_, '_>, here: Here, title: &str, about: &str) -> Markup {
    let (site, root) = (linker.content.title, linker.root);
    let of_site = if title == site { "Reference" } else { site };
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta http-equiv="Content-Security-Policy" content=(POLICY);
            meta name="color-scheme" content="light dark";
            meta name="description" content=(about);
            title { (title) " · " (of_site) }
            @if let Some(file) = markdown(linker, here) { link rel="alternate" type="text/markdown" href=(file); }
            link rel="icon" href=(PreEscaped(ICON));
            link rel="stylesheet" href={ (root) "assets/site.css" };
            script src={ (root) "assets/theme.js" } {}
            script src={ (root) "assets/site.js" } defer {}
        }
    }
}

/// The page as Markdown, where there is one.
fn markdown(linker: Linker<'_, '_>, here: Here) -> Option<String> {
    match here {
        Here::Type(id) => linker
            .content
            .page(id)
            .map(|page| format!("{}.md", page.slug)),
        Here::Top("404.html") => None,
        Here::Top(file) => Some(file.replace(".html", ".md")),
    }
}

/// The same page of the other versions, or else their overview.
fn version_switch(linker: Linker<'_, '_>, here: Here) -> Markup {
    let (content, root) = (linker.content, linker.root);
    let page = |version: &Version| match here {
        Here::Type(id) => version
            .page_of(content.plan, id)
            .map(|slug| format!("models/{slug}.html")),
        Here::Top(_) => None,
    };
    let versions = &content.versions.all;
    html! {
        @if let Some(current) = versions.iter().find(|version| version.is_current) {
            details.versions {
                summary { span.sr { "Version " } (current.label) }
                ul {
                    @for version in versions {
                        @let page = page(version).unwrap_or_else(|| "index.html".to_owned());
                        li {
                            a href={ (root) (version.root) (page) } aria-current=[version.is_current.then_some("true")] { (version.label) }
                        }
                    }
                }
            }
        }
    }
}

fn bar(linker: Linker<'_, '_>, here: Here) -> Markup {
    html! {
        header.bar {
            a.brand href={ (linker.root) "index.html" } {
                span.mark aria-hidden="true" {}
                span { (linker.content.title) }
                small { "Reference" }
            }
            (version_switch(linker, here))
            button.find type="button" hidden aria-haspopup="dialog" {
                span { "Search" } kbd { "Ctrl K" }
            }
            button.theme type="button" hidden aria-pressed="false" { span.sr { "Dark theme" } }
            a.menu href="#pages" { "Pages" }
        }
    }
}

/// With more pages than this, the list shows those around the current one alone.
const MAX_LISTED: usize = 64;
/// So many before it and after it.
const LISTED_AROUND: usize = 15;

/// Letters in one line of the list.
const LINE_LETTERS: usize = 26;

/// Which pages the list shows.
fn listed(linker: Linker<'_, '_>, here: Here) -> Range<usize> {
    let pages = &linker.content.pages;
    let current = match here {
        Here::Type(id) => linker.content.page_index(id),
        Here::Top(_) => None,
    };
    if pages.len() <= MAX_LISTED {
        return 0..pages.len();
    }
    current.map_or(0..0, |at| {
        at.saturating_sub(LISTED_AROUND)..(at + LISTED_AROUND + 1).min(pages.len())
    })
}

fn pages(linker: Linker<'_, '_>, here: Here) -> Markup {
    let content = linker.content;
    let listed = listed(linker, here);
    let current = |is: bool| is.then_some("page");
    html! {
        nav.pages #pages aria-label="Pages" {
            a.close href="#content" { "Close" }
            ul.top {
                @for (file, name) in top_pages(linker) {
                    li { a href={ (linker.root) (file) } aria-current=[current(here == Here::Top(file))] { (name) } }
                }
                @if listed.len() < content.pages.len() {
                    li { a href={ (linker.root) "index.html#models" } { "All " (content.pages.len()) " pages" } }
                }
            }
            @for group in &content.groups {
                @let shown = group.pages.start.max(listed.start)..group.pages.end.min(listed.end);
                @if !shown.is_empty() {
                    h2 { (group.name) }
                    ul {
                        @for page in &content.pages[shown] {
                            li class=[(page.kind == Kind::Enum).then_some("e")] {
                                a href=(linker.href(Target::Type(page.id))) aria-current=[current(here == Here::Type(page.id))] {
                                    (breakable_over(LINE_LETTERS, page.name))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn footer(linker: Linker<'_, '_>, here: Here) -> Markup {
    let plan = linker.content.plan;
    html! {
        footer.foot {
            p {
                "Generated from " code { (on_one_line(&plan.options.schema_path)) }
                @if let Some(version) = &plan.model.schema.version { ", schema version " code { (version) } }
                @if here == Here::Top("index.html") { ", by " code { (on_one_line(&plan.options.command)) } }
                ". "
                a href={ (linker.root) "index.json" } { "index.json" } " holds all of it for machines."
            }
        }
    }
}

/// The kind of a page and its group as a small line above the title.
pub(super) fn eyebrow(linker: Linker<'_, '_>, page: &Page<'_>) -> Markup {
    let group = page.module.and_then(|_| linker.content.group(page.id));
    html! {
        p.eyebrow { (page.kind.label()) @if let Some(group) = group { span { (group.name) } } }
    }
}
