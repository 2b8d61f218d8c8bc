//! The cross-field rules that the root states under `x-rules`.
//!
//! In: the root node. Out: [`Rule`]s. Whether the models they name exist is asked when the model is complete.

use super::literal::{text, texts, wrong};
use super::tree::Node;
use crate::diagnostic::{Code, Findings};
use crate::model::{Checked, Pointer, Rule, Strength};

/// The rules of the document; none when the root's `x-rules` only refers to rules.
pub(super) fn read(root: &Node, findings: &mut Findings) -> Vec<Rule> {
    let Some(member) = root.member("x-rules") else {
        return Vec::new();
    };
    let pointer = Pointer::default().join("x-rules");
    let Some(items) = member.value.as_array() else {
        wrong(&member.value, &pointer, "an array of rules", findings);
        return Vec::new();
    };
    let mut rules: Vec<Rule> = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let pointer = pointer.join(&index.to_string());
        let Some(rule) = rule(item, &pointer, findings) else {
            continue;
        };
        if rules.iter().any(|before| before.id == rule.id) {
            let message = format!("two rules have the id `{}`", rule.id.escape_debug());
            findings.at(
                Code::DuplicateRule,
                &pointer.join("id"),
                message,
                "ids are how fields refer to rules",
            );
        }
        rules.push(rule);
    }
    rules
}

fn rule(node: &Node, pointer: &Pointer, findings: &mut Findings) -> Option<Rule> {
    if node.as_object().is_none() {
        wrong(
            node,
            pointer,
            "an object with id, statement, strength, models and checked",
            findings,
        );
        return None;
    }
    let mut field = |key: &str| match node.member(key) {
        Some(member) => text(&member.value, &pointer.join(key), findings),
        None => None,
    };
    let (id, statement, formal) = (field("id"), field("statement"), field("formal"));
    let (strength, checked, reason) = (field("strength"), field("checked"), field("reason"));
    let strength = match strength.as_deref() {
        Some("guaranteed") => Some(Strength::Guaranteed),
        Some("documented") => Some(Strength::Documented),
        _ => None,
    };
    let checked = match checked.as_deref() {
        Some("schema") => Some(Checked::Schema),
        Some("validate") => Some(Checked::Validate),
        Some("types") => Some(Checked::Types),
        Some("no") => Some(Checked::No(reason.unwrap_or_default())),
        _ => None,
    };
    let models = node
        .member("models")
        .map(|models| texts(&models.value, &pointer.join("models"), findings));
    let (Some(id), Some(statement), Some(strength), Some(checked)) =
        (id, statement, strength, checked)
    else {
        findings.at(Code::WrongValue, pointer, "this rule is incomplete", HELP);
        return None;
    };
    Some(Rule {
        id,
        statement,
        formal,
        strength,
        models: models.unwrap_or_default(),
        checked,
    })
}

const HELP: &str = "a rule has `id`, `statement`, `strength` (guaranteed, documented) and `checked` (schema, validate, types, no)";
