//! What surrounds the evaluation of a schema: the definitions it may refer to, and what keeps it from running forever.

use crate::exact::Instance;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::ptr;

/// How many schemas one evaluation looks at. Schemas that contain themselves, in several branches, would look at more and more of them at
/// each level of a document.
const MAX_STEPS: u32 = 1_000_000;

/// How many references may be followed inside each other: every one is on the stack.
const MAX_DEPTH: usize = 200;

/// What one evaluation has done so far.
#[derive(Default)]
pub(super) struct Work {
    steps: Cell<u32>,
    /// The answers so far. Without them, a schema that refers to itself twice would look twice at what is inside of each value, four times at
    /// what is inside of that, and so on.
    found: RefCell<HashMap<Question, bool>>,
}

/// Whether a value satisfies the target of a reference, with open enums or without.
type Question = (*const Instance, *const Instance, bool);

/// What surrounds one schema and one value.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    definitions: Option<&'a BTreeMap<String, Instance>>,
    work: &'a Work,
    /// A string that an `enum` of strings does not list is taken for one that a later version lists.
    pub(super) open_enums: bool,
    /// The innermost reference that is being followed.
    innermost: Option<&'a Following<'a>>,
}

/// A reference that is being followed.
pub(super) struct Following<'a> {
    target: &'a Instance,
    value: &'a Instance,
    outer: Scope<'a>,
}

impl<'a> Scope<'a> {
    /// That of a whole schema, which has looked at nothing yet.
    pub(super) fn new(schema: &'a Instance, work: &'a Work) -> Self {
        Self {
            definitions: schema.get("$defs").and_then(Instance::as_object),
            work,
            open_enums: false,
            innermost: None,
        }
    }

    /// The same where enums are open, or where they are not.
    pub(super) fn with_open_enums(self, open_enums: bool) -> Self {
        Self { open_enums, ..self }
    }

    /// `None` for a value with nothing inside, which is asked about at no cost. It may be a temporary one: the name of a member, of whose
    /// address another one takes possession.
    fn question(&self, target: &Instance, value: &Instance) -> Option<Question> {
        let is_nested = matches!(value, Instance::Array(_) | Instance::Object(_));
        is_nested.then(|| (ptr::from_ref(target), ptr::from_ref(value), self.open_enums))
    }

    /// Counts one more schema; `None` when there were too many.
    pub(super) fn step(&self) -> Option<()> {
        let steps = self.work.steps.get() + 1;
        (steps <= MAX_STEPS).then(|| self.work.steps.set(steps))
    }

    /// Whether `value` satisfies `target`, where that was found before.
    pub(super) fn known(&self, target: &Instance, value: &Instance) -> Option<bool> {
        self.work
            .found
            .borrow()
            .get(&self.question(target, value)?)
            .copied()
    }

    /// Keeps the answer, unless it is that nothing is known: more may be known where less is being followed.
    pub(super) fn keep(&self, target: &Instance, value: &Instance, holds: Option<bool>) {
        if let (Some(question), Some(holds)) = (self.question(target, value), holds) {
            self.work.found.borrow_mut().insert(question, holds);
        }
    }

    /// The schema that `reference` names.
    pub(super) fn definition(&self, reference: &str) -> Option<&'a Instance> {
        self.definitions?.get(reference.strip_prefix("#/$defs/")?)
    }

    /// A reference to `target`, which is asked of `value`; `None` where the same is being asked already, or too
    /// much.
    pub(super) fn following(
        self,
        target: &'a Instance,
        value: &'a Instance,
    ) -> Option<Following<'a>> {
        let mut around = self.innermost;
        let mut depth = 0;
        while let Some(following) = around {
            let same = ptr::eq(following.target, target) && ptr::eq(following.value, value);
            depth += 1;
            if same || depth == MAX_DEPTH {
                return None;
            }
            around = following.outer.innermost;
        }
        Some(Following {
            target,
            value,
            outer: self,
        })
    }
}

impl<'a> Following<'a> {
    /// What surrounds the target.
    pub(super) fn scope(&'a self) -> Scope<'a> {
        Scope {
            innermost: Some(self),
            ..self.outer
        }
    }
}
