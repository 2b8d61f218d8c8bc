//! Upper camel case and snake case, of letters that every Rust lint accepts. Keywords and clashes belong to [`super::scope`].

use heck::{ToSnakeCase, ToUpperCamelCase};

/// `text` in upper camel case; a text that is upper camel case already stays as it is. Empty when `text` has no letter or digit.
pub(crate) fn pascal(text: &str) -> String {
    let is_pascal = text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.chars().all(|c| c.is_ascii_alphanumeric());
    if is_pascal {
        return text.to_owned();
    }
    let words = words(text);
    let shouted = words
        .iter()
        .all(|word| !word.chars().any(char::is_lowercase));
    let cased = words.iter().map(|word| {
        if shouted {
            word.to_upper_camel_case()
        } else {
            capitalized(word)
        }
    });
    cased.collect()
}

/// `text` as a variant: upper camel case, acronyms as words.
pub(super) fn variant(text: &str) -> String {
    words(text)
        .iter()
        .map(|word| word.to_upper_camel_case())
        .collect()
}

/// `text` in snake case.
pub(super) fn snake(text: &str) -> String {
    let words: Vec<String> = words(text)
        .iter()
        .map(|word| word.to_snake_case())
        .filter(|word| !word.is_empty())
        .collect();
    words.join("_")
}

/// `text` in the case of constants.
pub(super) fn shouting(text: &str) -> String {
    snake(text).to_uppercase()
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// The words of `text`; when it holds signs alone, the names of the signs.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for (index, c) in text.chars().enumerate() {
        if is_plain(c) {
            word.push(c);
        } else if c.is_alphanumeric() {
            // Letters that some lint or reader would trip over are spelled by number.
            words.push(std::mem::take(&mut word));
            words.push(format!("u{:x}", u32::from(c)));
        } else {
            words.push(std::mem::take(&mut word));
            if index == 0 && c == '-' && text[1..].starts_with(|next: char| next.is_ascii_digit()) {
                words.push("minus".to_owned());
            }
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    if words.is_empty() {
        words.extend(text.chars().filter_map(sign).take(8).map(str::to_owned));
    }
    words
}

/// Letters that identifiers are made of as they stand: ASCII, Latin-1, Han, kana and Hangul.
fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{ff}')
        || matches!(c, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

fn sign(c: char) -> Option<&'static str> {
    Some(match c {
        '+' => "plus",
        '-' => "minus",
        '*' => "star",
        '/' => "slash",
        '\\' => "backslash",
        '=' => "equal",
        '<' => "less",
        '>' => "greater",
        '!' => "not",
        '?' => "question",
        '&' => "and",
        '|' => "or",
        '^' => "caret",
        '~' => "tilde",
        '%' => "percent",
        '$' => "dollar",
        '#' => "hash",
        '@' => "at",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '_' => "underscore",
        '(' | ')' => "paren",
        '[' | ']' => "bracket",
        '{' | '}' => "brace",
        '"' | '\'' | '`' => "quote",
        ' ' => "space",
        _ => return None,
    })
}
