//! `document-category-closed-set`: the category is one of the listed values.

use super::rule::{Report, Rule, on};
use crate::PhysicalDocumentExtractedData;

pub(super) const RULE: Rule = Rule::guaranteed("document-category-closed-set", |value, report| {
    on(value, report, check);
});

fn check(data: &PhysicalDocumentExtractedData, report: &mut Report<'_>) {
    if data.category.is_unknown() {
        report.breach("/category", "must be one of the listed categories");
    }
}
