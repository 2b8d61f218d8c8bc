//! `document-attempt-counts-from-one`: the attempt numbers of all documents are 1, 2, 3 and so on, in whichever order.

use super::rule::{Report, Rule, on};
use crate::DocumentaryVerification;

pub(super) const RULE: Rule =
    Rule::documented("document-attempt-counts-from-one", |value, report| {
        on(value, report, check);
    });

fn check(step: &DocumentaryVerification, report: &mut Report<'_>) {
    let mut attempts: Vec<i64> = step
        .documents
        .iter()
        .map(|document| document.attempt)
        .collect();
    attempts.sort_unstable();
    if !attempts.into_iter().eq((1..).take(step.documents.len())) {
        report.breach(
            "/documents",
            "should have the attempt numbers 1, 2, 3 and so on",
        );
    }
}
