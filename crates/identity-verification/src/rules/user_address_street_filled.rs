//! `user-address-street-filled`: whenever there is a user address, its street is filled.

use super::rule::{Report, Rule, on};
use crate::IdentityVerificationUserAddress;

pub(super) const RULE: Rule = Rule::guaranteed("user-address-street-filled", |value, report| {
    on(value, report, check);
});

fn check(address: &IdentityVerificationUserAddress, report: &mut Report<'_>) {
    if address.street.is_none() {
        report.breach("/street", "must be filled in a user address");
    }
}
