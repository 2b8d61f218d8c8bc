//! From a [`crate::plan::Plan`] to files: one module for each kind of output. Emitters print what the plan and the content say; they can't
//! fail.

mod commonmark;
pub mod inline;
#[cfg(feature = "site")]
pub mod markdown;
pub mod rust;
#[cfg(feature = "site")]
pub mod site;
