//! Patterns, compiled once per process.

use regex_lite::Regex;
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

static COMPILED: LazyLock<Mutex<HashMap<&'static str, Option<Regex>>>> =
    LazyLock::new(Mutex::default);

/// Whether `pattern` matches somewhere in `text`; `None` when the engine cannot read the pattern.
pub(super) fn matches(pattern: &'static str, text: &str) -> Option<bool> {
    let mut compiled = COMPILED.lock().unwrap_or_else(PoisonError::into_inner);
    let regex = compiled
        .entry(pattern)
        .or_insert_with(|| Regex::new(pattern).ok());
    regex.as_ref().map(|regex| regex.is_match(text))
}

/// True when the engine cannot read `pattern` (look-around, back-references, classes by Unicode property).
pub(super) fn is_unreadable(pattern: &'static str) -> bool {
    matches(pattern, "").is_none()
}
