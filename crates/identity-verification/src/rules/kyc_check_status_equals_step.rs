//! `kyc-check-status-equals-step`: the status inside the details is the status of the step.

use super::rule::{Report, Rule, on};
use crate::IdentityVerification;

pub(super) const RULE: Rule = Rule::guaranteed("kyc-check-status-equals-step", |value, report| {
    on(value, report, check);
});

fn check(attempt: &IdentityVerification, report: &mut Report<'_>) {
    if let Some(details) = &attempt.kyc_check {
        if details.status != attempt.steps.kyc_check.as_str() {
            report.breach("/kyc_check/status", "must equal the status of its step");
        }
    }
}
