//! `documentary-verification-status-equals-step`: the status inside the details is the status of the step.

use super::rule::{Report, Rule, on};
use crate::IdentityVerification;

pub(super) const RULE: Rule = Rule::guaranteed(
    "documentary-verification-status-equals-step",
    |value, report| on(value, report, check),
);

fn check(attempt: &IdentityVerification, report: &mut Report<'_>) {
    if let Some(details) = &attempt.documentary_verification {
        if details.status != attempt.steps.documentary_verification.as_str() {
            report.breach(
                "/documentary_verification/status",
                "must equal the status of its step",
            );
        }
    }
}
