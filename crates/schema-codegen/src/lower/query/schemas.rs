//! The schemas of a document, with a memo of what was found out about them.

use super::conjuncts::Conjuncts;
use super::key::{Key, Mode};
use super::merged::MergedSchema;
use super::type_set::TypeSet;
use crate::document::{Schema, SchemaId};
use crate::model::EnumValue;
use crate::resolve::{Resolved, Target};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// How many schemas and properties the memo takes in; far above any real document. A composition that grows exponentially asks for
/// ever new merged schemas, and this is where it ends: every later one admits any value, and lowering reports the document.
const MEMO_CAPACITY: usize = 1_000_000;

/// What a schema admits, seen through references and branches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Admits {
    pub(super) types: TypeSet,
    /// It says more than which types a value may have, in a way that shapes a type.
    pub(super) structured: bool,
}

impl Admits {
    const ANYTHING: Self = Self {
        types: TypeSet::ALL,
        structured: true,
    };
}

/// The string values of a key: `None` when it admits more than strings.
pub(super) type StringValues = Option<Rc<[EnumValue]>>;

/// The schemas of a document, and what was found out about them.
pub(in crate::lower) struct Schemas<'r> {
    pub(in crate::lower) resolved: &'r Resolved<'r>,
    merged: RefCell<BTreeMap<Key, Rc<MergedSchema>>>,
    /// The last bare reference of the chain that each one of it begins.
    last_references: RefCell<BTreeMap<SchemaId, SchemaId>>,
    admits: RefCell<BTreeMap<SchemaId, Admits>>,
    /// The keyword by which a schema refuses null.
    pub(super) null_refusals: RefCell<BTreeMap<SchemaId, Option<&'static str>>>,
    pub(super) string_values: RefCell<BTreeMap<Key, StringValues>>,
    capacity: Cell<usize>,
    overflow: Cell<Option<SchemaId>>,
}

impl<'r> Schemas<'r> {
    pub(in crate::lower) fn new(resolved: &'r Resolved<'r>) -> Self {
        Self {
            resolved,
            merged: RefCell::default(),
            last_references: RefCell::default(),
            admits: RefCell::default(),
            null_refusals: RefCell::default(),
            string_values: RefCell::default(),
            capacity: Cell::new(MEMO_CAPACITY),
            overflow: Cell::new(None),
        }
    }

