//! Finding the end of the plain part of a string: a quote, a backslash or a control character.
//!
//! In: bytes. Out: an offset. Eight bytes at a time in one word; most strings of real documents are so short that wider
//! vectors gain nothing.

const ONES: u64 = u64::from_ne_bytes([0x01; 8]);

/// The first byte from an offset on that ends a plain run.
#[inline]
pub(crate) fn end_of_plain(bytes: &[u8], from: usize) -> usize {
    let mut rest = bytes.get(from..).unwrap_or_default();
    while let Some((chunk, next)) = rest.split_first_chunk::<8>() {
        let marks = specials(u64::from_le_bytes(*chunk));
        if marks != 0 {
            return bytes.len() - rest.len() + (marks.trailing_zeros() / 8) as usize;
        }
        rest = next;
    }
    let plain = rest.iter().take_while(|&&byte| !is_special(byte)).count();
    bytes.len() - rest.len() + plain
}

/// Whether a whole text is plain.
///
/// Unlike the above this never looks beyond the end, so a short text costs one or two words. Words may overlap.
#[inline]
pub(crate) fn is_plain(text: &[u8]) -> bool {
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

/// Whether a byte ends a plain run.
#[inline]
fn is_special(byte: u8) -> bool {
    byte == b'"' || byte == b'\\' || byte < 0x20
}

/// Marks the highest bit of each of eight bytes that ends a plain run. The lowest mark is exact; bytes above it may be
/// marked by mistake.
///
/// Below 0x80, `word - k` sets the high bit of a byte that was smaller than k, and borrows only from bytes above it. Flipping
/// the bit 2 turns a quote (0x22) into 0x20 and leaves control characters below that, so one subtraction finds both.
#[inline]
fn specials(word: u64) -> u64 {
    let control_or_quote = (word ^ (ONES * 0x02)).wrapping_sub(ONES * 0x21);
    let backslash = (word ^ (ONES * 0x5c)).wrapping_sub(ONES);
    (control_or_quote | backslash) & !word & (ONES * 0x80)
}

#[cfg(test)]
mod tests {
    use super::{end_of_plain, is_plain, is_special};

    #[test]
    fn every_byte_at_every_place() {
        for length in 0..40 {
            for at in 0..length {
                for byte in 0..=255 {
                    let mut text = vec![b'x'; length];
                    text[at] = byte;
                    let expected = if is_special(byte) { at } else { length };
                    assert_eq!(end_of_plain(&text, 0), expected);
                    assert_eq!(end_of_plain(&text, at), expected);
                    assert_eq!(is_plain(&text), expected == length);
                }
            }
        }
    }
}
