//! Schemas that no value matches: any JSON value, with a warning, and `validate` refuses each.

use super::{ANY_VALUE, Builder, Built};
use crate::diagnostic::Code;
use crate::lower::query::{Key, MergedSchema};
use crate::model::TypeUse;

/// Reports `key`, which `merged` are the keywords of.
pub(super) fn build(builder: &mut Builder<'_, '_>, key: &Key, merged: &MergedSchema) -> Built {
    let (code, fact, help) = if merged.conjuncts.len() > 1 {
        (
            Code::Contradiction,
            "what is composed here contradicts itself: no value can match",
            "the types or values of its members exclude each other",
        )
    } else {
        (
            Code::Never,
            "no value can match this schema",
            "use a schema that some value matches; `not` and `if` may hold `false`",
        )
    };
    let pointer = builder.pointer(key);
    builder
        .sink
        .approximate(code, &pointer, fact, ANY_VALUE, help);
    // What asserts the `false` of one schema is the keyword that holds it.
    let is_asserted = merged.is_false && merged.conjuncts.len() == 1;
    // Where each branch is excluded by what holds beside it, the keyword of the branches refuses all.
    let by_branches = merged.groups.first().filter(|_| !merged.is_never());
    Built::Use(match (by_branches, &merged.values) {
        _ if is_asserted => TypeUse::any(),
        (Some(group), _) => TypeUse::never(group.keyword()),
        (None, Some(_)) => TypeUse::never("enum"),
        (None, None) => TypeUse::never("type"),
    })
}
