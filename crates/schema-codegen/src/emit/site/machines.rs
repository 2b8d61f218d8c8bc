//! Files for machines and web servers: `llms.txt`, `sitemap.xml` and the page for addresses that do not exist.

use super::link::Linker;
use super::shell::{self, Here};
use crate::content::prose;
use crate::emit::commonmark;
use maud::html;
use std::fmt::Write as _;

/// The list of the Markdown pages, each with its first sentence, in the format of `llms.txt`.
pub(super) fn llms(linker: Linker<'_, '_>) -> String {
    let content = linker.content;
    let mut out = format!("# {}\n", commonmark::escape(content.title));
    if let Some(text) = &content.plan.model.schema.description {
        let _ = write!(out, "\n> {}\n", commonmark::cell(text));
    }
    out.push_str("\n- [Index](index.md)\n- [All of it as JSON](index.json), described by [a schema](index.schema.json)\n");
    if content.changes.is_some() {
        out.push_str("- [Changes](changes.md): who is hurt by them, and what to do\n");
    }
    if !content.rules.is_empty() {
        out.push_str("- [Rules](rules.md): what the schema says of several members at once\n");
    }
    if content.plan.model.schema.classifies_sensitivity {
        out.push_str("- [Sensitive data](sensitivity.md): the fields of each class\n");
    }
    if !content.scalars.is_empty() {
        out.push_str("- [Named values](values.md): types that are scalars, lists or maps\n");
    }
    for group in &content.groups {
        let _ = write!(out, "\n## {}\n\n", commonmark::escape(&group.name));
        for page in &content.pages[group.pages.clone()] {
            let about = page.docs.description.as_deref().map(prose::summary);
            let about = about.map(|about| format!(": {}", commonmark::escape(&about)));
            let name = commonmark::escape(page.name);
            let about = about.unwrap_or_default();
            let _ = writeln!(out, "- [{name}](models/{}.md){about}", page.slug);
        }
    }
    out
}

/// The addresses of the pages among `files`, `None` where the site has no address.
pub(super) fn sitemap(
    linker: Linker<'_, '_>,
    files: &[(String, String)],
) -> Option<(String, String)> {
    let base = linker.content.plan.options.site_url.trim_end_matches('/');
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    let pages = files.iter().map(|(path, _)| path);
    for path in pages.filter(|path| path.strip_suffix(".html").is_some_and(|page| page != "404")) {
        let address = html! { (base) "/" (path) }.into_string();
        let _ = writeln!(out, "<url><loc>{address}</loc></url>");
    }
    out.push_str("</urlset>\n");
    (!base.is_empty()).then(|| ("sitemap.xml".to_owned(), out))
}

/// The page that a web server shows for an address that does not exist, at whatever depth: where the site has an address, those in the page
/// begin at the root of the host.
pub(super) fn not_found(linker: Linker<'_, '_>) -> String {
    let root = root_on_host(&linker.content.plan.options.site_url);
    let linker = Linker {
        root: &root,
        ..linker
    };
    let middle = html! {
        article {
            header {
                h1 { "No such page" }
                div.lead { p { "The address names no page of this reference. " a href={ (linker.root) "index.html" } { "The overview" } " lists all pages." } }
            }
        }
    };
    shell::document(
        linker,
        Here::Top("404.html"),
        "No such page",
        "No page has this address.",
        &middle,
    )
}

/// The path of a URL, with a slash at both ends; nothing where there is no URL.
fn root_on_host(url: &str) -> String {
    let Some((_, rest)) = url.trim_end_matches('/').split_once("://") else {
        return String::new();
    };
    match rest.split_once('/') {
        Some((_, path)) => format!("/{path}/"),
        None => "/".to_owned(),
    }
}
