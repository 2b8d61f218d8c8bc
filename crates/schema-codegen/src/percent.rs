//! Percent-encoding, RFC 3986, section 2.1: of the pointers in references, and of the names of documents in their URIs.

use fluent_uri::pct_enc::encoder::IPath;
use fluent_uri::pct_enc::{EStr, EString, Encoder, Table};
use std::borrow::Cow;

/// Every character, whether a URI may hold it or not: references are written by hand.
struct Any;

impl Encoder for Any {
    const TABLE: &'static Table = &Table::new(&{
        let mut ascii = [0; 127];
        let (mut byte, mut at) = (0, 0);
        while at < ascii.len() {
            if byte == b'%' {
                byte += 1;
            }
            ascii[at] = byte;
            byte += 1;
            at += 1;
        }
        ascii
    })
    .or_pct_encoded()
    .or_ucschar()
    .or_iprivate();
}

/// The steps of a path, without what systems and URIs read into other characters.
struct Steps;

impl Encoder for Steps {
    const TABLE: &'static Table =
        &Table::new(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/.-_~")
            .or_pct_encoded();
}

/// `text` with its escapes decoded: `%41` is `A`. `None` if one of them is not valid, or they are no UTF-8.
pub(crate) fn decode(text: &str) -> Option<Cow<'_, str>> {
    EStr::<Any>::new(text)?.decode().to_string().ok()
}

/// A path with escapes for everything else than letters, digits and `/.-_~`.
pub(crate) fn encode_path(path: &str) -> String {
    let mut encoded = EString::<IPath>::new();
    encoded.encode_str::<Steps>(path);
    encoded.into_string()
}

#[cfg(test)]
mod tests {
    use super::{decode, encode_path};

    #[test]
    fn decodes_what_is_encoded() {
        assert_eq!(decode("/$defs/a%20b%25 \"^é").unwrap(), "/$defs/a b% \"^é");
        for wrong in ["/a%zz", "/a%2", "%", "%ff"] {
            assert_eq!(decode(wrong), None);
        }
        let path = "a b/../ä%#.json";
        assert_eq!(encode_path(path), "a%20b/../%C3%A4%25%23.json");
        assert_eq!(decode(&encode_path(path)).unwrap(), path);
    }
}
