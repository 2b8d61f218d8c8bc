//! Strings: a slice of the input where nothing is escaped, and what escapes stand for.

use super::super::error::Error;
use super::super::kind::{ErrorKind, Found};
use super::cursor::Cursor;
use super::scan::end_of_unescaped;
use super::skip::Check;

/// Reads a string that has no escape; `None` leaves the cursor where it was.
pub(super) fn unescaped<'de>(cursor: &mut Cursor<'de>) -> Option<&'de str> {
    if cursor.peek() != b'"' {
        return None;
    }
    let bytes = cursor.text.as_bytes();
    let start = cursor.offset + 1;
    let end = end_of_unescaped(bytes, start);
    if bytes.get(end) != Some(&b'"') {
        return None;
    }
    cursor.offset = end + 1;
    Some(cursor.slice(start, end))
}

/// Reads a string with escapes, run by run.
pub(super) fn escaped(cursor: &mut Cursor<'_>) -> Result<String, Error> {
    if cursor.peek() != b'"' {
        return Err(cursor.wrong_type("a string"));
    }
    cursor.bump();
    let mut string = String::new();
    loop {
        let start = cursor.offset;
        cursor.offset = end_of_unescaped(cursor.text.as_bytes(), start);
        string.push_str(cursor.slice(start, cursor.offset));
        if !at_escape(cursor)? {
            return Ok(string);
        }
        match character(cursor.rest()) {
            Ok((character, length)) => {
                string.push(character);
                cursor.offset += length;
            }
            Err(at) => return Err(invalid_escape(cursor, at)),
        }
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
/// `None` if one of them is half of a surrogate pair: the grammar allows that, but no `str` can hold it.
pub(crate) fn unescape(content: &str) -> Option<String> {
    let mut string = String::with_capacity(content.len());
    let mut rest = content;
    while let Some(at) = rest.find('\\') {
        string.push_str(&rest[..at]);
        let (character, length) = character(&rest.as_bytes()[at..]).ok()?;
        string.push(character);
        rest = &rest[at + length..];
    }
    string.push_str(rest);
    Some(string)
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
    let code = match bytes.get(1) {
        Some(&byte @ (b'"' | b'\\' | b'/')) => byte,
        Some(b'b') => 0x08,
        Some(b'f') => 0x0c,
        Some(b'n') => b'\n',
        Some(b'r') => b'\r',
        Some(b't') => b'\t',
        Some(b'u') => return hexadecimal(&bytes[2..]).map(|code| (code, 6)),
        _ => return Err(1),
    };
    Ok((code.into(), 2))
}

/// The value of four hexadecimal digits. All four are looked up before any is checked: a digit that is none has a value above 16 bits.
fn hexadecimal(bytes: &[u8]) -> Result<u32, usize> {
    let value = bytes.first_chunk().map_or(INVALID, |&[a, b, c, d]| {
        let digit = |byte: u8| DIGITS[usize::from(byte)];
        digit(a) << 12 | digit(b) << 8 | digit(c) << 4 | digit(d)
    });
    if value < INVALID {
        return Ok(value);
    }
    let valid = bytes.iter().take_while(|byte| byte.is_ascii_hexdigit());
    Err(2 + valid.count())
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
