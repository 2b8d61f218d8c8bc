//! Keywords that the drafts of JSON Schema spell in different ways, as our schema spells them.

use super::translate::{member, node};
use crate::document::{Dialect, Json, Member, Node, Treatment, keyword};

/// The draft of upstream, and ours.
#[derive(Clone, Copy, Debug)]
pub(super) struct Drafts {
    pub(super) upstream: Dialect,
    pub(super) ours: Dialect,
}

impl Drafts {
    /// The drafts that two documents name.
    pub(super) fn of(ours: &Node, upstream: &Node) -> Self {
        Self {
            upstream: Dialect::of(upstream),
            ours: Dialect::of(ours),
        }
    }

    /// Writes the keywords of a schema of upstream as ours spells them.
    pub(super) fn respell(self, members: &mut Vec<Member>) {
        let is_reference = members.iter().any(|of| of.key == "$ref");
        if is_reference && !self.upstream.reads_siblings() {
            members.retain(|of| of.key == "$ref" || !asserts(&of.key));
        }
        if self.ours >= Dialect::Draft2020 {
            rename_items(
                members,
                ("items", "prefixItems"),
                ("additionalItems", "items"),
            );
        } else {
            rename_items(
                members,
                ("prefixItems", "items"),
                ("items", "additionalItems"),
            );
        }
        if self.ours >= Dialect::Draft2019 {
            dependencies(members);
        }
    }
}

fn asserts(key: &str) -> bool {
    let treatment = keyword(key).map(|keyword| keyword.treatment);
    matches!(
        treatment,
        Some(Treatment::Shape | Treatment::Constraint | Treatment::Validation)
    )
}

/// Renames the schemas of the first items, and the schema of those behind them, each from its first name to its second.
fn rename_items(members: &mut Vec<Member>, first: (&str, &str), rest: (&str, &str)) {
    let is_first = |of: &Member| of.key == first.0 && of.value.as_array().is_some();
    let has_first = members.iter().any(is_first);
    if has_first {
        for of in &mut *members {
            if is_first(of) {
                first.1.clone_into(&mut of.key);
            } else if of.key == rest.0 {
                rest.1.clone_into(&mut of.key);
            }
        }
    } else if rest.0 == "additionalItems" {
        // It says nothing where no items come first.
        members.retain(|of| of.key != rest.0);
    }
}

/// `dependencies` is two keywords since 2019-09: for lists of names, and for schemas.
fn dependencies(members: &mut Vec<Member>) {
    let Some(at) = members.iter().position(|of| of.key == "dependencies") else {
        return;
    };
    let Json::Object(all) = members.remove(at).value.json else {
        return;
    };
    let (names, schemas): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|of| of.value.as_array().is_some());
    for (key, added) in [("dependentRequired", names), ("dependentSchemas", schemas)] {
        if added.is_empty() {
            continue;
        }
        match members.iter_mut().find(|of| of.key == key) {
            Some(Member { value, .. }) => {
                if let Json::Object(entries) = &mut value.json {
                    entries.extend(added);
                }
            }
            None => members.insert(
                at.min(members.len()),
                member(key, node(Json::Object(added))),
            ),
        }
    }
}
