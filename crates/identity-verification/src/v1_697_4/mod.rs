//! The model of version 1.697.4 of the API, and the way between it and the types at the root of this crate.
//!
//! Records that any earlier version of the API wrote are read by [`from_slice_filling`]: these types require
//! members that earlier versions did not have, and `schema/1.697.4/codegen.toml` says what each gets then. The result names the members
//! that were filled. [`upgrade`] does the same for a value of the older types. A type that is the same in both versions is one type; between
//! two structs of one name that differ, `TryFrom` goes both ways:
//!
//! ```
//! use identity_verification::{IdentityVerification, v1_697_4};
//!
//! let stored = IdentityVerification::example();
//! let upgraded = v1_697_4::upgrade(&stored)?;
//! assert!(upgraded.pointers.contains(&"/verify_sms".to_owned()));
//! let current: v1_697_4::IdentityVerification = upgraded.value;
//! // Back again: what the older types do not declare is kept as unknown members.
//! let back = IdentityVerification::try_from(current)?;
//! assert_eq!(back.status, stored.status);
//! assert!(back.additional_properties.contains_key("verify_sms"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#[rustfmt::skip]
mod generated;

pub use generated::*;

use additional_properties::json::{
    self, Error, FillError, Filled, FromJsonOwned, ToJson, from_slice_filling,
};

/// Makes a value of this version of one of the root of this crate, of the same name, and says what was filled.
///
/// # Errors
///
/// A member has a value that this version does not allow, such as a fraction where it has an integer.
pub fn upgrade<Old: ToJson, New: FromJsonOwned>(old: &Old) -> Result<Filled<New>, FillError> {
    from_slice_filling(&json::to_vec(old).map_err(FillError::Json)?)
}

macro_rules! conversions {
    ($($name:ident)*) => {$(
        /// Fails if a member has a value that this version does not allow. What was missing is filled; [`upgrade`] says what that is.
        impl TryFrom<crate::$name> for $name {
            type Error = FillError;

            fn try_from(old: crate::$name) -> Result<Self, FillError> {
                upgrade(&old).map(|filled| filled.value)
            }
        }

        /// Loses nothing. Fails only if the value cannot be written as JSON, which no decoded value does.
        impl TryFrom<$name> for crate::$name {
            type Error = Error;

            fn try_from(new: $name) -> Result<Self, Error> {
                json::convert(&new)
            }
        }
    )*};
}

conversions! {
    DocumentAnalysis
    DocumentaryVerification
    DocumentaryVerificationDocument
    IdentityVerification
    IdentityVerificationCreateRequest
    IdentityVerificationCreateRequestUser
    IdentityVerificationDocumentAddressResponse
    IdentityVerificationListRequest
    IdentityVerificationListResponse
    IdentityVerificationRequestUser
    IdentityVerificationRetriedWebhook
    IdentityVerificationRetryRequest
    IdentityVerificationStatusUpdatedWebhook
    IdentityVerificationStepSummary
    IdentityVerificationStepUpdatedWebhook
    IdentityVerificationUserAddress
    IdentityVerificationUserData
    IdentityVerificationWebhook
    KYCCheckAddressSummary
    KYCCheckDateOfBirthSummary
    KYCCheckDetails
    KYCCheckNameSummary
    KYCCheckPhoneSummary
    PhysicalDocumentExtractedData
    PhysicalDocumentExtractedDataAnalysis
    RiskCheckBehavior
    RiskCheckDetails
    RiskCheckDevice
    RiskCheckEmail
    RiskCheckIdentityAbuseSignals
    RiskCheckPhone
    RiskCheckStolenIdentity
    RiskCheckSyntheticIdentity
    SelfieAnalysis
    SelfieCapture
    SelfieCheck
    SelfieCheckSelfie
    UserAddress
}
