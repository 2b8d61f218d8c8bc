//! `kyc-no-input-means-nothing-given`: a summary of `no_input` means that the user gave nothing for that field.

use super::rule::{Report, Rule, on};
use crate::{IdentityVerification, MatchSummaryCode};

pub(super) const RULE: Rule =
    Rule::documented("kyc-no-input-means-nothing-given", |value, report| {
        on(value, report, check);
    });

fn check(attempt: &IdentityVerification, report: &mut Report<'_>) {
    let Some(kyc) = &attempt.kyc_check else {
        return;
    };
    let user = &attempt.user;
    let fields = [
        (
            "/kyc_check/address/summary",
            &kyc.address.summary,
            user.address.is_some(),
        ),
        (
            "/kyc_check/name/summary",
            &kyc.name.summary,
            user.name.is_some(),
        ),
        (
            "/kyc_check/date_of_birth/summary",
            &kyc.date_of_birth.summary,
            user.date_of_birth.is_some(),
        ),
        (
            "/kyc_check/id_number/summary",
            &kyc.id_number.summary,
            user.id_number.is_some(),
        ),
        (
            "/kyc_check/phone_number/summary",
            &kyc.phone_number.summary,
            user.phone_number.value().is_some(),
        ),
    ];
    for (place, summary, given) in fields {
        if given && *summary == MatchSummaryCode::NoInput {
            report.breach(
                place,
                "says that nothing was given although the user's data holds it",
            );
        }
    }
}
