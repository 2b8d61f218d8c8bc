//! URIs, IRIs and references to them, by the grammars of RFC 3986 and RFC 3987.

use std::net::Ipv6Addr;

/// Which characters there are.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Alphabet {
    /// Those of RFC 3986, all of ASCII.
    Uri,
    /// Those of RFC 3987, too.
    Iri,
}

/// A scheme, a colon, and what they lead to.
pub(super) fn is_absolute(value: &str, alphabet: Alphabet) -> bool {
    behind_scheme(value).is_some_and(|rest| has_parts(rest, alphabet))
}

/// The same, or what is relative: its first segment has no colon, which would end a scheme.
pub(super) fn is_reference(value: &str, alphabet: Alphabet) -> bool {
    let rest = behind_scheme(value);
    let is_unambiguous = || {
        let end = value.find([':', '/', '?', '#']);
        end.is_none_or(|end| !value[end..].starts_with(':'))
    };
    (rest.is_some() || is_unambiguous()) && has_parts(rest.unwrap_or(value), alphabet)
}

/// What is behind the colon of a scheme.
fn behind_scheme(value: &str) -> Option<&str> {
    let (scheme, rest) = value.split_once(':')?;
    let mut characters = scheme.chars();
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && characters.all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    is_scheme.then_some(rest)
}

/// Perhaps an authority behind two slashes, a path, perhaps a query, perhaps a fragment.
fn has_parts(value: &str, alphabet: Alphabet) -> bool {
    let (value, fragment) = value.split_once('#').unwrap_or((value, ""));
    let (value, query) = value.split_once('?').unwrap_or((value, ""));
    let (authority, path) = match value.strip_prefix("//") {
        Some(rest) => rest.split_at(rest.find('/').unwrap_or(rest.len())),
        None => ("", value),
    };
    let is_private = |c| alphabet == Alphabet::Iri && is_private(c);
    is_authority(authority, alphabet)
        && is_made_of(path, alphabet, |c| "/:@".contains(c))
        && is_made_of(query, alphabet, |c| "/?:@".contains(c) || is_private(c))
        && is_made_of(fragment, alphabet, |c| "/?:@".contains(c))
}

/// Perhaps a user and `@`, a host, perhaps a colon and the digits of a port.
fn is_authority(value: &str, alphabet: Alphabet) -> bool {
    let (user, host) = value.split_once('@').unwrap_or(("", value));
    let literal = host.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let (is_host, port) = if let Some((address, port)) = literal {
        (is_address(address), port)
    } else {
        let (name, port) = host.split_at(host.find(':').unwrap_or(host.len()));
        (is_made_of(name, alphabet, |_| false), port)
    };
    let is_port = match port.strip_prefix(':') {
        Some(digits) => digits.bytes().all(|byte| byte.is_ascii_digit()),
        None => port.is_empty(),
    };
    is_host && is_port && is_made_of(user, alphabet, |c| c == ':')
}

/// What is in the brackets of a host: an address of IPv6, or `v`, a version, a point and an address of that.
fn is_address(value: &str) -> bool {
    let Some(future) = value.strip_prefix(['v', 'V']) else {
        return value.parse::<Ipv6Addr>().is_ok();
    };
    future.split_once('.').is_some_and(|(version, address)| {
        let is_version = !version.is_empty() && super::is_hex(version);
        let is_character = |c: char| c == ':' || is_character(c, Alphabet::Uri);
        is_version && !address.is_empty() && address.chars().all(is_character)
    })
}

/// True for nothing but escapes, the characters that every part has, and `more`.
fn is_made_of(value: &str, alphabet: Alphabet, more: impl Fn(char) -> bool) -> bool {
    let is_one = |c: char| c == '%' || is_character(c, alphabet) || more(c);
    value.chars().all(is_one) && escapes_hold(value)
}

/// Unreserved characters and sub-delimiters.
fn is_character(character: char, alphabet: Alphabet) -> bool {
    character.is_ascii_alphanumeric()
        || "-._~!$&'()*+,;=".contains(character)
        || alphabet == Alphabet::Iri && is_beyond_ascii(character)
}

/// RFC 3987's `ucschar`.
pub(super) fn is_beyond_ascii(character: char) -> bool {
    match character {
        '\u{a0}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{ffef}' => true,
        '\u{10000}'..='\u{dfffd}' | '\u{e1000}'..='\u{efffd}' => is_assignable(character),
        _ => false,
    }
}

/// RFC 3987's `iprivate`.
pub(super) fn is_private(character: char) -> bool {
    match character {
        '\u{e000}'..='\u{f8ff}' => true,
        '\u{f0000}'..='\u{10fffd}' => is_assignable(character),
        _ => false,
    }
}

/// False for the last two of each plane of Unicode.
fn is_assignable(character: char) -> bool {
    u32::from(character) & 0xffff < 0xfffe
}

/// Every `%` has two hexadecimal digits behind it.
pub(super) fn escapes_hold(value: &str) -> bool {
    let mut behind = value.split('%').skip(1);
    behind.all(|rest| rest.get(..2).is_some_and(super::is_hex))
}
