//! From the plan to Rust types.
//!
//! In: a [`Plan`]. Out: Rust files as [`Artifact`]s: structs, open enums and unions with their documentation, an example constructor
//! and setters for each. One module per kind of item. Behaviour is not printed: the derives of the runtime bring it.

mod alias;
mod attributes;
mod conversions;
mod dependencies;
mod doc_comment;
mod enum_;
mod example;
mod features;
mod into_owned;
mod lints;
mod literal;
mod module_files;
mod paths;
mod phases;
mod setters;
mod struct_;
mod union;
mod validate_document;
mod visitor;

pub use dependencies::{Dependency, dependencies};

#[cfg(test)]
mod tests;

use crate::artifact::Artifact;
use crate::model::{Shape, TypeId};
use crate::plan::Plan;

/// All Rust files of `plan`; paths are relative to the folder of generated code.
#[must_use]
pub fn emit(plan: &Plan) -> Vec<Artifact> {
    module_files::emit(plan)
}

/// The path of the root type inside the generated module, such as `IdentityVerification`.
#[must_use]
pub fn root_path(plan: &Plan) -> String {
    plan.type_name(plan.model.root).ident.as_str().to_owned()
}

/// True when `id` has a Rust type of its own.
#[must_use]
pub fn has_type(plan: &Plan, id: TypeId) -> bool {
    plan.model.is_root(id) || !matches!(plan.type_def(id).shape, Shape::Alias(_))
}
