//! Names of hosts, and the mailboxes on them.

use std::net::{Ipv4Addr, Ipv6Addr};

/// RFC 5321's mailbox, and RFC 6531's: a local part, dotted or quoted, `@`, a dotted domain or an address in brackets.
pub(super) fn is_email(value: &str) -> bool {
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
pub(super) fn is_domain(domain: &str) -> bool {
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
        && (label.as_bytes().get(2..4) != Some(b"--") || is_a_label(label))
}

/// RFC 5891: only the Punycode of a name beyond ASCII has two hyphens there. Which characters the name may have is in the tables of Unicode.
fn is_a_label(label: &str) -> bool {
    let prefix = label.get(..4);
    prefix.is_some_and(|prefix| prefix.eq_ignore_ascii_case("xn--")) && is_punycode(&label[4..])
}

/// Whether `value` is RFC 3492's encoding of a string with a character beyond ASCII.
fn is_punycode(value: &str) -> bool {
    let (ascii, code) = value.rsplit_once('-').unwrap_or(("", value));
    // A hyphen at the start ends no ASCII characters.
    let starts_well = !value.starts_with('-') || !ascii.is_empty();
    let length = u32::try_from(ascii.len()).ok();
    starts_well
        && ascii.is_ascii()
        && !code.is_empty()
        && length.is_some_and(|length| decodes(code, length).is_some())
}

/// Decodes `code` into a string that has `length` characters already, and keeps none of it.
fn decodes(code: &str, mut length: u32) -> Option<()> {
    let mut digits = code.chars();
    let (mut character, mut index, mut bias) = (128_u32, 0_u32, 72_u32);
    while let Some(mut digit) = digits.next() {
        let before = index;
        let (mut weight, mut position) = (1_u32, 36);
        loop {
            let value = (digit.to_digit(36)? + 26) % 36;
            index = index.checked_add(value.checked_mul(weight)?)?;
            let threshold = u32::clamp(position.max(bias + 1) - bias, 1, 26);
            if value < threshold {
                break;
            }
            weight = weight.checked_mul(36 - threshold)?;
            position += 36;
            digit = digits.next()?;
        }
        length += 1;
        bias = adapted_bias(index - before, length, before == 0);
        character = character.checked_add(index / length)?;
        char::from_u32(character)?;
        index = index % length + 1;
    }
    Some(())
}

/// RFC 3492, section 6.1.
fn adapted_bias(delta: u32, length: u32, is_first: bool) -> u32 {
    let mut delta = if is_first { delta / 700 } else { delta / 2 };
    delta += delta / length;
    let mut bias = 0;
    while delta > 455 {
        delta /= 35;
        bias += 36;
    }
    bias + 36 * delta / (delta + 38)
}
