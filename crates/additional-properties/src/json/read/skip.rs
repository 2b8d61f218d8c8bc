//! Stepping over values whose type nobody asked for.

use super::super::error::Error;
use super::super::impls::numbers_keep_text;
use super::cursor::Cursor;
use super::{MAX_DEPTH, number, string};

/// How much a skipped value is checked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// The grammar alone: any number, any escape of the right form.
    Syntax,
    /// That a [`serde_json::Value`] can be made of it: numbers within the range of `f64`, whole surrogate pairs.
    Value,
}

/// Steps over the next value and gives its source text.
pub(super) fn value<'de>(cursor: &mut Cursor<'de>, check: Check) -> Result<&'de str, Error> {
    let start = cursor.offset_of_next();
    if let Some(object) = token(cursor, check)? {
        rest(cursor, check, object)?;
    }
    Ok(cursor.slice(start, cursor.offset))
}

/// Steps over the rest of an object or an array that has been entered.
///
/// A loop with a stack of its own, one bit a level, and not a recursion: so depth costs nothing.
fn rest(cursor: &mut Cursor<'_>, check: Check, object: bool) -> Result<(), Error> {
    // The lowest bit says whether the innermost level is an object. `outer` is the depth that this is all within.
    let mut levels = u128::from(object);
    let outer = cursor.depth - 1;
    let mut opened = true;
    loop {
        let object = levels & 1 == 1;
        let byte = cursor.peek();
        if byte == if object { b'}' } else { b']' } {
            cursor.leave();
            levels >>= 1;
            if cursor.depth == outer {
                return Ok(());
            }
            opened = false;
            continue;
        }
        if !opened {
            if byte != b',' {
                return Err(cursor.syntax(if object { "`,` or `}`" } else { "`,` or `]`" }));
            }
            cursor.bump();
        }
        if object {
            name(cursor, check)?;
        }
        opened = match token(cursor, check)? {
            Some(object) => {
                levels = (levels << 1) | u128::from(object);
                true
            }
            None => false,
        };
    }
}

const _: () = assert!(MAX_DEPTH <= 128, "one bit a level");

/// Steps over a scalar or an opening bracket; `Some` says whether the bracket is that of an object.
fn token(cursor: &mut Cursor<'_>, check: Check) -> Result<Option<bool>, Error> {
    match cursor.peek() {
        b'"' => skip_string(cursor, check)?,
        b'{' => return cursor.enter().map(|()| Some(true)),
        b'[' => return cursor.enter().map(|()| Some(false)),
        b'n' => cursor.word("null")?,
        b't' => cursor.word("true")?,
        b'f' => cursor.word("false")?,
        b'-' | b'0'..=b'9' => skip_number(cursor, check)?,
        _ => return Err(cursor.syntax("a value")),
    }
    Ok(None)
}

/// Steps over `"name" :`.
fn name(cursor: &mut Cursor<'_>, check: Check) -> Result<(), Error> {
    if cursor.peek() != b'"' {
        return Err(cursor.syntax("a member name"));
    }
    skip_string(cursor, check)?;
    cursor.colon()
}

fn skip_string(cursor: &mut Cursor<'_>, check: Check) -> Result<(), Error> {
    if string::unescaped(cursor).is_none() {
        cursor.bump();
        string::skip_tail(cursor, check)?;
    }
    Ok(())
}

fn skip_number(cursor: &mut Cursor<'_>, check: Check) -> Result<(), Error> {
    let start = cursor.offset;
    let fractional = number::skip(cursor)?;
    // Only an exponent or more than 300 digits can lead beyond the range of `f64`; everything else need not be parsed. Where numbers keep
    // their source text, a `Value` can have any.
    if check == Check::Value && (fractional || cursor.offset - start > 300) {
        let source = cursor.slice(start, cursor.offset);
        if source.len() > 300 || source.bytes().any(|byte| byte | 0x20 == b'e') {
            if numbers_keep_text() {
                return Ok(());
            }
            cursor.offset = start;
            number::float(cursor, false)?;
        }
    }
    Ok(())
}
