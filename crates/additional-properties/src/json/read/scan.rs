//! Loops over bytes: to the end of an unescaped run, of white space, of digits, of a known name.
//!
//! Eight bytes at a time in one word. Most strings of real documents are so short that wider vectors gain nothing, and those would
//! need `unsafe` or a nightly compiler.

const ONES: u64 = u64::from_ne_bytes([0x01; 8]);

/// The first byte from an offset on that a string can't hold as it is: a quote, a backslash or a control character.
#[expect(
    clippy::inline_always,
    reason = "half of a short string's cost would be the call"
)]
#[inline(always)]
pub(crate) fn end_of_unescaped(bytes: &[u8], from: usize) -> usize {
    // Within a block no word needs to be compared with the end of the text.
    let Some(block) = bytes
        .get(from..)
        .and_then(|rest| rest.first_chunk::<BLOCK>())
    else {
        return end_of_last(bytes, from);
    };
    let mut rest = block.as_slice();
    while let Some((word, next)) = rest.split_first_chunk::<8>() {
        let marks = specials(u64::from_le_bytes(*word));
        if marks != 0 {
            return from + BLOCK - rest.len() + (marks.trailing_zeros() / 8) as usize;
        }
        rest = next;
    }
    end_of_long(bytes, from + BLOCK)
}

const BLOCK: usize = 64;

/// The same where a whole block came before: such a string is likely to be much longer.
#[inline(never)]
fn end_of_long(bytes: &[u8], from: usize) -> usize {
    let mut rest = &bytes[from..];
    while let Some((block, next)) = rest.split_first_chunk::<BLOCK>() {
        if !is_unescaped(block) {
            break;
        }
        rest = next;
    }
    end_of_last(bytes, bytes.len() - rest.len())
}

/// A string so long is written by blocks of this length. Those of the reader are shorter, because it looks beyond the end of a string.
pub(crate) const LONG: usize = 128;

/// Whether a block has no special byte. The compiler makes vector instructions of this: both questions become one, whether the least of some
/// numbers is above that of a control character.
#[inline]
pub(crate) fn is_unescaped<const N: usize>(block: &[u8; N]) -> bool {
    let least = block.iter().fold(u8::MAX, |least, byte| {
        // As in `specials`.
        let control_or_quote = byte ^ 0x02;
        let backslash = (byte ^ b'\\').saturating_add(0x20);
        least.min(control_or_quote).min(backslash)
    });
    least > 0x20
}

/// The same without blocks.
#[inline(never)]
fn end_of_last(bytes: &[u8], from: usize) -> usize {
    let mut rest = &bytes[from..];
    while let Some((word, next)) = rest.split_first_chunk::<8>() {
        let marks = specials(u64::from_le_bytes(*word));
        if marks != 0 {
            return bytes.len() - rest.len() + (marks.trailing_zeros() / 8) as usize;
        }
        rest = next;
    }
    let unescaped = rest.iter().take_while(|&&byte| !is_special(byte));
    bytes.len() - rest.len() + unescaped.count()
}

/// Whether a whole string can stand between quotes as it is.
///
/// Unlike the above this never looks beyond the end, so a short string costs one or two words. Words may overlap.
#[inline]
pub(crate) fn needs_no_escape(text: &[u8]) -> bool {
    if let Some(last) = text.last_chunk::<8>() {
        let mut marks = specials(u64::from_le_bytes(*last));
        let mut rest = text;
        while let Some((chunk, next)) = rest.split_first_chunk::<8>() {
            marks |= specials(u64::from_le_bytes(*chunk));
            rest = next;
        }
        return marks == 0;
    }
    if let (Some(first), Some(last)) = (text.first_chunk::<4>(), text.last_chunk::<4>()) {
        let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        return specials(u64::from(first) | u64::from(last) << 32) == 0;
    }
    text.iter().all(|&byte| !is_special(byte))
}

/// Whether a byte ends an unescaped run.
#[inline]
fn is_special(byte: u8) -> bool {
    byte == b'"' || byte == b'\\' || byte < 0x20
}

/// Marks the highest bit of each of eight bytes that ends an unescaped run. The lowest mark is exact; bytes above it may be
/// marked by mistake.
///
/// Below 0x80, `word - k` sets the high bit of a byte that was smaller than k, and borrows only from bytes above it. Flipping
/// the bit 2 turns a quote (0x22) into 0x20 and leaves control characters below that, so one subtraction finds both.
#[inline]
pub(crate) fn specials(word: u64) -> u64 {
    let control_or_quote = (word ^ (ONES * 0x02)).wrapping_sub(ONES * 0x21);
    let backslash = (word ^ (ONES * 0x5c)).wrapping_sub(ONES);
    (control_or_quote | backslash) & !word & (ONES * 0x80)
}

/// All bits of the bytes that come before the first quote.
#[inline]
pub(crate) fn below_quote(word: u64) -> u64 {
    let other = word ^ (ONES * 0x22);
    let marks = other.wrapping_sub(ONES) & !other & (ONES * 0x80);
    // The lowest mark alone, moved from the highest bit of its byte to the lowest one; without a mark everything comes before.
    ((marks & marks.wrapping_neg()) >> 7).wrapping_sub(1)
}

