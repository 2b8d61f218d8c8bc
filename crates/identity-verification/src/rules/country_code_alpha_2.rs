//! `country-code-alpha-2`: a country is written as two capital letters.
//!
//! Which codes ISO 3166-1 assigns changes over time, and is not checked.

use super::rule::{Report, Rule, on};
use crate::{
    IdentityVerificationDocumentAddressResponse, IdentityVerificationUserAddress,
    PhysicalDocumentExtractedData,
};

pub(super) const RULE: Rule = Rule::guaranteed("country-code-alpha-2", |value, report| {
    on(
        value,
        report,
        |address: &IdentityVerificationUserAddress, report| {
            check(&address.country, "/country", report);
        },
    );
    on(
        value,
        report,
        |address: &IdentityVerificationDocumentAddressResponse, report| {
            check(&address.country, "/country", report);
        },
    );
    on(
        value,
        report,
        |data: &PhysicalDocumentExtractedData, report| {
            check(&data.issuing_country, "/issuing_country", report);
        },
    );
});

fn check(code: &str, place: &str, report: &mut Report<'_>) {
    let holds = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    if !holds {
        report.breach(place, "must be a country code of two capital letters");
    }
}
