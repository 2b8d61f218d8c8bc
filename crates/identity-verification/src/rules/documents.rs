//! Rules about identity documents: their order, their expiration and the data read from them.

use super::rule::{Check, Report};
use super::{steps, user};
use crate::{
    DocumentaryVerification, DocumentaryVerificationDocument, ExpirationDate, IdentityVerification,
    IdentityVerificationDocumentAddressResponse, PhysicalDocumentExtractedData,
};
use chrono::NaiveDate;

pub(super) const ATTEMPT: &[Check<IdentityVerification>] = &[Check::documented(
    "expiration-judged-at-verification",
    expired_at_verification,
)];

pub(super) const STEP: &[Check<DocumentaryVerification>] = &[Check::documented(
    "document-attempt-counts-from-one",
    |step, report| {
        if !steps::count_from_one(step.documents.iter().map(|document| document.attempt)) {
            report.breach(
                "/documents",
                "should have the attempt numbers 1, 2, 3 and so on",
            );
        }
    },
)];

pub(super) const DOCUMENT: &[Check<DocumentaryVerificationDocument>] = &[Check::guaranteed(
    "expiration-no-data-when-not-read",
    no_data_when_not_read,
)];

pub(super) const DATA: &[Check<PhysicalDocumentExtractedData>] = &[
    Check::guaranteed("document-category-closed-set", |data, report| {
        if data.category.is_unknown() {
            report.unlisted("/category", "is none of the listed categories");
        }
    }),
    Check::guaranteed("country-code-alpha-2", |data, report| {
        user::country_code("/issuing_country", &data.issuing_country, report);
    }),
];

pub(super) const ADDRESS: &[Check<IdentityVerificationDocumentAddressResponse>] = &[
    Check::documented("document-address-gaps-by-region", |address, report| {
        user::gaps_by_region(
            &address.country,
            address.region.as_deref(),
            address.postal_code.as_deref(),
            report,
        );
    }),
    Check::guaranteed("us-postal-code-five-digits", |address, report| {
        user::us_postal_code(&address.country, address.postal_code.as_deref(), report);
    }),
    Check::documented("postal-code-length", |address, report| {
        user::postal_code_length(address.postal_code.as_deref(), report);
    }),
    Check::guaranteed("country-code-alpha-2", |address, report| {
        user::country_code("/country", &address.country, report);
    }),
];

/// The record has no time of the verification itself; the document can't be judged later than on the day the attempt was completed.
fn expired_at_verification(attempt: &IdentityVerification, report: &mut Report<'_>) {
    let (Some(completed), Some(step)) = (&attempt.completed_at, &attempt.documentary_verification)
    else {
        return;
    };
    let completed = completed.date_naive();
    for (index, document) in step.documents.iter().enumerate() {
        let analysis = document.analysis.extracted_data.as_ref();
        let is_expired =
            analysis.is_some_and(|data| data.expiration_date == ExpirationDate::Expired);
        if is_expired && expiration_date(document).is_some_and(|date| date > completed) {
            let pointer = format!(
                "/documentary_verification/documents/{index}/analysis/extracted_data/expiration_date"
            );
            report.breach(
                &pointer,
                "is expired although the date that was read is after the verification",
            );
        }
    }
}

/// Redaction removes the date and leaves the analysis, so redacted documents are not checked.
fn no_data_when_not_read(document: &DocumentaryVerificationDocument, report: &mut Report<'_>) {
    let Some(analysis) = &document.analysis.extracted_data else {
        return;
    };
    let has_data = analysis.expiration_date != ExpirationDate::NoData;
    if has_data && expiration_date(document).is_none() && document.redacted_at.is_none() {
        report.breach(
            "/analysis/extracted_data/expiration_date",
            "must be no_data when no expiration date was read",
        );
    }
}

/// The date that was read from `document`.
fn expiration_date(document: &DocumentaryVerificationDocument) -> Option<NaiveDate> {
    document.extracted_data.as_ref()?.expiration_date
}
