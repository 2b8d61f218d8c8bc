//! The page of one object, enum or union, in the layout `# Name`, description, one table.
//!
//! In: a [`Page`]. Out: Markdown. Rows of fields are sorted by name, after the row for additional members.

use super::link::Linker;
use super::{prose, table::table, text};
use crate::content::page::{Extra, MemberEntry, ValueEntry};
use crate::content::{Body, FieldEntry, Page, Phrase, Target, constraint, presence, sensitivity};

/// One page without its foot.
pub(super) fn page(linker: Linker<'_, '_>, page: &Page<'_>) -> String {
    let mut blocks = vec![format!("# {}", text::escape(page.name, false))];
    blocks.extend(page.docs.deprecated.then(|| "**Deprecated.**".to_owned()));
    blocks.extend(
        page.docs
            .description
            .as_deref()
            .map(prose::blocks)
            .filter(|text| !text.is_empty()),
    );
    blocks.extend(null_note(linker, page));
    blocks.extend(sensitive_note(page));
    blocks.push(body(linker, page));
    blocks.extend(used_by(linker, page));
    blocks.extend(rules(linker, page));
    blocks.join("\n\n")
}

fn body(linker: Linker<'_, '_>, page: &Page<'_>) -> String {
    match &page.body {
        Body::Object { fields, extra } => format!(
            "## Fields\n\n{}",
            fields_table(linker, fields, extra).trim_end()
        ),
        Body::Enum { values, unknown } => {
            format!(
                "## Values\n\n{}\n{}",
                values_table(values),
                linker.phrase(unknown)
            )
        }
        Body::Union { members, unknown } => {
            format!(
                "## Members\n\n{}\n{}",
                members_table(linker, members),
                linker.phrase(unknown)
            )
        }
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
        Some((name, ty)) => (text::code(name), linker.phrase(ty)),
        None => (text::escape("any other", false), String::new()),
    };
    vec![
        name,
        ty,
        mark(false),
        text::escape(extra.sentence, false),
        String::new(),
    ]
}

fn field_row(linker: Linker<'_, '_>, field: &FieldEntry<'_>) -> Vec<String> {
    let name = text::code(field.name);
    vec![
        if field.docs.deprecated {
            format!("~~{name}~~")
        } else {
            name
        },
        linker.phrase(&field.rust_type),
        mark(field.presence.required),
        description(linker, field),
        field
            .example()
            .map(|example| text::code(&example))
            .unwrap_or_default(),
    ]
}

fn mark(required: bool) -> String {
    if required {
        ":heavy_check_mark:"
    } else {
        ":heavy_minus_sign:"
    }
    .to_owned()
}

/// Meaning, then the facts: presence, constraints, sensitivity, default, the rule that says when it is null.
fn description(linker: Linker<'_, '_>, field: &FieldEntry<'_>) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(field.docs.deprecated.then(|| "**Deprecated.**".to_owned()));
    parts.extend(
        field
            .docs
            .description
            .as_deref()
            .map(prose::cell)
            .filter(|text| !text.is_empty()),
    );
    let mut facts = vec![field.presence.sentence().to_owned()];
    facts.extend(constraints(linker, &field.constraints));
    if field.sensitivity.is_sensitive() {
        facts.push(format!(
            "Sensitive: {}.",
            sensitivity::label(field.sensitivity)
        ));
    }
    facts.extend(
        field
            .docs
            .default
            .as_ref()
            .map(|value| format!("Default: {}.", text::code(&value.to_string()))),
    );
    let null_rules = field.null_rules(linker.content.plan);
    if !null_rules.is_empty() {
        facts.push(format!("When null: {}.", rule_links(linker, &null_rules)));
    }
    parts.push(facts.join(" "));
    parts.join("<br><br>")
}

