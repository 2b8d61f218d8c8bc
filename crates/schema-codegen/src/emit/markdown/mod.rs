//! Markdown pages of a [`Plan`]: an index, one page for each object, enum and union, the rules and the named values.

mod link;
mod page;
mod places;
mod table;
mod top;

use crate::artifact::{Artifact, Body, Source};
use crate::content::{Content, Versions};
use crate::emit::commonmark::{self, Style};
use crate::plan::Plan;
use link::{Layout, Linker};

/// Every page as a file of its own, paths relative to the folder of the docs. The plan describes one of `versions`.
#[must_use]
pub fn emit(plan: &Plan, versions: Versions) -> Vec<Artifact> {
    files(&Content::new(plan, versions), "README.md")
}

/// The same, with `index` as the name of the index.
pub(super) fn files(content: &Content<'_>, index: &str) -> Vec<Artifact> {
    let of = |layout| Linker { content, layout };
    let (top, model) = (of(Layout::Top), of(Layout::Model));
    let mut files = vec![(index.to_owned(), top::index(top))];
    if !content.rules.is_empty() {
        files.push(("rules.md".to_owned(), top::rules_page(top)));
    }
    if !content.scalars.is_empty() {
        files.push(("values.md".to_owned(), top::values_page(top)));
    }
    if content.plan.model.schema.classifies_sensitivity {
        files.push(("sensitivity.md".to_owned(), top::sensitivity_page(top)));
    }
    if let Some(changes) = &content.changes {
        files.push(("changes.md".to_owned(), top::changes_page(top, changes)));
    }
    for page in &content.pages {
        files.push((format!("models/{}.md", page.slug), page::page(model, page)));
    }
    let version = version(content.plan);
    let file = |(path, text): (String, String)| {
        let up = if path.contains('/') { "../" } else { "" };
        Artifact {
            source: Source::of(content.plan),
            body: Body::Markdown(format!("{text}\n\n---\n\n[Index]({up}{index}){version}\n")),
            path,
        }
    };
    files.into_iter().map(file).collect()
}

/// The same pages as one document, for a schema that is small enough to be read at once.
#[must_use]
pub fn document(plan: &Plan) -> String {
    let content = Content::new(plan, Versions::default());
    let linker = Linker {
        content: &content,
        layout: Layout::Single,
    };
    let mut parts: Vec<String> = content
        .pages
        .iter()
        .map(|page| page::page(linker, page))
        .collect();
    if !content.rules.is_empty() {
        parts.push(top::rules_page(linker));
    }
    if !content.scalars.is_empty() {
        parts.push(top::values_page(linker));
    }
    format!("{}\n", parts.join("\n\n"))
}

fn version(plan: &Plan) -> String {
    let version = plan.model.schema.version.as_deref();
    version
        .map(|version| {
            format!(
                " · schema version {}",
                commonmark::code(version, Style::Page)
            )
        })
        .unwrap_or_default()
}
