//! Collects rejections, so that all of them are reported together.
//!
//! In: errors with spans. Out: one combined error. No message is worded here.

use std::cell::RefCell;
use std::fmt::Display;

use proc_macro2::Span;
use syn::Error;

/// The rejections of one input. It must be consumed with [`Errors::finish`].
#[derive(Default)]
pub(crate) struct Errors {
    found: RefCell<Vec<Error>>,
}

impl Errors {
    /// Adds one rejection with its span.
    pub(crate) fn at(&self, span: Span, message: impl Display) {
        self.push(Error::new(span, message));
    }

    /// Adds a rejection that syn made.
    pub(crate) fn push(&self, error: Error) {
        self.found.borrow_mut().push(error);
    }

    /// All rejections as one error, or nothing.
    pub(crate) fn finish(self) -> syn::Result<()> {
        let mut found = self.found.into_inner().into_iter();
        let Some(mut first) = found.next() else {
            return Ok(());
        };
        first.extend(found);
        Err(first)
    }
}
