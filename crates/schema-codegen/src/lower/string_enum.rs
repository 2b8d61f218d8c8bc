//! Sets of texts: `enum` and `const`.
//!
//! In: an [`Effective`] schema whose values are texts. Out: [`EnumValue`]s with their meanings. Values of other types belong to
//! [`super::scalar`].

use super::Lowerer;
use super::effective::Effective;
use crate::diagnostic::{Code, did_you_mean};
use crate::document::SchemaId;
use crate::model::EnumValue;

impl Lowerer<'_, '_> {
    /// The values of `effective` that are texts, each once, in order.
    pub(super) fn enum_values(&mut self, effective: &Effective) -> Vec<EnumValue> {
        let mut values: Vec<EnumValue> = Vec::new();
        for value in effective
            .values
            .iter()
            .flatten()
            .filter_map(|value| value.as_str())
        {
            if !values.iter().any(|before| before.value == value) {
                let description = self.meaning(effective, value);
                values.push(EnumValue {
                    value: value.to_owned(),
                    description,
                });
            }
        }
        values
    }

    /// What `value` means: its entry in `x-enum-descriptions`, or the description of a schema that admits nothing else.
    fn meaning(&self, effective: &Effective, value: &str) -> Option<String> {
        let mut schemas = effective.own.iter().map(|id| self.resolved.get(*id));
        let entries = schemas.clone().flat_map(|schema| &schema.enum_descriptions);
        let entry = entries
            .filter(|(named, _)| named == value)
            .map(|(_, text)| text.clone())
            .next();
        entry.or_else(|| {
            let single = effective
                .values
                .as_ref()
                .is_some_and(|values| values.len() == 1);
            let own = schemas.find_map(|schema| {
                schema
                    .docs
                    .description
                    .clone()
                    .or_else(|| schema.docs.title.clone())
            });
            own.filter(|_| single)
        })
    }

    /// Reports meanings of values that `id` does not have.
    pub(super) fn check_enum_descriptions(&mut self, id: SchemaId) {
        let schema = self.resolved.get(id);
        let values = schema.values.as_deref().unwrap_or_default();
        let names: Vec<&str> = values.iter().filter_map(|value| value.as_str()).collect();
        for (value, _) in &schema.enum_descriptions {
            if !names.contains(&value.as_str()) {
                let pointer = schema.pointer.join("x-enum-descriptions").join(value);
                let message = format!("`{}` is no value of this enum", value.escape_debug());
                let help = did_you_mean(value, names.iter().copied())
                    .unwrap_or_else(|| "add it to `enum`, or remove it here".to_owned());
                self.findings
                    .at(Code::UnknownEnumValue, &pointer, message, help);
            }
        }
    }
}
