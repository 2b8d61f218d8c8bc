//! Rules about the attempt as a whole: what its status says about its steps, and the client's identifier.

use super::rule::{Check, Report};
use crate::{
    IdentityVerification, IdentityVerificationStatus as Status,
    IdentityVerificationStepStatus as StepStatus,
};

pub(super) const ATTEMPT: &[Check<IdentityVerification>] = &[
    Check::documented("success-attempt-passed-all-steps", no_step_is_open),
    Check::documented("failed-attempt-failed-a-step", |attempt, report| {
        let failed = |status| matches!(status, &StepStatus::Failed | &StepStatus::ManuallyRejected);
        let none_failed = !attempt.steps.iter().any(|(_, status)| failed(status));
        if attempt.status == Status::Failed && none_failed {
            report.breach(
                "/status",
                "is failed although no step is failed or manually_rejected",
            );
        }
    }),
    Check::documented("client-user-id-without-pii", no_personal_data),
];

/// The documentation does not say how a step that was skipped or overridden counts, so only open steps are reported.
fn no_step_is_open(attempt: &IdentityVerification, report: &mut Report<'_>) {
    if attempt.status != Status::Success {
        return;
    }
    for (name, status) in &attempt.steps {
        if matches!(status, StepStatus::Active | StepStatus::PendingReview) {
            let pointer = format!("/steps/{name}");
            report.breach(&pointer, "is not finished although the attempt succeeded");
        }
    }
}

/// A phone number that is shorter than this could be part of any identifier.
const SHORTEST_PHONE_NUMBER: usize = 7;

/// Sees an email address by its form, and the email address and the phone number of the same record; no other personal data.
fn no_personal_data(attempt: &IdentityVerification, report: &mut Report<'_>) {
    let id = attempt.client_user_id.to_lowercase();
    let email = attempt.user.email_address.as_deref().unwrap_or_default();
    let phone = digits(attempt.user.phone_number.value().map_or("", String::as_str));
    let holds_email = !email.is_empty() && id.contains(&email.to_lowercase());
    let holds_phone = phone.len() >= SHORTEST_PHONE_NUMBER && digits(&id).contains(&phone);
    if holds_email || holds_phone || looks_like_email(&id) {
        report.breach(
            "/client_user_id",
            "should hold no personal data such as an email address or a phone number",
        );
    }
}

fn digits(string: &str) -> String {
    string.chars().filter(char::is_ascii_digit).collect()
}

fn looks_like_email(string: &str) -> bool {
    let Some((local, domain)) = string.split_once('@') else {
        return false;
    };
    let has_dot_inside = domain
        .split_once('.')
        .is_some_and(|(before, after)| !before.is_empty() && !after.is_empty());
    !local.is_empty() && has_dot_inside
}
