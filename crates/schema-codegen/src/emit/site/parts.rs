//! Links between the pages of something large.

use super::link::breakable;
use crate::content::pagination::{self, Pagination};
use maud::{Markup, html};
use std::collections::BTreeSet;

/// Up to this many pages are all in the list of pages.
const MAX_PARTS: usize = 40;
/// Of more pages, this many before and behind the page itself are.
const NEAR_PARTS: usize = 8;

/// The pages that the list on one of `count` pages leads to: the first and the last, those near it, and others at steps that double.
fn listed_parts(count: usize, here: usize) -> BTreeSet<usize> {
    if count <= MAX_PARTS {
        return (0..count).collect();
    }
    let steps = (0..usize::BITS).map(|bit| 1 << bit);
    let distances = (0..=NEAR_PARTS).chain(steps);
    let around = distances.flat_map(|far| [here.checked_sub(far), here.checked_add(far)]);
    let around = around.flatten().filter(|part| *part < count);
    around.chain([0, count - 1]).collect()
}

/// Links to the pages between which something large is divided; `label` names what one holds.
pub(super) fn parts_list(
    stem: &str,
    parts: Pagination,
    here: usize,
    label: impl Fn(usize) -> String,
) -> Markup {
    let count = parts.last() + 1;
    let mut expected = 0;
    let mut after_gap = |at: usize| at != std::mem::replace(&mut expected, at + 1);
    html! {
        @if count > 1 {
            nav.parts aria-label="Pagination of this page" {
                ol {
                    @for at in listed_parts(count, here) {
                        @if after_gap(at) { li { "…" } }
                        @let range = parts.range(at);
                        li { a href=(pagination::file(stem, at)) aria-current=[(at == here).then_some("page")] {
                            (breakable(&label(range.start))) " – " (breakable(&label(range.end - 1)))
                        } }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::listed_parts;

    fn listed(count: usize, here: usize) -> Vec<usize> {
        listed_parts(count, here).into_iter().collect()
    }

    #[test]
    fn of_many_pages_those_near_and_at_steps_that_double_are_listed() {
        assert_eq!(listed(40, 3), (0..40).collect::<Vec<_>>());
        let expected = [0, 1, 2, 3, 4, 5, 6, 7, 8, 16, 32, 64, 99];
        assert_eq!(listed(100, 0), expected);
        assert_eq!(
            listed(100, 99),
            expected
                .map(|at| 99 - at)
                .into_iter()
                .rev()
                .collect::<Vec<_>>()
        );
        let middle = listed(100_000, 50_000);
        assert_eq!(middle.len(), 2 * (8 + 12) + 1 + 2);
        assert!((49_992..=50_008).all(|at| middle.contains(&at)));
    }
}
