//! Our view of the input: syn's tree borrowed, attributes typed, names decided.
//!
//! In: syn and the attributes. Out: [`Struct`], [`OpenEnum`], [`Union`]. Only what makes the view
//! impossible is rejected here; rules that span attributes belong in `valid`.

mod enums;
mod names;
mod structs;

pub(crate) use enums::{OpenEnum, Union};
pub(crate) use names::Names;
pub(crate) use structs::{Field, Presence, Role, Struct};
