//! `document-address-gaps-by-region`: no region in the United Kingdom, no postal code in Hong Kong.

use super::rule::{Report, Rule, on};
use crate::IdentityVerificationDocumentAddressResponse;

pub(super) const RULE: Rule =
    Rule::documented("document-address-gaps-by-region", |value, report| {
        on(value, report, check);
    });

fn check(address: &IdentityVerificationDocumentAddressResponse, report: &mut Report<'_>) {
    if address.country == "GB" && address.region.is_some() {
        report.breach(
            "/region",
            "is filled although addresses in this country have no region",
        );
    }
    if address.country == "HK" && address.postal_code.is_some() {
        report.breach(
            "/postal_code",
            "is filled although addresses in this country have no postal code",
        );
    }
}
