//! JSON strings: escapes, surrogate pairs, no raw control characters.

use super::syntax_error::SyntaxError;

/// Reads the string that opens at `start`: the decoded string, and the offset behind its closing quote.
pub(super) fn read_string(text: &str, start: usize) -> Result<(String, usize), SyntaxError> {
    let mut out = String::new();
    let mut at = start + 1;
    loop {
        let rest = &text[at..];
        let stop = rest
            .bytes()
            .position(|byte| byte == b'"' || byte == b'\\' || byte < 0x20);
        let Some(stop) = stop else {
            return Err(SyntaxError::new(start, "a string without an end")
                .help("close it with a double quote"));
        };
        out.push_str(&rest[..stop]);
        at += stop;
        match rest.as_bytes()[stop] {
            b'"' => return Ok((out, at + 1)),
            b'\\' => {
                let (c, next) = read_escape(text, at)?;
                out.push(c);
                at = next;
            }
            _ => {
                return Err(SyntaxError::new(at, "a control character in a string")
                    .help("write it as an escape, such as \\n"));
            }
        }
    }
}

fn read_escape(text: &str, at: usize) -> Result<(char, usize), SyntaxError> {
    let unescaped = match text.as_bytes().get(at + 1) {
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return read_unicode(text, at),
        _ => {
            return Err(SyntaxError::new(at, "an escape that JSON does not have")
                .help("a backslash itself is written as two"));
        }
    };
    Ok((unescaped, at + 2))
}

fn read_unicode(text: &str, at: usize) -> Result<(char, usize), SyntaxError> {
    let high = read_hex(text, at)?;
    if !(0xd800..0xdc00).contains(&high) {
        let c = char::from_u32(high).ok_or_else(|| lone(at))?;
        return Ok((c, at + 6));
    }
    if !text[at + 6..].starts_with("\\u") {
        return Err(lone(at));
    }
    let low = read_hex(text, at + 6)?;
    if !(0xdc00..0xe000).contains(&low) {
        return Err(lone(at));
    }
    let c = char::from_u32(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00))
        .ok_or_else(|| lone(at))?;
    Ok((c, at + 12))
}

fn read_hex(text: &str, at: usize) -> Result<u32, SyntaxError> {
    let digits = text
        .get(at + 2..at + 6)
        .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
    digits
        .and_then(|digits| u32::from_str_radix(digits, 16).ok())
        .ok_or_else(|| {
            SyntaxError::new(at, "`\\u` without four hexadecimal digits").help("such as \\u00e9")
        })
}

fn lone(at: usize) -> SyntaxError {
    SyntaxError::new(at, "half of a surrogate pair")
        .help("write both halves, or the character itself")
}
