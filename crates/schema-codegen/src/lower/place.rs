//! Names of places, in JSON's words.
//!
//! In: pointers and document facts. Out: wire names for types. Making identifiers of them belongs to [`crate::naming`].

use crate::config::Config;
use crate::model::{Pointer, SchemaInfo};
use crate::naming::pascal;

/// Keywords in a pointer that say nothing about what stands there.
const SILENT: [&str; 14] = [
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

/// The name of the root: its title when that is one, else the end of `$id`, else what the caller calls it.
pub(super) fn root_name(info: &SchemaInfo, config: &Config) -> String {
    let title = info
        .title
        .as_deref()
        .filter(|title| reads_as_name(title))
        .map(pascal);
    let id = info.id.as_deref().and_then(id_name).map(pascal);
    let called = config.root.as_deref().map(pascal);
    title
        .or(id)
        .or(called)
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| "Root".to_owned())
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

/// The name of a schema that a reference leads to: its key under `$defs`, or the steps to a place elsewhere.
pub(super) fn target_name(pointer: &Pointer) -> String {
    let segments: Vec<String> = pointer.segments().collect();
    if let [.., container, name] = segments.as_slice()
        && matches!(container.as_str(), "$defs" | "definitions" | "schemas")
    {
        return name.clone();
    }
    let spoken = segments
        .iter()
        .filter(|segment| !SILENT.contains(&segment.as_str()));
    let name: String = spoken.map(|segment| pascal(segment)).collect();
    if name.is_empty() {
        "Root".to_owned()
    } else {
        name
    }
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
        let config = Config::for_single_file("a.json", "", "from-file");
        assert_eq!(
            root_name(&info(Some("Pet store"), None), &config),
            "PetStore"
        );
        let long = "A schema that describes quite a lot of things in one long title";
        assert_eq!(
            root_name(
                &info(Some(long), Some("https://example.com/a/tool.schema.json")),
                &config
            ),
            "Tool"
        );
        assert_eq!(root_name(&info(None, None), &config), "FromFile");
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
