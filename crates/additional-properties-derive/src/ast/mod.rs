//! The input as the derives see it: syn's tree borrowed, attributes typed, names decided.
//!
//! Only what makes this view impossible is rejected here. Rules about more than one attribute are in `valid`.

mod enums;
mod names;
mod structs;

pub(crate) use enums::{OpenEnum, Union};
pub(crate) use names::{Names, unraw};
pub(crate) use structs::{Field, Presence, Role, Struct};
