//! Names for types that the schema leaves without one: after what they are in. They are wire names; the scopes of
//! [`crate::naming`] make identifiers of them.

use super::case::pascal;
use crate::model::{Pointer, SchemaInfo};
use std::collections::BTreeMap;

/// Keywords in a pointer that add nothing to a name.
const KEYWORDS: [&str; 14] = [
    "$defs",
    "definitions",
    "properties",
    "patternProperties",
    "additionalProperties",
    "items",
    "prefixItems",
    "allOf",
    "anyOf",
    "oneOf",
    "then",
    "else",
    "components",
    "schemas",
];

/// The name of the root: its title when that is one, else the end of `$id`, else `given`.
pub(crate) fn root_name(info: &SchemaInfo, given: Option<&str>) -> String {
    let title = info
        .title
        .as_deref()
        .filter(|title| reads_as_name(title))
        .map(pascal);
    let id = info.id.as_deref().and_then(id_name).map(pascal);
    let given = given.map(pascal);
    title
        .or(id)
        .or(given)
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| "Root".to_owned())
}

/// The name of what `root` is when it is not null.
pub(crate) fn not_null(root: &str) -> String {
    format!("{root}Value")
}

fn reads_as_name(title: &str) -> bool {
    title.len() <= 48
        && title.split_whitespace().count() <= 4
        && title.chars().any(char::is_alphabetic)
}

fn id_name(id: &str) -> Option<&str> {
    let path = id.split(['#', '?']).next()?.trim_end_matches('/');
    let path = path.split_once("://").map_or(path, |(_, path)| path);
    let last = path.split_once('/')?.1.rsplit('/').next()?;
    let name = last.split('.').next()?;
    let name = if name == "schema" { "" } else { name };
    (!name.is_empty()).then_some(name)
}

/// The name of a schema that a reference leads to: its key under `$defs`, or else the names on the way to it.
pub(crate) fn target_name(pointer: &Pointer) -> String {
    let segments: Vec<String> = pointer.segments().collect();
    if let [.., container, name] = segments.as_slice()
        && matches!(container.as_str(), "$defs" | "definitions" | "schemas")
    {
        return name.clone();
    }
    let names = segments
        .iter()
        .filter(|segment| !KEYWORDS.contains(&segment.as_str()));
    let name: String = names.map(|segment| pascal(segment)).collect();
    if let Some(stem) = pointer.file_stem().filter(|stem| !stem.is_empty()) {
        stem.to_owned()
    } else if name.is_empty() {
        "Root".to_owned()
    } else {
        name
    }
}

/// The name of a property's type.
pub(crate) fn property(parent: &str, property: &str) -> String {
    joined(parent, &pascal(property))
}

/// `end` behind `start`; words that are the last of one and the first of the other are there once.
fn joined(start: &str, end: &str) -> String {
    let shared = end
        .char_indices()
        .map(|(at, _)| at)
        .filter(|at| *at >= 3 && begins_word(&end[*at..]))
        .filter(|at| {
            let before = start.strip_suffix(&end[..*at]);
            before.is_some_and(|before| !before.ends_with(|c: char| c.is_ascii_uppercase()))
        });
    format!("{start}{}", &end[shared.max().unwrap_or(0)..])
}

/// True for the start of a word in upper camel case.
pub(crate) fn begins_word(name: &str) -> bool {
    name.starts_with(|c: char| c.is_uppercase())
}

/// A name as it is compared with others: types differ by more than case.
pub(crate) fn folded(name: &str) -> String {
    pascal(name).to_lowercase()
}

/// The longest name that is not shortened.
pub(crate) const LONGEST: usize = 40;

/// Words that say nothing without the one before.
const GENERIC: [&str; 6] = ["Item", "Value", "Object", "String", "Array", "Root"];

