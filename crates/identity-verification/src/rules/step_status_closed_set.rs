//! `step-status-closed-set`: every step has one of the listed statuses.

use super::rule::{Report, Rule, on};
use super::steps;
use crate::IdentityVerificationStepSummary;

pub(super) const RULE: Rule = Rule::guaranteed("step-status-closed-set", |value, report| {
    on(value, report, check);
});

fn check(summary: &IdentityVerificationStepSummary, report: &mut Report<'_>) {
    for (name, status) in steps::all(summary) {
        if status.is_unknown() {
            report.breach(&format!("/{name}"), "must be one of the listed statuses");
        }
    }
}
