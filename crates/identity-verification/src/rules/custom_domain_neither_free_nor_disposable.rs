//! `custom-domain-neither-free-nor-disposable`: a custom email domain is neither free nor disposable.

use super::rule::{Report, Rule, on};
use crate::{
    RiskCheckEmail, RiskCheckEmailDomainIsCustom as Custom,
    RiskCheckEmailDomainIsDisposable as Disposable, RiskCheckEmailDomainIsFreeProvider as Free,
};

pub(super) const RULE: Rule = Rule::documented(
    "custom-domain-neither-free-nor-disposable",
    |value, report| on(value, report, check),
);

fn check(email: &RiskCheckEmail, report: &mut Report<'_>) {
    if email.domain_is_custom != Custom::Yes {
        return;
    }
    if email.domain_is_free_provider == Free::Yes {
        report.breach(
            "/domain_is_free_provider",
            "does not go together with a custom domain",
        );
    }
    if email.domain_is_disposable == Disposable::Yes {
        report.breach(
            "/domain_is_disposable",
            "does not go together with a custom domain",
        );
    }
}
