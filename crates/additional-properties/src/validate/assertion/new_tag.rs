//! A tag that no branch of a union has today, and a later version of the schema may have.

use super::scope::Scope;
use crate::exact::Instance;

/// How many references in a row lead to a branch.
const MAX_REFERENCES: usize = 8;

/// True when a member of `value` selects the branch, as each of `branches` lists constants for it, and none lists this string or integer.
pub(super) fn is_in(scope: Scope<'_>, branches: &Instance, value: &Instance) -> bool {
    let branches = branches.as_array().map_or(&[][..], Vec::as_slice);
    let mut members = value.as_object().into_iter().flatten();
    !branches.is_empty()
        && members.any(|(name, tag)| {
            let mut listed = branches.iter().map(|it| constants(scope, it, name));
            listed.all(|listed| {
                listed.is_some_and(|all| all.iter().all(|it| *it != tag && is_alike(it, tag)))
            })
        })
}

/// The values that `branch` lists for the member `name`.
fn constants<'a>(
    scope: Scope<'a>,
    mut branch: &'a Instance,
    name: &str,
) -> Option<Vec<&'a Instance>> {
    for _ in 0..MAX_REFERENCES {
        let Some(reference) = branch.get("$ref").and_then(Instance::as_str) else {
            break;
        };
        branch = scope.definition(reference)?;
    }
    let member = branch.get("properties")?.get(name)?;
    match (member.get("const"), member.get("enum")) {
        (Some(only), _) => Some(vec![only]),
        (None, Some(listed)) => Some(listed.as_array()?.iter().collect()),
        (None, None) => None,
    }
}

fn is_alike(one: &Instance, other: &Instance) -> bool {
    match (one, other) {
        (Instance::String(_), Instance::String(_)) => true,
        (Instance::Number(one), Instance::Number(other)) => one.is_whole() && other.is_whole(),
        _ => false,
    }
}
