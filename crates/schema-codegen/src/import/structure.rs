//! Brings one schema of ours to what upstream says at the same place, keyword by keyword.

use super::dress::{dressed_branch, dressed_value};
use super::json_text::JsonText;
use super::translate::{FLAGS, holds};
use crate::document::{Holds, Json, Node, Treatment, keyword};
use crate::model::Pointer;
use serde_json::Value;

/// Keywords that decide what a value is, those that a struct is made of aside: what these hold is compared by itself.
const VALUE: [&str; 12] = [
    "$ref",
    "allOf",
    "nullable",
    "type",
    "const",
    "enum",
    "format",
    "items",
    "prefixItems",
    "anyOf",
    "oneOf",
    "discriminator",
];

/// Which keywords are brought up to date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// What the value is.
    Value,
    /// What the value is, an object included.
    Shape,
    /// Limits, patterns, formats.
    Constraints,
    /// `default`, `deprecated`, `readOnly` and `writeOnly`.
    Flags,
    /// The list of values.
    Values,
}

impl Part {
    fn has(self, key: &str) -> bool {
        let of_object = ["properties", "required", "additionalProperties"];
        match self {
            Self::Value => VALUE.contains(&key),
            Self::Shape => VALUE.contains(&key) || of_object.contains(&key),
            Self::Constraints => is_constraint(key),
            Self::Flags => FLAGS.contains(&key),
            Self::Values => key == "enum",
        }
    }

    /// Whether what upstream does not say is taken away: constraints and flags may be ours.
    fn removes(self) -> bool {
        matches!(self, Self::Value | Self::Shape)
    }
}

pub(super) fn is_constraint(key: &str) -> bool {
    let keyword = keyword(key);
    key == "format" || keyword.is_some_and(|of| of.treatment == Treatment::Constraint)
}

/// Gives the schema at `pointer` the keywords of `part` that `target` has.
pub(super) fn bring(text: &mut JsonText, pointer: &Pointer, target: &Node, part: Part) {
    let keys = |node: Option<&Node>| -> Vec<String> {
        let members = node.and_then(Node::as_object).unwrap_or_default();
        members.iter().map(|member| member.key.clone()).collect()
    };
    let old = text.find(pointer).cloned();
    let wanted = keys(Some(target));
    for key in keys(text.find(pointer)) {
        if part.removes()
            && part.has(&key)
            && !wanted.contains(&key)
            && !is_own(text, pointer, &key, part)
        {
            text.remove(&pointer.join(&key));
        }
    }
    for (index, key) in wanted.iter().enumerate() {
        let Some(member) = target.member(key).filter(|_| part.has(key)) else {
            continue;
        };
        let at = pointer.join(key);
        match text.find(&at) {
            Some(before) if says_the_same(key, before, &member.value) => {}
            Some(before) if key == "items" && before.as_object().is_some() => {
                bring(text, &at, &member.value, part);
            }
            Some(before) if is_union(key) && before.as_array().is_some() => {
                branches(text, &at, member.value.items());
            }
            _ if is_own(text, pointer, key, part) => {}
            _ => {
                let old = old.as_ref().unwrap_or(target);
                let value = dressed_value(key, &member.value, old);
                text.set(pointer, key, &value, &before(&wanted[..index]));
            }
        }
    }
}

/// Where a keyword of a schema belongs: behind the description, and behind those that upstream has before it.
pub(super) fn before(wanted: &[String]) -> Vec<String> {
    let first = ["$schema", "$id", "title", "description"].map(str::to_owned);
    first.into_iter().chain(wanted.iter().cloned()).collect()
}

fn is_union(key: &str) -> bool {
    matches!(key, "anyOf" | "oneOf")
}

/// True for a composition that is no part of `part`: conditions of ours, or what an object is made of.
fn is_own(text: &JsonText, pointer: &Pointer, key: &str, part: Part) -> bool {
    let found = text.find(&pointer.join(key)).filter(|_| key == "allOf");
    let items = found.and_then(Node::as_array).unwrap_or_default();
    match (items, part) {
        ([only], Part::Value) => only.member("$ref").is_none(),
        (items, Part::Value) => !items.is_empty(),
        _ => items.iter().any(|item| item.member("if").is_some()),
    }
}

