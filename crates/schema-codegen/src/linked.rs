//! Compiled schemas that refer to each other by links, each asked once about each value.
//!
//! A validator follows each reference whenever it comes to it. Where every schema refers to the next one twice, that is twice as often with
//! every step. A link, a keyword of ours in place of `$ref`, looks the answer up instead.

use jsonschema::{Keyword, ValidationError, ValidationOptions, Validator};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

/// The keyword that stands where a `$ref` stood; its value is the number of the target.
pub(crate) const LINK: &str = "x-link";

/// How many links are followed inside of each other. Each takes several frames of the stack.
const MAX_LINKS: usize = 128;

/// A schema that was compiled, or why it could not be.
pub(crate) type Compiled = Result<Arc<Validator>, String>;

/// Compiled schemas by their numbers, and what they say of the values inside of the one that is judged.
#[derive(Clone, Default)]
pub(crate) struct Answers(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    validators: BTreeMap<usize, Compiled>,
    /// The addresses of the value that is judged and of all inside of it. A validator makes strings of names, whose addresses are used
    /// again.
    values: BTreeSet<usize>,
    known: BTreeMap<(usize, usize), bool>,
    /// Links that are being followed.
    depth: usize,
    /// How many more questions are answered.
    left: usize,
    /// Why the judgment can't be told.
    unknown: Option<String>,
    /// The targets of links that are not compiled.
    missing: BTreeSet<usize>,
}

impl Answers {
    /// Forgets what was said of other values; about `value` and all inside of it at most `questions` are answered.
    pub(crate) fn start(&self, value: &Value, questions: usize) {
        let mut state = lock(&self.0);
        state.left = questions;
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

    /// Why the answers since [`Self::start`] can't be relied on, if so.
    pub(crate) fn finish(&self) -> Option<String> {
        lock(&self.0).unknown.take()
    }

    /// How many questions were not used.
    pub(crate) fn left(&self) -> usize {
        lock(&self.0).left
    }

    /// The schemas that were asked and are not compiled.
    #[cfg(feature = "changes")]
    pub(crate) fn missing(&self) -> BTreeSet<usize> {
        std::mem::take(&mut lock(&self.0).missing)
    }

    /// How many questions are answered, and how many schemas are compiled.
    #[cfg(test)]
    pub(crate) fn counts(&self) -> (usize, usize) {
        let state = lock(&self.0);
        (state.known.len(), state.validators.len())
    }

    pub(crate) fn validator(&self, number: usize) -> Option<Compiled> {
        lock(&self.0).validators.get(&number).cloned()
    }

    pub(crate) fn insert(&self, number: usize, compiled: Result<Validator, String>) {
        lock(&self.0)
            .validators
            .insert(number, compiled.map(Arc::new));
    }

    /// `options` with links that look up their targets here, whose numbers `found` collects.
    pub(crate) fn with_links<'o>(
        &self,
        options: ValidationOptions<'o>,
        found: &Arc<Mutex<Vec<usize>>>,
    ) -> ValidationOptions<'o> {
        let answers = Arc::downgrade(&self.0);
        let found = Arc::clone(found);
        options.with_keyword(LINK, move |_, target, _| {
            let target = target
                .as_u64()
                .and_then(|number| usize::try_from(number).ok())
                .unwrap_or_default();
            lock(&found).push(target);
            let answers = Weak::clone(&answers);
            Ok(Box::new(Link { target, answers }))
        })
    }

    /// True when the schema `number` holds for `value`, as far as is known.
    pub(crate) fn holds(&self, number: usize, value: &Value) -> bool {
        let question = (number, address(value));
        // The lock is not held while a validator runs, which comes back here.
        let validator = {
            let mut state = lock(&self.0);
            if let Some(known) = state.known.get(&question) {
                return *known;
            }
            if state.depth == MAX_LINKS || state.left == 0 {
                let reason = "its references nest too deeply".to_owned();
                state.unknown.get_or_insert(reason);
                return true;
            }
            state.left -= 1;
            let validator = match state.validators.get(&number).cloned() {
                Some(Ok(validator)) => validator,
                Some(Err(reason)) => {
                    state.unknown.get_or_insert(reason);
                    return true;
                }
                None => {
                    state.missing.insert(number);
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
    target: usize,
    /// Answers hold the validators, which hold the links.
    answers: Weak<Mutex<State>>,
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
        let answers = self.answers.upgrade().map(Answers);
        answers.is_none_or(|answers| answers.holds(self.target, value))
    }
}

fn address(value: &Value) -> usize {
    std::ptr::from_ref(value).addr()
}

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // No thread but this one has it.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
