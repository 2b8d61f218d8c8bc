//! The page "Changes": what differs from the version before, by who is concerned.

use super::link::Linker;
use maud::{Markup, html};

/// The middle of the page.
pub(super) fn middle(linker: Linker<'_, '_>) -> Markup {
    let Some(page) = &linker.content.changes else {
        return html! {};
    };
    html! {
        article.wide {
            header {
                h1 { (page.title) }
                div.lead { p { (linker.phrase(&page.about)) } }
            }
            @for section in &page.sections {
                section aria-labelledby=(section.anchor) {
                    h2 #(section.anchor) { (section.title) }
                    p { (linker.phrase(&section.about)) }
                    @if !section.items.is_empty() {
                        ul.changes { @for item in &section.items { li { (linker.phrase(item)) } } }
                    }
                }
            }
        }
    }
}