/// Makes the list at `pointer` the branches of `wanted`; a branch that is the same stays as it is written.
fn branches(text: &mut JsonText, pointer: &Pointer, wanted: &[Node]) {
    let items = |text: &JsonText| -> Vec<Node> {
        let found = text.find(pointer).and_then(Node::as_array);
        found.unwrap_or_default().to_vec()
    };
    let old = items(text);
    for (index, branch) in old.iter().enumerate().rev() {
        if !wanted.iter().any(|of| same(branch, of)) {
            text.remove(&pointer.item(index));
        }
    }
    for (index, branch) in wanted.iter().enumerate() {
        if !items(text).iter().any(|of| same(of, branch)) {
            text.insert_item(pointer, index, &dressed_branch(branch, &old));
        }
    }
}

/// True when the values of the keyword `key` say the same.
fn says_the_same(key: &str, ours: &Node, theirs: &Node) -> bool {
    match holds(key) {
        Some(Holds::Schemas) => same(ours, theirs),
        _ => of_keyword(key, ours, Says::Shape) == of_keyword(key, theirs, Says::Shape),
    }
}

/// True when both schemas say the same of values, annotations and constraints that only `ours` has aside.
pub(super) fn same(ours: &Node, theirs: &Node) -> bool {
    let stated = theirs.members().iter();
    let mut constraints = stated.filter(|member| is_constraint(&member.key));
    says_the_same_of_values(ours, theirs)
        && constraints.all(|of| {
            let own = ours.member(&of.key);
            own.is_some_and(|own| asserts_the_same(&of.key, &own.value, &of.value))
        })
}

/// True when both schemas say the same of values, annotations and constraints aside.
pub(super) fn says_the_same_of_values(ours: &Node, theirs: &Node) -> bool {
    bare(ours, true, Says::Shape) == bare(theirs, true, Says::Shape)
}

/// True when the values of the keyword `key` assert the same, whatever is said of them beside.
pub(super) fn asserts_the_same(key: &str, ours: &Node, theirs: &Node) -> bool {
    of_keyword(key, ours, Says::All) == of_keyword(key, theirs, Says::All)
}

/// Which keywords are compared.
#[derive(Clone, Copy)]
enum Says {
    /// Those that decide types.
    Shape,
    /// Those that assert, too.
    All,
}

impl Says {
    fn has(self, key: &str) -> bool {
        let treatment = keyword(key).map(|of| of.treatment);
        match self {
            Self::Shape => treatment == Some(Treatment::Shape),
            Self::All => matches!(
                treatment,
                Some(Treatment::Shape | Treatment::Constraint | Treatment::Validation)
            ),
        }
    }
}

/// `node` without annotations and, for a schema, with the keywords that `says` has; lists of values are sorted.
fn bare(node: &Node, is_schema: bool, says: Says) -> Value {
    match &node.json {
        Json::Object(members) => {
            let kept = members
                .iter()
                .filter(|member| !is_schema || says.has(&member.key));
            let entry = |member: &crate::document::Member| {
                let value = if is_schema {
                    of_keyword(&member.key, &member.value, says)
                } else {
                    bare(&member.value, true, says)
                };
                (member.key.clone(), value)
            };
            Value::Object(kept.map(entry).collect())
        }
        Json::Array(items) => items.iter().map(|item| bare(item, true, says)).collect(),
        _ => node.to_value().unwrap_or_default(),
    }
}

/// The value of the keyword `key`, bare where it holds schemas.
fn of_keyword(key: &str, value: &Node, says: Says) -> Value {
    match holds(key) {
        None => unordered(value),
        holds => bare(value, holds == Some(Holds::Schemas), says),
    }
}

/// The value of a keyword that holds no schema: in what order a list has its items, such as types or values, means nothing.
fn unordered(node: &Node) -> Value {
    let mut value = node.to_value().unwrap_or_default();
    if let Value::Array(items) = &mut value {
        items.sort_by_key(Value::to_string);
    }
    value
}
