//! The site of a [`Plan`]: static HTML that works from a folder, without JavaScript and without asking another host.

mod badge;
mod changes_page;
mod declaration;
mod diagram;
mod field;
mod geometry;
mod index_json;
mod lifecycle;
mod link;
mod machines;
mod model_page;
mod overview;
mod parts;
mod payload;
mod rules_page;
mod search_index;
mod sensitivity_page;
mod shell;
mod usage;
mod values_page;

use crate::artifact::{Artifact, Body, Source};
use crate::content::{Content, Pagination, Versions, pagination};
use crate::emit::markdown;
use crate::plan::Plan;
use link::Linker;
use shell::Here;

/// Files that are the same for every schema.
const ASSETS: [(&str, &str); 4] = [
    ("assets/site.css", include_str!("assets/site.css")),
    ("assets/site.js", include_str!("assets/site.js")),
    ("assets/theme.js", include_str!("assets/theme.js")),
    ("index.schema.json", index_json::SCHEMA),
];

/// Every file of the site, paths relative to its folder: the HTML pages, the same as Markdown, and the files for machines. The plan
/// describes one of `versions`; the files of the others are made by calls of their own.
#[must_use]
pub fn emit(plan: &Plan, versions: Versions) -> Vec<Artifact> {
    let content = Content::new(plan, versions);
    let top = Linker {
        content: &content,
        root: "",
    };
    let mut files = beside(top);
    files.extend(models(Linker {
        content: &content,
        root: "../",
    }));
    files.push(("404.html".to_owned(), machines::not_found(top)));
    files.push(("llms.txt".to_owned(), machines::llms(top)));
    files.extend(machines::sitemap(top, &files));
    files.push(("index.json".to_owned(), index_json::file(top)));
    files.push((
        "assets/search-index.js".to_owned(),
        search_index::script(top),
    ));
    files.extend(ASSETS.map(|(path, text)| (path.to_owned(), text.to_owned())));
    let text = |(path, text)| Artifact {
        path,
        source: Source::of(plan),
        body: Body::Text(text),
    };
    let markdown = markdown::files(&content, "index.md");
    files.into_iter().map(text).chain(markdown).collect()
}

/// The pages beside the overview, and the overview.
fn beside(linker: Linker<'_, '_>) -> Vec<(String, String)> {
    let about = linker.content.about_all();
    let parts = |(file, name): (&'static str, &'static str)| {
        let stem = file.trim_end_matches(".html");
        let parts = match stem {
            "rules" => Pagination::of_rules(linker.content.rules.len()),
            "sensitivity" => Pagination::of_classified(linker.content.fields().count()),
            "values" => Pagination::of_values(linker.content.scalars.len()),
            "index" => Pagination::of_listed(linker.content.pages.len()),
            _ => Pagination::whole(),
        };
        let about = &about;
        (0..=parts.last()).map(move |part| {
            let middle = match stem {
                "rules" => rules_page::middle(linker, part),
                "sensitivity" => sensitivity_page::middle(linker, part),
                "values" => values_page::middle(linker, part),
                "changes" => changes_page::middle(linker),
                _ => overview::middle(linker, part),
            };
            let title = match (stem, part) {
                ("index", 0) => linker.content.title.to_owned(),
                (_, 0) => name.to_owned(),
                (_, part) => format!("{name}, part {}", part + 1),
            };
            let html = shell::document(linker, Here::Top(file), &title, about, &middle);
            (pagination::file(stem, part), html)
        })
    };
    let pages = shell::top_pages(linker).into_iter();
    pages.flat_map(parts).collect()
}

fn models(linker: Linker<'_, '_>) -> Vec<(String, String)> {
    let pages = &linker.content.pages;
    let one = |(at, page): (usize, &crate::content::Page<'_>)| {
        let around = [
            at.checked_sub(1).and_then(|before| pages.get(before)),
            pages.get(at + 1),
        ];
        let about = linker.content.about(page);
        let here = Here::Type(page.id);
        let parts = page.parts();
        let part = move |part| {
            let middle = model_page::middle(linker, page, around, part);
            let title = match part {
                0 => page.name.to_owned(),
                part => format!("{}, part {}", page.name, part + 1),
            };
            (
                format!("models/{}", pagination::file(&page.slug, part)),
                shell::document(linker, here, &title, &about, &middle),
            )
        };
        (0..=parts.last()).map(part).collect::<Vec<_>>()
    };
    pages.iter().enumerate().flat_map(one).collect()
}
