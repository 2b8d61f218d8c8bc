//! The cross-field rules that the root states under `x-rules`. Whether the models they name exist is asked when the model is complete.

use super::operand::Operand;
use super::tree::Node;
use crate::diagnostic::{Code, DiagnosticSink};
use crate::model::{Checked, Pointer, Rule, Strength};

const HELP: &str = "a rule has `id`, `statement`, `strength` (guaranteed, documented) and `checked` (schema, validate, types, no)";

/// The rules of the document; none when the root's `x-rules` only refers to rules.
pub(super) fn read(root: &Node, sink: &mut DiagnosticSink) -> Vec<Rule> {
    let Some(member) = root.member("x-rules") else {
        return Vec::new();
    };
    let mut list = Operand::of(member, &Pointer::default(), sink);
    let mut rules: Vec<Rule> = Vec::new();
    for (index, item) in list.items("an array of rules").iter().enumerate() {
        let mut value = list.item(index, item);
        let Some(rule) = rule(&mut value) else {
            continue;
        };
        if rules.iter().any(|before| before.id == rule.id) {
            let message = format!("two rules have the id `{}`", rule.id.escape_debug());
            let help = "ids are how fields refer to rules";
            if let Some(mut id) = value.member("id") {
                id.report(Code::DuplicateRule, message, help);
            }
        }
        rules.push(rule);
    }
    rules
}

fn rule(value: &mut Operand<'_, '_>) -> Option<Rule> {
    if value.node.as_object().is_none() {
        value.wrong("an object with id, statement, strength, models and checked");
        return None;
    }
    let mut string = |key: &str| value.member(key).and_then(|mut member| member.string());
    let (id, statement, formal) = (string("id"), string("statement"), string("formal"));
    let (strength, checked, reason) = (string("strength"), string("checked"), string("reason"));
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
    let models = value.member("models").map(|mut models| models.strings());
    let (Some(id), Some(statement), Some(strength), Some(checked)) =
        (id, statement, strength, checked)
    else {
        let message = format!("{} is an incomplete rule", value.name());
        value.report(Code::WrongValue, message, HELP);
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
