//! A string that keeps to a format, a pattern and a length.

use crate::model::{Constraints, StringFormat};
use regex_syntax::hir::{Class, Hir, HirKind};

/// Longer strings are no examples.
const MAX_LENGTH: usize = 1_000;

/// What a reader expects of a class of characters, the likeliest first.
const PREFERRED: &str = "abcdefghijklmnopqrstuvwxyz1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ-_. /:@+";

/// The `nth` string that keeps to `constraints`, as far as it can be told.
pub(super) fn string(format: &StringFormat, constraints: &Constraints, nth: usize) -> String {
    let least = limit(constraints.min_length, 0).min(MAX_LENGTH);
    let most = limit(constraints.max_length, usize::MAX);
    let matching = |pattern: &String| matching(pattern, least, most, nth);
    if let Some(found) = constraints.pattern.as_ref().and_then(matching) {
        return found;
    }
    let simple = match format.name().and_then(of_format) {
        Some(fixed) if nth == 0 => return fixed.to_owned(),
        Some(fixed) => return numbered(format, fixed, nth),
        None if nth == 0 => "text".to_owned(),
        None => format!("text{}", nth + 1),
    };
    let length = least.max(simple.len()).min(most);
    // What tells strings apart is at the end, so it is the end that stays.
    let cut = simple.len().saturating_sub(length);
    let filler = "text"
        .chars()
        .cycle()
        .take(length.saturating_sub(simple.len()));
    filler.chain(simple[cut..].chars()).collect()
}

/// The `nth` string that matches `pattern`; none where the pattern is no regular expression of a finite automaton.
pub(super) fn matching(pattern: &str, least: usize, most: usize, nth: usize) -> Option<String> {
    let hir = regex_syntax::Parser::new().parse(pattern).ok()?;
    let mut best: Option<String> = None;
    // What may be repeated is there once, then as often as the length asks for, then as seldom as it can be.
    for repeat in (1..=least.max(1)).chain([0]) {
        let mut out = String::new();
        write(&hir, u32::try_from(repeat).ok()?, nth, &mut out)?;
        let length = out.chars().count();
        if (least..=most).contains(&length) {
            return Some(out);
        }
        best = best.or(Some(out));
    }
    best
}

/// Writes what `hir` matches; none where it matches nothing or too much.
fn write(hir: &Hir, repeat: u32, nth: usize, out: &mut String) -> Option<()> {
    if out.len() > MAX_LENGTH {
        return None;
    }
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => out.push_str(std::str::from_utf8(&literal.0).ok()?),
        HirKind::Class(class) => out.push(member(class, nth)?),
        HirKind::Capture(capture) => write(&capture.sub, repeat, nth, out)?,
        HirKind::Repetition(repetition) => {
            let most = repetition.max.unwrap_or(u32::MAX);
            for _ in 0..repeat.clamp(repetition.min, most) {
                write(&repetition.sub, repeat, nth, out)?;
            }
        }
        HirKind::Concat(parts) => {
            for part in parts {
                write(part, repeat, nth, out)?;
            }
        }
        HirKind::Alternation(parts) => write(&parts[nth % parts.len()], repeat, nth, out)?,
    }
    Some(())
}

/// The `nth` character of a class.
fn member(class: &Class, nth: usize) -> Option<char> {
    let contains = |c: char| match class {
        Class::Unicode(class) => class
            .iter()
            .any(|range| (range.start()..=range.end()).contains(&c)),
        Class::Bytes(class) => {
            let byte = u8::try_from(c).ok();
            byte.is_some_and(|byte| {
                class
                    .iter()
                    .any(|range| (range.start()..=range.end()).contains(&byte))
            })
        }
    };
    let preferred: Vec<char> = PREFERRED.chars().filter(|c| contains(*c)).collect();
    if preferred.is_empty() {
        return match class {
            Class::Unicode(class) => class
                .iter()
                .next()
                .map(regex_syntax::hir::ClassUnicodeRange::start),
            Class::Bytes(class) => class.iter().next().map(|range| char::from(range.start())),
        };
    }
    Some(preferred[nth % preferred.len()])
}

/// A value of a format.
fn of_format(name: &str) -> Option<&'static str> {
    Some(match name {
        "date-time" => "2024-05-29T13:45:30Z",
        "date" => "2024-05-29",
        "time" => "13:45:30Z",
        "duration" => "P1D",
        "email" | "idn-email" => "person@example.com",
        "uri" | "iri" => "https://example.com/",
        "uuid" => "4f0a2c6e-8d1b-4c3e-9a57-0b6d2e8f1c34",
        "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "json-pointer" => "/text",
        "relative-json-pointer" => "1",
        _ => return None,
    })
}

/// `fixed` with another number in it.
fn numbered(format: &StringFormat, fixed: &str, nth: usize) -> String {
    let nth = nth % 9;
    match format.name() {
        Some("uri" | "iri" | "json-pointer") => format!("{fixed}{}", nth + 1),
        Some("email" | "idn-email") => format!("person{}@example.com", nth + 1),
        Some("ipv4" | "ipv6" | "uuid") => format!("{}{}", &fixed[..fixed.len() - 1], nth),
        // The last digit before the zone.
        Some("date-time" | "time") => fixed.replace("0Z", &format!("{nth}Z")),
        Some("date") => format!("{}{}", &fixed[..fixed.len() - 1], nth.max(1)),
        Some("duration") => format!("P{}D", nth + 1),
        _ => format!("{}", nth + 1),
    }
}

fn limit(value: Option<u64>, open: usize) -> usize {
    value.map_or(open, |value| usize::try_from(value).unwrap_or(usize::MAX))
}

#[cfg(test)]
mod tests {
    use super::{matching, string};
    use crate::model::{Constraints, StringFormat};

    #[test]
    fn a_pattern_gets_a_readable_string() {
        let made = |pattern| matching(pattern, 0, 100, 0).expect("a regular expression");
        assert_eq!(made("^[A-Z]{2}$"), "AA");
        assert_eq!(made(r"^\d{4}-\d{2}$"), "1111-11");
        assert_eq!(made("^(red|green)$"), "red");
        assert_eq!(made("^[^a-z]+$"), "1");
        assert_eq!(matching("^[a-z]*$", 5, 9, 0).as_deref(), Some("aaaaa"));
        assert_eq!(matching("^[a-z]?$", 0, 0, 0).as_deref(), Some(""));
        assert_eq!(matching("(?=a)b", 0, 9, 0), None);
    }

    #[test]
    fn the_nth_string_is_another() {
        let limits = |least, most| Constraints {
            min_length: least,
            max_length: most,
            ..Constraints::default()
        };
        let made = |limits, nth| string(&StringFormat::None, limits, nth);
        let (open, tight) = (limits(Some(6), None), limits(None, Some(1)));
        assert_eq!(made(&open, 0), "tetext");
        assert_eq!(made(&open, 1), "ttext2");
        assert_ne!(made(&tight, 0), made(&tight, 1));
    }
}
