//! Changes of the class of data, and of what the schema says about its use.

use super::{Change, Comparison, Kind, Privacy};
use crate::model::{Docs, Sensitivity, TypeId, TypeUse, uses};
use crate::plan::Plan;
use std::collections::BTreeSet;

pub(super) fn sensitivity(
    c: &mut Comparison<'_>,
    old: Sensitivity,
    new: Sensitivity,
    change: &dyn Fn(Kind) -> Change,
) {
    if old == new {
        return;
    }
    let kind = if new > old {
        Kind::ClassRaised
    } else {
        Kind::ClassLowered
    };
    let mut found = change(kind).between(old.as_str().to_owned(), new.as_str().to_owned());
    found.effect.privacy = if new.is_sensitive() {
        Privacy::Sensitive(new)
    } else {
        Privacy::Visible
    };
    c.list.push(found);
}

/// The classes of sensitive data in a value of this type, at any depth; `own` is that of the value itself.
pub(super) fn classes(plan: &Plan, own: Sensitivity, ty: &TypeUse) -> BTreeSet<Sensitivity> {
    let inside = uses::named_in(ty).into_iter();
    let inside = inside.flat_map(|id| plan.facts.sensitivity[id.0].iter().copied());
    inside
        .chain([own])
        .filter(|class| class.is_sensitive())
        .collect()
}

/// What it means for privacy that a value has data of the classes `new` where it had those of `old`.
pub(super) fn privacy_of(old: &BTreeSet<Sensitivity>, new: &BTreeSet<Sensitivity>) -> Privacy {
    match new.difference(old).max() {
        Some(class) => Privacy::Sensitive(*class),
        None if new.is_empty() && !old.is_empty() => Privacy::Visible,
        None => Privacy::Unaffected,
    }
}

/// Compares annotations. Those that a field has from its type are compared with the type.
pub(super) fn docs(
    c: &mut Comparison<'_>,
    (old, old_target): (&Docs, Option<TypeId>),
    (new, new_target): (&Docs, Option<TypeId>),
    change: &dyn Fn(Kind) -> Change,
) {
    let (old, new) = (
        own(&c.old.plan, old, old_target),
        own(&c.new.plan, new, new_target),
    );
    let flags = |docs: &Docs| {
        (
            docs.default.clone(),
            docs.deprecated,
            docs.read_only,
            docs.write_only,
        )
    };
    if flags(&old) != flags(&new) {
        c.list.push(change(Kind::AnnotationChanged));
    }
    let prose = |docs: &Docs| {
        (
            docs.title.clone(),
            docs.description.clone(),
            docs.examples.clone(),
        )
    };
    if prose(&old) != prose(&new) {
        c.list.push(change(Kind::DocsChanged));
    }
}

/// The annotations of a field without those that it has from its type.
fn own(plan: &Plan, docs: &Docs, target: Option<TypeId>) -> Docs {
    let mut own = docs.clone();
    if let Some(of_type) = target.map(|id| &plan.type_def(id).docs) {
        own.title
            .take_if(|title| Some(&*title) == of_type.title.as_ref());
        own.description
            .take_if(|text| Some(&*text) == of_type.description.as_ref());
        own.default
            .take_if(|value| Some(&*value) == of_type.default.as_ref());
        if own.examples == of_type.examples {
            own.examples.clear();
        }
        own.deprecated &= !of_type.deprecated;
        own.read_only &= !of_type.read_only;
        own.write_only &= !of_type.write_only;
    }
    own.rules.clear();
    own
}
