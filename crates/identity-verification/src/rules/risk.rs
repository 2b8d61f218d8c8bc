//! Rules about signals of risk.

use super::rule::{Check, Report};
use crate::{
    RiskCheckEmail, RiskCheckEmailDomainIsCustom as Custom,
    RiskCheckEmailDomainIsDisposable as Disposable, RiskCheckEmailDomainIsFreeProvider as Free,
    RiskCheckStolenIdentity, RiskCheckSyntheticIdentity,
};

pub(super) const EMAIL: &[Check<RiskCheckEmail>] = &[Check::documented(
    "custom-domain-neither-free-nor-disposable",
    |email, report| {
        if email.domain_is_custom != Custom::Yes {
            return;
        }
        let message = "is yes although the domain is custom";
        if email.domain_is_free_provider == Free::Yes {
            report.breach("/domain_is_free_provider", message);
        }
        if email.domain_is_disposable == Disposable::Yes {
            report.breach("/domain_is_disposable", message);
        }
    },
)];

pub(super) const SYNTHETIC_IDENTITY: &[Check<RiskCheckSyntheticIdentity>] = &[Check::documented(
    "identity-score-range",
    |identity, report| {
        score_range(identity.score, report);
    },
)];

pub(super) const STOLEN_IDENTITY: &[Check<RiskCheckStolenIdentity>] = &[Check::documented(
    "identity-score-range",
    |identity, report| {
        score_range(identity.score, report);
    },
)];

fn score_range(score: i64, report: &mut Report<'_>) {
    if !(0..=100).contains(&score) {
        report.breach("/score", "should be between 0 and 100");
    }
}
