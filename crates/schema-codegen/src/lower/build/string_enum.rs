//! String enums: `enum` and `const`, with the meanings and phases of their values.

use super::{Builder, beyond_type, phases};
use crate::diagnostic::{Code, did_you_mean};
use crate::document::SchemaId;
use crate::lower::query::{MergedSchema, enum_values};
use crate::model::{EnumDef, EnumValue};
use std::collections::BTreeSet;

/// How many values a misspelled one is compared with.
const MAX_COMPARED: usize = 1000;

/// The enum of `merged`, whose values are strings.
pub(super) fn build(builder: &mut Builder<'_, '_>, merged: &MergedSchema) -> EnumDef {
    for id in &merged.conjuncts {
        check_descriptions(builder, *id);
    }
    let values = enum_values(builder.schemas, merged);
    report_missing_meaning(builder, merged, &values);
    let phases = phases::build(builder, merged, &values);
    let asserts = beyond_type::of_enum(builder, merged, None, &values);
    EnumDef {
        values,
        phases,
        asserts,
    }
}

/// Reports the one value without a meaning where all others have one.
fn report_missing_meaning(
    builder: &mut Builder<'_, '_>,
    merged: &MergedSchema,
    values: &[EnumValue],
) {
    let mut bare = values.iter().filter(|value| value.description.is_none());
    let (Some(only), None, 2..) = (bare.next(), bare.next(), values.len()) else {
        return;
    };
    let described = |id: &&SchemaId| !builder.schemas.get(**id).enum_descriptions.is_empty();
    if let Some(id) = merged.conjuncts.iter().find(described) {
        let pointer = builder.schemas.get(*id).pointer.join("x-enum-descriptions");
        let fact = format!(
            "`{}` is the only value without a meaning",
            only.value.escape_debug()
        );
        let help = "say here what it means";
        let code = Code::MissingMeaning;
        builder
            .sink
            .approximate(code, &pointer, fact, "the docs list it without one", help);
    }
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
