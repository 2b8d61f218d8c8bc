//! Sets of texts: `enum` and `const`.
//!
//! In: an [`Effective`] schema whose values are texts. Out: [`EnumValue`]s with their meanings. Values of other types belong to
//! [`super::scalar`].

use super::Lowerer;
use super::effective::Effective;
use crate::diagnostic::{Code, did_you_mean};
use crate::document::SchemaId;
use crate::model::EnumValue;
use std::collections::{BTreeMap, BTreeSet};

impl Lowerer<'_, '_> {
    /// The values of `effective` that are texts, each once, in order.
    pub(super) fn enum_values(&mut self, effective: &Effective) -> Vec<EnumValue> {
        let mut meanings = self.meanings(effective);
        let texts = effective
            .values
            .iter()
            .flatten()
            .filter_map(|value| value.as_str());
        let mut seen = BTreeSet::new();
        let mut values = Vec::new();
        for value in texts.filter(|value| seen.insert(*value)) {
            let description = meanings.remove(value);
            values.push(EnumValue {
                value: value.to_owned(),
                description,
            });
        }
        if let [only] = values.as_mut_slice()
            && only.description.is_none()
        {
            only.description = self.only_meaning(effective);
        }
        values
    }

    /// The entries of `x-enum-descriptions`.
    fn meanings(&self, effective: &Effective) -> BTreeMap<String, String> {
        let schemas = effective.own.iter().map(|id| self.resolved.get(*id));
        let entries = schemas.flat_map(|schema| schema.enum_descriptions.iter().cloned());
        entries.collect()
    }

    /// What a schema that admits one value says of itself is what the value means.
    fn only_meaning(&self, effective: &Effective) -> Option<String> {
        let mut docs = effective.own.iter().map(|id| &self.resolved.get(*id).docs);
        docs.find_map(|docs| docs.description.clone().or_else(|| docs.title.clone()))
    }

    /// Reports meanings of values that `id` does not have.
    pub(super) fn check_enum_descriptions(&mut self, id: SchemaId) {
        let schema = self.resolved.get(id);
        let values = schema.values.as_deref().unwrap_or_default();
        let names: BTreeSet<&str> = values.iter().filter_map(|value| value.as_str()).collect();
        for (value, _) in &schema.enum_descriptions {
            if !names.contains(value.as_str()) {
                let pointer = schema.pointer.join("x-enum-descriptions").join(value);
                let message = format!("`{}` is no value of this enum", value.escape_debug());
                let help = did_you_mean(value, names.iter().copied().take(1000))
                    .unwrap_or_else(|| "add it to `enum`, or remove it here".to_owned());
                self.findings
                    .at(Code::UnknownEnumValue, &pointer, message, help);
            }
        }
    }
}
