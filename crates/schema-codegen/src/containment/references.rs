//! References as pointers into one value that holds all documents.

use super::document::moved;
use crate::model::{DocumentValue, Pointer, escaped};
use crate::{percent, uri};
use jsonschema::Draft;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Where the other documents are in the first one.
pub(super) const OTHERS: &str = "x-schema-codegen-documents";

/// The first of `documents`, with the others in it, and with a pointer into all of that in each reference that leads to one of them.
/// `sources` are URIs, or starts of them, with where they lead.
pub(super) fn bundled(
    documents: Vec<DocumentValue>,
    draft: Draft,
    sources: Vec<(String, String)>,
) -> Value {
    let mut known = Known {
        draft,
        sources,
        uris: BTreeMap::new(),
        dynamic: BTreeMap::new(),
        is_recursive: false,
    };
    let at = |file: &str| match file {
        "" => String::new(),
        file => Pointer::default().join(OTHERS).join(file).0,
    };
    for document in &documents {
        let place = at(&document.file);
        known.uris.insert(document.uri.clone(), place.clone());
        if let Some(value) = &document.value {
            known.read(value, &place, &document.uri);
        }
    }
    let bases: Vec<(String, String)> = documents
        .iter()
        .map(|it| (at(&it.file), it.uri.clone()))
        .collect();
    let mut values = documents.into_iter();
    let first = values.next().and_then(|it| it.value);
    let mut whole = first.unwrap_or_default();
    let others: Map<String, Value> = values.filter_map(|it| Some((it.file, it.value?))).collect();
    if let (Value::Object(members), false) = (&mut whole, others.is_empty()) {
        members.insert(OTHERS.to_owned(), Value::Object(others));
    }
    let mut places = BTreeMap::new();
    for (place, uri) in bases {
        if let Some(document) = whole.pointer(&place) {
            known.collect(document, &place, (&uri, &uri), false, &whole, &mut places);
        }
    }
    write(&mut whole, "", &places);
    whole
}

/// What references may name.
struct Known {
    draft: Draft,
    sources: Vec<(String, String)>,
    /// Pointers, by the URI of a resource, or by that of an anchor in one.
    uris: BTreeMap<String, String>,
    /// The pointers of dynamic anchors.
    dynamic: BTreeMap<String, BTreeSet<String>>,
    /// Whether a schema says that references to it are recursive.
    is_recursive: bool,
}

