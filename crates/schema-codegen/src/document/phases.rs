//! The stretches of a life that the values of an enum mark: `x-phases`.
//!
//! In: the node of the keyword. Out: [`PhaseText`]s, values by name. Whether the values exist is asked where the enum is built.

use super::literal::{boolean, text, texts, wrong};
use super::tree::Node;
use crate::diagnostic::Findings;
use crate::model::Pointer;

/// One entry of `x-phases`.
#[derive(Clone, Debug, Default)]
pub(crate) struct PhaseText {
    pub(crate) name: String,
    pub(crate) values: Vec<String>,
    pub(crate) aside: bool,
    pub(crate) terminal: bool,
}

/// Reads `x-phases`.
pub(super) fn read(node: &Node, pointer: &Pointer, findings: &mut Findings) -> Vec<PhaseText> {
    let Some(items) = node.as_array() else {
        wrong(node, pointer, "an array of phases", findings);
        return Vec::new();
    };
    let mut phases = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        phases.extend(phase(item, &pointer.join(&index.to_string()), findings));
    }
    phases
}

fn phase(node: &Node, pointer: &Pointer, findings: &mut Findings) -> Option<PhaseText> {
    let (Some(name), Some(values)) = (node.member("name"), node.member("values")) else {
        wrong(node, pointer, "an object with name and values", findings);
        return None;
    };
    let mut flag = |key| {
        let member = node.member(key);
        member.is_some_and(|member| boolean(&member.value, &pointer.join(key), findings))
    };
    let (aside, terminal) = (flag("aside"), flag("terminal"));
    Some(PhaseText {
        name: text(&name.value, &pointer.join("name"), findings)?,
        values: texts(&values.value, &pointer.join("values"), findings),
        aside,
        terminal,
    })
}
