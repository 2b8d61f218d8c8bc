//! As much of RFC 3986 as references within one document need.
//!
//! In: a base and a relative reference. Out: the absolute URI. Nothing is fetched.

/// `reference` resolved against `base`; both without fragment.
pub(super) fn join(base: &str, reference: &str) -> String {
    if has_scheme(reference) || base.is_empty() {
        return reference.to_owned();
    }
    let (scheme, rest) = base.split_at(base.find(':').map_or(0, |at| at + 1));
    if reference.starts_with("//") {
        return format!("{scheme}{reference}");
    }
    let (authority, path) = split_authority(rest);
    if reference.starts_with('/') {
        return format!("{scheme}{authority}{}", without_dots(reference));
    }
    let folder = path.rfind('/').map_or("", |at| &path[..=at]);
    let folder = if folder.is_empty() && !authority.is_empty() {
        "/"
    } else {
        folder
    };
    format!(
        "{scheme}{authority}{}",
        without_dots(&format!("{folder}{reference}"))
    )
}

fn has_scheme(reference: &str) -> bool {
    reference.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    })
}

fn split_authority(rest: &str) -> (&str, &str) {
    let Some(after) = rest.strip_prefix("//") else {
        return ("", rest);
    };
    rest.split_at(after.find('/').map_or(rest.len(), |at| at + 2))
}

fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "." => {}
            ".." => {
                kept.pop_if(|last| !last.is_empty());
            }
            _ => kept.push(segment),
        }
    }
    kept.join("/")
}

/// `%41` is `A`; what is no valid escape stays as it is.
pub(super) fn percent_decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let digits = bytes.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        let decoded = digits.and_then(|digits| Some(hex(digits[0])? * 16 + hex(digits[1])?));
        out.push(decoded.unwrap_or(bytes[at]));
        at += if decoded.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}

/// True for the published meta-schemas.
pub(super) fn is_meta_schema(uri: &str) -> bool {
    let path = uri.split_once("://").map_or(uri, |(_, path)| path);
    let Some(path) = path.strip_prefix("json-schema.org/") else {
        return false;
    };
    matches!(
        path,
        "schema"
            | "draft-03/schema"
            | "draft-04/schema"
            | "draft-06/schema"
            | "draft-07/schema"
            | "draft/2019-09/schema"
            | "draft/2020-12/schema"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_like_the_rfc() {
        for (base, reference, joined) in [
            ("http://h/a/b", "c", "http://h/a/c"),
            ("http://h/a/b", "../c", "http://h/c"),
            ("http://h/a/b", "/c", "http://h/c"),
            ("http://h", "c", "http://h/c"),
            ("http://h/a", "//g/x", "http://g/x"),
            ("http://h/a", "urn:x", "urn:x"),
            ("", "a.json", "a.json"),
            ("a.json", "b.json", "b.json"),
            ("a/b.json", "../c.json", "c.json"),
        ] {
            assert_eq!(join(base, reference), joined, "{base} + {reference}");
        }
    }

    #[test]
    fn decodes_what_is_encoded() {
        assert_eq!(percent_decode("/$defs/a%20b%25%zz%"), "/$defs/a b%%zz%");
    }
}
