//! How sensitive a property is.

use super::Builder;
use crate::diagnostic::Code;
use crate::lower::query::{Key, MergedSchema, conditional_sensitivity, stated_sensitivity};
use crate::model::{Pointer, Sensitivity};

/// The highest class that is stated of the property of `object` with the schemas `key`, wherever that is. Of one that is `none` somewhere
/// else, a note says which of the two counts.
pub(super) fn of_property(
    builder: &mut Builder<'_, '_>,
    object: &MergedSchema,
    property: &str,
    key: &Key,
    pointer: &Pointer,
) -> Sensitivity {
    let stated = stated_sensitivity(builder.schemas, key);
    if !stated.complete {
        builder.unclassified.insert(pointer.clone());
    }
    let by_condition = conditional_sensitivity(builder.schemas, object, property);
    let is_none = stated.own == Some(Sensitivity::None);
    if is_none && stated.highest.is_sensitive() {
        note(
            builder,
            property,
            pointer,
            (stated.highest, "something inside of it is"),
        );
    } else if is_none && by_condition.is_sensitive() {
        let place = "a condition, a dependent schema or a pattern says";
        note(builder, property, pointer, (by_condition, place));
    }
    stated.highest.max(by_condition)
}

fn note(
    builder: &mut Builder<'_, '_>,
    name: &str,
    pointer: &Pointer,
    (class, place): (Sensitivity, &str),
) {
    let (name, class) = (name.escape_debug(), class.as_str());
    let message =
        format!("`{name}` is `none`, and {place} `{class}`: all of it is treated as `{class}`");
    let help = format!("state `{class}` here, too, or `none` where the other class is stated");
    builder
        .sink
        .at(Code::ContradictoryClasses, pointer, message, &help);
}
