//! Validation on demand: the schema's constraints and the rules between fields, all violations at once.

use crate::rules::RuleChecker;
use crate::visitor::Visitor;
use additional_properties::inspect::Inspect;
use additional_properties::validate::{Violations, check};
use additional_properties::visitor::{Accept, Pointer};

/// `validate()` for every model, and for an `Option`, a `Vec` and the like of models.
pub trait Validate: Inspect {
    /// Every violation inside this value: first of the schema's constraints, then of the rules, each outermost first.
    ///
    /// Constraints of the schema and guaranteed rules are errors. Documented rules, and values that an enum does not list, are
    /// warnings. Pointers are relative to this value. Borrowed types are checked for constraints only: rules need the owned types.
    fn validate(&self) -> Violations;
}

impl<T: Inspect + Accept<dyn Visitor>> Validate for T {
    fn validate(&self) -> Violations {
        let mut checker = RuleChecker {
            violations: check(self),
        };
        let visitor: &mut dyn Visitor = &mut checker;
        self.accept(visitor, &mut Pointer::default());
        checker.violations
    }
}
