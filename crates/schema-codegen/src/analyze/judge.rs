//! Values judged by the schemas that describe them, each schema asked once about each value.

use super::links::Links;
use super::validity::{Faults, Validity};
use crate::document::SchemaId;
use crate::linked::{Answers, lock};
use crate::model::Pointer;
use crate::resolve::Resolved;
use serde_json::Value;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

/// How many questions about references one value may ask, and all values.
const MAX_QUESTIONS: usize = 200_000;
const MAX_TOTAL: usize = 4_000_000;

/// What the schema says of a value.
pub(super) enum Judgment {
    /// It is valid.
    Valid,
    /// It is not.
    Invalid(Faults),
    /// That can't be told; the reason.
    Unknown(String),
}

/// Judges values by any schema of the documents.
pub(super) struct Judge<'s> {
    validity: Validity<'s>,
    resolved: &'s Resolved<'s>,
    links: &'s Links<'s>,
    ids: BTreeMap<&'s Pointer, SchemaId>,
    answers: Answers,
    left: Cell<usize>,
}

impl<'s> Judge<'s> {
    /// A judge by the documents of `validity`, which are linked by `links`.
    pub(super) fn new(
        validity: Validity<'s>,
        resolved: &'s Resolved<'s>,
        links: &'s Links<'s>,
    ) -> Self {
        let schemas = resolved.document.schemas.iter().enumerate();
        Self {
            validity,
            resolved,
            links,
            ids: schemas
                .map(|(index, schema)| (&schema.pointer, SchemaId(index)))
                .collect(),
            answers: Answers::default(),
            left: Cell::new(MAX_TOTAL),
        }
    }

    /// What the schema at `pointer` says of `value`.
    pub(super) fn judgment(&self, pointer: &Pointer, value: &Value) -> Judgment {
        let Some(id) = self.ids.get(pointer).copied() else {
            return Judgment::Unknown("it has no schema".to_owned());
        };
        self.compile(id);
        let questions = MAX_QUESTIONS.min(self.left.get());
        self.answers.start(value, questions);
        let is_valid = self.answers.holds(id.0, value);
        let mut faults = Faults::default();
        if !is_valid {
            for id in self.links.conjuncts(id) {
                if let Some(Ok(validator)) = self.answers.validator(id.0) {
                    for error in validator.iter_errors(value) {
                        faults.add(&error);
                    }
                }
            }
        }
        let used = questions - self.answers.left();
        self.left.set(self.left.get() - used);
        match self.answers.finish() {
            Some(reason) => Judgment::Unknown(reason),
            None if is_valid => Judgment::Valid,
            None => Judgment::Invalid(faults),
        }
    }

    /// Compiles `id` and what its links lead to, where that is not done yet.
    fn compile(&self, id: SchemaId) {
        let mut open = vec![id.0];
        while let Some(number) = open.pop() {
            if self.answers.validator(number).is_some() {
                continue;
            }
            let wanted = Arc::new(Mutex::new(Vec::new()));
            let pointer = &self.resolved.get(SchemaId(number)).pointer;
            let validator = self
                .validity
                .compile(pointer, |options| self.answers.with_links(options, &wanted));
            self.answers.insert(number, validator);
            open.append(&mut lock(&wanted));
        }
    }
}

#[cfg(test)]
mod tests;
