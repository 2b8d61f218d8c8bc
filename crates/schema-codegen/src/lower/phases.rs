//! The phases that the values of an enum mark.
//!
//! In: `x-phases` and the values of an enum. Out: [`Phase`]s that name values by index. A phase of a value that the enum does not have
//! is a finding.

use super::Lowerer;
use super::effective::Effective;
use crate::diagnostic::{Code, did_you_mean};
use crate::document::SchemaId;
use crate::model::{EnumValue, Phase};

impl Lowerer<'_, '_> {
    /// The phases of `values`.
    pub(super) fn phases(&mut self, effective: &Effective, values: &[EnumValue]) -> Vec<Phase> {
        let mut phases = Vec::new();
        for id in &effective.own {
            phases.extend(self.phases_of(*id, values));
        }
        phases
    }

    fn phases_of(&mut self, id: SchemaId, values: &[EnumValue]) -> Vec<Phase> {
        let schema = self.resolved.get(id);
        let mut phases = Vec::with_capacity(schema.phases.len());
        for (number, phase) in schema.phases.iter().enumerate() {
            let mut indices = Vec::with_capacity(phase.values.len());
            for (index, name) in phase.values.iter().enumerate() {
                if let Some(value) = values.iter().position(|value| value.value == *name) {
                    indices.push(value);
                    continue;
                }
                let place = schema.pointer.join("x-phases").join(&number.to_string());
                let place = place.join("values").join(&index.to_string());
                let known = values.iter().map(|value| value.value.as_str());
                let help = did_you_mean(name, known)
                    .unwrap_or_else(|| "add it to `enum`, or remove it here".to_owned());
                let message = format!("`{}` is no value of this enum", name.escape_debug());
                self.findings
                    .at(Code::UnknownEnumValue, &place, message, help);
            }
            phases.push(Phase {
                name: phase.name.clone(),
                values: indices,
                aside: phase.aside,
                terminal: phase.terminal,
            });
        }
        phases
    }
}
