//! `single-active-step`: at most one step is `active`.

use super::rule::{Report, Rule, on};
use super::steps;
use crate::{IdentityVerificationStepStatus, IdentityVerificationStepSummary};

pub(super) const RULE: Rule = Rule::guaranteed("single-active-step", |value, report| {
    on(value, report, check);
});

fn check(summary: &IdentityVerificationStepSummary, report: &mut Report<'_>) {
    let is_active =
        |status: &IdentityVerificationStepStatus| *status == IdentityVerificationStepStatus::Active;
    let active = steps::all(summary)
        .into_iter()
        .filter(|(_, status)| is_active(status));
    for (name, _) in active.skip(1) {
        report.breach(
            &format!("/{name}"),
            "is active although another step is active",
        );
    }
}
