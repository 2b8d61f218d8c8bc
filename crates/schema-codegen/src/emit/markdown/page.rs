//! The page of one object, enum or union, in the layout `# Name`, description, one table. Rows of fields are sorted by name, after the row
//! for additional members.

use super::link::Linker;
use super::places;
use super::table::table;
use crate::content::page::{Extra, ValueEntry, VariantEntry};
use crate::content::{
    Body, FieldEntry, Page, Phrase, Target, Use, constraint, facts, presence, since,
};
use crate::emit::commonmark::{self, Style};

/// One page without its footer.
pub(super) fn page(linker: Linker<'_, '_>, page: &Page<'_>) -> String {
    let mut blocks = vec![format!("# {}", commonmark::escape(page.name))];
    blocks.extend(deprecated(page.docs.deprecated));
    blocks.extend(page.docs.description.as_deref().map(commonmark::blocks));
    blocks.extend(null_note(linker, page).map(|phrase| linker.paragraph(&[phrase])));
    let contained = facts::contained(&page.sensitivity);
    blocks.extend(contained.map(|phrase| linker.paragraph(&[phrase])));
    let constraints = constraint::sentence(&page.constraints);
    let access = facts::access(page.docs);
    let facts = access.into_iter().chain(constraints).collect::<Vec<_>>();
    blocks.push(linker.paragraph(&facts));
    let history = facts::history(page.since, page.former_name);
    blocks.push(linker.paragraph(&history));
    blocks.push(linker.paragraph(&places::of_type(page)));
    blocks.push(body(linker, page));
    blocks.extend(removed(linker, page));
    blocks.push(used_by(linker, page));
    blocks.extend(rules(linker, page));
    blocks.retain(|block| !block.is_empty());
    blocks.join("\n\n")
}

pub(super) fn deprecated(is_deprecated: bool) -> Option<String> {
    is_deprecated.then(|| "**Deprecated.**".to_owned())
}

/// The properties or values that are no longer there.
fn removed(linker: Linker<'_, '_>, page: &Page<'_>) -> Option<String> {
    let items = page.removed.iter().map(since::removed);
    let items: Vec<String> = items
        .map(|sentence| format!("- {}", linker.paragraph(&[sentence])))
        .collect();
    (!items.is_empty()).then(|| format!("## Removed\n\n{}", items.join("\n")))
}

fn body(linker: Linker<'_, '_>, page: &Page<'_>) -> String {
    match &page.body {
        Body::Object { fields, extra } => format!(
            "## Fields\n\n{}",
            fields_table(linker, fields, extra).trim_end()
        ),
        Body::Enum { values, unknown } => format!(
            "## Values\n\n{}\n{}",
            values_table(linker, values),
            linker.paragraph(std::slice::from_ref(unknown))
        ),
        Body::Union {
            variants,
            decided_by,
            unknown,
        } => format!(
            "## Variants\n\n{}\n\n{}\n{}",
            linker.paragraph(std::slice::from_ref(decided_by)),
            variants_table(linker, variants),
            linker.paragraph(std::slice::from_ref(unknown))
        ),
    }
}

