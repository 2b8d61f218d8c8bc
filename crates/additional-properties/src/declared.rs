//! The names that a type declares, and that can therefore not be additional.

/// The member names that a struct stands for itself.
///
/// The derive implements it. An [`AdditionalProperties`](struct@crate::AdditionalProperties) that is told its
/// owner refuses these names.
pub trait DeclaredProperties {
    /// Every declared name, aliases included.
    const PROPERTIES: &'static [&'static str];
}

/// The owner that declares nothing: every name can be additional.
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
pub(crate) fn refused<O: DeclaredProperties, P: DeclaredProperties>() -> &'static [&'static str] {
    if core::ptr::eq(O::PROPERTIES, P::PROPERTIES) {
        &[]
    } else {
        O::PROPERTIES
    }
}
