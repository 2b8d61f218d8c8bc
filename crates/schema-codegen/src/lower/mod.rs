//! What every shape means.
//!
//! In: a [`Resolved`] document. Out: a [`Model`]. One module per shape; [`classify`] decides which one a place has. Types are lowered from
//! a queue, so references cost no depth. Names stay those of JSON: identifiers belong to [`crate::naming`].
//!
//! Decisions where the schema leaves a choice:
//!
//! - `properties` without `type` mean an object, `items` without `type` a list.
//! - `allOf` around one `$ref` is a use of the target; several objects become one struct.
//! - Alternatives that only validate (`required`, lengths, `not`) shape nothing. Alternatives that are all texts become one enum.
//!   Alternatives that add properties to an object with properties of its own become optional fields of it.
//! - A property with the schema `false` has no field. A required property that is not declared has a field for any value.
//! - A tuple needs a fixed length, else it is a list.
//! - A named list or map that holds itself becomes a union of one member, because Rust needs a type there.
//! - A document that only holds definitions lowers all of them; its root is any JSON value.

mod aliases;
mod alternatives;
mod array;
mod build;
mod classify;
mod constraints;
mod docs;
mod effective;
mod endless;
mod key;
mod kinds;
mod lints;
mod map;
mod named;
mod object;
mod order;
mod parts;
mod phases;
mod place;
mod scalar;
mod string_enum;
mod survey;
mod union;

#[cfg(test)]
mod tests;

use crate::config::Config;
use crate::diagnostic::{Code, Findings};
use crate::document::SchemaId;
use crate::model::{Model, Origin, Pointer, TypeDef, TypeId};
use crate::resolve::Resolved;
use key::Key;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use survey::Survey;

/// Steps that one schema may cost; far above any real one, it stops compositions that grow exponentially.
const FUEL: usize = 4_000_000;

/// Nesting of places without a name of their own.
const DEPTH: usize = 96;

/// Lowers everything that the root reaches.
pub(crate) fn lower(resolved: &Resolved<'_>, config: &Config, findings: &mut Findings) -> Model {
    let mut lowerer = Lowerer {
        resolved,
        findings,
        types: Vec::new(),
        by_key: BTreeMap::new(),
        queue: VecDeque::new(),
        surveys: BTreeMap::new(),
        unclassified: BTreeSet::new(),
        implied: BTreeSet::new(),
        fuel: FUEL,
        depth: 0,
    };
    let root = lowerer.root(config);
    while let Some(id) = lowerer.queue.pop_front() {
        lowerer.define(id);
    }
    let Lowerer {
        types,
        unclassified,
        implied,
        ..
    } = lowerer;
    let types = types.into_iter().map(|draft| draft.def).collect();
    let mut model = Model {
        schema: resolved.document.info.clone(),
        types,
        root,
        rules: resolved.document.rules.clone(),
    };
    if !resolved.document.chosen.is_empty() {
        lints::leave_out_rules_of_others(&mut model);
    }
    aliases::follow(&mut model, findings);
    endless::end(&mut model, findings);
    order::sort(&mut model, resolved);
    lints::check(&model, &unclassified, findings);
    lints::note_implied(&implied, findings);
    model
}

/// A type whose schema is known and whose definition may still be to come.
struct Draft {
    key: Key,
    def: TypeDef,
}

struct Lowerer<'r, 'f> {
    resolved: &'r Resolved<'r>,
    findings: &'f mut Findings,
    types: Vec<Draft>,
    by_key: BTreeMap<Key, TypeId>,
    queue: VecDeque<TypeId>,
    surveys: BTreeMap<SchemaId, Survey>,
    /// Fields that say nothing about sensitivity, themselves or through their type.
    unclassified: BTreeSet<Pointer>,
    /// Places whose type is not stated but implied.
    implied: BTreeSet<Pointer>,
    fuel: usize,
    depth: usize,
}

impl Lowerer<'_, '_> {
    /// The root's type: that of its target when it is a bare reference.
    fn root(&mut self, config: &Config) -> TypeId {
        let document = &self.resolved.document;
        if let [first, others @ ..] = document.chosen.as_slice() {
            let root = self.named_schema(*first);
            for other in others {
                self.named_schema(*other);
            }
            return root;
        }
        let id = document.root;
        let name = place::root_name(&document.info, config);
        let parts = self.parts(&Key::one(id));
        if let Some(target) = self.only_reference(&parts) {
            return self.named_schema(target);
        }
        let root = self.named(Key::one(id), name, Origin::Root);
        let schema = self.resolved.get(id);
        if self.is_library() {
            let definitions = schema.definitions.clone();
            for (_, definition) in definitions {
                self.named_schema(definition);
            }
        }
        root
    }

    /// True when the root says nothing of a value and only holds definitions.
    fn is_library(&mut self) -> bool {
        let root = self.resolved.document.root;
        let survey = self.survey(root);
        !survey.structured && survey.kinds == kinds::Kinds::ALL
    }

    /// Counts a step; false when too many were made, which is reported once.
    fn spend(&mut self, id: SchemaId) -> bool {
        if self.fuel == 0 {
            return false;
        }
        self.fuel -= 1;
        if self.fuel == 0 {
            let pointer = &self.resolved.get(id).pointer;
            let message =
                "the compositions of this schema grow beyond what can be written out as types";
            self.findings.at(
                Code::TooLarge,
                pointer,
                message,
                "replace nested `allOf`, `anyOf` or `oneOf` with definitions",
            );
        }
        self.fuel > 0
    }
}
