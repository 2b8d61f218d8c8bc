//! Strings: a slice of the input where nothing is escaped, and what escapes stand for.

use super::super::error::Error;
use super::super::kind::{ErrorKind, Found};
use super::super::utf8::validate;
use super::cursor::Cursor;
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
        // Where escapes follow each other there is no run to copy.
        if cursor.rest().first() != Some(&b'\\') {
            cursor.offset += copy_unescaped(cursor.rest(), buffer, &mut length);
            if !at_escape(cursor)? {
                // The only allocation, of the size that it needs.
                return Ok(whole(buffer, length).to_owned());
            }
        }
        if let Some((character, size)) = single(cursor.rest()) {
            push(buffer, &mut length, character);
            cursor.offset += size;
            continue;
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
    let room = room(buffer, *length);
    // One byte is by far the most frequent: `\n`, `\"`.
    if character.is_ascii() {
        room[0] = character as u8;
        *length += 1;
    } else {
        *length += character.encode_utf8(room).len();
    }
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

/// The same as [`character`] for one valid escape that is no half of a pair, which nearly all are.
#[inline]
fn single(bytes: &[u8]) -> Option<(char, usize)> {
    let &[_, letter] = bytes.first_chunk()?;
    if letter == b'u' {
        let value = four_digits(*bytes.get(2..)?.first_chunk()?);
        let character = char::from_u32(value).filter(|_| value < INVALID);
        return character.map(|character| (character, 6));
    }
    match SHORT[usize::from(letter)] {
        0 => None,
        byte => Some((char::from(byte), 2)),
    }
}

/// The character that the escapes at the start of `bytes` stand for, and their length: one escape, or two for a surrogate pair.
///
/// The error is the offset of the byte that is wrong; zero if the form is right, but half of a pair is missing.
fn character(bytes: &[u8]) -> Result<(char, usize), usize> {
    let (first, length) = code_unit(bytes)?;
    if let Some(character) = char::from_u32(first) {
        return Ok((character, length));
    }
    // Not a character, so one of \ud800 to \udfff: half of a pair.
    let Some(tail @ [b'\\', b'u', ..]) = bytes.get(length..) else {
        return Err(0);
    };
    let (second, _) = code_unit(tail).map_err(|at| length + at)?;
    if !(0xdc00..0xe000).contains(&second) {
        return Err(0);
    }
    // Where the first is a second half, too, this is beyond the last character.
    let code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
    char::from_u32(code).map_or(Err(0), |character| Ok((character, 2 * length)))
}

/// The UTF-16 code unit of the escape at the start of `bytes`, and the escape's length; or the offset of the byte that is wrong.
fn code_unit(bytes: &[u8]) -> Result<(u32, usize), usize> {
    let letter = bytes.get(1).copied().ok_or(1_usize)?;
    if letter == b'u' {
        return hexadecimal(&bytes[2..]).map(|code| (code, 6));
    }
    match SHORT[usize::from(letter)] {
        0 => Err(1),
        byte => Ok((byte.into(), 2)),
    }
}

/// The byte that each letter behind a backslash stands for; 0 for those that stand for none.
const SHORT: [u8; 256] = {
    let mut short = [0; 256];
    short[b'"' as usize] = b'"';
    short[b'\\' as usize] = b'\\';
    short[b'/' as usize] = b'/';
    short[b'b' as usize] = 0x08;
    short[b'f' as usize] = 0x0c;
    short[b'n' as usize] = b'\n';
    short[b'r' as usize] = b'\r';
    short[b't' as usize] = b'\t';
    short
};

/// The value of four hexadecimal digits; or the offset of the byte that is wrong, in its escape.
fn hexadecimal(bytes: &[u8]) -> Result<u32, usize> {
    let value = bytes.first_chunk().copied().map_or(INVALID, four_digits);
    if value < INVALID {
        return Ok(value);
    }
    let valid = bytes.iter().take_while(|byte| byte.is_ascii_hexdigit());
    Err(2 + valid.count())
}

/// The value of four hexadecimal digits, below [`INVALID`]. All are looked up before any is checked.
#[inline]
fn four_digits([a, b, c, d]: [u8; 4]) -> u32 {
    let digit = |byte: u8| DIGITS[usize::from(byte)];
    digit(a) << 12 | digit(b) << 8 | digit(c) << 4 | digit(d)
}

/// What a byte that is no hexadecimal digit counts as.
const INVALID: u32 = 1 << 16;

/// The value of each byte as a hexadecimal digit.
const DIGITS: [u32; 256] = {
    let mut digits = [INVALID; 256];
    let mut value: u32 = 0;
    while value < 16 {
        digits[b"0123456789abcdef"[value as usize] as usize] = value;
        digits[b"0123456789ABCDEF"[value as usize] as usize] = value;
        value += 1;
    }
    digits
};
