//! The rules page: every cross-field rule, how binding it is and who checks it.

use super::link::{Linker, inline};
use super::parts::parts_list;
use crate::content::{Pagination, Phrase, RuleEntry, counted, rules};
use crate::model::{Checked, Strength};
use maud::{Markup, html};

/// The middle of the page, of one of several if there are many rules.
pub(super) fn middle(linker: Linker<'_, '_>, part: usize) -> Markup {
    let parts = Pagination::of_rules(linker.content.rules.len());
    let all = &linker.content.rules;
    let is_checked = |rule: &&RuleEntry<'_>| !matches!(rule.checked, Checked::No(_));
    let checked = all.iter().filter(is_checked).count();
    html! {
        article {
            header {
                h1 { "Rules" }
                div.lead { p { "Rules across fields: " (counted(all.len(), "rule")) ", " (checked) " of them checked." } }
                @if part == 0 { (summary(linker)) }
                (parts_list("rules", parts, part, |at| all[at].id.to_owned()))
            }
            @for rule in &all[parts.range(part)] { (section(linker, rule)) }
        }
    }
}

/// How many rules there are of each strength, and of each way to check them.
fn summary(linker: Linker<'_, '_>) -> Markup {
    let all = &linker.content.rules;
    let count = |strength| all.iter().filter(|rule| rule.strength == strength).count();
    html! {
        div.summary {
            h2 { "How binding it is" }
            dl.facts.broad {
                @for strength in [Strength::Guaranteed, Strength::Documented] {
                    dt { span.badge.plain { (rules::strength_label(strength)) } }
                    dd { (counted(count(strength), "rule")) ". " (rules::strength_meaning(strength)) }
                }
            }
            h2 { "Who checks it" }
            dl.facts.broad {
                @for (label, meaning, count) in rules::checks(all) {
                    dt { span.badge.plain { (label) } }
                    dd { (counted(count, "rule")) ". " (linker.phrase(&Phrase::marked(meaning))) }
                }
            }
        }
    }
}

fn section(linker: Linker<'_, '_>, rule: &RuleEntry<'_>) -> Markup {
    html! {
        section.rule #(rule.anchor) {
            h2 { a href={ "#" (rule.anchor) } { (rule.id) } }
            p.marks { b.firm[rule.strength == Strength::Guaranteed] { (rules::strength_label(rule.strength)) } " " b { (rules::checked_label(rule.checked)) } }
            p { (inline(rule.statement)) }
            @if let Some(formal) = rule.formal { pre { (formal) } }
            @if let Checked::No(reason) = rule.checked { p.small { "Not checked: " (reason) } }
            @if !rule.subjects.0.is_empty() { p.small { "About " (linker.unbroken(&rule.subjects)) } }
        }
    }
}
