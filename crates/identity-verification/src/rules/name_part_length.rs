//! `name-part-length`: given and family name have at most 100 characters, at least one of them not whitespace.

use super::rule::{Report, Rule, on};
use crate::IdentityVerificationResponseUserName;

pub(super) const RULE: Rule = Rule::documented("name-part-length", |value, report| {
    on(value, report, check);
});

const LONGEST: usize = 100;

fn check(name: &IdentityVerificationResponseUserName, report: &mut Report<'_>) {
    for (part, place) in [
        (&name.given_name, "/given_name"),
        (&name.family_name, "/family_name"),
    ] {
        if part.chars().count() > LONGEST || part.chars().all(char::is_whitespace) {
            report.breach(
                place,
                "should have 1 to 100 characters, not all of them whitespace",
            );
        }
    }
}
