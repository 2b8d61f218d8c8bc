//! Edits of what schemas assert beyond their types, and what of it is left to a person.

use super::apply::Application;
use super::assertions::findings;
use super::decisions::{Decision, Need, decision};
use super::json_text::JsonText;
use super::questions::shown;
use super::structure::{Part, bring, is_constraint};
use super::translate::array;
use super::{Applied, MAX_ROUNDS};
use crate::changes::Kind;
use crate::document::Node;
use crate::model::Pointer;

/// What differs at one schema of ours.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    /// The schema.
    pub(super) at: Pointer,
    /// What people call it: types and properties, `[]` for items, `.*` for additional members.
    pub(super) name: String,
    pub(super) kind: Differs,
}

#[derive(Clone, Debug)]
pub(super) enum Differs {
    /// Upstream states a keyword so, and ours does not; it can be edited unless ours has annotations in it, or others share the schema.
    Keyword {
        key: String,
        theirs: Node,
        is_new: bool,
        can_edit: bool,
    },
    /// Upstream composes a schema with one that only asserts.
    Composed(Node),
    /// Only one of both admits null; the schema of upstream.
    Null { theirs: Node, admits: bool },
    /// Only ours states a keyword; what it states.
    Own(String),
}

impl Finding {
    /// The keyword that upstream states, if it is one.
    fn keyword(&self) -> Option<&str> {
        match &self.kind {
            Differs::Keyword { key, .. } => Some(key),
            Differs::Composed(_) => Some("allOf"),
            Differs::Null { .. } | Differs::Own(_) => None,
        }
    }
}

/// What comes before the keywords that assert.
const BEFORE: [&str; 7] = [
    "$schema",
    "$id",
    "title",
    "description",
    "$ref",
    "type",
    "format",
];

/// Edits what differs in what the schema of `application` asserts, unless it would not be accepted then; what was edited, and what differs
/// after that.
pub(super) fn settle(
    application: &mut Application<'_>,
    is_accepted: impl Fn(&Application<'_>) -> bool,
) -> (Vec<Applied>, Vec<Decision>) {
    let before = application.text.clone();
    let mut applied = Vec::new();
    for _ in 0..MAX_ROUNDS {
        let text = application.text.as_str().to_owned();
        for finding in found(application) {
            let before = application.text.as_str().to_owned();
            let kind = edit(&mut application.text, &finding);
            if application.text.as_str() != before {
                let keyword = finding.keyword().map(|key| format!(": {key}"));
                let name = format!("{}{}", finding.name, keyword.unwrap_or_default());
                applied.extend(kind.map(|kind| Applied { kind, name }));
            }
        }
        if application.text.as_str() == text {
            break;
        }
    }
    if application.text.as_str() != before.as_str() && !is_accepted(application) {
        application.text = before;
        applied.clear();
    }
    let left = found(application).iter().map(left).collect();
    (applied, left)
}

fn found(application: &Application<'_>) -> Vec<Finding> {
    let upstream = (application.upstream, &application.root);
    findings(application.ours(), upstream, &application.translation)
}

/// Edits `text` as `finding` asks for; the kind of change that this is.
fn edit(text: &mut JsonText, finding: &Finding) -> Option<Kind> {
    let at = &finding.at;
    // Other documents stay as they are.
    if at.file().is_some() {
        return None;
    }
    match &finding.kind {
        Differs::Keyword {
            key,
            theirs,
            is_new,
            can_edit: true,
        } => {
            let is_before = |of: &String| BEFORE.contains(&of.as_str()) || is_constraint(of);
            let before = text.tree().names(at).into_iter().filter(is_before);
            text.set(at, key, theirs, &before.collect::<Vec<_>>());
            let new = [Kind::ConstraintChanged, Kind::ConstraintAdded];
            Some(new[usize::from(*is_new)])
        }
        Differs::Composed(part) => {
            let list = at.join("allOf");
            let end = text.find(&list).and_then(Node::as_array).map(<[Node]>::len);
            if let Some(end) = end {
                text.insert_item(&list, end, part);
            } else {
                let keys = text.tree().names(at);
                text.set(at, "allOf", &array(vec![part.clone()]), &keys);
            }
            Some(Kind::ConstraintAdded)
        }
        Differs::Null { theirs, admits } => {
            bring(text, at, theirs, Part::Value);
            Some(if *admits {
                Kind::NullableGained
            } else {
                Kind::NullableLost
            })
        }
        Differs::Keyword { .. } | Differs::Own(_) => None,
    }
}

/// What a person has to decide about `finding`.
fn left(finding: &Finding) -> Decision {
    let Finding { at, name, kind } = finding;
    let (need, subject) = match kind {
        Differs::Own(text) => (Need::Constraint, text.clone()),
        Differs::Keyword { key, theirs, .. } if theirs.as_object().is_none() => (
            Need::Difference,
            format!("{name}: {key}: {}", shown(theirs)),
        ),
        Differs::Keyword { key, .. } => (Need::Difference, format!("{name}: `{key}`")),
        Differs::Composed(_) => (Need::Difference, format!("{name}: `allOf`")),
        Differs::Null { .. } => (Need::Difference, format!("{name}: null")),
    };
    decision(need, at, subject)
}
