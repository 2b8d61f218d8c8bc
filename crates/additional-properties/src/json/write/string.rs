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
    while !rest.is_empty() {
        let length = rest.len().min(8);
        let word = rest.first_chunk().map_or_else(
            || last_word(rest),
            |chunk: &[u8; 8]| u64::from_le_bytes(*chunk),
        );
        rest = &rest[word_escaped(out, word, length)..];
    }
}

/// Fewer than eight bytes as a word, with spaces behind them: a zero would be one more byte to escape.
#[inline]
fn last_word(bytes: &[u8]) -> u64 {
    let bytes = bytes.iter().rev();
    bytes.fold(u64::from_le_bytes([b' '; 8]), |word, &byte| {
        word << 8 | u64::from(byte)
    })
}

/// Writes the first bytes of a word of `length` bytes, at most one of them escaped; gives how many.
#[inline]
fn word_escaped(out: &mut Vec<u8>, word: u64, length: usize) -> usize {
    let marks = specials(word);
    if marks == 0 {
        // All eight bytes, and then back: a run of unknown length would be a call.
        out.extend_from_slice(&word.to_le_bytes());
        out.truncate(out.len() - (8 - length));
        return length;
    }
    let at = marks.trailing_zeros() & !7;
    let byte = (word >> at).to_le_bytes()[0];
    let short = SHORT.get(usize::from(byte)).map_or(0, |&short| short);
    if short == 0 {
        let before = (at / 8) as usize;
        out.extend_from_slice(&word.to_le_bytes()[..before]);
        let digit = b"0123456789abcdef"[usize::from(byte & 15)];
        out.extend_from_slice(&[b'\\', b'u', b'0', b'0', b'0' + (byte >> 4), digit]);
        return before + 1;
    }
    // The byte becomes its letter, moves up with those behind it, and the backslash takes its place. Up to the next mark all is right.
    let lettered = word ^ (u64::from(byte ^ short) << at);
    let below = (1 << at) - 1;
    let moved = word & below | u64::from(b'\\') << at | (lettered & !below) << 8;
    let end = length.min(((marks & (marks - 1)).trailing_zeros() / 8) as usize);
    out.extend_from_slice(&moved.to_le_bytes());
    out.push(lettered.to_le_bytes()[7]);
    out.truncate(out.len() - (8 - end));
    end
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
