//! White space between tokens.

use super::Reader;

impl Reader<'_> {
    /// The next byte that is not white space, left in place; 0 at the end of the input.
    ///
    /// 0 cannot stand between tokens, so nobody mistakes it for one.
    #[inline]
    pub(crate) fn peek(&mut self) -> u8 {
        match self.text.as_bytes().get(self.position) {
            Some(&byte) if byte > b' ' => byte,
            Some(_) => self.skip_space(),
            None => 0,
        }
    }

    /// Steps over white space. Out of line: compact text has none.
    #[inline(never)]
    fn skip_space(&mut self) -> u8 {
        let bytes = self.text.as_bytes();
        let mut at = self.position;
        loop {
            let byte = bytes.get(at).copied().unwrap_or_default();
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                self.position = at;
                return byte;
            }
            at = skip_blanks(bytes, at + 1);
        }
    }
}

/// The first byte from an offset on that is no space, as far as whole words go.
#[inline]
fn skip_blanks(bytes: &[u8], mut at: usize) -> usize {
    const BLANKS: u64 = u64::from_ne_bytes([b' '; 8]);
    while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let others = u64::from_le_bytes(*chunk) ^ BLANKS;
        at += (others.trailing_zeros() / 8) as usize;
        if others != 0 {
            break;
        }
    }
    at
}
