//! What several rules ask about the status of a step.

use crate::IdentityVerificationStepStatus as Status;

/// True when the details of a step may be filled: `success` or `failed`.
pub(super) fn is_terminal(status: &Status) -> bool {
    matches!(status, Status::Success | Status::Failed)
}
