//! What follows from the whole model.
//!
//! In: a [`Model`]. Out: [`Facts`], one module per fact. Total: no fact can fail.

mod cycles;
mod eq;
mod examples;
mod fits;
mod sensitivity;
mod used_by;
mod uses;

#[cfg(test)]
mod tests;

pub(crate) use fits::takes;

use crate::model::Model;
use crate::plan::Facts;

/// Derives every fact of `model`.
pub(crate) fn analyze(model: &Model) -> Facts {
    Facts {
        boxed: cycles::boxed(model),
        sensitivity: sensitivity::closure(model),
        eq: eq::derivable(model),
        used_by: used_by::fields(model),
        examples: examples::all(model),
    }
}
