//! `selfie-check-status-equals-step`: the status inside the details is the status of the step.

use super::rule::{Report, Rule, on};
use crate::IdentityVerification;

pub(super) const RULE: Rule =
    Rule::guaranteed("selfie-check-status-equals-step", |value, report| {
        on(value, report, check);
    });

fn check(attempt: &IdentityVerification, report: &mut Report<'_>) {
    if let Some(details) = &attempt.selfie_check {
        if details.status.as_str() != attempt.steps.selfie_check.as_str() {
            report.breach("/selfie_check/status", "must equal the status of its step");
        }
    }
}
