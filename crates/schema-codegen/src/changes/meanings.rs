//! Changes of what the values of an enum mean, which bears on no data.

use super::{Bump, Change, Comparison, Kind};
use crate::model::EnumDef;
use std::collections::BTreeMap;

const PHASE: &str = "a value is in another phase, or is the last of its life, where it was not";

/// Compares what both sides say of the values that both have.
pub(super) fn compare(
    c: &mut Comparison<'_>,
    (old, new): (&EnumDef, &EnumDef),
    change: &dyn Fn(Kind) -> Change,
) {
    let before: BTreeMap<&str, Meaning<'_>> = meanings(old).collect();
    let mut has_moved = old.phases.is_empty() != new.phases.is_empty();
    for (value, meaning) in meanings(new) {
        let Some(was) = before.get(value) else {
            continue;
        };
        if was.description != meaning.description {
            c.list.push(change(Kind::DocsChanged).of_member(value));
        }
        has_moved |= was.phases != meaning.phases;
    }
    if has_moved {
        let mut found = change(Kind::AnnotationChanged).of_member("x-phases");
        found.effect.behaviour = Some(PHASE);
        // What asks for the phase of a value is there where there are phases.
        found.effect.source = match (old.phases.is_empty(), new.phases.is_empty()) {
            (false, true) => Bump::Major,
            (true, false) => Bump::Minor,
            _ => Bump::Patch,
        };
        c.list.push(found);
    }
}

struct Meaning<'a> {
    description: Option<&'a str>,
    /// The phases that list the value, each with whether it is aside and whether it is an end.
    phases: Vec<(&'a str, bool, bool)>,
}

fn meanings(def: &EnumDef) -> impl Iterator<Item = (&str, Meaning<'_>)> {
    def.values.iter().enumerate().map(|(index, value)| {
        let phases = def.phases.iter();
        let phases = phases.filter(|phase| phase.values.contains(&index));
        let phases = phases.map(|of| (of.name.as_str(), of.aside, of.terminal));
        let meaning = Meaning {
            description: value.description.as_deref(),
            phases: phases.collect(),
        };
        (value.value.as_str(), meaning)
    })
}
