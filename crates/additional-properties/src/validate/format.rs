//! Formats of strings: all of the standard but `idn-hostname`, which needs the tables of Unicode.

mod expression;
mod moment;

use std::net::{Ipv4Addr, Ipv6Addr};

/// Whether `value` has the format `name`; `None` for a format that is not known here.
pub(super) fn holds(name: &str, value: &str) -> Option<bool> {
    Some(match name {
        "date" => moment::is_date(value),
        "date-time" => moment::is_date_time(value),
        "duration" => moment::is_duration(value),
        "time" => moment::is_time(value),
        "email" | "idn-email" => is_email(value),
        "hostname" => value.is_ascii() && is_domain(value),
        "ipv4" => value.parse::<Ipv4Addr>().is_ok(),
        "ipv6" => value.parse::<Ipv6Addr>().is_ok(),
        "iri" => is_absolute(value) && is_reference(value, |c| !c.is_ascii()),
        "iri-reference" => is_reference(value, |c| !c.is_ascii()),
        "json-pointer" => is_pointer(value),
        "regex" => expression::may_be_valid(value),
        "relative-json-pointer" => is_relative_pointer(value),
        "uri" => is_absolute(value) && is_reference(value, |_| false),
        "uri-reference" => is_reference(value, |_| false),
        "uri-template" => is_template(value),
        "uuid" => is_uuid(value),
        _ => return None,
    })
}

/// RFC 5321's mailbox, and RFC 6531's: a local part, dotted or quoted, `@`, a dotted domain or an address in brackets.
fn is_email(value: &str) -> bool {
    let Some((local, domain)) = value.rsplit_once('@') else {
        return false;
    };
    let is_atom = |atom: &str| !atom.is_empty() && atom.chars().all(is_atom_character);
    let is_local = local.split('.').all(is_atom) || is_quoted(local);
    local.len() <= 64 && is_local && is_email_domain(domain)
}

/// A quoted string: between its quotes, a quote or a backslash stands behind a backslash, as any printable character may.
fn is_quoted(local: &str) -> bool {
    let Some(inside) = local
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
    else {
        return false;
    };
    let mut is_escaped = false;
    let all = inside.chars().all(|character| {
        let is_special = !is_escaped && character == '"';
        is_escaped = !is_escaped && character == '\\';
        !is_special && !character.is_ascii_control()
    });
    local.len() > 1 && all && !is_escaped
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
    is_domain(domain)
}

/// RFC 1123: labels with dots between them.
fn is_domain(domain: &str) -> bool {
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

/// RFC 3986: a scheme and a colon come first.
fn is_absolute(value: &str) -> bool {
    value.split_once(':').is_some_and(|(scheme, _)| {
        let mut characters = scheme.chars();
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && characters.all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    })
}

/// RFC 3986, and RFC 3987 with `more` characters: nothing but the characters of a URI, and one fragment at most.
fn is_reference(value: &str, more: fn(char) -> bool) -> bool {
    let fragments = value.matches('#').count();
    fragments <= 1 && value.chars().all(|c| is_uri_character(c) || more(c)) && escapes_hold(value)
}

fn is_uri_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(character)
}

/// RFC 6570: braces come in pairs, not inside of each other, with something inside.
fn is_template(value: &str) -> bool {
    let mut pieces = value.split('{');
    let is_literal = |text: &str| {
        !text
            .chars()
            .any(|c| c.is_ascii_control() || " \"<>\\^`}".contains(c))
    };
    pieces.next().is_some_and(is_literal)
        && pieces.all(|piece| match piece.split_once('}') {
            Some((expression, literal)) => !expression.is_empty() && is_literal(literal),
            None => false,
        })
}

/// RFC 6901: nothing, or segments that each begin with a slash; `~` stands only in `~0` and `~1`.
fn is_pointer(value: &str) -> bool {
    let mut escapes = value.split('~').skip(1);
    (value.is_empty() || value.starts_with('/')) && escapes.all(|rest| rest.starts_with(['0', '1']))
}

/// How many levels up, perhaps by how many items aside, and then a pointer or `#`.
fn is_relative_pointer(value: &str) -> bool {
    let number = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let (levels, rest) = value.split_at(number(value));
    let aside = rest.strip_prefix(['+', '-']).unwrap_or(rest);
    let rest = if aside.len() == rest.len() {
        rest
    } else {
        match number(aside) {
            0 => return false,
            digits => &aside[digits..],
        }
    };
    let is_number = levels == "0" || !levels.is_empty() && !levels.starts_with('0');
    is_number && (rest == "#" || is_pointer(rest))
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
