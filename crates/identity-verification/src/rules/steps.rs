//! Rules about the steps: their statuses, and when their details are there.

use super::rule::{Check, Report};
use crate::{
    IdentityVerification, IdentityVerificationStatus as Status,
    IdentityVerificationStepStatus as StepStatus, IdentityVerificationStepSummary,
};

pub(super) const SUMMARY: &[Check<IdentityVerificationStepSummary>] = &[
    Check::guaranteed("step-status-closed-set", |steps, report| {
        for (name, status) in steps {
            if status.is_unknown() {
                report.unlisted(&format!("/{name}"), "is none of the listed statuses");
            }
        }
    }),
    Check::guaranteed("single-active-step", |steps, report| {
        let active = steps
            .iter()
            .filter(|(_, status)| **status == StepStatus::Active);
        for (name, _) in active.skip(1) {
            report.breach(
                &format!("/{name}"),
                "is active although another step is active",
            );
        }
    }),
];

pub(super) const ATTEMPT: &[Check<IdentityVerification>] = &[
    Check::guaranteed(
        "documentary-verification-null-until-terminal",
        |attempt, report| {
            null_until_terminal(&documentary_verification(attempt), report);
        },
    ),
    Check::guaranteed("selfie-check-null-until-terminal", |attempt, report| {
        null_until_terminal(&selfie_check(attempt), report);
    }),
    Check::guaranteed("kyc-check-null-until-terminal", |attempt, report| {
        null_until_terminal(&kyc_check(attempt), report);
    }),
    Check::guaranteed(
        "documentary-verification-status-equals-step",
        |attempt, report| {
            status_equals_step(&documentary_verification(attempt), report);
        },
    ),
    Check::guaranteed("selfie-check-status-equals-step", |attempt, report| {
        status_equals_step(&selfie_check(attempt), report);
    }),
    Check::guaranteed("kyc-check-status-equals-step", |attempt, report| {
        status_equals_step(&kyc_check(attempt), report);
    }),
    Check::documented("expired-step-needs-expired-attempt", |attempt, report| {
        if attempt.status != Status::Expired {
            none_is(
                &StepStatus::Expired,
                attempt,
                report,
                "is expired although the attempt is not",
            );
        }
    }),
    Check::documented("canceled-step-needs-canceled-attempt", |attempt, report| {
        if attempt.status != Status::Canceled {
            none_is(
                &StepStatus::Canceled,
                attempt,
                report,
                "is canceled although the attempt is not",
            );
        }
    }),
];

/// The details of a step, as far as these rules look at them.
struct Details<'a> {
    name: &'static str,
    /// The status inside the details; `None` without details.
    status: Option<&'a str>,
    step: &'a StepStatus,
}

fn documentary_verification(attempt: &IdentityVerification) -> Details<'_> {
    let details = attempt.documentary_verification.as_ref();
    Details {
        name: "documentary_verification",
        status: details.map(|details| details.status.as_str()),
        step: &attempt.steps.documentary_verification,
    }
}

fn selfie_check(attempt: &IdentityVerification) -> Details<'_> {
    let details = attempt.selfie_check.as_ref();
    Details {
        name: "selfie_check",
        status: details.map(|details| details.status.as_str()),
        step: &attempt.steps.selfie_check,
    }
}

fn kyc_check(attempt: &IdentityVerification) -> Details<'_> {
    let details = attempt.kyc_check.as_ref();
    Details {
        name: "kyc_check",
        status: details.map(|details| details.status.as_str()),
        step: &attempt.steps.kyc_check,
    }
}

/// Only these two of the terminal statuses come with details: a step that was overridden, canceled or left out has none.
fn null_until_terminal(details: &Details<'_>, report: &mut Report<'_>) {
    let may_be_there = matches!(details.step, StepStatus::Success | StepStatus::Failed);
    if details.status.is_some() && !may_be_there {
        let pointer = format!("/{}", details.name);
        report.breach(
            &pointer,
            "must be null unless its step is success or failed",
        );
    }
}

fn status_equals_step(details: &Details<'_>, report: &mut Report<'_>) {
    if details
        .status
        .is_some_and(|status| status != details.step.as_str())
    {
        let pointer = format!("/{}/status", details.name);
        report.breach(&pointer, "must equal the status of its step");
    }
}

fn none_is(
    status: &StepStatus,
    attempt: &IdentityVerification,
    report: &mut Report<'_>,
    message: &'static str,
) {
    for (name, _) in attempt.steps.iter().filter(|(_, found)| *found == status) {
        report.breach(&format!("/steps/{name}"), message);
    }
}

/// True for the numbers 1, 2, 3 and so on, in any order.
pub(super) fn count_from_one(numbers: impl Iterator<Item = i64>) -> bool {
    let mut numbers: Vec<i64> = numbers.collect();
    numbers.sort_unstable();
    numbers.iter().copied().eq((1..).take(numbers.len()))
}
