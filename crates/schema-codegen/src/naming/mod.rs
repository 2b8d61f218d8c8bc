//! Every name, decided once.
//!
//! The only module that changes case. Only a [`scope::Scope`] makes an [`Ident`], so each is valid Rust, written raw where it must be, and
//! unique in its scope.
//!
//! Rules, in order:
//!
//! 1. A rename of `codegen.toml` wins, and must match something.
//! 2. A type name that is upper camel case already stays exactly as it is (`KYCCheckDetails`); anything else is made of its words
//!    (`DocumentImage__Front` -> `DocumentImageFront`).
//!    A type that has no name in the schema is called after where it is used, and where that is long, after the end of the way there.
//! 3. Fields are snake case, variants upper camel case.
//! 4. A keyword is written raw (`r#type`); the few that cannot be raw take an underscore (`self_`).
//! 5. Names that start with a digit, or have nothing to make a name of, get a word in front: `Type3d`, `field_3d`, `Value3d`.
//! 6. Two names that would be the same get numbers; whoever is spelled exactly like the name keeps it. Types differ by more than case,
//!    because their pages are files.
//! 7. Names of the prelude (`Option`, `String`) stay: emitters write the other one with its full path.

mod case;
mod constants;
mod fields;
pub(crate) mod inline;
mod modules;
mod names;
mod renames;
mod reserved;
mod scope;
mod types;
mod variants;

#[cfg(test)]
mod tests;

pub use names::{Ident, Names, TypeName};

use crate::config::Config;
use crate::diagnostic::DiagnosticSink;
use crate::model::Model;
use renames::Renames;

/// Names everything in `model`.
pub(crate) fn assign(model: &Model, config: &Config, sink: &mut DiagnosticSink) -> Names {
    let mut names = Names::default();
    let mut renames = Renames::new(config, sink);
    types::assign(model, &mut renames, &mut names);
    modules::assign(model, config, &mut names, renames.sink);
    fields::assign(model, &mut renames, &mut names);
    variants::assign(model, &mut renames, &mut names);
    constants::assign(model, &mut names);
    renames.report_unused();
    names
}
