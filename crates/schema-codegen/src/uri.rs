//! Resolution of references against the identifiers around them, as in RFC 3986. Nothing is fetched.

use crate::percent;
use fluent_uri::{Iri, IriRef};
use std::borrow::Cow;

/// `reference` resolved against `base`, without a fragment, as a URI: what is not ASCII is percent-encoded. One that is no valid reference stays as it is written, and so equals an
/// identifier that is written the same.
pub(crate) fn resolve(base: &str, reference: &str) -> String {
    let (reference, _) = reference.split_once('#').unwrap_or((reference, ""));
    let parsed = IriRef::parse(reference).ok().zip(Iri::parse(base).ok());
    let resolved = parsed.and_then(|(reference, base)| reference.resolve_against(&base).ok());
    resolved.map_or_else(|| reference.to_owned(), |iri| iri.to_uri().into_string())
}

/// True for a reference that says where to go from its base.
pub(crate) fn is_relative(reference: &str) -> bool {
    IriRef::parse(reference).is_ok_and(|parsed| !parsed.has_scheme())
}

/// `fragment` with its escapes decoded; one with an escape that is not valid stays as it is.
pub(crate) fn decode(fragment: &str) -> String {
    percent::decode(fragment).map_or_else(|| fragment.to_owned(), Cow::into_owned)
}

/// True for the published meta-schemas.
pub(crate) fn is_meta_schema(uri: &str) -> bool {
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

    /// The examples of RFC 3986, sections 5.4.1 and 5.4.2, without fragments.
    #[test]
    fn resolves_the_examples_of_the_rfc() {
        for (reference, resolved) in [
            ("g:h", "g:h"),
            ("g", "http://a/b/c/g"),
            ("./g", "http://a/b/c/g"),
            ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g"),
            ("?y", "http://a/b/c/d;p?y"),
            ("g?y", "http://a/b/c/g?y"),
            (";x", "http://a/b/c/;x"),
            ("g;x", "http://a/b/c/g;x"),
            ("g;x?y", "http://a/b/c/g;x?y"),
            ("", "http://a/b/c/d;p?q"),
            (".", "http://a/b/c/"),
            ("./", "http://a/b/c/"),
            ("..", "http://a/b/"),
            ("../", "http://a/b/"),
            ("../g", "http://a/b/g"),
            ("../..", "http://a/"),
            ("../../", "http://a/"),
            ("../../g", "http://a/g"),
            ("../../../g", "http://a/g"),
            ("../../../../g", "http://a/g"),
            ("/./g", "http://a/g"),
            ("/../g", "http://a/g"),
            ("g.", "http://a/b/c/g."),
            (".g", "http://a/b/c/.g"),
            ("g..", "http://a/b/c/g.."),
            ("..g", "http://a/b/c/..g"),
            ("./../g", "http://a/b/g"),
            ("./g/.", "http://a/b/c/g/"),
            ("g/./h", "http://a/b/c/g/h"),
            ("g/../h", "http://a/b/c/h"),
            ("g;x=1/./y", "http://a/b/c/g;x=1/y"),
            ("g;x=1/../y", "http://a/b/c/y"),
            ("g?y/./x", "http://a/b/c/g?y/./x"),
            ("g?y/../x", "http://a/b/c/g?y/../x"),
        ] {
            assert_eq!(
                resolve("http://a/b/c/d;p?q", reference),
                resolved,
                "{reference}"
            );
        }
        assert_eq!(resolve("http://a/b?x/y", "g"), "http://a/g");
    }

    #[test]
    fn resolves_without_an_absolute_base() {
        assert_eq!(resolve("document:///", "a/b.json"), "document:///a/b.json");
        assert_eq!(
            resolve("document:///a/b.json", "../c.json"),
            "document:///c.json"
        );
        assert_eq!(resolve("urn:x", "#here"), "urn:x");
        assert_eq!(resolve("document:///", "two words"), "two words");
    }

    #[test]
    fn a_fragment_with_a_wrong_escape_stays_as_it_is() {
        assert_eq!(decode("/$defs/a%20b%25"), "/$defs/a b%");
        assert_eq!(decode("/$defs/100%"), "/$defs/100%");
    }
}
