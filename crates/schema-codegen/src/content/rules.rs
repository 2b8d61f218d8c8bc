//! The cross-field rules: what each says, how firmly it holds and who checks it.
//!
//! In: the rules of the model. Out: entries with words and links, and the way from a rule's id to its entry.

use super::{Phrase, Target};
use crate::model::{Checked, Rule, Strength};
use crate::plan::Plan;

/// One rule.
#[derive(Clone, Debug)]
pub struct RuleEntry<'a> {
    /// Stable id.
    pub id: &'a str,
    /// Its anchor on the rules page.
    pub anchor: String,
    /// What it says: `CommonMark`, untrusted.
    pub statement: &'a str,
    /// The same in a formal notation.
    pub formal: Option<&'a str>,
    /// How firmly it holds.
    pub strength: Strength,
    /// Who checks it.
    pub checked: &'a Checked,
    /// The types that it is about.
    pub subjects: Phrase,
}

/// Every rule, in the order of the schema.
#[must_use]
pub fn entries(plan: &Plan) -> Vec<RuleEntry<'_>> {
    plan.model
        .rules
        .iter()
        .map(|rule| entry(plan, rule))
        .collect()
}

fn entry<'a>(plan: &'a Plan, rule: &'a Rule) -> RuleEntry<'a> {
    RuleEntry {
        id: &rule.id,
        anchor: super::address::rule_anchor(&rule.id),
        statement: &rule.statement,
        formal: rule.formal.as_deref(),
        strength: rule.strength,
        checked: &rule.checked,
        subjects: subjects(plan, &rule.models),
    }
}

fn subjects(plan: &Plan, models: &[String]) -> Phrase {
    models
        .iter()
        .enumerate()
        .fold(Phrase::new(), |phrase, (index, name)| {
            let phrase = if index > 0 { phrase.text(", ") } else { phrase };
            match plan.model.iter().find(|(_, def)| def.wire_name == *name) {
                Some((id, _)) => phrase.link(name.clone(), Target::Type(id)),
                None => phrase.code(name.clone()),
            }
        })
}

/// The places in the list of the rules with these ids.
#[must_use]
pub fn positions(plan: &Plan, ids: &[String]) -> Vec<usize> {
    ids.iter()
        .filter_map(|id| plan.model.rules.iter().position(|rule| rule.id == *id))
        .collect()
}

/// The places in the list of the rules that name a type.
#[must_use]
pub fn about(plan: &Plan, wire_name: &str) -> Vec<usize> {
    let rules = plan.model.rules.iter().enumerate();
    rules
        .filter(|(_, rule)| rule.models.iter().any(|model| model == wire_name))
        .map(|(index, _)| index)
        .collect()
}

/// The name of a strength.
#[must_use]
pub fn strength_label(strength: Strength) -> &'static str {
    match strength {
        Strength::Guaranteed => "Guaranteed",
        Strength::Documented => "Documented",
    }
}

/// What a strength means.
#[must_use]
pub fn strength_meaning(strength: Strength) -> &'static str {
    match strength {
        Strength::Guaranteed => "A document that breaks it is wrong.",
        Strength::Documented => "Said in prose; the API may relax it.",
    }
}

/// Who checks a rule, in a word or two.
#[must_use]
pub fn checked_label(checked: &Checked) -> &'static str {
    match checked {
        Checked::Schema => "Schema and validate",
        Checked::Validate => "Validate",
        Checked::Types => "Types",
        Checked::No(_) => "Not checked",
    }
}

/// Who checks a rule, and what happens on a breach.
#[must_use]
pub fn checked_meaning(checked: &Checked) -> &'static str {
    match checked {
        Checked::Schema => "The schema states it, and `validate` reports a breach.",
        Checked::Validate => {
            "`validate` reports a breach: a violation if the rule is guaranteed, else a warning."
        }
        Checked::Types => "The types make a breach impossible.",
        Checked::No(_) => "One document does not tell.",
    }
}

/// Each way of checking that occurs, the firmest first: its name, what it means, how many rules there are.
#[must_use]
pub fn checks(rules: &[RuleEntry<'_>]) -> Vec<(&'static str, &'static str, usize)> {
    let ways = [
        Checked::Types,
        Checked::Schema,
        Checked::Validate,
        Checked::No(String::new()),
    ];
    let count = |label| {
        rules
            .iter()
            .filter(|rule| checked_label(rule.checked) == label)
            .count()
    };
    let all = ways.iter().map(|way| {
        let label = checked_label(way);
        (label, checked_meaning(way), count(label))
    });
    all.filter(|(.., count)| *count > 0).collect()
}
