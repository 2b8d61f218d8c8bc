//! Rules about selfies: their order, what was captured, and the comparison with the document.

use super::rule::{Check, Report};
use super::steps;
use crate::{
    IdentityVerification, IdentityVerificationStepStatus, SelfieAnalysisDocumentComparison,
    SelfieCapture, SelfieCheck,
};

pub(super) const ATTEMPT: &[Check<IdentityVerification>] = &[Check::documented(
    "selfie-comparison-needs-document",
    comparison_needs_document,
)];

pub(super) const STEP: &[Check<SelfieCheck>] = &[Check::documented(
    "selfie-attempt-counts-from-one",
    |step, report| {
        if !steps::count_from_one(step.selfies.iter().map(|selfie| selfie.attempt)) {
            report.breach(
                "/selfies",
                "should have the attempt numbers 1, 2, 3 and so on",
            );
        }
    },
)];

// A warning, although the documentation states it without reservation: the attempt that the API's own reference shows has both URLs.
pub(super) const CAPTURE: &[Check<SelfieCapture>] = &[Check::documented(
    "selfie-single-capture-url",
    |capture, report| {
        if capture.image_url.is_some() && capture.video_url.is_some() {
            report.breach("/video_url", "should be null when the selfie has an image");
        }
    },
)];

/// Of the steps that did not run only `not_applicable` is certain: any other status may follow a document that was compared.
fn comparison_needs_document(attempt: &IdentityVerification, report: &mut Report<'_>) {
    use SelfieAnalysisDocumentComparison::{Match, NoMatch};
    let ran =
        attempt.steps.documentary_verification != IdentityVerificationStepStatus::NotApplicable;
    let Some(step) = attempt.selfie_check.as_ref().filter(|_| !ran) else {
        return;
    };
    for (index, selfie) in step.selfies.iter().enumerate() {
        if matches!(selfie.analysis.document_comparison, Match | NoMatch) {
            let pointer = format!("/selfie_check/selfies/{index}/analysis/document_comparison");
            report.breach(
                &pointer,
                "is a result although documentary verification did not run",
            );
        }
    }
}