    pub(in crate::lower) fn get(&self, id: SchemaId) -> &'r Schema {
        self.resolved.get(id)
    }

    /// The schema at which the memo was full; answers that came later are too wide.
    pub(in crate::lower) fn overflow(&self) -> Option<SchemaId> {
        self.overflow.get()
    }

    /// `key` as one schema, references followed.
    pub(in crate::lower) fn merged(&self, key: &Key) -> Rc<MergedSchema> {
        if let Some(known) = self.merged.borrow().get(key) {
            return Rc::clone(known);
        }
        if let [only] = key.schemas.as_slice()
            && key.mode == Mode::AllOf
            && let last = self.last_reference(*only)
            && last != *only
        {
            // A chain of references would be merged as often as it is long.
            return self.merged(&Key::schema(last).restricted_to(key.types));
        }
        if self.capacity.get() == 0 {
            return Rc::new(MergedSchema::any(key.types));
        }
        let merged = if key.mode == Mode::AnyOf {
            MergedSchema::any_of(key.schemas.clone(), key.types)
        } else {
            let conjuncts = Conjuncts::of(self.resolved, key).follow_references(self.resolved);
            MergedSchema::of(self.resolved, &conjuncts, key)
        };
        let left = self.capacity.get().saturating_sub(merged.size());
        self.capacity.set(left);
        if left == 0 {
            self.overflow.set(Some(key.first()));
        }
        let merged = Rc::new(merged);
        self.merged
            .borrow_mut()
            .insert(key.clone(), Rc::clone(&merged));
        merged
    }

    /// The last of the references that lead from `id` to the next with nothing beside them; `id` itself where it is none.
    fn last_reference(&self, id: SchemaId) -> SchemaId {
        let extends = |id: SchemaId| self.resolved.extends_base(id);
        let is_bare = |id: SchemaId| self.get(id).is_bare_reference() && !extends(id);
        let mut known = self.last_references.borrow_mut();
        let mut chain = Vec::new();
        let mut last = id;
        // What leads back to itself finds itself here.
        while is_bare(last) && !known.contains_key(&last) {
            known.insert(last, last);
            chain.push(last);
            let next = match self.resolved.target(last) {
                Some(Target::Schema(target)) => Some(target),
                _ => self.get(last).all_of.first().copied(),
            };
            match next.filter(|next| is_bare(*next)) {
                Some(next) => last = next,
                None => break,
            }
        }
        let last = known.get(&last).copied().unwrap_or(id);
        known.extend(chain.into_iter().map(|id| (id, last)));
        last
    }

    /// True when `id` says nothing of a value: of a root, that it only holds definitions.
    pub(in crate::lower) fn only_holds_definitions(&self, id: SchemaId) -> bool {
        let admits = self.admits(id);
        // A root that is an object by `type` alone says nothing of the definitions either.
        let says_nothing = matches!(admits.types, TypeSet::ALL | TypeSet::OBJECT);
        let schema = self.get(id);
        !admits.structured && says_nothing && schema.required.is_empty() && schema.all_of.is_empty()
    }

    /// What `id` admits.
    pub(super) fn admits(&self, id: SchemaId) -> Admits {
        if let Some(known) = self.admits.borrow().get(&id) {
            return *known;
        }
        // Branches that lead back here find this answer, which is wide but ends the recursion. Resolving has refused schemas whose own
        // branches lead back to them, save for base schemas with a discriminator.
        self.admits.borrow_mut().insert(id, Admits::ANYTHING);
        let admits = self.admits_key(&Key::schema(id));
        self.admits.borrow_mut().insert(id, admits);
        admits
    }

    /// The types that `key` admits.
    pub(in crate::lower) fn types_of(&self, key: &Key) -> TypeSet {
        self.admits_key(key).types
    }

    /// What `key` admits.
    pub(super) fn admits_key(&self, key: &Key) -> Admits {
        self.look_inside(&self.merged(key))
    }

    fn look_inside(&self, merged: &MergedSchema) -> Admits {
        if merged.is_never() {
            return Admits {
                types: TypeSet::EMPTY,
                structured: true,
            };
        }
        let mut admits = Admits {
            types: merged.types,
            structured: merged.has_structure(),
        };
        for group in &merged.groups {
            let mut admitted = TypeSet::EMPTY;
            for branch in &group.branches {
                let branch = self.admits(*branch);
                admitted = admitted.union(branch.types);
                admits.structured |= branch.structured;
            }
            // What extends a base schema says nothing of a null that the base admits.
            let beside = TypeSet::null_if(!group.is_keyword);
            admits.types = admits.types.intersection(admitted.union(beside));
        }
        admits
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, Syntax};
    use crate::diagnostic::DiagnosticSink;
    use crate::document::{Files, Reader};
    use crate::resolve::resolve;
    use serde_json::{Map, Value, json};
    use std::collections::BTreeSet;

    #[test]
    fn a_chain_of_references_is_merged_once() {
        let levels = 5_000;
        let level = |index: usize| {
            let next = json!({"$ref": format!("#/$defs/{}", index + 1)});
            if index.is_multiple_of(2) {
                next
            } else {
                json!({"allOf": [next]})
            }
        };
        let definitions = (0..levels).map(|index| (index.to_string(), level(index)));
        let mut definitions: Map<String, Value> = definitions.collect();
        definitions.insert(levels.to_string(), json!({"type": "string"}));
        let text = json!({"$ref": "#/$defs/0", "$defs": definitions}).to_string();
        let mut sink = DiagnosticSink::new(false);
        let files = Files::new("", &text, Syntax::Json, &mut sink);
        let reader = Reader::read(&files, &[], None, &mut sink);
        let resolved = resolve(reader, &Config::default(), &BTreeSet::new());
        let schemas = Schemas::new(&resolved);
        for index in 0..resolved.document.schemas.len() {
            let merged = schemas.merged(&Key::schema(SchemaId(index)));
            assert_eq!(merged.types, TypeSet::STRING);
        }
        let charged = MEMO_CAPACITY - schemas.capacity.get();
        assert!(charged < 10, "{charged}");
    }
}
