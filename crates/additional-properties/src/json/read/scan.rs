//! Finding the end of the plain part of a string: a quote, a backslash or a control character.
//!
//! In: bytes. Out: an offset. Sixteen bytes at a time, written so that the compiler makes vector instructions of it;
//! nothing here depends on the machine.

const ONES: u64 = u64::from_ne_bytes([0x01; 8]);
const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);

/// Whether a byte ends a plain run.
#[inline]
fn is_special(byte: u8) -> bool {
    (byte == b'"') | (byte == b'\\') | (byte < 0x20)
}

/// The first byte from an offset on that ends a plain run.
#[inline]
pub(crate) fn end_of_plain(bytes: &[u8], mut from: usize) -> usize {
    while let Some(chunk) = bytes.get(from..).and_then(|rest| rest.first_chunk::<16>()) {
        let marks = chunk.map(|byte| if is_special(byte) { 0xff } else { 0 });
        let [low, high] = halves(marks);
        if low != 0 {
            return from + (low.trailing_zeros() / 8) as usize;
        }
        if high != 0 {
            return from + 8 + (high.trailing_zeros() / 8) as usize;
        }
        from += 16;
    }
    while bytes.get(from).is_some_and(|&byte| !is_special(byte)) {
        from += 1;
    }
    from
}

/// Sixteen bytes as two words.
#[inline]
fn halves(bytes: [u8; 16]) -> [u64; 2] {
    let whole = u128::from_le_bytes(bytes);
    // Truncation takes the low half.
    #[allow(clippy::cast_possible_truncation)]
    [whole as u64, (whole >> 64) as u64]
}

/// Whether a whole text is plain. Unlike the above it never looks beyond its end, so short texts cost little.
#[inline]
pub(crate) fn is_plain(text: &[u8]) -> bool {
    if let Some(last) = text.last_chunk::<16>() {
        return text.chunks_exact(16).all(|chunk| {
            chunk
                .iter()
                .fold(true, |plain, &byte| plain & !is_special(byte))
        }) && last
            .iter()
            .fold(true, |plain, &byte| plain & !is_special(byte));
    }
    // Two words that may overlap.
    if let (Some(first), Some(last)) = (text.first_chunk::<8>(), text.last_chunk::<8>()) {
        return specials(u64::from_le_bytes(*first)) | specials(u64::from_le_bytes(*last)) == 0;
    }
    if let (Some(first), Some(last)) = (text.first_chunk::<4>(), text.last_chunk::<4>()) {
        let word =
            u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32;
        return specials(word) == 0;
    }
    text.iter().all(|&byte| !is_special(byte))
}

/// Not zero if one of eight bytes ends a plain run.
///
/// `word - k` sets the high bit of a byte that was smaller than k; a byte that is zero after `^ k` was k. Only bytes above
/// a true one can be marked by mistake.
#[inline]
fn specials(word: u64) -> u64 {
    let quote = (word ^ (ONES * 0x22)).wrapping_sub(ONES);
    let backslash = (word ^ (ONES * 0x5c)).wrapping_sub(ONES);
    let control = word.wrapping_sub(ONES * 0x20);
    (quote | backslash | control) & !word & HIGH
}
