//! The pages beside the index: the index itself, the rules, the named values.

use super::link::Linker;
use super::{page::legend, table::table};
use crate::content::changes::ChangesPage;
use crate::content::field::example_text;
use crate::content::{
    Content, FieldEntry, Page, Phrase, RuleEntry, ScalarEntry, Target, prose, rules,
};
use crate::content::{constraint, facts, since};
use crate::emit::commonmark::{self, Style};
use crate::history::Gone;
use crate::model::{Checked, TypeId};

/// The index: every page by group, with its first sentence.
pub(super) fn index(linker: Linker<'_, '_>) -> String {
    let content = linker.content;
    let mut blocks = vec![format!("# {}", commonmark::escape(content.title))];
    let description = content.plan.model.schema.description.as_deref();
    blocks.extend(description.map(commonmark::blocks));
    let root = content.plan.model.root;
    let root_name = content.plan.type_def(root).wire_name.as_str();
    let start = Phrase::words("Start at ").link(root_name, Target::Type(root));
    blocks.push(linker.paragraph(&[start.text(".")]));
    blocks.push(legend(linker));
    for group in &content.groups {
        blocks.push(format!("## {}", commonmark::escape(&group.name)));
        let about = group.about.map(|about| Phrase::words(about.to_owned()));
        blocks.extend(about.map(|about| linker.paragraph(&[about])));
        let pages = &content.pages[group.pages.clone()];
        let rows: Vec<Vec<String>> = pages.iter().map(|page| page_row(linker, page)).collect();
        let table = table(&["Name", "Kind", "Description"], &rows);
        blocks.push(table.trim_end().to_owned());
    }
    blocks.extend(removed(linker));
    blocks.extend(more(content));
    blocks.join("\n\n")
}

fn page_row(linker: Linker<'_, '_>, page: &Page<'_>) -> Vec<String> {
    let about = page.docs.description.as_deref().map(prose::summary);
    vec![
        linker.cell(&[Phrase::new().link(page.name, Target::Type(page.id))]),
        page.kind.label().to_owned(),
        commonmark::escape(&about.unwrap_or_default()),
    ]
}

/// The types that are gone.
fn removed(linker: Linker<'_, '_>) -> Option<String> {
    let plan = linker.content.plan;
    let item = |(gone, next): &(Gone<'_>, Option<TypeId>)| {
        let next = next.map(|id| since::next_name(&plan.type_def(id).wire_name, Target::Type(id)));
        let sentences: Vec<Phrase> = std::iter::once(since::removed(gone)).chain(next).collect();
        format!("- {}", linker.paragraph(&sentences))
    };
    let items: Vec<String> = linker.content.removed.iter().map(item).collect();
    (!items.is_empty()).then(|| format!("## Removed\n\n{}", items.join("\n")))
}

fn more(content: &Content<'_>) -> Option<String> {
    let mut items = Vec::new();
    if let Some(since) = &content.versions.since {
        let label = commonmark::escape(&since.label);
        items.push(format!(
            "- [Changes](changes.md) since {label}: who is hurt, and what to do"
        ));
    }
    if !content.rules.is_empty() {
        items.push(format!(
            "- [Rules](rules.md): {} rules across fields",
            content.rules.len()
        ));
    }
    if content.plan.model.schema.classifies_sensitivity {
        items.push("- [Sensitive data](sensitivity.md): the fields of each class".to_owned());
    }
    if !content.scalars.is_empty() {
        items.push(format!(
            "- [Named values](values.md): {} types without a page of their own",
            content.scalars.len()
        ));
    }
    (!items.is_empty()).then(|| format!("## More\n\n{}", items.join("\n")))
}

/// What differs from the version before.
pub(super) fn changes_page(linker: Linker<'_, '_>, page: &ChangesPage) -> String {
    let mut blocks = vec![format!("# {}", commonmark::escape(&page.title))];
    blocks.push(linker.paragraph(std::slice::from_ref(&page.about)));
    for section in &page.sections {
        blocks.push(format!("## {}", section.title));
        blocks.push(linker.paragraph(std::slice::from_ref(&section.about)));
        let items = section.items.iter();
        let items = items.map(|item| format!("- {}", linker.paragraph(std::slice::from_ref(item))));
        blocks.push(items.collect::<Vec<_>>().join("\n"));
    }
    blocks.retain(|block| !block.is_empty());
    blocks.join("\n\n")
}

/// Every cross-field rule.
pub(super) fn rules_page(linker: Linker<'_, '_>) -> String {
    let rules = linker
        .content
        .rules
        .iter()
        .map(|rule| rule_section(linker, rule));
    let blocks: Vec<String> = std::iter::once("# Rules".to_owned()).chain(rules).collect();
    blocks.join("\n\n")
}

