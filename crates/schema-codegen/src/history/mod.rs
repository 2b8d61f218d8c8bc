//! Since which version each type, property and value of a schema exists, and until which: the file `history.json`, which `import` keeps.

mod read;

#[cfg(test)]
mod tests;

pub(crate) use read::of_model;

use crate::diagnostic::{DiagnosticSink, Diagnostics};
use crate::model::{Model, Shape};
use read::{Source, read};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The history of a schema.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// Every version, in the order in which they were made, which is not always that of their numbers.
    pub versions: Vec<String>,
    /// By the name in the schema.
    pub types: BTreeMap<String, TypeHistory>,
}

/// The history of one type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypeHistory {
    /// When the type had its name.
    pub lifetime: Lifetime,
    /// The name that it had before.
    pub was: Option<String>,
    /// When each property of an object, or each value of an enum, existed.
    pub members: BTreeMap<String, Lifetime>,
}

/// The versions at which something came and went, in turn: `[came]`, `[came, went]`, `[came, went, came]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lifetime(pub Vec<String>);

/// What a version no longer has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gone<'a> {
    /// Its name in the schema.
    pub name: &'a str,
    /// The first version that had it, as far as the history goes.
    pub came: &'a str,
    /// The first version without it.
    pub went: &'a str,
}

impl Lifetime {
    fn exists(&self) -> bool {
        self.0.len() % 2 == 1
    }

    /// States whether it exists from `version` on, which is the last one.
    fn set(&mut self, exists: bool, version: &str) {
        if self.exists() == exists {
            return;
        }
        // Whoever imports one version twice had it wrong the first time.
        if self.0.last().is_some_and(|last| last == version) {
            self.0.pop();
        } else {
            self.0.push(version.to_owned());
        }
    }

    fn to_json(&self) -> Value {
        match self.0.as_slice() {
            [came] => json!(came),
            all => json!(all),
        }
    }
}

impl History {
    /// Reads `text`, the contents of the file `file`.
    ///
    /// # Errors
    /// When the text has not the form of a history; all problems are reported.
    pub fn parse(file: &str, text: &str) -> Result<Self, Diagnostics> {
        let mut sink = DiagnosticSink::new(true);
        let source = Source::new(file, text);
        Ok(read(&source, &mut sink)?.history)
    }

    /// The text of the file.
    #[must_use]
    pub fn to_text(&self) -> String {
        // Keys are inserted in the order of the alphabet, in which `serde_json` sorts them unless a feature keeps theirs.
        let mut types = Map::new();
        for (name, of_type) in &self.types {
            let mut entry = Map::new();
            entry.insert("exists".to_owned(), of_type.lifetime.to_json());
            let members = of_type.members.iter();
            let members: Map<_, _> = members
                .map(|(name, lifetime)| (name.clone(), lifetime.to_json()))
                .collect();
            if !members.is_empty() {
                entry.insert("members".to_owned(), members.into());
            }
            if let Some(was) = &of_type.was {
                entry.insert("was".to_owned(), json!(was));
            }
            types.insert(name.clone(), entry.into());
        }
        format!("{:#}\n", json!({"types": types, "versions": self.versions}))
    }

    /// Adds what `model` has at `version`. Each of `renamed` is a type that was called by its first name and is called by its second now.
    /// A version that was recorded, and is not the last, is left alone.
    pub fn record(&mut self, version: &str, model: &Model, renamed: &[(String, String)]) {
        match self.position(version) {
            None => self.versions.push(version.to_owned()),
            Some(position) if position + 1 < self.versions.len() => return,
            Some(_) => {}
        }
        for (old, new) in renamed {
            self.rename(old, new);
        }
        let now = members_by_type(model);
        for name in now.keys() {
            self.types.entry((*name).to_owned()).or_default();
        }
        for (name, of_type) in &mut self.types {
            let members = now.get(name.as_str());
            of_type.lifetime.set(members.is_some(), version);
            // What a type had when it went, it had until then.
            let Some(members) = members else {
                continue;
            };
            for member in members {
                of_type.members.entry((*member).to_owned()).or_default();
            }
            for (member, lifetime) in &mut of_type.members {
                lifetime.set(members.contains(member.as_str()), version);
            }
            of_type.members.retain(|_, lifetime| !lifetime.0.is_empty());
        }
        self.types
            .retain(|_, of_type| !of_type.lifetime.0.is_empty());
    }

    /// The members of a renamed type are as old as they were. A type whose name is in use again keeps its own.
    fn rename(&mut self, old: &str, new: &str) {
        let before = self.types.get(old);
        let members = before.map(|before| before.members.clone());
        let renamed = self.types.entry(new.to_owned()).or_insert(TypeHistory {
            members: members.unwrap_or_default(),
            ..TypeHistory::default()
        });
        renamed.was = Some(old.to_owned());
    }

    fn position(&self, version: &str) -> Option<usize> {
        self.versions.iter().position(|of| of == version)
    }

