//! What a rule is: an id, how firmly it holds, and a check of one model.

use additional_properties::validate::{Violation, Violations};
use core::any::Any;
use core::fmt;

/// A rule that holds between fields.
pub struct Rule {
    id: &'static str,
    strength: Strength,
    check: fn(&dyn Any, &mut Report<'_>),
}

/// How firmly a rule holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// The API guarantees it: a breach is an error.
    Guaranteed,
    /// The API's documentation says it: a breach is a warning.
    Documented,
}

impl Rule {
    pub(super) const fn guaranteed(id: &'static str, check: fn(&dyn Any, &mut Report<'_>)) -> Self {
        Self {
            id,
            strength: Strength::Guaranteed,
            check,
        }
    }

    pub(super) const fn documented(id: &'static str, check: fn(&dyn Any, &mut Report<'_>)) -> Self {
        Self {
            id,
            strength: Strength::Documented,
            check,
        }
    }

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

    /// Reports the breaches of this rule by `value`, which stands at `pointer`; nothing for a model that the rule is not about.
    pub(crate) fn check(&self, value: &dyn Any, pointer: &str, found: &mut Violations) {
        (self.check)(
            value,
            &mut Report {
                rule: self,
                pointer,
                found,
            },
        );
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rule")
            .field("id", &self.id)
            .field("strength", &self.strength)
            .finish_non_exhaustive()
    }
}

/// Where a check reports its breaches.
pub(crate) struct Report<'a> {
    rule: &'a Rule,
    pointer: &'a str,
    found: &'a mut Violations,
}

impl Report<'_> {
    /// Reports a breach at the place `below` the checked value.
    pub(super) fn breach(&mut self, below: &str, message: &'static str) {
        let pointer = format!("{}{below}", self.pointer);
        self.found.push(match self.rule.strength {
            Strength::Guaranteed => Violation::error(pointer, self.rule.id, message),
            Strength::Documented => Violation::warning(pointer, self.rule.id, message),
        });
    }
}

/// Runs `check` when `value` is the model that it is about.
pub(super) fn on<M: 'static>(
    value: &dyn Any,
    report: &mut Report<'_>,
    check: fn(&M, &mut Report<'_>),
) {
    if let Some(model) = value.downcast_ref() {
        check(model, report);
    }
}
