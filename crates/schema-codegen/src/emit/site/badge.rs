//! Badges: the small labels beside the name of a type or field.

use crate::content::facts;
use crate::model::{Docs, Sensitivity};
use maud::{Markup, html};

/// The version at which something came.
pub(super) fn since_badge(version: &str) -> Markup {
    html! { span.badge.plain.since { "since " (version) } }
}

/// Who may send a value, where not everybody may.
pub(super) fn access_badge(docs: &Docs) -> Markup {
    html! { @if let Some(access) = facts::access(docs) { " " span.badge.plain { (access.to_text().trim_end_matches('.')) } } }
}

/// The badge of a class of sensitive data; its text says the class, its colour only repeats it.
pub(super) fn class_badge(class: Sensitivity) -> Markup {
    html! { span.badge.(class.as_str()) { (facts::class_label(class)) } }
}

/// Badges of several classes.
pub(super) fn class_badges(classes: &[Sensitivity]) -> Markup {
    html! { @for class in classes { (class_badge(*class)) " " } }
}