fn rule_section(linker: Linker<'_, '_>, rule: &RuleEntry<'_>) -> String {
    let id = commonmark::code(rule.id, Style::Page);
    let mut blocks = vec![
        format!("<a id=\"{}\"></a>\n### {id}", rule.anchor),
        commonmark::blocks(rule.statement),
    ];
    blocks.extend(
        rule.formal
            .map(|formal| commonmark::code(formal, Style::Page)),
    );
    let label = rules::strength_label(rule.strength);
    let mut facts = vec![
        format!("- {label}. {}", rules::strength_meaning(rule.strength)),
        format!("- {}", rules::checked_meaning(rule.checked)),
    ];
    if let Checked::No(reason) = rule.checked {
        let reason = commonmark::cell(reason);
        facts[1] = format!("{} {reason}", facts[1]);
    }
    if !rule.subjects.0.is_empty() {
        let about = Phrase::words("About ").then(rule.subjects.clone());
        facts.push(format!("- {}", linker.paragraph(&[about])));
    }
    blocks.push(facts.join("\n"));
    blocks.join("\n\n")
}

/// Every field that is sensitive, by class.
pub(super) fn sensitivity_page(linker: Linker<'_, '_>) -> String {
    let implies = [facts::SENSITIVE_IMPLIES, facts::UNDECLARED_IS_SENSITIVE];
    let implies = linker.paragraph(&implies.map(Phrase::marked));
    let mut blocks = vec!["# Sensitive data".to_owned(), implies];
    let fields = linker.content.fields_by_class();
    let sensitive: Vec<_> = fields
        .into_iter()
        .filter(|field| field.sensitivity.is_sensitive())
        .collect();
    for of_class in sensitive.chunk_by(|one, other| one.sensitivity == other.sensitivity) {
        let class = of_class[0].sensitivity;
        blocks.push(format!("## {}", facts::class_label(class)));
        blocks.push(facts::class_meaning(class).to_owned());
        let rows = of_class.iter().map(|field| classified_row(linker, field));
        let rows: Vec<Vec<String>> = rows.collect();
        let table = table(&["Field", "Object", "In a document"], &rows);
        blocks.push(table.trim_end().to_owned());
    }
    blocks.join("\n\n")
}

fn classified_row(linker: Linker<'_, '_>, field: &FieldEntry<'_>) -> Vec<String> {
    let owner = field.id.owner;
    let name = linker.content.plan.type_def(owner).wire_name.as_str();
    let pointers = field.pointers.iter();
    let pointers: Vec<String> = pointers
        .map(|pointer| commonmark::code(pointer, Style::Cell))
        .collect();
    vec![
        commonmark::code(field.name, Style::Cell),
        linker.cell(&[Phrase::new().link(name, Target::Type(owner))]),
        pointers.join(" "),
    ]
}

/// Every named scalar.
pub(super) fn values_page(linker: Linker<'_, '_>) -> String {
    let scalars = linker.content.scalars.iter();
    let rows: Vec<Vec<String>> = scalars.map(|scalar| scalar_row(linker, scalar)).collect();
    let head = ["Name", "JSON", "Type", "Description", "Example"];
    format!("# Named values\n\n{}", table(&head, &rows).trim_end())
}

fn scalar_row(linker: Linker<'_, '_>, scalar: &ScalarEntry<'_>) -> Vec<String> {
    let mut sentences: Vec<Phrase> = facts::access(scalar.docs).into_iter().collect();
    sentences.extend(constraint::sentence(&scalar.constraints));
    sentences.extend(scalar.docs.default.as_ref().map(facts::default));
    sentences.extend(facts::sensitive(scalar.sensitivity));
    sentences.extend(facts::unhidden(linker.content.plan, scalar.id));
    sentences.extend(facts::history(scalar.since, scalar.former_name));
    let description = scalar.docs.description.as_deref().map(commonmark::cell);
    let mut about: Vec<String> = super::page::deprecated(scalar.docs.deprecated)
        .into_iter()
        .collect();
    about.extend(description);
    about.push(linker.cell(&sentences));
    about.retain(|text| !text.is_empty());
    let example = scalar.docs.examples.first();
    vec![
        format!(
            "<a id=\"{}\"></a>{}",
            scalar.anchor,
            commonmark::escape(scalar.name)
        ),
        linker.cell(std::slice::from_ref(&scalar.json_type)),
        linker.cell(std::slice::from_ref(&scalar.rust_type)),
        about.join("<br>"),
        example
            .map(|value| commonmark::code(&example_text(value), Style::Cell))
            .unwrap_or_default(),
    ]
}
