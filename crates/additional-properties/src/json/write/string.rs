//! Strings, escaped where JSON demands it and nowhere else.

use super::super::read::{needs_no_escape, specials};

/// Writes a string with its quotes.
pub(super) fn quoted(out: &mut Vec<u8>, string: &str) {
    let bytes = string.as_bytes();
    out.reserve(bytes.len() + 2);
    out.push(b'"');
    if needs_no_escape(bytes) {
        out.extend_from_slice(bytes);
    } else {
        escaped(out, bytes);
    }
    out.push(b'"');
}

/// Writes the content of a string that has something to escape.
#[cold]
fn escaped(out: &mut Vec<u8>, bytes: &[u8]) {
    let mut rest = bytes;
    while let Some((chunk, next)) = rest.split_first_chunk::<8>() {
        // All eight bytes, and then back to the one that has to be escaped: a run of unknown length would be a call.
        out.extend_from_slice(chunk);
        let marks = specials(u64::from_le_bytes(*chunk));
        if marks == 0 {
            rest = next;
            continue;
        }
        let unescaped = (marks.trailing_zeros() / 8) as usize;
        out.truncate(out.len() - (8 - unescaped));
        escape(out, chunk[unescaped]);
        rest = &rest[unescaped + 1..];
    }
    for &byte in rest {
        if needs_no_escape(&[byte]) {
            out.push(byte);
        } else {
            escape(out, byte);
        }
    }
}

#[inline]
fn escape(out: &mut Vec<u8>, byte: u8) {
    let short = SHORT.get(usize::from(byte)).map_or(0, |&short| short);
    if short != 0 {
        out.extend_from_slice(&[b'\\', short]);
        return;
    }
    let digit = b"0123456789abcdef"[usize::from(byte & 15)];
    out.extend_from_slice(&[b'\\', b'u', b'0', b'0', b'0' + (byte >> 4), digit]);
}

/// The letter behind the backslash for each byte that has one.
const SHORT: [u8; 0x5d] = {
    let mut short = [0; 0x5d];
    short[b'"' as usize] = b'"';
    short[b'\\' as usize] = b'\\';
    short[0x08] = b'b';
    short[0x09] = b't';
    short[0x0a] = b'n';
    short[0x0c] = b'f';
    short[0x0d] = b'r';
    short
};

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn two_bytes_at_all_offsets_are_escaped_as_serde_json_escapes_them() {
        let bytes = [
            "\"", "\\", "\n", "\u{8}", "\u{1f}", "\u{0}", "\u{7f}", "\u{e9}", "#", "!",
        ];
        for length in 0..20 {
            for (first, second) in (0..=length).flat_map(|a| (a..=length).map(move |b| (a, b))) {
                for (one, other) in bytes.iter().flat_map(|a| bytes.iter().map(move |b| (a, b))) {
                    let mut string = "x".repeat(length);
                    string.insert_str(second, other);
                    string.insert_str(first, one);
                    let mut out = Vec::new();
                    quoted(&mut out, &string);
                    assert_eq!(out, serde_json::to_vec(&string).unwrap(), "{string:?}");
                }
            }
        }
    }
}