/// The ends of the name that consists of `parts` which can stand for it: the longest that is no longer than [`LONGEST`] first, then shorter
/// ones, then longer ones.
pub(crate) fn endings(parts: &[&str]) -> Vec<String> {
    let ending = |from: usize| parts[from..].concat();
    let says_something =
        |name: &String| !GENERIC.contains(&name.trim_end_matches(char::is_numeric));
    let (fitting, long): (Vec<String>, Vec<String>) = (1..parts.len())
        .map(ending)
        .filter(says_something)
        .partition(|name| name.len() <= LONGEST);
    fitting.into_iter().chain(long.into_iter().rev()).collect()
}

/// The name of the type of an array's items.
pub(crate) fn item(parent: &str) -> String {
    format!("{parent}Item")
}

/// The name of the type of one item of a tuple.
pub(crate) fn tuple_item(parent: &str, index: usize) -> String {
    format!("{parent}Item{}", index + 1)
}

/// The name of the type of a map's values.
pub(crate) fn map_value(parent: &str) -> String {
    format!("{parent}Value")
}

/// The name of a branch's type: after the branch, which need not repeat the name of the union.
pub(crate) fn branch(parent: &str, branch: &str) -> String {
    let (parent, branch) = (pascal(parent), pascal(branch));
    if branch.starts_with(&parent) && branch != parent {
        return branch;
    }
    joined(&parent, &branch)
}

/// `title` as a name, when it is short enough for one.
pub(crate) fn title(title: &str) -> Option<String> {
    Some(pascal(title)).filter(|name| !name.is_empty() && name.len() <= 40)
}

/// Makes names that occur more than once differ: `Object`, `Object` becomes `Object1`, `Object2`.
pub(crate) fn numbered(mut names: Vec<String>) -> Vec<String> {
    let mut totals: BTreeMap<String, usize> = BTreeMap::new();
    for name in &names {
        *totals.entry(name.clone()).or_default() += 1;
    }
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for name in names.iter_mut().filter(|name| totals[*name] > 1) {
        let count = seen.entry(name.clone()).or_default();
        *count += 1;
        *name = format!("{name}{count}");
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_root() {
        let info = |title: Option<&str>, id: Option<&str>| SchemaInfo {
            title: title.map(str::to_owned),
            id: id.map(str::to_owned),
            ..SchemaInfo::default()
        };
        let given = Some("from-file");
        assert_eq!(root_name(&info(Some("Pet store"), None), given), "PetStore");
        let long = "A schema that describes quite a lot of things in one long title";
        assert_eq!(
            root_name(
                &info(Some(long), Some("https://example.com/a/tool.schema.json")),
                given
            ),
            "Tool"
        );
        assert_eq!(root_name(&info(None, None), given), "FromFile");
    }

    #[test]
    fn shared_words_are_there_once() {
        let cases = [
            ("Receive", "transaction_type", "ReceiveTransactionType"),
            (
                "ReceiveTransaction",
                "transaction_type",
                "ReceiveTransactionType",
            ),
            ("RawCookie", "cookie", "RawCookieCookie"),
            ("XYZ", "z_index", "XYZZIndex"),
            ("Regimen", "regimen_id", "RegimenId"),
        ];
        for (parent, name, expected) in cases {
            assert_eq!(property(parent, name), expected);
        }
    }

    #[test]
    fn a_long_name_ends_where_it_is_short_enough() {
        let parts = [
            "AzureDeployment",
            "ModulesContent",
            "EdgeAgentProperties",
            "Settings",
            "Value",
        ];
        let expected = [
            "EdgeAgentPropertiesSettingsValue",
            "SettingsValue",
            "ModulesContentEdgeAgentPropertiesSettingsValue",
        ];
        assert_eq!(endings(&parts), expected);
    }

    #[test]
    fn names_targets() {
        assert_eq!(target_name(&Pointer("/$defs/a_b".to_owned())), "a_b");
        assert_eq!(
            target_name(&Pointer("/properties/user/items".to_owned())),
            "User"
        );
    }
}
