//! Validation on demand: the schema's constraints and the rules between fields, all violations at once.
//!
//! In: a decoded model. Out: [`Violations`] with pointer, rule, severity and a sentence, never a value.

use crate::rules::RULES;
use additional_properties::inspect::{Inspect, walk};
use additional_properties::validate::{Violations, check_place};

/// `validate()` for the root and for every model inside it.
pub trait Validate: Inspect {
    /// Every violation inside this value, outermost places first.
    ///
    /// Constraints of the schema and guaranteed rules are errors. Documented rules, and values that an enum does not list, are
    /// warnings. Pointers are relative to this value.
    fn validate(&self) -> Violations;
}

impl<T: Inspect> Validate for T {
    fn validate(&self) -> Violations {
        let mut found = Violations::default();
        walk(self, &mut |visit| {
            check_place(visit, &mut found);
            if let Some(model) = visit.value.inspect().as_any() {
                for rule in RULES {
                    rule.check(model, visit.pointer, &mut found);
                }
            }
        });
        found
    }
}
