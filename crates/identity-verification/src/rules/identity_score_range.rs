//! `identity-score-range`: the two identity scores lie between 0 and 100.

use super::rule::{Report, Rule, on};
use crate::{RiskCheckStolenIdentity, RiskCheckSyntheticIdentity};

pub(super) const RULE: Rule = Rule::documented("identity-score-range", |value, report| {
    on(
        value,
        report,
        |identity: &RiskCheckSyntheticIdentity, report| check(identity.score, report),
    );
    on(
        value,
        report,
        |identity: &RiskCheckStolenIdentity, report| check(identity.score, report),
    );
});

fn check(score: i64, report: &mut Report<'_>) {
    if !(0..=100).contains(&score) {
        report.breach("/score", "should lie between 0 and 100");
    }
}
