//! The check for UTF-8, by the standard library or, with the feature `simdutf8`, by vector instructions.

use std::str::Utf8Error;

/// The text of some bytes.
#[inline]
pub(super) fn validate(bytes: &[u8]) -> Result<&str, Utf8Error> {
    // The fast check does not say where the error is, so the other one finds it again.
    #[cfg(feature = "simdutf8")]
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        return Ok(text);
    }
    std::str::from_utf8(bytes)
}