    /// The version at which what lives for `lifetime` came, as seen from `now`, and the one at which it went; nothing where it had not come
    /// by then.
    fn seen<'a>(
        &'a self,
        lifetime: &'a Lifetime,
        now: Option<&str>,
    ) -> Option<(&'a str, Option<&'a str>)> {
        let now = now.and_then(|version| self.position(version));
        let now = now.unwrap_or(self.versions.len());
        let past = |version: &&String| self.position(version).is_some_and(|at| at <= now);
        let turns: Vec<&String> = lifetime.0.iter().take_while(past).collect();
        match turns.as_slice() {
            [.., came] if turns.len() % 2 == 1 => Some((came, None)),
            [.., came, went] => Some((came, Some(went))),
            _ => None,
        }
    }

    /// Whether what lives for `lifetime` exists at `now`; at the last version, if that is `None`.
    fn exists(&self, lifetime: &Lifetime, now: Option<&str>) -> bool {
        matches!(self.seen(lifetime, now), Some((_, None)))
    }

    /// The version at which the type `name`, or its member, came; nothing for what the first version had, nor for a member that came with
    /// its type. `now` is the version that is described; the last, if that is `None`.
    #[must_use]
    pub fn since(&self, now: Option<&str>, name: &str, member: Option<&str>) -> Option<&str> {
        let of_type = self.types.get(name)?;
        let lifetime = match member {
            Some(member) => of_type.members.get(member)?,
            None => &of_type.lifetime,
        };
        let (came, _) = self.seen(lifetime, now)?;
        let (type_came, _) = self.seen(&of_type.lifetime, now)?;
        let is_first = self.versions.first().is_some_and(|first| first == came);
        let came_with_type = member.is_some() && came == type_came;
        (!is_first && !came_with_type).then(|| self.label(came))
    }

    /// What the type `name` was called before, if it was renamed by `now`.
    #[must_use]
    pub fn former_name(&self, now: Option<&str>, name: &str) -> Option<&str> {
        let of_type = self.types.get(name)?;
        let (came, _) = self.seen(&of_type.lifetime, now)?;
        let is_last = of_type.lifetime.0.last().is_some_and(|last| last == came);
        of_type.was.as_deref().filter(|_| is_last)
    }

    /// The members of the type `name` that are gone at `now`.
    #[must_use]
    pub fn gone_members(&self, now: Option<&str>, name: &str) -> Vec<Gone<'_>> {
        let members = self.types.get(name).into_iter().flat_map(|of| &of.members);
        let gone = members.filter_map(|(member, lifetime)| self.gone(member, lifetime, now));
        gone.collect()
    }

    /// The types that are gone at `now`, each with the name that it has instead, if it has one.
    #[must_use]
    pub fn gone_types(&self, now: Option<&str>) -> Vec<(Gone<'_>, Option<&str>)> {
        let gone = self.types.iter().filter_map(|(name, of_type)| {
            let gone = self.gone(name, &of_type.lifetime, now)?;
            let is_next = |(_, next): &(&String, &TypeHistory)| next.was.as_ref() == Some(name);
            let mut alive = self
                .types
                .iter()
                .filter(|(_, next)| self.exists(&next.lifetime, now));
            let next = alive.find(is_next).map(|(next, _)| next.as_str());
            Some((gone, next))
        });
        gone.collect()
    }

    fn gone<'a>(
        &'a self,
        name: &'a str,
        lifetime: &'a Lifetime,
        now: Option<&str>,
    ) -> Option<Gone<'a>> {
        let (came, went) = self.seen(lifetime, now)?;
        let (came, went) = (self.label(came), self.label(went?));
        Some(Gone { name, came, went })
    }

    /// `version` as people know it: without what all versions begin with, up to a `_`.
    #[must_use]
    pub fn label<'a>(&self, version: &'a str) -> &'a str {
        let Some((prefix, label)) = version.rsplit_once('_') else {
            return version;
        };
        let is_shared = |of: &String| {
            of.rsplit_once('_')
                .is_some_and(|(other, _)| other == prefix)
        };
        if !self.versions.is_empty() && self.versions.iter().all(is_shared) {
            label
        } else {
            version
        }
    }
}

/// The properties of each object, the values of each enum, nothing of any other type. Two types of one name count as one. What is in other
/// documents is left out: an import records what it edits, the schema itself.
fn members_by_type(model: &Model) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut all: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let own = model
        .types
        .iter()
        .filter(|def| def.pointer.file().is_none());
    for def in own {
        let members = all.entry(&def.wire_name).or_default();
        match &def.shape {
            Shape::Struct(def) => {
                members.extend(def.fields.iter().map(|field| field.wire_name.as_str()));
            }
            Shape::Enum(def) => members.extend(def.values.iter().map(|value| &*value.value)),
            Shape::Union(_) | Shape::Alias(_) => {}
        }
    }
    all
}
