//! `postal-code-length`: a postal code has 2 to 10 letters and digits; other characters do not count.

use super::rule::{Report, Rule, on};
use crate::{IdentityVerificationDocumentAddressResponse, IdentityVerificationUserAddress};

pub(super) const RULE: Rule = Rule::documented("postal-code-length", |value, report| {
    on(
        value,
        report,
        |address: &IdentityVerificationUserAddress, report| {
            check(address.postal_code.as_deref(), report);
        },
    );
    on(
        value,
        report,
        |address: &IdentityVerificationDocumentAddressResponse, report| {
            check(address.postal_code.as_deref(), report);
        },
    );
});

fn check(code: Option<&str>, report: &mut Report<'_>) {
    let holds =
        |code: &str| (2..=10).contains(&code.chars().filter(|c| c.is_alphanumeric()).count());
    if code.is_some_and(|code| !holds(code)) {
        report.breach("/postal_code", "should have 2 to 10 letters and digits");
    }
}
