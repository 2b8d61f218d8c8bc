//! `id-number-value-alphanumeric`: an ID number consists of letters and digits.

use super::rule::{Report, Rule, on};
use crate::UserIDNumber;

pub(super) const RULE: Rule = Rule::documented("id-number-value-alphanumeric", |value, report| {
    on(value, report, check);
});

fn check(number: &UserIDNumber, report: &mut Report<'_>) {
    let holds = !number.value.is_empty()
        && number
            .value
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric());
    if !holds {
        report.breach("/value", "should consist of letters and digits alone");
    }
}
