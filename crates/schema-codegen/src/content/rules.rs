//! The cross-field rules: what each says, how binding it is and who checks it.

use super::{Phrase, Target};
use crate::model::{Checked, Strength, TypeId};
use crate::plan::Plan;
use std::collections::BTreeMap;

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
    /// How binding it is.
    pub strength: Strength,
    /// Who checks it.
    pub checked: &'a Checked,
    /// The types that it is about.
    pub subjects: Phrase,
}

/// The rules by id and by the types that they are about.
#[derive(Debug)]
pub(super) struct RuleIndex<'a> {
    by_id: BTreeMap<&'a str, usize>,
    by_type: BTreeMap<&'a str, Vec<usize>>,
    mention_null: Vec<bool>,
}

impl<'a> RuleIndex<'a> {
    /// The index of the rules of a plan.
    pub(super) fn new(plan: &'a Plan) -> Self {
        let mut by_type: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, rule) in plan.model.rules.iter().enumerate() {
            for model in &rule.models {
                by_type.entry(model).or_default().push(index);
            }
        }
        let rules = plan.model.rules.iter();
        Self {
            by_id: rules
                .clone()
                .enumerate()
                .map(|(index, rule)| (rule.id.as_str(), index))
                .collect(),
            by_type,
            mention_null: rules.map(|rule| mentions_null(&rule.statement)).collect(),
        }
    }

    /// The indices of the rules with these ids.
    pub(super) fn positions(&self, ids: &[String]) -> Vec<usize> {
        ids.iter()
            .filter_map(|id| self.by_id.get(id.as_str()).copied())
            .collect()
    }

    /// The indices of the rules that name a type.
    pub(super) fn about(&self, wire_name: &str) -> &[usize] {
        self.by_type.get(wire_name).map_or(&[], Vec::as_slice)
    }

    /// Those of `rules` whose statements mention null.
    pub(super) fn on_null(&self, rules: &[usize]) -> Vec<usize> {
        let mentions = |index: &usize| self.mention_null[*index];
        rules.iter().copied().filter(mentions).collect()
    }
}

fn mentions_null(statement: &str) -> bool {
    let words = super::prose::strip_markup(statement);
    words.split(' ').any(|word| word == "null")
}

/// Every rule, in the order of the schema.
#[must_use]
pub fn entries(plan: &Plan) -> Vec<RuleEntry<'_>> {
    let ids: BTreeMap<&str, TypeId> = plan
        .model
        .iter()
        .map(|(id, def)| (def.wire_name.as_str(), id))
        .collect();
    plan.model
        .rules
        .iter()
        .map(|rule| RuleEntry {
            id: &rule.id,
            anchor: super::address::rule_anchor(&rule.id),
            statement: &rule.statement,
            formal: rule.formal.as_deref(),
            strength: rule.strength,
            checked: &rule.checked,
            subjects: subjects(&ids, &rule.models),
        })
        .collect()
}

fn subjects(ids: &BTreeMap<&str, TypeId>, models: &[String]) -> Phrase {
    let subject = |name: &String| match ids.get(name.as_str()) {
        Some(id) => Phrase::new().link(name.clone(), Target::Type(*id)),
        None => Phrase::new().code(name.clone()),
    };
    Phrase::joined(models.iter().map(subject).collect(), ", ")
}

/// The indices of the rules with these ids.
#[must_use]
pub fn positions(plan: &Plan, ids: &[String]) -> Vec<usize> {
    let rules = &plan.model.rules;
    ids.iter()
        .filter_map(|id| rules.iter().position(|rule| rule.id == *id))
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
        Checked::No(_) => "A single document does not show it.",
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
