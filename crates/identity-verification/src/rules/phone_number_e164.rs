//! `phone-number-e164`: a phone number is in E.164 format.

use super::rule::{Report, Rule, on};
use crate::IdentityVerificationUserData;

pub(super) const RULE: Rule = Rule::documented("phone-number-e164", |value, report| {
    on(value, report, check);
});

fn check(user: &IdentityVerificationUserData, report: &mut Report<'_>) {
    if user
        .phone_number
        .value()
        .is_some_and(|number| !is_e164(number))
    {
        report.breach(
            "/phone_number",
            "should be in E.164 format: a plus sign and 2 to 15 digits, the first not 0",
        );
    }
}

fn is_e164(number: &str) -> bool {
    let Some(digits) = number.strip_prefix('+') else {
        return false;
    };
    (2..=15).contains(&digits.len())
        && !digits.starts_with('0')
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}
