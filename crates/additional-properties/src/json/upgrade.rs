//! From one version of a type to another: both are the same JSON, but for what the newer one requires and the older one lacks.

use super::entry::{to_string, to_vec};
use super::fill::{FillError, Filled, from_slice_filling, from_str_filling};
use super::traits::{FromJson, FromJsonOwned, ToJson};

/// Makes a value of a newer version of its type, and says what was filled.
///
/// # Errors
///
/// As [`from_slice_filling`]: a required member is missing for which the type states no value, or a member has a value that the newer
/// version does not allow, such as a fraction where it has an integer.
pub fn upgrade<New: FromJsonOwned>(old: &(impl ToJson + ?Sized)) -> Result<Filled<New>, FillError> {
    from_slice_filling(&to_vec(old).map_err(FillError::Json)?)
}

/// Makes JSON text that an earlier version of `New` may have written text of `New`, for programs that pass records on. Members that `New`
/// does not declare are kept; what differs beside what was filled is white space and the order of members.
///
/// # Errors
///
/// As [`from_str_filling`].
pub fn upgrade_str<'de, New: FromJson<'de> + ToJson>(
    text: &'de str,
) -> Result<Filled<String>, FillError> {
    let Filled { value, pointers } = from_str_filling::<New>(text)?;
    let value = to_string(&value).map_err(FillError::Json)?;
    Ok(Filled { value, pointers })
}

/// `TryFrom` in both directions between types of two versions, each pair written as `Old => New`.
///
/// What the older type does not declare is in its additional properties, and its unknown values: going down and up again gives an equal
/// value. Going up fills what the newer type states for members that it requires (`fill`).
#[macro_export]
macro_rules! conversions {
    ($($old:path => $new:path),* $(,)?) => {$(
        /// What is missing is filled; `upgrade` says what that is. Fails if it states no value, or if a member has a value that this version
        /// does not allow.
        impl ::core::convert::TryFrom<$old> for $new {
            type Error = $crate::json::FillError;

            fn try_from(old: $old) -> ::core::result::Result<Self, Self::Error> {
                ::core::result::Result::map($crate::json::upgrade(&old), |filled| filled.value)
            }
        }

        /// Loses nothing, and fills nothing. Fails only if the value lacks what this version requires, or holds what it does not allow.
        impl ::core::convert::TryFrom<$new> for $old {
            type Error = $crate::json::Error;

            fn try_from(new: $new) -> ::core::result::Result<Self, Self::Error> {
                $crate::json::convert(&new)
            }
        }
    )*};
}
