//! `client-user-id-without-pii`: the client's identifier holds no personal data.
//!
//! Seen in part: the form of an email address, or the email address or phone number of the same record.

use super::rule::{Report, Rule, on};
use crate::IdentityVerification;

pub(super) const RULE: Rule = Rule::documented("client-user-id-without-pii", |value, report| {
    on(value, report, check);
});

/// Fewer digits than this say nothing about a phone number.
const SHORTEST_NUMBER: usize = 7;

fn check(attempt: &IdentityVerification, report: &mut Report<'_>) {
    let id = attempt.client_user_id.to_lowercase();
    let user = &attempt.user;
    let holds_email = user
        .email_address
        .as_ref()
        .is_some_and(|email| holds(&id, &email.to_lowercase(), 1));
    let holds_phone = user
        .phone_number
        .value()
        .is_some_and(|phone| holds(&digits(&id), &digits(phone), SHORTEST_NUMBER));
    if holds_email || holds_phone || looks_like_email(&id) {
        report.breach(
            "/client_user_id",
            "should hold no personal data such as an email address or a phone number",
        );
    }
}

fn holds(text: &str, part: &str, shortest: usize) -> bool {
    part.len() >= shortest && text.contains(part)
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn looks_like_email(text: &str) -> bool {
    let domain_has_dot = |domain: &str| {
        domain
            .split_once('.')
            .is_some_and(|(a, b)| !a.is_empty() && !b.is_empty())
    };
    text.split_once('@')
        .is_some_and(|(local, domain)| !local.is_empty() && domain_has_dot(domain))
}
