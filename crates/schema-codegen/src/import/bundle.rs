//! A schema of several documents as one: what references lead to in others becomes a definition, so that an import reads one document.

use super::layout::Layout;
use super::translate::{member, string};
use crate::document::{CONTAINERS, Json, Member, Node, SchemaId};
use crate::model::Pointer;
use crate::resolve::{Resolved, Target};
use crate::uri;
use std::collections::{BTreeMap, BTreeSet};

/// What names a schema for references that are written anew here, and what a schema has only where a document begins.
const IDENTIFIERS: [&str; 6] = [
    "$schema",
    "$id",
    "id",
    "$anchor",
    "$dynamicAnchor",
    "$recursiveAnchor",
];

/// The definitions of `main` that are a reference alone, as references to them: where others name their targets directly, nothing leads here.
pub(crate) fn aliases(main: &Node) -> Vec<String> {
    let containers = CONTAINERS.map(|container| Pointer(container.to_owned()));
    let all = containers.iter().flat_map(|container| {
        let names = main.names(container).into_iter();
        names.map(|name| container.join(&name))
    });
    all.filter(|pointer| is_alias(main, pointer))
        .map(|pointer| format!("#{pointer}"))
        .collect()
}

fn is_alias(main: &Node, pointer: &Pointer) -> bool {
    main.at(pointer).is_some_and(is_reference)
}

/// True for a reference alone.
fn is_reference(node: &Node) -> bool {
    node.members().len() == 1 && node.get("$ref").is_some()
}

/// The relative references into other documents that nothing given answers.
pub(crate) fn unanswered(resolved: &Resolved<'_>) -> BTreeSet<String> {
    let all = (0..resolved.document.schemas.len()).map(SchemaId);
    let open = all.filter(|id| resolved.target(*id) == Some(Target::Anything));
    let references = open.filter_map(|id| resolved.get(id).reference.clone());
    let leads_out = |it: &String| !it.starts_with('#') && uri::is_relative(it);
    references.filter(leads_out).collect()
}

/// The text of the schema that `resolved` is, with what others define among its definitions; `None` where no reference leads out of it.
pub(crate) fn bundled(resolved: &Resolved<'_>) -> Option<String> {
    let bundle = Bundle::of(resolved);
    if bundle.homes.is_empty() {
        return None;
    }
    let mut main = bundle.written(resolved.document.files.main(), &Pointer::default());
    let container: Vec<String> = bundle.container.segments().collect();
    for (&id, home) in &bundle.homes {
        if resolved.document.by_pointer.contains_key(home) {
            continue;
        }
        let definition = bundle.schema(id)?;
        put(&mut main, &container, member(&home.last()?, definition));
    }
    Some(Layout::of("").write(&main, "", 0))
}

struct Bundle<'r, 't> {
    resolved: &'r Resolved<'t>,
    /// Where the main document holds its definitions.
    container: Pointer,
    /// Where each schema of another document that a reference names is in the one that is written.
    homes: BTreeMap<SchemaId, Pointer>,
}

impl<'r, 't> Bundle<'r, 't> {
    fn of(resolved: &'r Resolved<'t>) -> Self {
        let main = resolved.document.files.main();
        let holds = |container: &&str| main.at(&Pointer((*container).to_owned())).is_some();
        let own = match CONTAINERS.iter().find(|it| holds(it)) {
            Some(own) => own,
            None if resolved.document.is_openapi => CONTAINERS[0],
            None => CONTAINERS[1],
        };
        let mut bundle = Self {
            resolved,
            container: Pointer((*own).to_owned()),
            homes: BTreeMap::new(),
        };
        bundle.settle(main);
        bundle
    }

    /// Decides where everything goes. A definition that is a reference alone is where its target goes; others get free names.
    fn settle(&mut self, main: &Node) {
        let all: Vec<SchemaId> = (0..self.resolved.document.schemas.len())
            .map(SchemaId)
            .collect();
        for &id in &all {
            let pointer = &self.resolved.get(id).pointer;
            let is_definition = pointer.parent().as_ref() == Some(&self.container);
            if let Some(Target::Schema(target)) = self.resolved.target(id)
                && is_definition
                && self.is_outside(target)
                && is_alias(main, pointer)
            {
                let end = self.end(target);
                self.homes.entry(end).or_insert_with(|| pointer.clone());
            }
        }
        let mut taken: BTreeSet<String> = main.names(&self.container).into_iter().collect();
        let named = all.iter().flat_map(|&id| named_by(self.resolved, id));
        let ends = named.map(|target| self.end(target));
        let outside = ends.filter(|&end| self.is_outside(end) && !self.homes.contains_key(&end));
        // By their places, so that it counts for nothing what is referred to first.
        let outside: BTreeMap<&Pointer, SchemaId> = outside
            .map(|end| (&self.resolved.get(end).pointer, end))
            .collect();
        for &target in outside.values() {
            let name = free(&self.wanted(target), &taken);
            self.homes.insert(target, self.container.join(&name));
            taken.insert(name);
        }
    }

