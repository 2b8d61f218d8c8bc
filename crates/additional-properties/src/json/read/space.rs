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
            match bytes.get(at) {
                Some(b' ' | b'\r' | b'\t') => at += 1,
                Some(b'\n') => at = skip_indentation(bytes, at + 1),
                next => {
                    self.position = at;
                    return next.copied().unwrap_or_default();
                }
            }
        }
    }
}

/// Eight spaces at a time; the rest is left.
#[inline]
fn skip_indentation(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) == Some(b"        ") {
        at += 8;
    }
    at
}
