//! Small marks: sensitivity, presence, strength of a rule.

use crate::content::sensitivity;
use crate::model::Sensitivity;
use maud::{Markup, html};

/// The badge of a class; its text says the class, its colour only repeats it.
pub(super) fn sensitive(class: Sensitivity) -> Markup {
    html! { span.badge.(class.as_str()) { (sensitivity::label(class)) } }
}

/// Badges of several classes.
pub(super) fn sensitive_all(classes: &[Sensitivity]) -> Markup {
    html! { @for class in classes { (sensitive(*class)) " " } }
}
