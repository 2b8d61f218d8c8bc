//! `selfie-comparison-needs-document`: a selfie is compared with the document only if documentary verification ran.
//!
//! Seen in part: a result of the comparison although the step is `not_applicable`.

use super::rule::{Report, Rule, on};
use crate::{
    IdentityVerification, IdentityVerificationStepStatus,
    SelfieAnalysisDocumentComparison as Comparison,
};

pub(super) const RULE: Rule =
    Rule::documented("selfie-comparison-needs-document", |value, report| {
        on(value, report, check);
    });

fn check(attempt: &IdentityVerification, report: &mut Report<'_>) {
    let did_not_run =
        attempt.steps.documentary_verification == IdentityVerificationStepStatus::NotApplicable;
    let Some(step) = attempt.selfie_check.as_ref().filter(|_| did_not_run) else {
        return;
    };
    for (index, selfie) in step.selfies.iter().enumerate() {
        if matches!(
            selfie.analysis.document_comparison,
            Comparison::Match | Comparison::NoMatch
        ) {
            let place = format!("/selfie_check/selfies/{index}/analysis/document_comparison");
            report.breach(
                &place,
                "is a result although documentary verification did not run",
            );
        }
    }
}
