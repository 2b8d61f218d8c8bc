//! Formats of strings: all of the standard but `idn-hostname`, which needs the tables of Unicode.

mod expression;
mod host;
mod moment;
mod reference;
mod template;

use reference::Alphabet;
use std::net::{Ipv4Addr, Ipv6Addr};

/// Whether `value` has the format `name`; `None` for a format that is not known here.
pub(super) fn holds(name: &str, value: &str) -> Option<bool> {
    Some(match name {
        "date" => moment::is_date(value),
        "date-time" => moment::is_date_time(value),
        "duration" => moment::is_duration(value),
        "time" => moment::is_time(value),
        "email" => value.is_ascii() && host::is_email(value),
        "hostname" => value.is_ascii() && host::is_domain(value),
        "idn-email" => host::is_email(value),
        "ipv4" => value.parse::<Ipv4Addr>().is_ok(),
        "ipv6" => value.parse::<Ipv6Addr>().is_ok(),
        "iri" => reference::is_absolute(value, Alphabet::Iri),
        "iri-reference" => reference::is_reference(value, Alphabet::Iri),
        "json-pointer" => is_pointer(value),
        "regex" => expression::may_be_valid(value),
        "relative-json-pointer" => is_relative_pointer(value),
        "uri" => reference::is_absolute(value, Alphabet::Uri),
        "uri-reference" => reference::is_reference(value, Alphabet::Uri),
        "uri-template" => template::is_template(value),
        "uuid" => is_uuid(value),
        _ => return None,
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
