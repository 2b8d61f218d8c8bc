//! Formats of strings. A format that is not listed here holds for every string.

use std::net::{Ipv4Addr, Ipv6Addr};

/// True when `value` has the format `name`, or `name` is not known.
pub(super) fn holds(name: &str, value: &str) -> bool {
    match name {
        "date" => is_date(value),
        "date-time" => is_date_time(value),
        "email" => is_email(value),
        "ipv4" => value.parse::<Ipv4Addr>().is_ok(),
        "ipv6" => value.parse::<Ipv6Addr>().is_ok(),
        "uri" => is_uri(value),
        "uuid" => is_uuid(value),
        _ => true,
    }
}

/// RFC 5321's mailbox without quoting: a dotted local part, `@`, a dotted domain or an address in brackets.
fn is_email(value: &str) -> bool {
    let Some((local, domain)) = value.rsplit_once('@') else {
        return false;
    };
    let is_atom = |atom: &str| !atom.is_empty() && atom.chars().all(is_atom_character);
    local.len() <= 64 && local.split('.').all(is_atom) && is_email_domain(domain)
}

fn is_atom_character(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || "!#$%&'*+-/=?^_`{|}~".contains(character)
        || !character.is_ascii()
}

fn is_email_domain(domain: &str) -> bool {
    if let Some(address) = domain
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
    {
        return match address.strip_prefix("IPv6:") {
            Some(address) => address.parse::<Ipv6Addr>().is_ok(),
            None => address.parse::<Ipv4Addr>().is_ok(),
        };
    }
    domain.len() <= 253 && domain.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    let inside = label
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || c == '-' || !c.is_ascii());
    !label.is_empty()
        && label.len() <= 63
        && inside
        && !label.starts_with('-')
        && !label.ends_with('-')
}

/// RFC 3986: a scheme, a colon, and nothing but the characters of a URI.
fn is_uri(value: &str) -> bool {
    let Some((scheme, rest)) = value.split_once(':') else {
        return false;
    };
    let scheme_holds = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    let fragments = rest.matches('#').count();
    scheme_holds && fragments <= 1 && rest.chars().all(is_uri_character) && escapes_hold(rest)
}

fn is_uri_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(character)
}

/// Every `%` has two hexadecimal digits behind it.
fn escapes_hold(value: &str) -> bool {
    let is_hex = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_hexdigit);
    let bytes = value.as_bytes();
    let mut escapes = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'%');
    escapes.all(|(at, _)| is_hex(bytes.get(at + 1)) && is_hex(bytes.get(at + 2)))
}

/// RFC 9562: 8-4-4-4-12 hexadecimal digits.
fn is_uuid(value: &str) -> bool {
    let lengths = [8, 4, 4, 4, 12];
    let groups: Vec<_> = value.split('-').collect();
    groups.len() == lengths.len()
        && groups
            .iter()
            .zip(lengths)
            .all(|(group, length)| group.len() == length && is_hex(group))
}

fn is_hex(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// RFC 3339, full-date.
fn is_date(value: &str) -> bool {
    let bytes = value.as_bytes();
    let shape = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
    shape
        && match (
            digits(value, 0, 4),
            digits(value, 5, 7),
            digits(value, 8, 10),
        ) {
            (Some(year), Some(month), Some(day)) => (1..=days_in(year, month)).contains(&day),
            _ => false,
        }
}

/// RFC 3339, date-time, with a leap second only at the end of a minute.
fn is_date_time(value: &str) -> bool {
    let Some((date, time)) = value.split_once(['T', 't']) else {
        return false;
    };
    let Some(at) = time.find(['Z', 'z', '+', '-']) else {
        return false;
    };
    let (clock, offset) = time.split_at(at);
    is_date(date) && is_clock(clock) && is_offset(offset)
}

fn is_clock(value: &str) -> bool {
    let (clock, fraction) = value.split_once('.').unwrap_or((value, "0"));
    let bytes = clock.as_bytes();
    let shape = bytes.len() == 8 && bytes[2] == b':' && bytes[5] == b':';
    let fraction_holds = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    shape
        && fraction_holds
        && match (
            digits(clock, 0, 2),
            digits(clock, 3, 5),
            digits(clock, 6, 8),
        ) {
            (Some(hour), Some(minute), Some(second)) => hour < 24 && minute < 60 && second <= 60,
            _ => false,
        }
}

fn is_offset(value: &str) -> bool {
    if value.eq_ignore_ascii_case("z") {
        return true;
    }
    let bytes = value.as_bytes();
    bytes.len() == 6
        && bytes[3] == b':'
        && match (digits(value, 1, 3), digits(value, 4, 6)) {
            (Some(hour), Some(minute)) => hour < 24 && minute < 60,
            _ => false,
        }
}

fn digits(value: &str, from: usize, to: usize) -> Option<u32> {
    let part = value.get(from..to)?;
    if part.bytes().all(|byte| byte.is_ascii_digit()) {
        part.parse().ok()
    } else {
        None
    }
}

fn days_in(year: u32, month: u32) -> u32 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 0,
    }
}
