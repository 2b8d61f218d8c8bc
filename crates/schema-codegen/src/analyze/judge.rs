//! Values judged by the schemas that describe them, each schema asked once about each value.

use super::links::{LINK, Links};
use super::validity::{Faults, Validity};
use crate::document::SchemaId;
use crate::model::Pointer;
use crate::resolve::Resolved;
use jsonschema::{Keyword, ValidationError, Validator};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

/// How many links are followed inside of each other. Each takes several frames of the stack.
const MAX_LINKS: usize = 256;

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
    answers: Arc<Answers>,
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
            answers: Arc::default(),
        }
    }

    /// What the schema at `pointer` says of `value`.
    pub(super) fn judgment(&self, pointer: &Pointer, value: &Value) -> Judgment {
        let Some(id) = self.ids.get(pointer).copied() else {
            return Judgment::Unknown("it has no schema".to_owned());
        };
        self.compile(id);
        self.answers.start(value);
        let is_valid = self.answers.holds(id, value);
        let mut faults = Faults::default();
        if !is_valid {
            for id in self.links.conjuncts(id) {
                if let Some(Ok(validator)) = self.answers.validator(id) {
                    for error in validator.iter_errors(value) {
                        faults.add(&error);
                    }
                }
            }
        }
        match self.answers.finish() {
            Some(reason) => Judgment::Unknown(reason),
            None if is_valid => Judgment::Valid,
            None => Judgment::Invalid(faults),
        }
    }

    /// Compiles `id` and what its links lead to, where that is not done yet.
    fn compile(&self, id: SchemaId) {
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            if self.answers.validator(id).is_some() {
                continue;
            }
            let wanted = Arc::new(Mutex::new(Vec::new()));
            let found = Arc::clone(&wanted);
            let answers = Arc::downgrade(&self.answers);
            let pointer = &self.resolved.get(id).pointer;
            let validator = self.validity.compile(pointer, |options| {
                options.with_keyword(LINK, move |_, target, _| {
                    let target = target
                        .as_u64()
                        .and_then(|index| usize::try_from(index).ok());
                    let target = SchemaId(target.unwrap_or_default());
                    lock(&found).push(target);
                    let answers = Weak::clone(&answers);
                    Ok(Box::new(Link { target, answers }))
                })
            });
            lock(&self.answers.0)
                .validators
                .insert(id, validator.map(Arc::new));
            open.append(&mut lock(&wanted));
        }
    }
}

type Compiled = Result<Arc<Validator>, String>;

/// Compiled schemas, and what they say of the values inside of the one that is judged.
#[derive(Default)]
struct Answers(Mutex<State>);

#[derive(Default)]
struct State {
    validators: BTreeMap<SchemaId, Compiled>,
    /// The addresses of the value that is judged and of all inside of it. A validator makes strings of names, whose addresses are used
    /// again.
    values: BTreeSet<usize>,
    known: BTreeMap<(SchemaId, usize), bool>,
    /// Links that are being followed.
    depth: usize,
    /// Why the judgment can't be told.
    unknown: Option<String>,
}

impl Answers {
    fn start(&self, value: &Value) {
        let mut state = lock(&self.0);
        state.known.clear();
        state.values.clear();
        let mut open = vec![value];
        while let Some(value) = open.pop() {
            state.values.insert(address(value));
            match value {
                Value::Array(items) => open.extend(items),
                Value::Object(members) => open.extend(members.values()),
                _ => {}
            }
        }
    }

    fn finish(&self) -> Option<String> {
        lock(&self.0).unknown.take()
    }

    fn validator(&self, id: SchemaId) -> Option<Compiled> {
        lock(&self.0).validators.get(&id).cloned()
    }

    /// True when `id` holds for `value`, as far as is known.
    fn holds(&self, id: SchemaId, value: &Value) -> bool {
        let question = (id, address(value));
        // The lock is not held while a validator runs, which comes back here.
        let validator = {
            let mut state = lock(&self.0);
            if let Some(known) = state.known.get(&question) {
                return *known;
            }
            if state.depth == MAX_LINKS {
                let reason = "its references nest too deeply".to_owned();
                state.unknown.get_or_insert(reason);
                return true;
            }
            let validator = match state.validators.get(&id).cloned() {
                Some(Ok(validator)) => validator,
                fault => {
                    let reason = fault.and_then(Result::err).unwrap_or_default();
                    state.unknown.get_or_insert(reason);
                    return true;
                }
            };
            state.depth += 1;
            if state.values.contains(&question.1) {
                // A schema that holds for the same value because it does finds this.
                state.known.insert(question, true);
            }
            validator
        };
        let is_valid = validator.is_valid(value);
        let mut state = lock(&self.0);
        state.depth -= 1;
        if let Some(known) = state.known.get_mut(&question) {
            *known = is_valid;
        }
        is_valid
    }
}

/// A reference, as a keyword.
struct Link {
    target: SchemaId,
    /// Answers hold the validators, which hold the links.
    answers: Weak<Answers>,
}

impl<'i> Keyword<'i> for Link {
    fn validate(&self, value: &'i Value) -> Result<(), ValidationError<'i>> {
        if Keyword::is_valid(self, value) {
            return Ok(());
        }
        Err(ValidationError::custom(
            "the target of a reference refuses it",
        ))
    }

    fn is_valid(&self, value: &'i Value) -> bool {
        let answers = self.answers.upgrade();
        answers.is_none_or(|answers| answers.holds(self.target, value))
    }
}

fn address(value: &Value) -> usize {
    std::ptr::from_ref(value).addr()
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // No thread but this one has it.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
