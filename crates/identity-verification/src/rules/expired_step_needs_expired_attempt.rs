//! `expired-step-needs-expired-attempt`: a step is `expired` only when the attempt is.

use super::rule::{Report, Rule, on};
use super::steps;
use crate::{IdentityVerification, IdentityVerificationStatus, IdentityVerificationStepStatus};

pub(super) const RULE: Rule =
    Rule::documented("expired-step-needs-expired-attempt", |value, report| {
        on(value, report, check);
    });

fn check(attempt: &IdentityVerification, report: &mut Report<'_>) {
    if attempt.status == IdentityVerificationStatus::Expired {
        return;
    }
    for (name, status) in steps::all(&attempt.steps) {
        if *status == IdentityVerificationStepStatus::Expired {
            report.breach(
                &format!("/steps/{name}"),
                "is expired although the attempt is not",
            );
        }
    }
}
