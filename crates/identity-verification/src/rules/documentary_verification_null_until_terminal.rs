//! `documentary-verification-null-until-terminal`: the details of the step are null unless the step is `success` or `failed`.

use super::rule::{Report, Rule, on};
use super::status::is_terminal;
use crate::IdentityVerification;

pub(super) const RULE: Rule = Rule::guaranteed(
    "documentary-verification-null-until-terminal",
    |value, report| on(value, report, check),
);

fn check(attempt: &IdentityVerification, report: &mut Report<'_>) {
    if attempt.documentary_verification.is_some()
        && !is_terminal(&attempt.steps.documentary_verification)
    {
        report.breach(
            "/documentary_verification",
            "must be null until its step is success or failed",
        );
    }
}
