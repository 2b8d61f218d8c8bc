//! Strings, escaped where JSON demands it and nowhere else.

use super::super::read::{LONG, is_unescaped, needs_no_escape, specials};

/// Writes a string with its quotes.
pub(super) fn quoted(out: &mut Vec<u8>, string: &str) {
    let bytes = string.as_bytes();
    out.reserve(bytes.len() + 2);
    out.push(b'"');
    if bytes.len() >= LONG {
        long(out, bytes);
    } else if needs_no_escape(bytes) {
        out.extend_from_slice(bytes);
    } else {
        escaped(out, bytes);
    }
    out.push(b'"');
}

/// Writes the content of a long string: what comes before its first escape is copied whole.
#[inline(never)]
fn long(out: &mut Vec<u8>, bytes: &[u8]) {
    let mut rest = bytes;
    while let Some((block, next)) = rest.split_first_chunk::<LONG>() {
        if !is_unescaped(block) {
            break;
        }
        rest = next;
    }
    if rest.len() < LONG && needs_no_escape(rest) {
        out.extend_from_slice(bytes);
    } else {
        out.extend_from_slice(&bytes[..bytes.len() - rest.len()]);
        escaped(out, rest);
    }
}

/// Writes the content of a string that has something to escape.
///
/// The vector is made longer first, so that words and escapes are written whole into what is there, and overwritten from where they end:
/// neither a run nor an escape is copied by its length, which would be a call.
#[cold]
fn escaped(out: &mut Vec<u8>, bytes: &[u8]) {
    let mut rest = bytes;
    while !rest.is_empty() {
        let start = out.len();
        // Enough if one byte in four has an escape of two bytes; where it is not, what is left comes next.
        out.resize(start + rest.len() + rest.len() / 4 + 4 * WORD, 0);
        let unused = escape_into(&mut out[start..], &mut rest);
        out.truncate(out.len() - unused);
    }
}

/// Escapes as much as there is room for, steps over that, and gives the length of the room that is left.
#[inline]
fn escape_into(mut room: &mut [u8], rest: &mut &[u8]) -> usize {
    // The longest that is written in one step: what comes before an escape, and a word with the escape.
    while room.len() >= 2 * WORD {
        let Some((chunk, next)) = rest.split_first_chunk::<WORD>() else {
            return escape_last(room, rest);
        };
        room[..WORD].copy_from_slice(chunk);
        let marks = specials(u64::from_le_bytes(*chunk));
        if marks == 0 {
            room = &mut room[WORD..];
            *rest = next;
            continue;
        }
        let unescaped = (marks.trailing_zeros() / 8) as usize;
        let escape = ESCAPES[usize::from(rest[unescaped])];
        room[unescaped..unescaped + WORD].copy_from_slice(&escape.to_le_bytes());
        room = &mut room[unescaped + length(escape)..];
        *rest = &rest[unescaped + 1..];
    }
    room.len()
}

/// The same byte by byte.
#[inline]
fn escape_last(mut room: &mut [u8], rest: &mut &[u8]) -> usize {
    while let (Some(word), Some((&byte, next))) =
        (room.first_chunk_mut::<WORD>(), rest.split_first())
    {
        let escape = ESCAPES[usize::from(byte)];
        *word = escape.to_le_bytes();
        room = &mut room[length(escape)..];
        *rest = next;
    }
    room.len()
}

const WORD: usize = 8;

/// How each byte stands in a string: the text in the lowest bytes, its length in the three highest bits.
const ESCAPES: [u64; 256] = {
    let mut escapes = [0; 256];
    let mut byte: u8 = 0;
    loop {
        let digit = b"0123456789abcdef"[(byte & 15) as usize];
        escapes[byte as usize] = if byte < 0x20 {
            with_length(
                [b'\\', b'u', b'0', b'0', b'0' + (byte >> 4), digit, 0, 0],
                6,
            )
        } else {
            with_length([byte, 0, 0, 0, 0, 0, 0, 0], 1)
        };
        if byte == u8::MAX {
            break;
        }
        byte += 1;
    }
    let mut short = 0;
    while short < SHORT.len() {
        let (byte, letter) = SHORT[short];
        escapes[byte as usize] = with_length([b'\\', letter, 0, 0, 0, 0, 0, 0], 2);
        short += 1;
    }
    escapes
};

const fn with_length(text: [u8; WORD], length: u64) -> u64 {
    u64::from_le_bytes(text) | length << 61
}

#[inline]
fn length(escape: u64) -> usize {
    (escape >> 61) as usize
}

/// The bytes that have an escape of two bytes, and the letter behind its backslash.
const SHORT: [(u8, u8); 7] = [
    (b'"', b'"'),
    (b'\\', b'\\'),
    (0x08, b'b'),
    (b'\t', b't'),
    (b'\n', b'n'),
    (0x0c, b'f'),
    (b'\r', b'r'),
];

#[cfg(test)]
mod tests {
    use super::quoted;

    fn assert_as_serde_json(string: &str) {
        let mut out = Vec::new();
        quoted(&mut out, string);
        assert_eq!(out, serde_json::to_vec(string).unwrap(), "{string:?}");
    }

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
                    assert_as_serde_json(&string);
                }
            }
        }
    }

    /// Every ASCII byte and one beyond, alone and many times, behind and before runs of every length up to more than two blocks.
    #[test]
    fn every_byte_is_escaped_as_serde_json_escapes_it_beside_runs_of_every_length() {
        for character in ('\0'..='\u{80}').chain(['\u{e9}', '\u{2028}', '\u{1f600}']) {
            for length in (0..140).chain(250..270) {
                let run = "x".repeat(length);
                assert_as_serde_json(&format!("{run}{character}"));
                assert_as_serde_json(&format!("{character}{run}"));
                assert_as_serde_json(&format!("{run}{character}{run}{character}"));
            }
        }
    }

    /// So that the vector has to become longer again and again, at each place of a word.
    #[test]
    fn strings_of_escapes_alone_are_escaped_as_serde_json_escapes_them() {
        for length in 0..300 {
            for escape in ["\u{1}", "\n", "\"", "\u{1}\"", "\\a\u{1f}", "\u{e9}\u{0}"] {
                assert_as_serde_json(&escape.repeat(length));
            }
        }
    }

    #[test]
    fn what_stands_in_the_buffer_stays() {
        let mut out = b"before".to_vec();
        quoted(&mut out, &"\u{1}".repeat(300));
        quoted(&mut out, "a\nb");
        assert!(out.starts_with(b"before\"\\u0001\\u0001"));
        assert!(out.ends_with(b"\\u0001\"\"a\\nb\""));
        assert_eq!(out.len(), 6 + 2 + 300 * 6 + 6);
    }
}
