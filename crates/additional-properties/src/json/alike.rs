//! Whether two texts of JSON are written alike: white space, escapes and the order of members aside, every digit counts.

use std::borrow::Cow;

use super::error::Error;
use super::kind::Found;
use super::read::{Check, MapReader, Reader, SeqReader};

/// Whether two valid texts are alike. What is no valid text is alike only to itself.
pub(crate) fn alike(one: &str, other: &str) -> bool {
    one == other || compare(one, other).unwrap_or(false)
}

fn compare(one: &str, other: &str) -> Result<bool, Error> {
    let kind = Reader::new(one).kind()?;
    if kind != Reader::new(other).kind()? {
        return Ok(false);
    }
    Ok(match kind {
        Found::Object => all_alike(&members(one)?, &members(other)?),
        Found::Array => all_alike(&items(one)?, &items(other)?),
        Found::String => Reader::new(one).string()? == Reader::new(other).string()?,
        _ => one.trim_ascii() == other.trim_ascii(),
    })
}

/// The members of an object by name; those of one name in their order.
fn members(text: &str) -> Result<Vec<(Cow<'_, str>, &str)>, Error> {
    let mut reader = Reader::new(text);
    let mut map = MapReader::open(&mut reader)?;
    let mut found = Vec::new();
    while let Some(name) = map.next(&mut reader)? {
        found.push((name, reader.skip(Check::Syntax)?));
    }
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(found)
}

fn items(text: &str) -> Result<Vec<(Cow<'_, str>, &str)>, Error> {
    let mut reader = Reader::new(text);
    let mut list = SeqReader::open(&mut reader)?;
    let mut found = Vec::new();
    while list.next(&mut reader)? {
        found.push((Cow::Borrowed(""), reader.skip(Check::Syntax)?));
    }
    Ok(found)
}

fn all_alike(one: &[(Cow<'_, str>, &str)], other: &[(Cow<'_, str>, &str)]) -> bool {
    let mut pairs = one.iter().zip(other);
    one.len() == other.len() && pairs.all(|(one, other)| one.0 == other.0 && alike(one.1, other.1))
}

#[cfg(test)]
mod tests {
    use super::alike;

    #[test]
    fn digits_count_and_white_space_does_not() {
        for (one, other, is_alike) in [
            (
                r#"{"a":1,"b":[1.10, null]}"#,
                r#"{ "b": [1.10,null], "a" :1 }"#,
                true,
            ),
            (r#""\u0041""#, r#""A""#, true),
            ("1.10", "1.1", false),
            ("[1]", "[1,2]", false),
            (r#"{"a":1,"a":2}"#, r#"{"a":2}"#, false),
            (r#"{"a":1,"a":2}"#, r#"{"a":2,"a":1}"#, false),
            ("18446744073709551616", "18446744073709551617", false),
            ("null", "false", false),
        ] {
            assert_eq!(alike(one, other), is_alike, "{one} {other}");
        }
    }
}
