//! `success-attempt-passed-all-steps`: a successful attempt is finished.
//!
//! Seen in part: no step may still be `active` or `pending_review`. How other steps count, the source does not say.

use super::rule::{Report, Rule, on};
use super::steps;
use crate::{
    IdentityVerification, IdentityVerificationStatus, IdentityVerificationStepStatus as Step,
};

pub(super) const RULE: Rule =
    Rule::documented("success-attempt-passed-all-steps", |value, report| {
        on(value, report, check);
    });

fn check(attempt: &IdentityVerification, report: &mut Report<'_>) {
    if attempt.status != IdentityVerificationStatus::Success {
        return;
    }
    for (name, status) in steps::all(&attempt.steps) {
        if matches!(status, Step::Active | Step::PendingReview) {
            report.breach(
                &format!("/steps/{name}"),
                "is not finished although the attempt succeeded",
            );
        }
    }
}
