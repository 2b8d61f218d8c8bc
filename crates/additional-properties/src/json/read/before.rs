//! What comes before a value in the text: the name of the member that it is.

use super::super::shape::Shape;
use super::{scan, string};

/// The declared member whose value is at `offset`.
///
/// The text is read backwards from there, because nobody but the object itself knows which of its members is being read, and to write that
/// down would cost every object.
pub(super) fn member_before(shape: &Shape, text: &str, offset: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let is_spaced = usize::from(bytes.get(offset.wrapping_sub(1)) == Some(&b' '));
    let end = offset.checked_sub(2 + is_spaced)?;
    let quote = scan::last_quote(&bytes[..end])?;
    // What is in front of the quote stands for the comma of the key; behind a backslash the quote is part of a name.
    let start = quote.checked_sub(1)?;
    let front = bytes[start];
    match shape.at(&bytes[start..], front ^ b',') {
        Some((member, key)) if start + key.len() + is_spaced == offset && front != b'\\' => {
            Some(member)
        }
        _ => rare_member_before(shape, text, offset),
    }
}

/// The same where other white space is around the colon, or where the name has escapes or is an alias.
#[cold]
fn rare_member_before(shape: &Shape, text: &str, offset: usize) -> Option<usize> {
    let before = text[..offset].trim_ascii_end().strip_suffix(':')?;
    let before = before.trim_ascii_end().strip_suffix('"')?;
    let mut quotes = before.rmatch_indices('"').map(|(at, _)| at);
    // A quote inside the name is behind an odd number of backslashes.
    let backslashes = |at: usize| before[..at].len() - before[..at].trim_end_matches('\\').len();
    let opening = quotes.find(|&at| backslashes(at) % 2 == 0)?;
    let name = &before[opening + 1..];
    if name.contains('\\') {
        return shape.find(&string::unescape(name, |_| None)?);
    }
    shape.find(name)
}