impl Known {
    /// The URI that `members` are the resource of; `base` where they are none.
    fn base<'b>(&self, members: &Map<String, Value>, base: &'b str) -> std::borrow::Cow<'b, str> {
        let keyword = if self.draft == Draft::Draft4 {
            "id"
        } else {
            "$id"
        };
        match members.get(keyword) {
            Some(Value::String(id)) if !id.starts_with('#') => uri::resolve(base, id).into(),
            _ => base.into(),
        }
    }

    /// Collects what has a URI in `value`, which is at `pointer`.
    fn read(&mut self, value: &Value, pointer: &str, base: &str) {
        match value {
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.read(item, &format!("{pointer}/{index}"), base);
                }
            }
            Value::Object(members) => {
                let own = self.base(members, base);
                let mut add = |uri: String| {
                    self.uris.entry(uri).or_insert_with(|| pointer.to_owned());
                };
                if own != base {
                    add(own.clone().into_owned());
                }
                for key in ["$anchor", "$dynamicAnchor", "$id", "id"] {
                    let Some(Value::String(name)) = members.get(key) else {
                        continue;
                    };
                    let name = match name.strip_prefix('#') {
                        Some(name) if key.ends_with("id") => name,
                        None if !key.ends_with("id") => name,
                        _ => continue,
                    };
                    add(format!("{own}#{name}"));
                    if key == "$dynamicAnchor" {
                        let pointers = self.dynamic.entry(name.to_owned()).or_default();
                        pointers.insert(pointer.to_owned());
                    }
                }
                self.is_recursive |= members.get("$recursiveAnchor") == Some(&Value::Bool(true));
                for (name, value) in members {
                    let segment = escaped(name);
                    self.read(value, &format!("{pointer}/{segment}"), &own);
                }
            }
            _ => {}
        }
    }

    /// Collects the references in `value` that have to be written in another way, by the pointers of the schemas that they are in. Those of
    /// the document at `file` may be relative to that, too. In a map of schemas each name is a property or a definition.
    fn collect(
        &self,
        value: &Value,
        pointer: &str,
        (base, file): (&str, &str),
        is_map: bool,
        whole: &Value,
        found: &mut BTreeMap<String, (&'static str, String)>,
    ) {
        match value {
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    let pointer = format!("{pointer}/{index}");
                    self.collect(item, &pointer, (base, file), false, whole, found);
                }
            }
            Value::Object(members) => {
                let own = self.base(members, base);
                if !is_map && let Some(new) = self.reference(members, (&own, file), whole) {
                    found.insert(pointer.to_owned(), new);
                }
                for (name, value) in members {
                    if !is_map && (HOLDS_VALUES.contains(&name.as_str()) || name == OTHERS) {
                        continue;
                    }
                    let segment = escaped(name);
                    let pointer = format!("{pointer}/{segment}");
                    let is_map = !is_map && HOLDS_MAPS.contains(&name.as_str());
                    self.collect(value, &pointer, (&own, file), is_map, whole, found);
                }
            }
            _ => {}
        }
    }

    /// The keyword of the reference in `members`, and how it is written as a pointer into `whole`.
    fn reference(
        &self,
        members: &Map<String, Value>,
        (base, file): (&str, &str),
        whole: &Value,
    ) -> Option<(&'static str, String)> {
        let written = |key: &str| members.get(key).and_then(Value::as_str);
        if let Some(reference) = written("$ref") {
            let target = self
                .target(reference, base, whole)
                .or_else(|| self.target(reference, file, whole));
            let out = || format!("{}#{}", uri::resolve(base, reference), fragment(reference));
            return Some((
                "$ref",
                target.map_or_else(out, |pointer| format!("#{pointer}")),
            ));
        }
        // With one anchor of its name, a dynamic reference is like any other.
        if let Some(reference) = written("$dynamicRef") {
            let named = self.dynamic.get(fragment(reference));
            let target = self.target(reference, base, whole)?;
            let is_only = named.is_none_or(|all| all.len() == 1);
            return is_only.then(|| ("$dynamicRef", format!("#{target}")));
        }
        let reference = written("$recursiveRef").filter(|_| !self.is_recursive)?;
        let target = self.target(reference, base, whole)?;
        Some(("$recursiveRef", format!("#{target}")))
    }

    /// Where `resource` leads by the longest source that fits.
    fn by_sources(&self, resource: &str) -> Option<String> {
        let fits = self.sources.iter().filter_map(|(from, to)| {
            let rest = resource.strip_prefix(from.as_str())?;
            let is_whole = rest.is_empty() || from.ends_with('/');
            is_whole.then(|| (from.len(), format!("{to}{rest}")))
        });
        fits.max().map(|(_, uri)| uri)
    }

    fn target(&self, reference: &str, base: &str, whole: &Value) -> Option<String> {
        let resource = uri::resolve(base, reference);
        let fragment = fragment(reference);
        if let Some(anchor) = self.uris.get(&format!("{resource}#{fragment}")) {
            return Some(anchor.clone());
        }
        let start = self.uris.get(resource.trim_end_matches('#'));
        let start = start.or_else(|| self.uris.get(&self.by_sources(&resource)?))?;
        let pointer = moved(whole, &format!("{start}{}", percent::decode(fragment)?));
        let is_pointer = fragment.is_empty() || fragment.starts_with('/');
        (is_pointer && whole.pointer(&pointer).is_some()).then_some(pointer)
    }
}

/// Keywords whose operands are values, in which nothing is a reference.
const HOLDS_VALUES: [&str; 5] = ["enum", "const", "default", "example", "examples"];

/// Keywords whose operands have names that are none of keywords.
const HOLDS_MAPS: [&str; 7] = [
    "properties",
    "patternProperties",
    "dependentSchemas",
    "dependencies",
    "$defs",
    "definitions",
    "schemas",
];

fn fragment(reference: &str) -> &str {
    reference
        .split_once('#')
        .map_or("", |(_, fragment)| fragment)
}

/// Writes the references in `value`, which is at `pointer`, as `found` says: each of them as `$ref`.
fn write(value: &mut Value, pointer: &str, found: &BTreeMap<String, (&'static str, String)>) {
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                write(item, &format!("{pointer}/{index}"), found);
            }
        }
        Value::Object(members) => {
            for (name, value) in members.iter_mut() {
                let segment = escaped(name);
                write(value, &format!("{pointer}/{segment}"), found);
            }
            if let Some((keyword, reference)) = found.get(pointer) {
                members.remove(*keyword);
                members.insert("$ref".to_owned(), Value::from(reference.as_str()));
            }
        }
        _ => {}
    }
}
