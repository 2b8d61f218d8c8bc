//! `us-postal-code-five-digits`: a US postal code has exactly five digits.

use super::rule::{Report, Rule, on};
use crate::{IdentityVerificationDocumentAddressResponse, IdentityVerificationUserAddress};

pub(super) const RULE: Rule = Rule::guaranteed("us-postal-code-five-digits", |value, report| {
    on(
        value,
        report,
        |address: &IdentityVerificationUserAddress, report| {
            check(&address.country, address.postal_code.as_deref(), report);
        },
    );
    on(
        value,
        report,
        |address: &IdentityVerificationDocumentAddressResponse, report| {
            check(&address.country, address.postal_code.as_deref(), report);
        },
    );
});

fn check(country: &str, code: Option<&str>, report: &mut Report<'_>) {
    let holds = |code: &str| code.len() == 5 && code.bytes().all(|byte| byte.is_ascii_digit());
    if country == "US" && code.is_some_and(|code| !holds(code)) {
        report.breach("/postal_code", "must be five digits in a US address");
    }
}
