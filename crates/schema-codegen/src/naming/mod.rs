//! Every name, decided once.
//!
//! The only module that changes case. Only a [`scope::Scope`] makes an [`Ident`], so each is valid Rust, written raw where it must be, and
//! unique in its scope.
//!
//! Rules, in order:
//!
//! 1. A name that was published stays ([`lock`]), and nobody else gets it.
//! 2. A rename of `codegen.toml` wins over the rules below, and must match something.
//! 3. A type name that is upper camel case already stays exactly as it is (`KYCCheckDetails`); anything else is made of its words
//!    (`DocumentImage__Front` -> `DocumentImageFront`).
//!    A type that has no name in the schema is called after where it is used, and where that is long, after the end of the way there.
//! 4. Fields are snake case, variants upper camel case.
//! 5. A keyword is written raw (`r#type`); the few that cannot be raw take an underscore (`self_`).
//! 6. Names that start with a digit, or have nothing to make a name of, get a word in front: `Type3d`, `field_3d`, `Value3d`.
//! 7. Two names that would be the same get numbers; whoever is spelled exactly like the name keeps it. Types differ by more than case,
//!    because their pages are files.
//! 8. Names of the prelude (`Option`, `String`) stay: emitters write the other one with its full path.

mod case;
mod constants;
mod fields;
pub(crate) mod inline;
pub(crate) mod lock;
mod modules;
mod names;
mod published;
mod renames;
mod reserved;
mod scope;
mod tag_modules;
mod types;
mod uses;
mod variants;

#[cfg(test)]
mod tests;

pub use lock::NamesLock;
pub use names::{Ident, Names, TypeName};

use crate::config::Config;
use crate::diagnostic::DiagnosticSink;
use crate::model::Model;
use published::Published;
use renames::Renames;

/// Names everything in `model`; what is published in `lock` keeps its name.
pub(crate) fn assign(
    model: &Model,
    config: &Config,
    lock: &NamesLock,
    sink: &mut DiagnosticSink,
) -> Names {
    let mut names = Names::default();
    let mut renames = Renames::new(config, sink);
    let published = Published::of(model, lock);
    types::assign(model, &published, &mut renames, &mut names);
    modules::assign(model, config, &published, &mut names, renames.sink);
    fields::assign(model, &published, &mut renames, &mut names);
    variants::assign(model, &published, &mut renames, &mut names);
    constants::assign(model, &published, &mut names);
    constants::assign_of_roots(model, &mut names);
    renames.report_unused();
    names
}