/// The offset of the last quote.
pub(super) fn last_quote(bytes: &[u8]) -> Option<usize> {
    let mut rest = bytes;
    while let Some((before, word)) = rest.split_last_chunk::<8>() {
        let others = u64::from_le_bytes(*word) ^ (ONES * u64::from(b'"'));
        // The highest bit of each byte that is zero, without carries from one byte to the next.
        let quotes = !(((others & (ONES * 0x7f)) + ONES * 0x7f) | others | (ONES * 0x7f));
        if quotes != 0 {
            return Some(before.len() + 7 - (quotes.leading_zeros() / 8) as usize);
        }
        rest = before;
    }
    rest.iter().rposition(|&byte| byte == b'"')
}

/// The first byte from an offset on that is no white space.
#[inline]
pub(super) fn end_of_space(bytes: &[u8], mut at: usize) -> usize {
    while let Some(b' ' | b'\n' | b'\r' | b'\t') = bytes.get(at) {
        at = skip_blanks(bytes, at + 1);
    }
    at
}

/// The same for the space between two lines: a line feed and blanks.
#[inline]
pub(super) fn end_of_indentation(bytes: &[u8], at: usize) -> usize {
    let end = skip_blanks(bytes, at + 1);
    if bytes.get(at) == Some(&b'\n') && bytes.get(end).is_some_and(|&byte| byte > b' ') {
        return end;
    }
    end_of_other_space(bytes, at)
}

#[inline(never)]
fn end_of_other_space(bytes: &[u8], at: usize) -> usize {
    end_of_space(bytes, at)
}

/// Steps over blanks, as far as whole words go: in a text with line breaks most white space is indentation.
#[inline]
fn skip_blanks(bytes: &[u8], mut at: usize) -> usize {
    const BLANKS: u64 = ONES * 0x20;
    while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let others = u64::from_le_bytes(*chunk) ^ BLANKS;
        at += (others.trailing_zeros() / 8) as usize;
        if others != 0 {
            break;
        }
    }
    at
}

/// The first byte from an offset on that is no digit.
#[inline]
pub(super) fn end_of_digits(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(u8::is_ascii_digit) {
        at += 1;
    }
    at
}

/// Whether a text starts with a key (`,"name":`), but for the first byte, which has to differ by `lead`.
///
/// Keys are short, so this compares words in place and does not call out. Words may overlap.
#[inline]
pub(crate) fn starts_with_key(text: &[u8], key: &[u8], lead: u8) -> bool {
    let Some(text) = text.get(..key.len()) else {
        return false;
    };
    let mut at = 8;
    while at + 8 < key.len() {
        if word(text, at) != word(key, at) {
            return false;
        }
        at += 8;
    }
    ends_are_same(text, key, lead)
}

/// The same for a key of at most 24 bytes; false for a longer one. It needs no loop, and so few registers.
#[inline]
pub(crate) fn starts_with_short_key(text: &[u8], key: &[u8], lead: u8) -> bool {
    let Some(text) = text.get(..key.len()) else {
        return false;
    };
    ends_are_same(text, key, lead)
        && (key.len() <= 16 || key.len() <= 24 && word(text, 8) == word(key, 8))
}

/// The eight bytes at an offset.
#[inline]
fn word(bytes: &[u8], at: usize) -> Option<u64> {
    let bytes = bytes.get(at..)?.first_chunk()?;
    Some(u64::from_le_bytes(*bytes))
}

/// Whether the first and the last eight bytes of a key are in a text of its length, or the first and the last four of a key that is
/// shorter. None has less than four.
#[inline]
fn ends_are_same(text: &[u8], key: &[u8], lead: u8) -> bool {
    if let (Some(a), Some(b)) = (text.first_chunk::<8>(), key.first_chunk::<8>()) {
        return u64::from_le_bytes(*a) ^ u64::from_le_bytes(*b) == u64::from(lead)
            && (text.last_chunk::<8>() == key.last_chunk::<8>() || key.len() == 8);
    }
    let (Some(a), Some(b)) = (text.first_chunk::<4>(), key.first_chunk::<4>()) else {
        return false;
    };
    u32::from_le_bytes(*a) ^ u32::from_le_bytes(*b) == u32::from(lead)
        && (text.last_chunk::<4>() == key.last_chunk::<4>() || key.len() == 4)
}

#[cfg(test)]
mod tests {
    use super::{end_of_unescaped, is_special, needs_no_escape};

    #[test]
    fn finds_every_byte_at_every_offset() {
        for length in (0..40).chain(126..131).chain([191, 192, 193, 200]) {
            for at in 0..length {
                for byte in 0..=255 {
                    let mut text = vec![b'x'; length];
                    text[at] = byte;
                    let expected = if is_special(byte) { at } else { length };
                    assert_eq!(end_of_unescaped(&text, 0), expected);
                    assert_eq!(end_of_unescaped(&text, at), expected);
                    assert_eq!(needs_no_escape(&text), expected == length);
                }
            }
        }
    }
}
