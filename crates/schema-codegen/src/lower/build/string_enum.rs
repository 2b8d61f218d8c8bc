//! String enums: `enum` and `const`, with the meanings and phases of their values.

use super::{Builder, phases};
use crate::diagnostic::{Code, did_you_mean};
use crate::document::SchemaId;
use crate::lower::query::{MergedSchema, enum_values};
use crate::model::EnumDef;
use std::collections::BTreeSet;

/// How many values a misspelled one is compared with.
const MAX_COMPARED: usize = 1000;

/// The enum of `merged`, whose values are strings.
pub(super) fn build(builder: &mut Builder<'_, '_>, merged: &MergedSchema) -> EnumDef {
    for id in &merged.conjuncts {
        check_descriptions(builder, *id);
    }
    let values = enum_values(builder.schemas, merged);
    let phases = phases::build(builder, merged, &values);
    EnumDef { values, phases }
}

/// Reports meanings of values that `id` does not have.
fn check_descriptions(builder: &mut Builder<'_, '_>, id: SchemaId) {
    let schema = builder.schemas.get(id);
    let values = schema.values.iter().flatten();
    let names: BTreeSet<&str> = values.filter_map(|value| value.as_str()).collect();
    for (value, _) in &schema.enum_descriptions {
        if !names.contains(value.as_str()) {
            let pointer = schema.pointer.join("x-enum-descriptions").join(value);
            let message = format!("`{}` is no value of this enum", value.escape_debug());
            let help = did_you_mean(value, names.iter().copied().take(MAX_COMPARED))
                .unwrap_or_else(|| "add it to `enum`, or remove it here".to_owned());
            let code = Code::UnknownEnumValue;
            builder.sink.at(code, &pointer, message, help);
        }
    }
}
