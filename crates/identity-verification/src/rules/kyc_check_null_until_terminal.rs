//! `kyc-check-null-until-terminal`: the details of the step are null unless the step is `success` or `failed`.

use super::rule::{Report, Rule, on};
use super::status::is_terminal;
use crate::IdentityVerification;

pub(super) const RULE: Rule = Rule::guaranteed("kyc-check-null-until-terminal", |value, report| {
    on(value, report, check);
});

fn check(attempt: &IdentityVerification, report: &mut Report<'_>) {
    if attempt.kyc_check.is_some() && !is_terminal(&attempt.steps.kyc_check) {
        report.breach(
            "/kyc_check",
            "must be null until its step is success or failed",
        );
    }
}
