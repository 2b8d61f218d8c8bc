//! `canceled-step-needs-canceled-attempt`: a step is `canceled` only when the attempt is.

use super::rule::{Report, Rule, on};
use super::steps;
use crate::{IdentityVerification, IdentityVerificationStatus, IdentityVerificationStepStatus};

pub(super) const RULE: Rule =
    Rule::documented("canceled-step-needs-canceled-attempt", |value, report| {
        on(value, report, check);
    });

fn check(attempt: &IdentityVerification, report: &mut Report<'_>) {
    if attempt.status == IdentityVerificationStatus::Canceled {
        return;
    }
    for (name, status) in steps::all(&attempt.steps) {
        if *status == IdentityVerificationStepStatus::Canceled {
            report.breach(
                &format!("/steps/{name}"),
                "is canceled although the attempt is not",
            );
        }
    }
}
