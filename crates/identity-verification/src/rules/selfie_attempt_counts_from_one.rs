//! `selfie-attempt-counts-from-one`: the attempt numbers of all selfies are 1, 2, 3 and so on, in whichever order.

use super::rule::{Report, Rule, on};
use crate::SelfieCheck;

pub(super) const RULE: Rule =
    Rule::documented("selfie-attempt-counts-from-one", |value, report| {
        on(value, report, check);
    });

fn check(step: &SelfieCheck, report: &mut Report<'_>) {
    let mut attempts: Vec<i64> = step.selfies.iter().map(|selfie| selfie.attempt).collect();
    attempts.sort_unstable();
    if !attempts.into_iter().eq((1..).take(step.selfies.len())) {
        report.breach(
            "/selfies",
            "should have the attempt numbers 1, 2, 3 and so on",
        );
    }
}
