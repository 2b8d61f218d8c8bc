//! The phases that the values of an enum mark (`x-phases`), with values as indices.

use super::Builder;
use crate::diagnostic::{Code, did_you_mean};
use crate::lower::query::MergedSchema;
use crate::model::{EnumValue, Phase};

/// The phases of `values`; one of a value that the enum does not have is reported.
pub(super) fn build(
    builder: &mut Builder<'_, '_>,
    merged: &MergedSchema,
    values: &[EnumValue],
) -> Vec<Phase> {
    let mut phases = Vec::new();
    for id in &merged.conjuncts {
        let schema = builder.schemas.get(*id);
        for (number, phase) in schema.phases.iter().enumerate() {
            let mut indices = Vec::with_capacity(phase.values.len());
            for (index, name) in phase.values.iter().enumerate() {
                if let Some(value) = values.iter().position(|value| value.value == *name) {
                    indices.push(value);
                    continue;
                }
                let pointer = schema.pointer.join("x-phases").join(&number.to_string());
                let pointer = pointer.join("values").item(index);
                let known = values.iter().map(|value| value.value.as_str());
                let help = did_you_mean(name, known)
                    .unwrap_or_else(|| "add it to `enum`, or remove it here".to_owned());
                let message = format!("`{}` is no value of this enum", name.escape_debug());
                let code = Code::UnknownEnumValue;
                builder.sink.at(code, &pointer, message, help);
            }
            phases.push(Phase {
                name: phase.name.clone(),
                values: indices,
                aside: phase.aside,
                terminal: phase.terminal,
            });
        }
    }
    phases
}
