//! Rules about the comparison of the user's data with external sources.

use super::rule::{Check, Report};
use crate::{IdentityVerification, MatchSummaryCode};

pub(super) const ATTEMPT: &[Check<IdentityVerification>] = &[Check::documented(
    "kyc-no-input-means-nothing-given",
    no_input,
)];

fn no_input(attempt: &IdentityVerification, report: &mut Report<'_>) {
    let Some(kyc) = &attempt.kyc_check else {
        return;
    };
    let user = &attempt.user;
    let fields = [
        ("address", &kyc.address.summary, user.address.is_some()),
        ("name", &kyc.name.summary, user.name.is_some()),
        (
            "date_of_birth",
            &kyc.date_of_birth.summary,
            user.date_of_birth.is_some(),
        ),
        (
            "id_number",
            &kyc.id_number.summary,
            user.id_number.is_some(),
        ),
        (
            "phone_number",
            &kyc.phone_number.summary,
            user.phone_number.value().is_some(),
        ),
    ];
    for (name, summary, was_given) in fields {
        if was_given && *summary == MatchSummaryCode::NoInput {
            let pointer = format!("/kyc_check/{name}/summary");
            report.breach(&pointer, "is no_input although the user's data has a value");
        }
    }
}
