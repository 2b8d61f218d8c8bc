//! The steps of an attempt as a list.

use crate::{IdentityVerificationStepStatus, IdentityVerificationStepSummary};

/// Every step with its name in JSON.
pub(super) fn all(
    steps: &IdentityVerificationStepSummary,
) -> [(&'static str, &IdentityVerificationStepStatus); 7] {
    [
        ("accept_tos", &steps.accept_tos),
        ("verify_sms", &steps.verify_sms),
        ("kyc_check", &steps.kyc_check),
        ("documentary_verification", &steps.documentary_verification),
        ("selfie_check", &steps.selfie_check),
        ("watchlist_screening", &steps.watchlist_screening),
        ("risk_check", &steps.risk_check),
    ]
}
