//! The site of a [`Plan`]: static HTML that works from a folder, without JavaScript and without asking another host.

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
mod payload;
mod rules_page;
mod search_index;
mod sensitivity_page;
mod shell;
mod usage;
mod values_page;

use crate::artifact::{Artifact, Body, Source};
use crate::content::{Content, Pagination, pagination, prose};
use crate::emit::markdown;
use crate::plan::Plan;
use link::Linker;
use maud::Markup;
use shell::Here;

/// Files that are the same for every schema.
const ASSETS: [(&str, &str); 4] = [
    ("assets/site.css", include_str!("assets/site.css")),
    ("assets/site.js", include_str!("assets/site.js")),
    ("assets/theme.js", include_str!("assets/theme.js")),
    ("index.schema.json", index_json::SCHEMA),
];

/// Every file of the site, paths relative to its folder: the HTML pages, the same as Markdown, and the files for machines.
#[must_use]
pub fn emit(plan: &Plan) -> Vec<Artifact> {
    let content = Content::new(plan);
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
    let schema = &linker.content.plan.model.schema;
    let about = schema.description.as_deref().map(prose::summary);
    let about = about.unwrap_or_default();
    let page = |(file, name): (&'static str, &'static str)| {
        let (title, middle): (&str, Markup) = match file {
            "rules.html" => (name, rules_page::middle(linker)),
            "sensitivity.html" => (name, sensitivity_page::middle(linker)),
            "values.html" => (name, values_page::middle(linker, 0)),
            _ => (linker.content.title, overview::middle(linker)),
        };
        (
            file.to_owned(),
            shell::document(linker, Here::Top(file), title, &about, &middle),
        )
    };
    let values = 1..=Pagination::of_values(linker.content.scalars.len()).last();
    let more_values = values.map(|at| {
        let (here, middle) = (Here::Top("values.html"), values_page::middle(linker, at));
        let title = format!("Named values, part {}", at + 1);
        let html = shell::document(linker, here, &title, &about, &middle);
        (pagination::file("values", at), html)
    });
    let pages = shell::top_pages(linker).into_iter().map(page);
    pages.chain(more_values).collect()
}

fn models(linker: Linker<'_, '_>) -> Vec<(String, String)> {
    let pages = &linker.content.pages;
    let one = |(at, page): (usize, &crate::content::Page<'_>)| {
        let around = [
            at.checked_sub(1).and_then(|before| pages.get(before)),
            pages.get(at + 1),
        ];
        let about = page.docs.description.as_deref().map(prose::summary);
        let about = about.unwrap_or_default();
        let here = Here::Type(page.id);
        let parts = Pagination::of_fields(page.fields().len());
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
