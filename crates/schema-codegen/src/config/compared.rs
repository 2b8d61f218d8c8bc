//! How a schema is read to be compared with another one.

/// What is read in another way than for types; no key says so.
#[derive(Clone, Copy, Debug, Default)]
pub struct Compared {
    /// Entries of the configuration that are about nothing are no errors, as where the schema is of another time than the configuration.
    pub allow_unused_entries: bool,
    /// The root stays one type though it admits null: it is compared with a definition of another document, whose uses say that.
    pub keeps_root_whole: bool,
    /// What OpenAPI sends in one direction alone has to be there if `required` lists it, as in a schema that is no OpenAPI document.
    pub requires_to_the_letter: bool,
}
