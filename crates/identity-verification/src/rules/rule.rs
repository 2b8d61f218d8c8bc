//! What a rule is: an id and how firmly it holds; and how a model is checked for it.

use additional_properties::validate::{Violation, Violations};

/// A rule that holds between fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    id: &'static str,
    strength: Strength,
}

/// How firmly a rule holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// The API guarantees it: a breach is an error. A value that an enum does not list is a warning all the same, for the next version
    /// of the API may have it.
    Guaranteed,
    /// The API's documentation says it: a breach is a warning.
    Documented,
}

impl Rule {
    /// The id, as in the schema's `x-rules`.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// How firmly it holds.
    #[must_use]
    pub const fn strength(&self) -> Strength {
        self.strength
    }
}

/// How a model `M` is checked for a rule.
pub(super) struct Check<M> {
    pub(super) rule: Rule,
    run: fn(&M, &mut Report<'_>),
}

impl<M> Check<M> {
    pub(super) const fn guaranteed(id: &'static str, run: fn(&M, &mut Report<'_>)) -> Self {
        let strength = Strength::Guaranteed;
        Self {
            rule: Rule { id, strength },
            run,
        }
    }

    pub(super) const fn documented(id: &'static str, run: fn(&M, &mut Report<'_>)) -> Self {
        let strength = Strength::Documented;
        Self {
            rule: Rule { id, strength },
            run,
        }
    }

    /// Adds the breaches by `model`, which is at `pointer`, to `violations`.
    pub(super) fn run(&self, model: &M, pointer: &str, violations: &mut Violations) {
        let mut report = Report {
            rule: self.rule,
            pointer,
            violations,
        };
        (self.run)(model, &mut report);
    }
}

/// Where a check reports its breaches.
pub(super) struct Report<'a> {
    rule: Rule,
    pointer: &'a str,
    violations: &'a mut Violations,
}

impl Report<'_> {
    /// Reports a breach at `below`, a pointer relative to the checked model.
    ///
    /// The message is a constant, so that it can't quote a value.
    pub(super) fn breach(&mut self, below: &str, message: &'static str) {
        self.push(below, message, self.rule.strength);
    }

    /// Reports a value at `below` that an enum does not list.
    pub(super) fn unlisted(&mut self, below: &str, message: &'static str) {
        self.push(below, message, Strength::Documented);
    }

    fn push(&mut self, below: &str, message: &'static str, strength: Strength) {
        let pointer = format!("{}{below}", self.pointer);
        self.violations.push(match strength {
            Strength::Guaranteed => Violation::error(pointer, self.rule.id, message),
            Strength::Documented => Violation::warning(pointer, self.rule.id, message),
        });
    }
}
