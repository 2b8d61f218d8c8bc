//! Constraints of strings: lengths, patterns, formats.

use super::{format, plural};
use crate::inspect::Constraint;
use regex_lite::Regex;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::{LazyLock, Mutex, PoisonError};

/// What is wrong, as the rest of a sentence; `None` when the constraint holds.
pub(super) fn breach(constraint: Constraint, value: &str) -> Option<String> {
    match constraint {
        Constraint::MinLength(least) if length(value) < least => {
            Some(format!("must have at least {}", plural(least, "character")))
        }
        Constraint::MaxLength(most) if length(value) > most => {
            Some(format!("must have at most {}", plural(most, "character")))
        }
        Constraint::Pattern(pattern) if matches(pattern, value) == Some(false) => {
            Some(format!("must match the pattern {pattern}"))
        }
        Constraint::Format(name) if format::holds(name, value) == Some(false) => {
            Some(format!("must have the format {name}"))
        }
        _ => None,
    }
}

/// Length in code points, as JSON Schema counts.
fn length(value: &str) -> u64 {
    value.chars().count() as u64
}

/// Compiled once per process, because compiling costs far more than matching.
static COMPILED: LazyLock<Mutex<HashMap<String, Option<Regex>>>> = LazyLock::new(Mutex::default);

/// Whether `pattern` matches somewhere in `value`; `None` when the engine can't read the pattern.
pub(super) fn matches(pattern: &str, value: &str) -> Option<bool> {
    let mut compiled = COMPILED.lock().unwrap_or_else(PoisonError::into_inner);
    if !compiled.contains_key(pattern) {
        compiled.insert(
            pattern.to_owned(),
            Regex::new(&as_the_engine_reads(pattern)).ok(),
        );
    }
    let regex = compiled.get(pattern)?.as_ref();
    regex.map(|regex| regex.is_match(value))
}

/// `pattern` with the classes of ECMA-262 where the engine's differ: `\s` and `\S` are about all white space of Unicode, and `.` is no line end.
/// The engine has no `\cA` and `\0`, which are characters by number.
fn as_the_engine_reads(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len());
    let mut characters = pattern.chars().peekable();
    let mut in_class = false;
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('s') if in_class => out.push_str(WHITE_SPACE),
                Some('s') => out.extend(["[", WHITE_SPACE, "]"]),
                Some('S') if !in_class => out.extend(["[^", WHITE_SPACE, "]"]),
                Some('0') if !characters.peek().is_some_and(char::is_ascii_digit) => {
                    out.push_str("\\x00");
                }
                Some('c') => match characters.next_if(char::is_ascii_alphabetic) {
                    Some(letter) => drop(write!(out, "\\x{:02X}", u32::from(letter) % 32)),
                    None => out.push_str("\\c"),
                },
                other => out.extend(std::iter::once('\\').chain(other)),
            },
            '.' if !in_class => out.push_str("[^\\n\\r\u{2028}\u{2029}]"),
            other => {
                in_class = (in_class || other == '[') && other != ']';
                out.push(other);
            }
        }
    }
    out
}

/// What `\s` is about in ECMA-262.
const WHITE_SPACE: &str = "\\t\\n\\x0B\\x0C\\r \u{a0}\u{1680}\u{2000}-\u{200a}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}\u{feff}";

/// True when the engine can't read `pattern`: it has no look-around, back-references or classes by Unicode property.
pub(super) fn is_unreadable(pattern: &str) -> bool {
    matches(pattern, "").is_none()
}
