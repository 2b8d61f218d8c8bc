//! The errors of this path, out of the way of the code that succeeds.
//!
//! No message quotes a value or the name of an unknown member.

use serde::{de, ser};

/// A member that must be there is missing.
#[cold]
#[must_use]
pub fn missing<E: de::Error>(name: &'static str) -> E {
    E::missing_field(name)
}

#[cold]
pub(crate) fn duplicate<E: de::Error>(name: &'static str) -> E {
    E::duplicate_field(name)
}

#[cold]
pub(crate) fn duplicate_unknown<E: de::Error>() -> E {
    // Not its name, which is data. And not a custom error: a union has to tell a duplicate from what another variant can make good.
    E::duplicate_field("*")
}

#[cold]
pub(crate) fn denied<E: de::Error>() -> E {
    E::custom("an unknown member, and this type takes none")
}

#[cold]
pub(crate) fn shadows_declared<E: ser::Error>() -> E {
    E::custom("an additional member has the name of a declared one")
}

/// The words are serde's, without the kind of the value.
#[cold]
pub(crate) fn no_members<E: ser::Error>() -> E {
    E::custom("can only flatten structs and maps")
}
