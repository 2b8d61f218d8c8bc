//! Lives as pictures: the phases of a status from left to right, with the steps that have one.
//!
//! In: [`crate::content::life`]. Out: markup.

use super::link::{Linker, breakable, inline};
use crate::content::{Target, counted, life, life::Life, prose};
use crate::model::{EnumDef, Phase, Shape, TypeId};
use maud::{Markup, html};

/// Every life of the model.
pub(super) fn lives(linker: Linker<'_, '_>) -> Markup {
    html! { @for life in &life::lives(linker.content.plan) { (one(linker, life)) } }
}

/// The life that one enum tells of, for the enum's own page.
pub(super) fn of(linker: Linker<'_, '_>, id: TypeId) -> Markup {
    html! {
        @for life in life::lives(linker.content.plan).iter().filter(|life| life.id == id) {
            ol.phases aria-label="Phases" { @for phase in life.phases { (named(linker, life, phase)) } }
        }
    }
}

/// A phase with the names of its values alone.
fn named(linker: Linker<'_, '_>, life: &Life<'_>, phase: &Phase) -> Markup {
    let Shape::Enum(shape) = &linker.content.plan.type_def(life.id).shape else {
        return html! {};
    };
    html! {
        li class=[class(phase)] {
            h3 { (phase.name) }
            ul {
                @for index in &phase.values {
                    li { a href=(linker.href(Target::Value(life.id, *index))) { code { (breakable(&shape.values[*index].value)) } } }
                }
            }
        }
    }
}

fn class(phase: &Phase) -> Option<&'static str> {
    if phase.aside {
        Some("aside")
    } else {
        (phase.values.len() > 3).then_some("wide")
    }
}

fn one(linker: Linker<'_, '_>, life: &Life<'_>) -> Markup {
    let plan = linker.content.plan;
    let def = plan.type_def(life.id);
    let Shape::Enum(shape) = &def.shape else {
        return html! {};
    };
    html! {
        section.life {
            h3 { (linker.type_link(life.id)) }
            @if let Some(text) = &def.docs.description { p { (prose::summary(text)) } }
            @for (owner, fields) in &life.steps {
                p.small { "One status for each step of " (linker.type_link(*owner)) ":" }
                ol.steps {
                    @for field in fields {
                        li { a href=(linker.href(Target::Field(*field))) { (breakable(&plan.field(*field).wire_name)) } }
                    }
                }
            }
            ol.phases {
                @for phase in life.phases { (stretch(linker, life, shape, phase)) }
            }
            @if !life.rules.is_empty() {
                details.more {
                    summary { "How these go together: " (counted(life.rules.len(), "rule")) }
                    ul.rules {
                        @for rule in &life.rules {
                            li { (inline(linker.content.rules[*rule].statement)) " " (linker.rule_links(&[*rule])) }
                        }
                    }
                }
            }
        }
    }
}

fn stretch(linker: Linker<'_, '_>, life: &Life<'_>, shape: &EnumDef, phase: &Phase) -> Markup {
    html! {
        li class=[class(phase)] {
            h4 { (phase.name) }
            ul {
                @for index in &phase.values {
                    @let value = &shape.values[*index];
                    li {
                        a href=(linker.href(Target::Value(life.id, *index))) { code { (breakable(&value.value)) } }
                        @if let Some(text) = &value.description { " " span { (prose::summary(text)) } }
                    }
                }
            }
        }
    }
}
