//! Strings, escaped where JSON demands it and nowhere else.

use super::super::read::{end_of_plain, is_plain};
use super::Writer;

impl Writer {
    /// Writes a string.
    pub fn string(&mut self, text: &str) {
        let bytes = text.as_bytes();
        self.out.reserve(bytes.len() + 2);
        self.out.push(b'"');
        if is_plain(bytes) {
            self.out.extend_from_slice(bytes);
        } else {
            self.escaped(bytes);
        }
        self.out.push(b'"');
    }

    /// Writes a string that has nothing to escape.
    #[cfg(feature = "chrono")]
    pub(crate) fn ascii(&mut self, text: &[u8]) {
        self.out.push(b'"');
        self.out.extend_from_slice(text);
        self.out.push(b'"');
    }

    /// Writes the content of a string that has something to escape.
    #[cold]
    fn escaped(&mut self, bytes: &[u8]) {
        let mut from = 0;
        let mut plain = end_of_plain(bytes, 0);
        while let Some(&byte) = bytes.get(plain) {
            self.out
                .extend_from_slice(bytes.get(from..plain).unwrap_or_default());
            self.escape(byte);
            from = plain + 1;
            plain = end_of_plain(bytes, from);
        }
        self.out
            .extend_from_slice(bytes.get(from..).unwrap_or_default());
    }

    fn escape(&mut self, byte: u8) {
        let short = match byte {
            b'"' | b'\\' => byte,
            0x08 => b'b',
            0x09 => b't',
            0x0a => b'n',
            0x0c => b'f',
            0x0d => b'r',
            _ => {
                let digit = b"0123456789abcdef"[usize::from(byte & 15)];
                self.out.extend_from_slice(b"\\u00");
                self.out.extend_from_slice(&[b'0' + (byte >> 4), digit]);
                return;
            }
        };
        self.out.extend_from_slice(&[b'\\', short]);
    }
}
