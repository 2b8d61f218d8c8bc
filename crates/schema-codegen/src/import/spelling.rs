//! Keywords that the drafts of JSON Schema spell in different ways, as our schema spells them.

use super::translate::{array, member, node, object};
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
        } else {
            one_dependencies(members);
        }
    }

    /// Writes numeric exclusive limits and `const` as draft-04 does, if that is the draft of ours.
    pub(super) fn respell_for_draft_04(self, members: &mut Vec<Member>) {
        if self.ours > Dialect::Draft04 {
            return;
        }
        for (exclusive, limit) in [
            ("exclusiveMinimum", "minimum"),
            ("exclusiveMaximum", "maximum"),
        ] {
            flag_beside_limit(members, exclusive, limit);
        }
        let has_list = members.iter().any(|of| of.key == "enum");
        for of in members.iter_mut().filter(|of| of.key == "const") {
            if !has_list {
                *of = member("enum", array(vec![of.value.clone()]));
            }
        }
    }
}

/// `exclusiveMinimum: 1` becomes a flag beside `minimum: 1`, unless a minimum is there that excludes more.
fn flag_beside_limit(members: &mut Vec<Member>, exclusive: &str, limit: &str) {
    let number = |of: &Member| of.value.to_value().and_then(|value| value.as_f64());
    let Some(at) = members.iter().position(|of| of.key == exclusive) else {
        return;
    };
    let Some(excluded) = number(&members[at]) else {
        return;
    };
    let beside = members.iter().position(|of| of.key == limit);
    let stronger = beside.and_then(|beside| number(&members[beside]));
    let stronger = stronger.is_some_and(|other| match limit {
        "minimum" => other > excluded,
        _ => other < excluded,
    });
    if stronger {
        members.remove(at);
        return;
    }
    let value = members[at].value.clone();
    members[at].value = node(Json::Bool(true));
    match beside {
        Some(beside) => members[beside].value = value,
        None => members.insert(at, member(limit, value)),
    }
}

/// The two keywords for dependencies are one in drafts up to 7.
fn one_dependencies(members: &mut Vec<Member>) {
    let Some(at) = (members.iter()).position(|of| of.key.starts_with("dependent")) else {
        return;
    };
    let mut all: Vec<Member> = Vec::new();
    // The schemas come first, so that names join them where both depend on one member.
    for key in ["dependencies", "dependentSchemas", "dependentRequired"] {
        let Some(index) = members.iter().position(|of| of.key == key) else {
            continue;
        };
        let Json::Object(entries) = members.remove(index).value.json else {
            continue;
        };
        for entry in entries {
            match all.iter_mut().find(|of| of.key == entry.key) {
                Some(known) => {
                    let parts = [known.value.clone(), as_schema(entry.value)];
                    let parts = parts.into_iter().map(as_schema).collect();
                    known.value = object(vec![("allOf", array(parts))]);
                }
                None => all.push(entry),
            }
        }
    }
    let value = node(Json::Object(all));
    members.insert(at.min(members.len()), member("dependencies", value));
}

/// What depends on a member as a schema: a list of names is of those that are required.
fn as_schema(dependency: Node) -> Node {
    match dependency.json {
        Json::Array(_) => object(vec![("required", dependency)]),
        _ => dependency,
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
