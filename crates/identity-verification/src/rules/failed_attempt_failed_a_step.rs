//! `failed-attempt-failed-a-step`: in a failed attempt the user failed at least one step.

use super::rule::{Report, Rule, on};
use super::steps;
use crate::{
    IdentityVerification, IdentityVerificationStatus, IdentityVerificationStepStatus as Step,
};

pub(super) const RULE: Rule = Rule::documented("failed-attempt-failed-a-step", |value, report| {
    on(value, report, check);
});

fn check(attempt: &IdentityVerification, report: &mut Report<'_>) {
    let failed = |status: &Step| matches!(status, Step::Failed | Step::ManuallyRejected);
    let none_failed = !steps::all(&attempt.steps)
        .into_iter()
        .any(|(_, status)| failed(status));
    if attempt.status == IdentityVerificationStatus::Failed && none_failed {
        report.breach(
            "/status",
            "is failed although no step is failed or manually_rejected",
        );
    }
}
