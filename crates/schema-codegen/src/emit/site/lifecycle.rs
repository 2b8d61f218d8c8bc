//! Lifecycles as pictures: the phases of a status from left to right, with the steps that have one.

use super::link::{Linker, breakable, inline};
use crate::content::{Lifecycle, Target, counted, prose};
use crate::model::Phase;
use maud::{Markup, html};

/// A lifecycle on the overview: steps, phases with what each value means, rules.
pub(super) fn section(linker: Linker<'_, '_>, lifecycle: &Lifecycle<'_>) -> Markup {
    let plan = linker.content.plan;
    html! {
        section.life {
            h3 { (linker.type_link(lifecycle.id)) }
            @if let Some(text) = &plan.type_def(lifecycle.id).docs.description { p { (prose::summary(text)) } }
            @for (owner, fields) in &lifecycle.steps {
                p.small { "One status for each step of " (linker.type_link(*owner)) ":" }
                ol.steps {
                    @for field in fields {
                        li { a href=(linker.href(Target::Field(*field))) { (breakable(&plan.field(*field).wire_name)) } }
                    }
                }
            }
            ol.phases {
                @for phase in &lifecycle.def.phases {
                    li class=[class(phase)] { h4 { (phase.name) } (values(linker, lifecycle, phase, true)) }
                }
            }
            @if !lifecycle.rules.is_empty() {
                details.more {
                    summary { "How these go together: " (counted(lifecycle.rules.len(), "rule")) }
                    ul.rules {
                        @for rule in &lifecycle.rules {
                            li { (inline(linker.content.rules[*rule].statement)) " " (linker.rule_links(&[*rule])) }
                        }
                    }
                }
            }
        }
    }
}

/// A lifecycle on the page of its enum, whose table says what each value means.
pub(super) fn phases(linker: Linker<'_, '_>, lifecycle: &Lifecycle<'_>) -> Markup {
    html! {
        ol.phases aria-label="Phases" {
            @for phase in &lifecycle.def.phases {
                li class=[class(phase)] { h3 { (phase.name) } (values(linker, lifecycle, phase, false)) }
            }
        }
    }
}

fn values(
    linker: Linker<'_, '_>,
    lifecycle: &Lifecycle<'_>,
    phase: &Phase,
    with_meaning: bool,
) -> Markup {
    html! {
        ul {
            @for index in &phase.values {
                @let value = &lifecycle.def.values[*index];
                li {
                    a href=(linker.href(Target::Value(lifecycle.id, *index))) { code { (breakable(&value.value)) } }
                    @if let Some(text) = value.description.as_deref().filter(|_| with_meaning) { " " span { (prose::summary(text)) } }
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
