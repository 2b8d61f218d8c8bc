//! `expiration-no-data-when-not-read`: without an expiration date that was read, its analysis is `no_data`.
//!
//! Seen as long as the document is not redacted: redaction removes the date and leaves the analysis.

use super::rule::{Report, Rule, on};
use crate::{DocumentaryVerificationDocument, ExpirationDate};

pub(super) const RULE: Rule =
    Rule::guaranteed("expiration-no-data-when-not-read", |value, report| {
        on(value, report, check);
    });

fn check(document: &DocumentaryVerificationDocument, report: &mut Report<'_>) {
    let was_read = document
        .extracted_data
        .as_ref()
        .is_some_and(|data| data.expiration_date.is_some());
    let Some(analysis) = &document.analysis.extracted_data else {
        return;
    };
    if document.redacted_at.is_none()
        && !was_read
        && analysis.expiration_date != ExpirationDate::NoData
    {
        report.breach(
            "/analysis/extracted_data/expiration_date",
            "must be no_data when no expiration date was read",
        );
    }
}
