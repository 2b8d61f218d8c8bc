//! Which page of several holds a field, value or variant of a large type, or one of many types, named values or rules: a page that nobody can load is no
//! documentation.

use std::ops::Range;

/// How many fields are on one page at most.
const MAX_FIELDS: usize = 16;
/// How many values of an enum or variants of a union are on one page at most.
const MAX_ROWS: usize = 80;
/// How many named values are on one page at most.
const MAX_VALUES: usize = 37;
/// How many rules are on one page at most.
const MAX_RULES: usize = 72;
/// How many types the overview lists on one page at most.
const MAX_LISTED: usize = 120;
/// How many fields of the inventory of sensitive data are on one page at most.
const MAX_CLASSIFIED: usize = 200;

/// How things are divided into pages; no page is empty but the first.
#[derive(Clone, Copy, Debug)]
pub struct Pagination {
    count: usize,
    a_page: usize,
}

impl Pagination {
    /// The pages of an object with `count` fields.
    #[must_use]
    pub fn of_fields(count: usize) -> Self {
        Self::new(count, MAX_FIELDS)
    }

    /// The pages of an enum with `count` values or a union with `count` variants.
    #[must_use]
    pub fn of_rows(count: usize) -> Self {
        Self::new(count, MAX_ROWS)
    }

    /// The pages of `count` named values.
    #[must_use]
    pub fn of_values(count: usize) -> Self {
        Self::new(count, MAX_VALUES)
    }

    /// The pages of `count` rules.
    #[must_use]
    pub fn of_rules(count: usize) -> Self {
        Self::new(count, MAX_RULES)
    }

    /// The pages of an inventory of `count` fields.
    #[must_use]
    pub fn of_classified(count: usize) -> Self {
        Self::new(count, MAX_CLASSIFIED)
    }

    /// The pages of a list of `count` types.
    #[must_use]
    pub fn of_listed(count: usize) -> Self {
        Self::new(count, MAX_LISTED)
    }

    /// One page, however much there is.
    #[must_use]
    pub fn whole() -> Self {
        Self::new(1, 1)
    }

    /// As few pages as `max` allows, each with about as much as the others.
    fn new(count: usize, max: usize) -> Self {
        let pages = count.div_ceil(max).max(1);
        let a_page = count.div_ceil(pages).max(1);
        Self { count, a_page }
    }

    /// What one page holds, as indices.
    #[must_use]
    pub fn range(self, page: usize) -> Range<usize> {
        page * self.a_page..self.count.min((page + 1) * self.a_page)
    }

    /// The page that holds the one at `index`.
    #[must_use]
    pub fn of(self, index: usize) -> usize {
        index / self.a_page
    }

    /// The last page.
    #[must_use]
    pub fn last(self) -> usize {
        self.of(self.count.saturating_sub(1))
    }
}

/// The file that describes the rule at `index` of `count`.
#[must_use]
pub fn file_of_rule(count: usize, index: usize) -> String {
    file("rules", Pagination::of_rules(count).of(index))
}

/// The file of a page among those that begin with `stem`. No slug has a dot, so that it is the file of no other type.
#[must_use]
pub fn file(stem: &str, page: usize) -> String {
    match page {
        0 => format!("{stem}.html"),
        page => format!("{stem}.{}.html", page + 1),
    }
}