fn constraints(linker: Linker<'_, '_>, phrases: &[Phrase]) -> Option<String> {
    let all: Vec<String> = phrases.iter().map(|phrase| linker.phrase(phrase)).collect();
    (!all.is_empty()).then(|| format!("Constraints: {}.", all.join("; ")))
}

fn values_table(values: &[ValueEntry<'_>]) -> String {
    let row = |value: &ValueEntry<'_>| {
        vec![
            text::code(value.variant),
            text::code(value.value),
            value.meaning.map(prose::cell).unwrap_or_default(),
        ]
    };
    table(
        &["Name", "Value", "Meaning"],
        &values.iter().map(row).collect::<Vec<_>>(),
    )
}

fn members_table(linker: Linker<'_, '_>, members: &[MemberEntry<'_>]) -> String {
    let row = |member: &MemberEntry<'_>| {
        vec![
            text::code(member.variant),
            linker.phrase(&member.rust_type),
            linker.phrase(&member.json_type),
            member.meaning.map(prose::cell).unwrap_or_default(),
        ]
    };
    table(
        &["Name", "Type", "JSON", "Meaning"],
        &members.iter().map(row).collect::<Vec<_>>(),
    )
}

fn null_note(linker: Linker<'_, '_>, page: &Page<'_>) -> Option<String> {
    let rules = linker.content.null_rules(page.id);
    if !page.nullable {
        return None;
    }
    Some(match rules.as_slice() {
        [] if linker.content.rules.is_empty() => presence::MAY_BE_NULL.to_owned(),
        [] => format!("{} {}", presence::MAY_BE_NULL, presence::NO_RULE_SAYS_WHEN),
        rules => format!(
            "{} When: {}.",
            presence::MAY_BE_NULL,
            rule_links(linker, rules)
        ),
    })
}

fn sensitive_note(page: &Page<'_>) -> Option<String> {
    let names: Vec<&str> = page
        .sensitivity
        .iter()
        .map(|class| sensitivity::label(*class))
        .collect();
    (!names.is_empty()).then(|| format!("Sensitive data in it: {}.", names.join(", ")))
}

fn used_by(linker: Linker<'_, '_>, page: &Page<'_>) -> Option<String> {
    if page.used_by.is_empty() {
        return None;
    }
    let plan = linker.content.plan;
    let item = |field: &crate::plan::FieldId| {
        let owner = plan.type_def(field.owner);
        let name = text::code(&plan.field(*field).wire_name);
        format!(
            "- {name} of [{}]({})",
            text::escape(&owner.wire_name, false),
            linker.href(Target::Field(*field))
        )
    };
    Some(format!(
        "## Used by\n\n{}",
        page.used_by.iter().map(item).collect::<Vec<_>>().join("\n")
    ))
}

fn rules(linker: Linker<'_, '_>, page: &Page<'_>) -> Option<String> {
    if page.rules.is_empty() {
        return None;
    }
    let item = |index: &usize| {
        let rule = &linker.content.rules[*index];
        let strength = crate::content::rules::strength_label(rule.strength).to_lowercase();
        format!(
            "- {} ({strength}): {}",
            linker.code_link(rule.id, Target::Rule(*index)),
            prose::cell(rule.statement)
        )
    };
    Some(format!(
        "## Rules\n\n{}",
        page.rules.iter().map(item).collect::<Vec<_>>().join("\n")
    ))
}

fn rule_links(linker: Linker<'_, '_>, rules: &[usize]) -> String {
    let link =
        |index: &usize| linker.code_link(linker.content.rules[*index].id, Target::Rule(*index));
    rules.iter().map(link).collect::<Vec<_>>().join(", ")
}

/// Said once, under the table of contents: what the marks in the tables mean.
pub(super) fn legend() -> String {
    [
        presence::NOTATION,
        "The *Required* column tells presence alone; whether null may stand there is said in words.",
        constraint::CHECKED_ON_DEMAND,
        sensitivity::IMPLIES,
        sensitivity::UNKNOWN,
    ]
    .join(" ")
}
