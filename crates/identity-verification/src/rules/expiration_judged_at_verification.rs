//! `expiration-judged-at-verification`: a document that had expired bears a date before the verification.
//!
//! Seen in part: a date that lies after the day on which the attempt was completed.

use super::rule::{Report, Rule, on};
use crate::{DocumentaryVerificationDocument, ExpirationDate, IdentityVerification};
use chrono::NaiveDate;

pub(super) const RULE: Rule =
    Rule::documented("expiration-judged-at-verification", |value, report| {
        on(value, report, check);
    });

fn check(attempt: &IdentityVerification, report: &mut Report<'_>) {
    let (Some(completed), Some(step)) = (&attempt.completed_at, &attempt.documentary_verification)
    else {
        return;
    };
    for (index, document) in step.documents.iter().enumerate() {
        if expired_too_early(document, completed.date_naive()) {
            let place = format!(
                "/documentary_verification/documents/{index}/analysis/extracted_data/expiration_date"
            );
            report.breach(
                &place,
                "is expired although the date that was read lies after the verification",
            );
        }
    }
}

fn expired_too_early(document: &DocumentaryVerificationDocument, completed: NaiveDate) -> bool {
    let date = document
        .extracted_data
        .as_ref()
        .and_then(|data| data.expiration_date);
    let expired = document
        .analysis
        .extracted_data
        .as_ref()
        .is_some_and(|analysis| analysis.expiration_date == ExpirationDate::Expired);
    expired && date.is_some_and(|date| date > completed)
}
