//! The pages beside the index: the index itself, the rules, the named values.

use super::link::Linker;
use super::{page::legend, prose, table::table, text};
use crate::content::{Content, Target, prose as words, rules, sensitivity};
use crate::model::Checked;

/// The index: every page by group, with its first sentence.
pub(super) fn index(linker: Linker<'_, '_>) -> String {
    let content = linker.content;
    let mut blocks = vec![format!("# {}", text::escape(content.title, false))];
    blocks.extend(
        content
            .plan
            .model
            .schema
            .description
            .as_deref()
            .map(prose::blocks),
    );
    blocks.push(format!(
        "Start at [{}]({}).",
        root_name(content),
        linker.href(Target::Type(content.plan.model.root))
    ));
    blocks.push(legend());
    for group in &content.groups {
        blocks.push(format!("## {}", text::escape(&group.name, false)));
        blocks.extend(group.about.map(|about| text::escape(about, true)));
        let rows: Vec<Vec<String>> = content.pages[group.pages.clone()]
            .iter()
            .map(|page| {
                let about = page
                    .docs
                    .description
                    .as_deref()
                    .map(words::summary)
                    .unwrap_or_default();
                let link = format!(
                    "[{}]({})",
                    text::escape(page.name, false),
                    linker.href(Target::Type(page.id))
                );
                vec![
                    link,
                    page.kind.label().to_owned(),
                    text::escape(&about, false),
                ]
            })
            .collect();
        blocks.push(
            table(&["Name", "Kind", "Description"], &rows)
                .trim_end()
                .to_owned(),
        );
    }
    blocks.extend(more(content));
    blocks.join("\n\n")
}

fn root_name(content: &Content<'_>) -> String {
    text::escape(
        &content.plan.type_def(content.plan.model.root).wire_name,
        false,
    )
}

fn more(content: &Content<'_>) -> Option<String> {
    let mut items = Vec::new();
    if !content.rules.is_empty() {
        items.push(format!(
            "- [Rules](rules.md): {} rules across fields",
            content.rules.len()
        ));
    }
    if !content.scalars.is_empty() {
        items.push(format!(
            "- [Named values](values.md): {} types without a page of their own",
            content.scalars.len()
        ));
    }
    (!items.is_empty()).then(|| format!("## More\n\n{}", items.join("\n")))
}

/// Every cross-field rule.
pub(super) fn rules_page(linker: Linker<'_, '_>) -> String {
    let mut blocks = vec!["# Rules".to_owned()];
    for rule in &linker.content.rules {
        blocks.push(format!(
            "<a id=\"{}\"></a>\n### {}",
            rule.anchor,
            text::code(rule.id)
        ));
        blocks.push(prose::blocks(rule.statement));
        blocks.extend(rule.formal.map(text::code));
        let mut facts = vec![
            format!(
                "- {}. {}",
                rules::strength_label(rule.strength),
                rules::strength_meaning(rule.strength)
            ),
            format!(
                "- {}{}",
                rules::checked_meaning(rule.checked),
                reason(rule.checked)
            ),
        ];
        if !rule.subjects.0.is_empty() {
            facts.push(format!("- About {}", linker.phrase(&rule.subjects)));
        }
        blocks.push(facts.join("\n"));
    }
    blocks.join("\n\n")
}

/// Why nobody checks it.
fn reason(checked: &Checked) -> String {
    match checked {
        Checked::No(reason) => format!(" {}", prose::cell(reason)),
        Checked::Schema | Checked::Validate | Checked::Types => String::new(),
    }
}

/// Every named scalar.
pub(super) fn values_page(linker: Linker<'_, '_>) -> String {
    let rows: Vec<Vec<String>> = linker
        .content
        .scalars
        .iter()
        .map(|scalar| {
            let constraints: Vec<String> = scalar
                .constraints
                .iter()
                .map(|phrase| linker.phrase(phrase))
                .collect();
            let mut about = vec![
                scalar
                    .docs
                    .description
                    .as_deref()
                    .map(prose::cell)
                    .unwrap_or_default(),
            ];
            about.extend(
                (!constraints.is_empty())
                    .then(|| format!("Constraints: {}.", constraints.join("; "))),
            );
            about.extend(
                scalar
                    .sensitivity
                    .is_sensitive()
                    .then(|| format!("Sensitive: {}.", sensitivity::label(scalar.sensitivity))),
            );
            vec![
                format!(
                    "<a id=\"{}\"></a>{}",
                    scalar.anchor,
                    text::escape(scalar.name, false)
                ),
                linker.phrase(&scalar.json_type),
                linker.phrase(&scalar.rust_type),
                about.join("<br>"),
                scalar
                    .docs
                    .examples
                    .first()
                    .map(|value| text::code(&crate::content::field::example_text(value)))
                    .unwrap_or_default(),
            ]
        })
        .collect();
    format!(
        "# Named values\n\n{}",
        table(&["Name", "JSON", "Type", "Description", "Example"], &rows).trim_end()
    )
}
