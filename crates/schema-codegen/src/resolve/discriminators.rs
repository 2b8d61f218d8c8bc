//! The schemas that discriminators select: by `mapping`, and by extending the schema that has the discriminator.

use super::find;
use super::index::{Index, Resource};
use crate::diagnostic::Code;
use crate::document::{CONTAINERS, Document, Reader, SchemaId};
use crate::model::Pointer;
use crate::uri;
use std::collections::{BTreeMap, BTreeSet};

/// What the discriminators of a document select.
#[derive(Default)]
pub(super) struct Discriminators {
    mappings: BTreeMap<SchemaId, Vec<(String, SchemaId)>>,
    children: BTreeMap<SchemaId, Vec<SchemaId>>,
    extending: BTreeSet<SchemaId>,
}

impl Discriminators {
    pub(super) fn mapping(&self, id: SchemaId) -> &[(String, SchemaId)] {
        self.mappings.get(&id).map_or(&[], Vec::as_slice)
    }

    pub(super) fn children(&self, id: SchemaId) -> &[SchemaId] {
        self.children.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Reads what the discriminator of `id` selects, when it has one. A mapping to what does not exist is reported and
    /// selects nothing: then the names of the schemas decide.
    pub(super) fn read(
        &mut self,
        reader: &mut Reader<'_, '_>,
        index: &mut Index<'_>,
        id: SchemaId,
    ) {
        let schema = reader.document.get(id);
        let Some(discriminator) = schema.discriminator.clone() else {
            return;
        };
        let has_branches = schema.any_of.is_some() || schema.one_of.is_some();
        let mut mapping = Vec::with_capacity(discriminator.mapping.len());
        for (value, target) in discriminator.mapping {
            match mapped(reader, index, id, &target) {
                Some(target) => mapping.push((value, target)),
                None => report_unknown(reader, id, &value, &target),
            }
        }
        self.mappings.insert(id, mapping);
        if !has_branches {
            let children = children(reader, id);
            self.children.insert(id, children);
        }
    }

    /// True for a schema that extends a base schema.
    pub(super) fn extends_base(&self, id: SchemaId) -> bool {
        self.extending.contains(&id)
    }

    /// What only refers to a base schema, and is no value of its mapping, is a use of it.
    fn leave_out_uses(&mut self, document: &Document<'_>) {
        for (base, children) in &mut self.children {
            let mapping = self.mappings.get(base).map_or(&[][..], Vec::as_slice);
            let is_named = |id: &SchemaId| mapping.iter().any(|(_, target)| target == id);
            let extends = |id: &SchemaId| {
                mapping.is_empty() || is_named(id) || !document.get(*id).adds_nothing()
            };
            children.retain(extends);
        }
    }

    /// Completes what was read. A base schema that a mapping names, or that extends another one with a discriminator for the same member, is
    /// one of its own branches; what its mapping leaves out, that of the other one says.
    pub(super) fn complete(&mut self, document: &Document<'_>) {
        self.leave_out_uses(document);
        self.extending = self.children.values().flatten().copied().collect();
        let member = |id: &SchemaId| {
            let discriminator = document.get(*id).discriminator.as_ref();
            discriminator.map(|discriminator| &discriminator.property)
        };
        let (mappings, all_children) = (self.mappings.clone(), self.children.clone());
        let bases = self
            .children
            .iter_mut()
            .filter(|(_, children)| !children.is_empty());
        for (base, children) in bases {
            let around = all_children.iter().filter(|(other, extending)| {
                extending.contains(base) && member(other) == member(base)
            });
            let around: Vec<_> = around
                .filter_map(|(other, _)| mappings.get(other))
                .collect();
            let mapping = self.mappings.entry(*base).or_default();
            let own = mapping.clone();
            let inherited = around.iter().copied().flatten().filter(|(value, id)| {
                let is_branch = id == base || children.contains(id);
                is_branch && !own.iter().any(|(known, of)| known == value || of == id)
            });
            mapping.extend(inherited.cloned());
            if !around.is_empty() || mapping.iter().any(|(_, id)| id == base) {
                children.insert(0, *base);
            }
        }
    }
}

fn report_unknown(reader: &mut Reader<'_, '_>, id: SchemaId, value: &str, target: &str) {
    let pointer = &reader.document.get(id).pointer;
    let pointer = pointer.join("discriminator").join("mapping").join(value);
    let fact = format!("`{}` is no schema of this document", target.escape_debug());
    let help = "a mapping goes to the name of a schema, or to a reference such as `#/components/schemas/Pet`";
    let outcome = "the mapping of this value is ignored";
    let code = Code::UnknownMapping;
    reader.sink.approximate(code, &pointer, fact, outcome, help);
}

/// The schema that a value is mapped to: by its name, else by a reference.
fn mapped(
    reader: &mut Reader<'_, '_>,
    index: &mut Index<'_>,
    id: SchemaId,
    target: &str,
) -> Option<SchemaId> {
    let files = reader.document.files;
    let root = files.root(files.of(&reader.document.get(id).pointer));
    let by_name = CONTAINERS.map(|container| Pointer(format!("{root}{container}")).join(target));
    if let Some(pointer) = by_name.iter().find(|pointer| files.find(pointer).is_some()) {
        return reader.schema_at(pointer);
    }
    // `Pet` is a name even where no schema has it, `pet.yaml` a document.
    if !target.contains(['#', '.', '/']) {
        return None;
    }
    let base = reader.document.get(id).base;
    let (uri, fragment) = index.absolute(base, target);
    match index.resource(reader, (id, target), &uri) {
        Resource::Owner(owner) => find(reader, index, owner, &uri::decode(fragment)),
        _ => None,
    }
}

/// The schemas beside `base` that extend it by `allOf`, and those that extend these.
fn children(reader: &mut Reader<'_, '_>, base: SchemaId) -> Vec<SchemaId> {
    let base = reader.document.get(base).pointer.clone();
    let Some(container) = base.parent() else {
        return Vec::new();
    };
    let files = reader.document.files;
    let siblings = files
        .find(&container)
        .and_then(|(node, _)| node.as_object());
    let siblings = siblings.unwrap_or_default();
    let mut extended = BTreeSet::from([format!("#{}", base.in_file())]);
    let mut found = Vec::new();
    loop {
        let before = found.len();
        for sibling in siblings {
            let pointer = container.join(&sibling.key);
            let reference = format!("#{}", pointer.in_file());
            let all_of = sibling.value.member("allOf");
            let all_of = all_of.and_then(|all_of| all_of.value.as_array());
            let references = all_of.into_iter().flatten().filter_map(|part| {
                let reference = part.member("$ref")?.value.as_str()?;
                Some(uri::decode(reference))
            });
            let extends = references
                .into_iter()
                .any(|target| extended.contains(&target));
            if extends && extended.insert(reference) {
                found.push(pointer);
            }
        }
        if found.len() == before {
            break;
        }
    }
    // In the order of the document, whatever extends what.
    found.sort_by_key(|pointer| files.offset(pointer, true));
    found
        .iter()
        .filter_map(|pointer| reader.schema_at(pointer))
        .collect()
}
