//! From one version of a type to another: both are the same JSON, but for what the newer one requires and the older one lacks.

use super::entry::{as_text, to_string, to_vec};
use super::error::Error;
use super::fill::{FillError, Filled, from_str_keeping_integers};
use super::read::{Reader, keeping_integers};
use super::traits::{FromJson, FromJsonOwned, ToJson};

/// Makes a value of a newer version of its type, and says what was filled.
///
/// # Errors
///
/// As [`from_slice_filling`](super::from_slice_filling): a required member is missing for which the type states no value, or a member has a
/// value that the newer version does not allow, such as a fraction where it has an integer. Also an integer that the newer version would
/// round, where it has a float.
pub fn upgrade<New: FromJsonOwned>(old: &(impl ToJson + ?Sized)) -> Result<Filled<New>, FillError> {
    let json = to_vec(old).map_err(FillError::Json)?;
    from_str_keeping_integers(as_text(&json).map_err(FillError::Json)?)
}

/// Makes a value of an older version of its type: the way down of [`conversions!`](crate::conversions).
#[doc(hidden)]
pub fn downgrade<Old: FromJsonOwned>(new: &(impl ToJson + ?Sized)) -> Result<Old, Error> {
    let json = to_vec(new)?;
    let mut reader = keeping_integers(Reader::new(as_text(&json)?));
    let mut value = Old::blank();
    let result = value.read_json(&mut reader);
    let result = reader.conclude(result).map(|()| value);
    result.map_err(Error::drop_location)
}

/// Makes JSON text that an earlier version of `New` may have written text of `New`, for programs that pass records on. Members that `New`
/// does not declare are kept; what differs beside what was filled is white space and the order of members.
///
/// # Errors
///
/// As [`from_str_filling`](super::from_str_filling), and if an integer of the text would be rounded, where `New` has a float.
pub fn upgrade_str<'de, New: FromJson<'de> + ToJson>(
    text: &'de str,
) -> Result<Filled<String>, FillError> {
    let Filled { value, pointers } = from_str_keeping_integers::<New>(text)?;
    let value = to_string(&value).map_err(FillError::Json)?;
    Ok(Filled { value, pointers })
}

/// `TryFrom` in both directions between types of two versions, each pair written as `Old => New`.
///
/// What the older type does not declare is in its additional properties, and its unknown values: going down and up again gives an equal
/// value. Going up fills what the newer type states for members that it requires (`fill`). What the older type allows in neither, such as a
/// new member of an object that it closes, is an error with its pointer.
#[macro_export]
macro_rules! conversions {
    ($($old:path => $new:path),* $(,)?) => {$(
        /// What is missing is filled; `upgrade` says what that is. Fails if it states no value, or if a member has a value that this version
        /// does not allow, or would round: an integer where it has a float.
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
                $crate::json::downgrade(&new)
            }
        }
    )*};
}
