//! The names that a struct declares, which its unknown members can't have.

/// The member names that a struct declares.
///
/// The derive implements it. An [`AdditionalProperties`](struct@crate::AdditionalProperties) that has the struct as its owner refuses
/// these names.
pub trait DeclaredProperties {
    /// Every declared name, aliases included.
    const PROPERTIES: &'static [&'static str];

    /// Whether reading the struct takes every one of these names for a field, so that none comes among its unknown members. Not so
    /// where a field is written by another name than it is read by.
    #[doc(hidden)]
    const READS_ALL: bool = true;
}

/// The owner that declares nothing: every name is allowed.
#[derive(Clone, Copy, Debug)]
pub enum Undeclared {}

impl DeclaredProperties for Undeclared {
    const PROPERTIES: &'static [&'static str] = &[];
}

/// Whether `O` declares `name`.
pub(crate) fn declares<O: DeclaredProperties>(name: &str) -> bool {
    O::PROPERTIES.contains(&name)
}

/// The names that `O` declares and that members of `P` may have: none where both have the very same list.
///
/// A container of owner `P` holds no name that `P` declares, if `P` reads all its names. So writing it as part of `P` itself needs no
/// comparisons. That is the usual case and decided by the address: two equal lists at different addresses only cost the comparisons.
pub(crate) fn refused<O: DeclaredProperties, P: DeclaredProperties>() -> &'static [&'static str] {
    if O::READS_ALL && core::ptr::eq(O::PROPERTIES, P::PROPERTIES) {
        &[]
    } else {
        O::PROPERTIES
    }
}
