//! Strings: a slice of the input where nothing is escaped, and what escapes stand for.

use super::super::error::Error;
use super::super::kind::{ErrorKind, Found};
use super::super::utf8::validate;
use super::cursor::Cursor;
use super::escape::{character, code_unit, escape};
use super::scan::{end_of_unescaped, specials, starts_with_key};
use super::skip::Check;

/// Reads a string that has no escape; `None` leaves the cursor where it was.
#[inline(never)]
pub(super) fn unescaped<'de>(cursor: &mut Cursor<'de>) -> Option<&'de str> {
    let bytes = cursor.text.as_bytes();
    if bytes.get(cursor.offset) != Some(&b'"') {
        return unescaped_behind_space(cursor);
    }
    let start = cursor.offset + 1;
    let end = end_of_unescaped(bytes, start);
    if bytes.get(end) != Some(&b'"') {
        return None;
    }
    cursor.offset = end + 1;
    Some(cursor.slice(start, end))
}

/// The same where no quote comes next.
#[inline(never)]
fn unescaped_behind_space<'de>(cursor: &mut Cursor<'de>) -> Option<&'de str> {
    if cursor.peek() != b'"' {
        return None;
    }
    unescaped(cursor)
}

/// The string without escapes behind `opening`, which ends with its quote, if that comes next. Nothing is read.
pub(super) fn behind<'de>(cursor: &Cursor<'de>, opening: &str) -> Option<&'de str> {
    if opening.is_empty() || !starts_with_key(cursor.rest(), opening.as_bytes(), 0) {
        return None;
    }
    let bytes = cursor.text.as_bytes();
    let start = cursor.offset + opening.len();
    let end = end_of_unescaped(bytes, start);
    (bytes.get(end) == Some(&b'"')).then(|| cursor.slice(start, end))
}

/// Reads a string with escapes. `buffer` is any vector; what it holds is overwritten.
pub(super) fn escaped(cursor: &mut Cursor<'_>, buffer: &mut Vec<u8>) -> Result<String, Error> {
    if cursor.peek() != b'"' {
        return Err(cursor.wrong_type("a string"));
    }
    cursor.bump();
    let mut length = 0;
    loop {
        cursor.offset += unescape_words(cursor.rest(), buffer, &mut length);
        // What is left is the last word, a lack of room, or an error.
        cursor.offset += copy_unescaped(cursor.rest(), buffer, &mut length);
        if !at_escape(cursor)? {
            // The only allocation, of the size that it needs.
            return Ok(whole(buffer, length).to_owned());
        }
        match character(cursor.rest()) {
            Ok((character, size)) => {
                push(buffer, &mut length, character);
                cursor.offset += size;
            }
            Err(at) => return Err(invalid_escape(cursor, at)),
        }
    }
}

/// Unescapes as long as there are words to read and room to write them, and gives the length of what it read.
///
/// The buffer does not grow here, so that the loop keeps all it needs in registers.
fn unescape_words(bytes: &[u8], buffer: &mut [u8], length: &mut usize) -> usize {
    let mut rest = bytes;
    let mut at = *length;
    while let (Some((chunk, next)), Some(room)) = (rest.split_first_chunk(), word_at(buffer, at)) {
        *room = *chunk;
        let marks = specials(u64::from_le_bytes(*chunk));
        if marks == 0 {
            at += 8;
            rest = next;
            continue;
        }
        let run = (marks.trailing_zeros() / 8) as usize;
        at += run;
        rest = &rest[run..];
        let end_of_run = rest.len();
        // Where escapes follow each other there is no run to copy.
        while let (Some((character, size)), Some(room)) = (escape(rest), word_at(buffer, at)) {
            at += encode(character, room);
            rest = &rest[size..];
        }
        if rest.len() == end_of_run {
            break;
        }
    }
    *length = at;
    bytes.len() - rest.len()
}

/// Eight bytes of the buffer, if there are as many.
#[inline]
fn word_at(buffer: &mut [u8], at: usize) -> Option<&mut [u8; 8]> {
    buffer.get_mut(at..)?.first_chunk_mut()
}

/// Writes a character, and gives its length.
#[inline]
fn encode(character: char, room: &mut [u8; 8]) -> usize {
    // One byte is by far the most frequent: `\n`, `\"`.
    if character.is_ascii() {
        room[0] = character as u8;
        return 1;
    }
    character.encode_utf8(room).len()
}

