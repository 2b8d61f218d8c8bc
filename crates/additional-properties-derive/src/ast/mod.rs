//! The input as the derives see it: syn's tree borrowed, attributes typed, names decided.
//!
//! Only what makes this view impossible is rejected here. Rules about more than one attribute are in `valid`.

mod names;
mod open_enum;
mod structs;
mod union;

pub(crate) use names::{Names, unraw};
pub(crate) use open_enum::OpenEnum;
pub(crate) use structs::{Field, Presence, Role, Struct};
use union::one_field;
pub(crate) use union::{Union, Variant};
