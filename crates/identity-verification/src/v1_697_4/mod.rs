//! The model of version 1.697.4 of the API, and the way between it and the types at the root of this crate.
//!
//! Records that any earlier version of the API wrote are read by [`from_slice_filling`](crate::from_slice_filling): these types require
//! members that earlier versions did not have, and `schema/1.697.4/codegen.toml` says what each gets then. The result names the members
//! that were filled. [`upgrade`] does the same for a value of the older types. A type that is the same in both versions is one type; between
//! two structs of one name that differ, `TryFrom` goes both ways:
//!
//! ```
//! use identity_verification::{IdentityVerification, v1_697_4};
//!
//! let stored = IdentityVerification::example();
//! let upgraded = v1_697_4::upgrade::<v1_697_4::IdentityVerification>(&stored)?;
//! assert!(upgraded.pointers.contains("/verify_sms"));
//! let current = upgraded.value;
//! // Back again: what the older types do not declare is kept as unknown members.
//! let back = IdentityVerification::try_from(current)?;
//! assert_eq!(back.status, stored.status);
//! assert!(back.additional_properties.contains_key("verify_sms"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! With the feature `validate`, the trait [`Validate`] of this module checks the constraints of this version's schema. The rules between
//! fields are about the types at the root: `IdentityVerification::try_from(current)?.validate()` checks those.

#[rustfmt::skip]
mod generated;

pub use generated::*;

pub use additional_properties::json::{upgrade, upgrade_str};

/// `validate()` for every model of this version, and for an `Option`, a `Vec` and the like of models.
#[cfg(feature = "validate")]
pub trait Validate: crate::Inspect {
    /// Every violation of the schema's constraints inside this value, the outermost first; values that an enum does not list are
    /// warnings. Pointers are relative to this value.
    fn validate(&self) -> crate::Violations;
}

#[cfg(feature = "validate")]
impl<T: crate::Inspect> Validate for T {
    fn validate(&self) -> crate::Violations {
        additional_properties::validate::check(self)
    }
}
