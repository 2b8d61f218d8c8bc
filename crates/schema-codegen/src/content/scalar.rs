//! Named scalars, arrays and maps: types of the schema without a Rust type of their own.

use super::{Phrase, Use, address, constraint, notation, occurrences::Occurrence, page, since};
use crate::model::{Docs, Sensitivity, Shape, TypeId};
use crate::plan::Plan;
use std::collections::BTreeMap;

/// One named scalar.
#[derive(Clone, Debug)]
pub struct ScalarEntry<'a> {
    /// Which type it is.
    pub id: TypeId,
    /// Its name in the schema.
    pub name: &'a str,
    /// Its anchor.
    pub anchor: String,
    /// Description and the like.
    pub docs: &'a Docs,
    /// Its path in Rust, where a document can begin with it by the configuration: others are replaced by their type.
    pub rust_path: Option<String>,
    /// Its type in Rust notation.
    pub rust_type: Phrase,
    /// Its type in JSON words.
    pub json_type: Phrase,
    /// Its constraints, format first.
    pub constraints: Vec<Phrase>,
    /// Its class.
    pub sensitivity: Sensitivity,
    /// JSON Pointer of its schema.
    pub schema_pointer: &'a str,
    /// Where it occurs in a document.
    pub occurrences: Vec<Occurrence>,
    /// The version at which it came.
    pub since: Option<&'a str>,
    /// What it was called before.
    pub former_name: Option<&'a str>,
    /// What uses it.
    pub used_by: Vec<Use>,
}

/// Every named scalar, in the order of the schema.
#[must_use]
pub fn entries<'a>(
    plan: &'a Plan,
    occurrences: &[Vec<Occurrence>],
    uses: &[Vec<Use>],
) -> Vec<ScalarEntry<'a>> {
    let named = plan.model.iter().filter_map(|(id, def)| match &def.shape {
        Shape::Alias(ty) => Some((id, def, ty)),
        _ => None,
    });
    let is_root = |id| plan.model.is_root(id);
    let mut anchors = Anchors::default();
    named
        .map(|(id, def, ty)| ScalarEntry {
            id,
            name: &def.wire_name,
            anchor: anchors.next(&def.wire_name),
            docs: &def.docs,
            rust_path: is_root(id)
                .then(|| page::rust_path(plan, plan.type_name(id).ident.as_str())),
            rust_type: alias(plan, id),
            json_type: notation::json(plan, ty),
            constraints: constraint::phrases(ty),
            sensitivity: def.sensitivity,
            schema_pointer: &def.pointer.0,
            occurrences: occurrences[id.0].clone(),
            since: since::of_type(plan, id),
            former_name: since::former_name(plan, id),
            used_by: uses[id.0].clone(),
        })
        .collect()
}

/// Anchors that differ, since definitions in two documents can have one name.
#[derive(Default)]
struct Anchors<'a>(BTreeMap<&'a str, usize>);

impl<'a> Anchors<'a> {
    fn next(&mut self, name: &'a str) -> String {
        let count = self.0.entry(name).or_default();
        *count += 1;
        let anchor = address::scalar_anchor(name);
        match *count {
            1 => anchor,
            // No slug has a dot.
            count => format!("{anchor}.{count}"),
        }
    }
}

fn alias(plan: &Plan, id: TypeId) -> Phrase {
    let ty = plan.rust.types[id.0].alias.as_ref();
    ty.map(|ty| notation::rust(plan, ty)).unwrap_or_default()
}