/// What was written to the buffer.
fn whole(buffer: &[u8], length: usize) -> &str {
    let bytes = &buffer[..length];
    // Runs of a string that end before an ASCII character, and whole characters between them.
    validate(bytes).expect("runs of UTF-8")
}

/// Copies what needs no unescaping, and gives its length.
///
/// Eight bytes at a time, which are copied before they are looked at: what is behind the end of the run is overwritten by what follows it.
/// So a short run costs no call.
#[inline]
fn copy_unescaped(bytes: &[u8], buffer: &mut Vec<u8>, length: &mut usize) -> usize {
    let mut rest = bytes;
    while let Some((chunk, next)) = rest.split_first_chunk::<8>() {
        *room(buffer, *length) = *chunk;
        let marks = specials(u64::from_le_bytes(*chunk));
        if marks != 0 {
            let count = (marks.trailing_zeros() / 8) as usize;
            *length += count;
            return bytes.len() - rest.len() + count;
        }
        *length += 8;
        rest = next;
    }
    let count = end_of_unescaped(rest, 0);
    room(buffer, *length)[..count].copy_from_slice(&rest[..count]);
    *length += count;
    bytes.len() - rest.len() + count
}

/// Eight bytes of the buffer, which grows where it has to.
#[inline]
fn room(buffer: &mut Vec<u8>, at: usize) -> &mut [u8; 8] {
    if buffer.len() < at + 8 {
        grow(buffer, at);
    }
    buffer[at..].first_chunk_mut().expect("it has grown")
}

#[cold]
fn grow(buffer: &mut Vec<u8>, at: usize) {
    buffer.resize(2 * at + 64, 0);
}

#[inline]
fn push(buffer: &mut Vec<u8>, length: &mut usize, character: char) {
    *length += encode(character, room(buffer, *length));
}

/// Steps over the rest of a string whose opening quote has been read; says whether it has an escape.
pub(super) fn skip_tail(cursor: &mut Cursor<'_>, check: Check) -> Result<bool, Error> {
    let mut escapes = false;
    loop {
        cursor.offset = end_of_unescaped(cursor.text.as_bytes(), cursor.offset);
        if !at_escape(cursor)? {
            return Ok(escapes);
        }
        escapes = true;
        let length = match check {
            Check::Syntax => code_unit(cursor.rest()).map(|(_, length)| length),
            Check::Value => character(cursor.rest()).map(|(_, length)| length),
        };
        match length {
            Ok(length) => cursor.offset += length,
            Err(at) => return Err(invalid_escape(cursor, at)),
        }
    }
}

/// Behind an unescaped run: true at a backslash, false when the closing quote has been read.
fn at_escape(cursor: &mut Cursor<'_>) -> Result<bool, Error> {
    match cursor.text.as_bytes().get(cursor.offset) {
        Some(b'\\') => Ok(true),
        Some(b'"') => {
            cursor.bump();
            Ok(false)
        }
        Some(_) => {
            let kind = ErrorKind::ControlCharacter;
            Err(cursor.error(kind, "an escape", Found::Byte))
        }
        None => Err(cursor.end()),
    }
}

#[cold]
fn invalid_escape(cursor: &mut Cursor<'_>, at: usize) -> Error {
    cursor.offset += at;
    if cursor.offset >= cursor.text.len() {
        return cursor.end();
    }
    cursor.error(ErrorKind::InvalidEscape, "a valid escape", Found::Byte)
}

/// Replaces the escapes of a string's content, whose escapes have the right form.
///
/// One may be half of a surrogate pair: the grammar allows that, but no `str` can hold it. Then `half` makes a character of it, or there is no
/// string.
pub(crate) fn unescape(content: &str, half: fn(u32) -> Option<char>) -> Option<String> {
    let (mut buffer, mut length) = (Vec::new(), 0);
    let mut rest = content.as_bytes();
    loop {
        rest = &rest[copy_unescaped(rest, &mut buffer, &mut length)..];
        let Some(&first) = rest.first() else {
            return Some(whole(&buffer, length).to_owned());
        };
        // A quote or a control character is there only if somebody asks for text that was not read as a name.
        let (character, size) = match first {
            b'\\' => match character(rest) {
                Ok(found) => found,
                // The form is right, so this is one unit without another.
                Err(_) => (half(code_unit(rest).ok()?.0)?, 6),
            },
            other => (char::from(other), 1),
        };
        push(&mut buffer, &mut length, character);
        rest = &rest[size..];
    }
}
