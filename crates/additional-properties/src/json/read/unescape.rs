//! What escapes mean.
//!
//! In: the content of a string whose escapes have the right form. Out: the text, or the offset of half a surrogate pair.

/// Replaces the escapes of a string's content.
///
/// # Errors
///
/// The offset of an escape that stands for no character.
pub(crate) fn unescape(content: &str) -> Result<String, usize> {
    let mut out = String::with_capacity(content.len());
    let mut from = 0;
    while let Some(step) = content.get(from..).and_then(|rest| rest.find('\\')) {
        let at = from + step;
        out.push_str(content.get(from..at).unwrap_or_default());
        let (character, length) = character(content.as_bytes(), at).ok_or(at)?;
        out.push(character);
        from = at + length;
    }
    out.push_str(content.get(from..).unwrap_or_default());
    Ok(out)
}

/// The character that an escape stands for, and the escape's length.
fn character(bytes: &[u8], at: usize) -> Option<(char, usize)> {
    let simple = match bytes.get(at + 1)? {
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return coded(bytes, at),
        &other => char::from(other),
    };
    Some((simple, 2))
}

/// The character of `\uXXXX` or of a pair of them.
fn coded(bytes: &[u8], at: usize) -> Option<(char, usize)> {
    let first = unit(bytes, at)?;
    if let Some(character) = char::from_u32(first) {
        return Some((character, 6));
    }
    let second = unit(bytes, at + 6)?;
    if !(0xd800..0xdc00).contains(&first) || !(0xdc00..0xe000).contains(&second) {
        return None;
    }
    let code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
    char::from_u32(code).map(|character| (character, 12))
}

/// The four hexadecimal digits of an escape that starts at an offset.
fn unit(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at..)?.strip_prefix(b"\\u")?.first_chunk::<4>()?;
    digits.iter().try_fold(0, |sum, &digit| {
        char::from(digit).to_digit(16).map(|value| sum * 16 + value)
    })
}

/// Whether each `\u` escape of a string's content is a character or half of a valid pair.
pub(super) fn pairs_are_whole(content: &str) -> Result<(), usize> {
    let mut from = 0;
    while let Some(step) = content.get(from..).and_then(|rest| rest.find('\\')) {
        let at = from + step;
        let (_, length) = character(content.as_bytes(), at).ok_or(at)?;
        from = at + length;
    }
    Ok(())
}
