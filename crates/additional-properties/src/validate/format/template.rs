//! URI templates, by the grammar of RFC 6570.

use super::reference::{escapes_hold, is_beyond_ascii, is_private};

/// Literals, and expressions in braces.
pub(super) fn is_template(value: &str) -> bool {
    let mut pieces = value.split('{');
    pieces.next().is_some_and(is_literal)
        && pieces.all(|piece| match piece.split_once('}') {
            Some((expression, literal)) => is_expression(expression) && is_literal(literal),
            None => false,
        })
}

/// The apostrophe is one of the characters since erratum 6937.
fn is_literal(value: &str) -> bool {
    let is_character = |c: char| match c {
        '\0'..=' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '\u{7f}' => false,
        _ => c.is_ascii() || is_beyond_ascii(c) || is_private(c),
    };
    value.chars().all(is_character) && escapes_hold(value)
}

/// Perhaps an operator, then variables with commas between them. Operators that are reserved for later are in the grammar, too.
fn is_expression(value: &str) -> bool {
    let variables = value
        .strip_prefix(|c: char| "+#./;?&=,!@|".contains(c))
        .unwrap_or(value);
    variables.split(',').all(is_variable)
}

/// A name, and perhaps `*` or how much of the value is taken.
fn is_variable(value: &str) -> bool {
    let name = match value.split_once(':') {
        Some((name, length)) if is_prefix_length(length) => name,
        Some(_) => return false,
        None => value.strip_suffix('*').unwrap_or(value),
    };
    let is_character = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '%';
    let is_part = |part: &str| !part.is_empty() && part.chars().all(is_character);
    name.split('.').all(is_part) && escapes_hold(name)
}

/// 1 to 9999.
fn is_prefix_length(value: &str) -> bool {
    let digits = value.bytes().all(|byte| byte.is_ascii_digit());
    digits && (1..=4).contains(&value.len()) && !value.starts_with('0')
}