fn fields_table(linker: Linker<'_, '_>, fields: &[FieldEntry<'_>], extra: &Extra) -> String {
    let mut rows = vec![extra_row(linker, extra)];
    let mut sorted: Vec<&FieldEntry<'_>> = fields.iter().collect();
    sorted.sort_by_key(|field| field.name);
    rows.extend(sorted.into_iter().map(|field| field_row(linker, field)));
    table(
        &["Field", "Type", "Required", "Description", "Example"],
        &rows,
    )
}

fn extra_row(linker: Linker<'_, '_>, extra: &Extra) -> Vec<String> {
    let (name, ty) = match &extra.field {
        Some((name, ty)) => (code(name), linker.cell(std::slice::from_ref(ty))),
        None => ("any other".to_owned(), String::new()),
    };
    let about = commonmark::escape(extra.sentence);
    vec![name, ty, mark(false), about, String::new()]
}

fn field_row(linker: Linker<'_, '_>, field: &FieldEntry<'_>) -> Vec<String> {
    let name = code(field.name);
    vec![
        if field.docs.deprecated {
            format!("~~{name}~~")
        } else {
            name
        },
        linker.cell(std::slice::from_ref(&field.rust_type)),
        mark(field.presence.is_required()),
        description(linker, field),
        field
            .example()
            .map(|example| code(&example))
            .unwrap_or_default(),
    ]
}

fn code(text: &str) -> String {
    commonmark::code(text, Style::Cell)
}

fn mark(required: bool) -> String {
    if required {
        ":heavy_check_mark:"
    } else {
        ":heavy_minus_sign:"
    }
    .to_owned()
}

/// What the field means, then the facts, then the rules that say when it is null.
fn description(linker: Linker<'_, '_>, field: &FieldEntry<'_>) -> String {
    let mut sentences = field.facts.clone();
    sentences.extend(places::of_field(field));
    sentences.extend(linker.content.rule_links("When null: ", &field.null_rules));
    let mut parts: Vec<String> = deprecated(field.docs.deprecated).into_iter().collect();
    parts.extend(meaning(field.docs.description.as_deref()));
    parts.push(linker.cell(&sentences));
    parts.join("<br><br>")
}

fn meaning(description: Option<&str>) -> Option<String> {
    description
        .map(commonmark::cell)
        .filter(|text| !text.is_empty())
}

fn values_table(linker: Linker<'_, '_>, values: &[ValueEntry<'_>]) -> String {
    let row = |value: &ValueEntry<'_>| {
        let since = value
            .since
            .map(|version| linker.cell(&[since::sentence(version)]));
        let about = deprecated(value.deprecated).into_iter();
        let about: Vec<String> = about.chain(meaning(value.meaning)).chain(since).collect();
        vec![
            code(value.variant),
            code(value.value),
            about.join("<br><br>"),
        ]
    };
    table(
        &["Name", "Value", "Meaning"],
        &values.iter().map(row).collect::<Vec<_>>(),
    )
}

fn variants_table(linker: Linker<'_, '_>, variants: &[VariantEntry<'_>]) -> String {
    let cell = |phrase: &Phrase| linker.cell(std::slice::from_ref(phrase));
    let row = |variant: &VariantEntry<'_>| {
        vec![
            variant.selected_by.as_ref().map(cell).unwrap_or_default(),
            code(variant.variant),
            cell(&variant.rust_type),
            cell(&with_constraints(variant)),
            meaning(variant.meaning).unwrap_or_default(),
        ]
    };
    let mut head = vec!["Selected by", "Name", "Type", "JSON", "Meaning"];
    let mut rows: Vec<Vec<String>> = variants.iter().map(row).collect();
    if variants.iter().all(|variant| variant.selected_by.is_none()) {
        head.remove(0);
        for row in &mut rows {
            row.remove(0);
        }
    }
    table(&head, &rows)
}

/// The type in JSON, then its constraints.
fn with_constraints(variant: &VariantEntry<'_>) -> Phrase {
    let json = std::iter::once(variant.json_type.clone());
    let all = json.chain(variant.constraints.iter().cloned());
    Phrase::joined(all.collect(), "; ")
}

fn null_note(linker: Linker<'_, '_>, page: &Page<'_>) -> Option<Phrase> {
    let may_be_null = Phrase::words(presence::MAY_BE_NULL);
    let rules = linker.content.rule_links(" When: ", &page.null_rules);
    page.nullable.then(|| match rules {
        Some(rules) => may_be_null.then(rules),
        None if linker.content.rules.is_empty() => may_be_null,
        None => may_be_null.text(" ").text(presence::NO_RULE_SAYS_WHEN),
    })
}

fn used_by(linker: Linker<'_, '_>, page: &Page<'_>) -> String {
    let plan = linker.content.plan;
    let item = |by: &Use| {
        let label = by.label(plan);
        let user = match by {
            Use::Field(_) | Use::Variant(..) => Phrase::new().code(label),
            Use::Additional(_) | Use::Scalar(_) => Phrase::words(label.to_owned()),
        };
        let owner = plan.type_def(by.owner()).wire_name.as_str();
        let phrase = user.text(" of ").link(owner, by.target());
        format!("- {}", linker.paragraph(&[phrase]))
    };
    let items: Vec<String> = page.used_by.iter().map(item).collect();
    let beginning = facts::beginning(plan, page.id, !items.is_empty());
    let mut blocks = vec!["## Used by".to_owned()];
    blocks.extend(beginning.map(str::to_owned));
    blocks.extend((!items.is_empty()).then(|| items.join("\n")));
    blocks.join("\n\n")
}

fn rules(linker: Linker<'_, '_>, page: &Page<'_>) -> Option<String> {
    let item = |index: &usize| {
        let rule = &linker.content.rules[*index];
        let strength = crate::content::rules::strength_label(rule.strength).to_lowercase();
        let id = Phrase::new()
            .link(rule.id, Target::Rule(*index))
            .text(format!(" ({strength}):"));
        format!(
            "- {} {}",
            linker.paragraph(&[id]),
            commonmark::cell(rule.statement)
        )
    };
    let items: Vec<String> = page.rules.iter().map(item).collect();
    (!items.is_empty()).then(|| format!("## Rules\n\n{}", items.join("\n")))
}

/// What the marks in the tables mean; only the index has it.
pub(super) fn legend(linker: Linker<'_, '_>) -> String {
    let notation = presence::notation();
    let sentences = [
        notation.as_str(),
        "The `Required` column shows presence alone; the description says whether the value may be null.",
        constraint::CHECKED_ON_DEMAND,
        facts::SENSITIVE_IMPLIES,
        facts::UNDECLARED_IS_SENSITIVE,
    ];
    linker.paragraph(&sentences.map(Phrase::marked))
}
