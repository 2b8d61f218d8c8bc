//! From the plan to files: one module per kind of output.
//!
//! In: a [`crate::plan::Plan`]. Out: [`crate::artifact::Artifact`]s. Emitters ask the plan and print; they can't fail and decide nothing.

pub mod markdown;
pub mod rust;
pub mod site;
