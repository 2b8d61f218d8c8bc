//! A value that fits no variant of a union: wrong, or written by a newer version of the schema.

use crate::exact::{Instance, Number};
use crate::inspect::Inspect;

/// False when every branch of the union refuses `value`, which no variant holds.
///
/// Every string fits an open enum, so a variant never fails for want of a listed string; only the tag at the path `tag` may be new, where it
/// has one of `tag_types`.
pub(super) fn may_be_valid(
    value: &dyn Inspect,
    (tag, tag_types): (&[&str], &[&str]),
    unread_integers: bool,
) -> bool {
    let instance = Instance::of(value);
    let mut found = Some(&instance).filter(|_| !tag.is_empty());
    for name in tag {
        found = found.and_then(|value| value.get(name));
    }
    let has_new_tag = match found {
        Some(Instance::String(_)) => tag_types.contains(&"string"),
        Some(Instance::Number(tag)) => tag.is_whole() && tag_types.contains(&"integer"),
        _ => false,
    };
    // A variant may keep unknown members as `Value`s, which do not hold every number.
    let is_object = instance.as_object().is_some();
    has_new_tag
        || is_object && any_number(&instance, Number::is_beyond_floats)
        || unread_integers && any_number(&instance, is_wide)
}

/// Whether `test` is true of a number in `value`.
fn any_number(value: &Instance, test: fn(&Number) -> bool) -> bool {
    match value {
        Instance::Number(number) => test(number),
        Instance::Array(items) => items.iter().any(|item| any_number(item, test)),
        Instance::Object(members) => members.values().any(|member| any_number(member, test)),
        _ => false,
    }
}

/// True of an integer that 64 bits do not hold.
fn is_wide(number: &Number) -> bool {
    let fits = || {
        number
            .as_integer()
            .is_some_and(|it| i64::try_from(it).is_ok())
    };
    number.is_whole() && !fits()
}
