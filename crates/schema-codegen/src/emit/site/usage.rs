//! How a program gets the value that a page describes.

use crate::content::{Page, usage};
use crate::plan::Plan;
use maud::{Markup, html};

/// The request and the program, folded; nothing for a type that nobody fetches by itself.
pub(super) fn usage(plan: &Plan, page: &Page<'_>) -> Markup {
    let Some(usage) = usage::of(plan, page.id) else {
        return html! {};
    };
    let title = if usage.request.is_some() {
        "Fetch and decode"
    } else {
        "Decode"
    };
    html! {
        section.rust aria-labelledby="usage" {
            details {
                summary { h2 #usage { (title) } }
                @if let Some(request) = usage.request {
                    pre tabindex="0" role="region" aria-label="The request" { code { (request.trim_end()) } }
                }
                pre tabindex="0" role="region" aria-label="The program" { code { (usage.decode.trim_end()) } }
            }
        }
    }
}
