//! What the versions before a schema fill: it inherits their `[fill]`, also for types that it renamed.

use crate::Error;
use crate::input::{Input, parse_located, read_text};
use crate::stopwatch::Stopwatch;
use schema_codegen::{Config, Plan, renames};
use std::collections::BTreeMap;

/// The configurations of the versions before `input`, with their names, the newest first.
pub(crate) fn versions_before(input: &Input) -> Result<Vec<(String, Config)>, Error> {
    let folder = input.folder.clone().unwrap_or_default();
    let mut before: Vec<(String, Config)> = Vec::new();
    let mut next = input.config.previous.clone();
    // Versions that precede each other in a circle end here.
    while let Some(name) = next
        .take()
        .filter(|name| before.iter().all(|(of, _)| of != name))
    {
        let config = parse_located(&read_text(&folder.join(&name))?, &name)?;
        next.clone_from(&config.previous);
        before.push((name, config));
    }
    Ok(before)
}

/// Hands the configuration what `versions` fill, the oldest first.
pub(crate) fn inherit(input: &mut Input, versions: &[(String, Config)]) {
    for (_, config) in versions.iter().rev() {
        input.config.inherit_fill(config);
    }
}

/// Adds what `versions` fill in types that have another name in `plan`, which is that of `input`; whether there is any.
pub(crate) fn inherit_renamed(
    input: &mut Input,
    plan: &Plan,
    versions: &[(String, Config)],
    stopwatch: &mut Stopwatch,
) -> Result<bool, Error> {
    let mut names = renames(plan, plan);
    let is_here = |entry: &String| names.keys().any(|name| property(entry, name).is_some());
    // The versions before are planned only where an entry is of no type of this one.
    if input.config.inherited_fill.keys().all(is_here) {
        return Ok(false);
    }
    let folder = input.folder.clone().unwrap_or_default();
    let mut renamed = BTreeMap::new();
    let mut newer = plan.clone();
    for (name, config) in versions {
        let older = Input::from_config(&folder, name)?.plan_without_fills(stopwatch)?;
        let step = renames(&older, &newer).into_iter();
        names = step
            .filter_map(|(old, new)| Some((old, names.get(&new)?.clone())))
            .collect();
        for (old, new) in names.iter().filter(|(old, new)| old != new) {
            for (entry, value) in &config.fill {
                if let Some(property) = property(entry, old) {
                    // A newer version comes first.
                    let entry = renamed.entry(format!("{new}.{property}"));
                    entry.or_insert_with(|| value.clone());
                }
            }
        }
        newer = older;
    }
    let inherited = &mut input.config.inherited_fill;
    let before = inherited.len();
    for (entry, value) in renamed {
        inherited.entry(entry).or_insert(value);
    }
    Ok(inherited.len() > before)
}

/// The property that `entry` is of, if it is one of the type `name`.
fn property<'e>(entry: &'e str, name: &str) -> Option<&'e str> {
    entry.strip_prefix(name)?.strip_prefix('.')
}

#[cfg(test)]
mod tests {
    use crate::Job;
    use std::fs;

    const SCHEMA: &str = r##"{
      "title": "Shop",
      "type": "object",
      "properties": { "pet": { "$ref": "#/$defs/Pet" } },
      "$defs": {
        "Pet": {
          "type": "object",
          "required": ["chip", "name"],
          "properties": { "chip": { "type": ["string", "null"] }, "name": { "type": "string" } }
        }
      }
    }"##;

    #[test]
    fn a_renamed_type_inherits_what_earlier_versions_fill() {
        let folder = tempfile::tempdir().expect("a folder");
        let write =
            |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
        let first = SCHEMA.replace("\"chip\", ", "");
        let filling = "previous = \"1.toml\"\n[fill]\n\"Pet.chip\" = \"null\"\n";
        for (version, ty, schema, rest) in [
            ("1", "Pet", first.as_str(), ""),
            ("2", "Pet", SCHEMA, filling),
            ("3", "Animal", SCHEMA, "previous = \"2.toml\"\n"),
            ("4", "Beast", SCHEMA, "previous = \"3.toml\"\n"),
        ] {
            write(&format!("{version}.json"), &schema.replace("Pet", ty));
            let config = format!("schema = \"{version}.json\"\ntypes = \"types.rs\"\n{rest}");
            let name = format!("{version}.toml");
            write(&name, &config);
            let job = Job::project(folder.path(), &name).expect("types");
            let types = String::from_utf8_lossy(&job.files[0].bytes);
            assert!(types.contains(&format!("pub struct {ty} ")), "{types}");
            assert_eq!(types.contains("fill = null"), version != "1", "{types}");
        }
    }
}