    /// The schema that `id` is, where it is a reference alone and in another document.
    fn end(&self, mut id: SchemaId) -> SchemaId {
        // So many steps are a circle.
        for _ in 0..64 {
            let pointer = &self.resolved.get(id).pointer;
            let found = self.resolved.document.files.find(pointer);
            match self.resolved.target(id) {
                Some(Target::Schema(target))
                    if self.is_outside(id) && found.is_some_and(|(node, _)| is_reference(node)) =>
                {
                    id = target;
                }
                _ => break,
            }
        }
        id
    }

    fn is_outside(&self, id: SchemaId) -> bool {
        self.resolved.get(id).pointer.file().is_some()
    }

    /// What a schema of another document is called there: as its definition, or as its document.
    fn wanted(&self, id: SchemaId) -> String {
        let pointer = &self.resolved.get(id).pointer;
        let stem = || pointer.file_stem().map(str::to_owned);
        pointer.last().or_else(stem).unwrap_or_default()
    }

    /// How the document that is written refers to `id`.
    fn reference(&self, id: SchemaId) -> Node {
        let end = self.end(id);
        let pointer = &self.resolved.get(end).pointer;
        string(&format!("#{}", self.homes.get(&end).unwrap_or(pointer)))
    }

    fn schema(&self, id: SchemaId) -> Option<Node> {
        let pointer = &self.resolved.get(id).pointer;
        let (node, _) = self.resolved.document.files.find(pointer)?;
        Some(self.written(node, pointer))
    }

    /// `node`, which is at `at`, with what references in it are called now.
    fn written(&self, node: &Node, at: &Pointer) -> Node {
        let json = match &node.json {
            Json::Object(members) => {
                let Some(&id) = self.resolved.document.by_pointer.get(at) else {
                    let members = members.iter().map(|of| self.member(of, at));
                    return object(members.collect());
                };
                if let Some(Target::Schema(target)) = self.resolved.target(id)
                    && self.homes.get(&self.end(target)) == Some(at)
                    && let Some(definition) = self.schema(self.end(target))
                {
                    return definition;
                }
                return object(self.members(members, id));
            }
            Json::Array(items) => {
                let items = items.iter().enumerate();
                Json::Array(
                    items
                        .map(|(index, it)| self.written(it, &at.item(index)))
                        .collect(),
                )
            }
            scalar => scalar.clone(),
        };
        Node { start: 0, json }
    }

    fn member(&self, of: &Member, at: &Pointer) -> Member {
        member(&of.key, self.written(&of.value, &at.join(&of.key)))
    }

    /// The members of the schema `id`.
    fn members(&self, members: &[Member], id: SchemaId) -> Vec<Member> {
        let at = &self.resolved.get(id).pointer;
        let is_main = at.0.is_empty();
        let kept = members
            .iter()
            .filter(|of| is_main || !IDENTIFIERS.contains(&of.key.as_str()));
        let written = kept.map(|of| match (of.key.as_str(), self.resolved.target(id)) {
            ("$ref" | "$dynamicRef" | "$recursiveRef", Some(Target::Schema(target))) => {
                member("$ref", self.reference(target))
            }
            ("discriminator", _) => member(&of.key, self.discriminator(&of.value, id)),
            _ => self.member(of, at),
        });
        written.collect()
    }

    fn discriminator(&self, node: &Node, id: SchemaId) -> Node {
        let members = node.members().iter().map(|of| {
            if of.key != "mapping" {
                return member(&of.key, of.value.clone());
            }
            let entries = of.value.members().iter().map(|entry| {
                let mut mapped = self.resolved.mapping(id).iter().rev();
                let target = mapped.find(|(value, _)| *value == entry.key);
                let target = target.map(|(_, target)| self.reference(*target));
                member(&entry.key, target.unwrap_or_else(|| entry.value.clone()))
            });
            member(&of.key, object(entries.collect()))
        });
        object(members.collect())
    }
}

/// The schemas that references and mappings of `id` name.
fn named_by(resolved: &Resolved<'_>, id: SchemaId) -> impl Iterator<Item = SchemaId> {
    let target = match resolved.target(id) {
        Some(Target::Schema(target)) => Some(target),
        _ => None,
    };
    let mapped = resolved.mapping(id).iter().map(|(_, target)| *target);
    target.into_iter().chain(mapped)
}

fn object(members: Vec<Member>) -> Node {
    Node {
        start: 0,
        json: Json::Object(members),
    }
}

/// `wanted`, or that with the first number that makes another name of it.
fn free(wanted: &str, taken: &BTreeSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{wanted}_{number}"));
    let mut names = std::iter::once(wanted.to_owned()).chain(numbered);
    names.find(|name| !taken.contains(name)).unwrap_or_default()
}

/// Adds `new` to the object that `path` leads to from `node` on; objects that are not there are made.
fn put(node: &mut Node, path: &[String], new: Member) {
    let Json::Object(members) = &mut node.json else {
        return;
    };
    let Some((first, rest)) = path.split_first() else {
        members.push(new);
        return;
    };
    if !members.iter().any(|of| of.key == *first) {
        members.push(member(first, object(Vec::new())));
    }
    let inner = members.iter_mut().find(|of| of.key == *first);
    if let Some(inner) = inner {
        put(&mut inner.value, rest, new);
    }
}
