//! JSON Pointers (RFC 6901), and the documents that they lead into.

/// A JSON Pointer (RFC 6901) into the source schema, `""` for its root. One into another document has the name of that document before it,
/// as in `pets/dog.yaml#/properties/name`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer(pub String);

impl Pointer {
    /// The root of the document `file`; of the schema itself when that is empty.
    pub(crate) fn root_of(file: &str) -> Self {
        match file {
            "" => Self::default(),
            _ => Self(format!("{file}#")),
        }
    }

    /// The name of the document, empty for the schema itself, and the JSON Pointer into it. A name never begins with `/`, but keys may
    /// contain `#`.
    fn split(&self) -> (&str, &str) {
        let in_file = !self.0.starts_with('/');
        let parts = in_file.then(|| self.0.split_once('#')).flatten();
        parts.unwrap_or(("", &self.0))
    }

    /// The document, unless it is the schema itself.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        Some(self.split().0).filter(|file| !file.is_empty())
    }

    /// The JSON Pointer, without its document.
    #[must_use]
    pub fn in_file(&self) -> &str {
        self.split().1
    }

    /// One step down.
    #[must_use]
    pub fn join(&self, segment: &str) -> Self {
        Self(format!("{}/{}", self.0, escaped(segment)))
    }

    /// One step down, to an item of an array.
    pub(crate) fn item(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
    }

    /// Whether this is `other`, or points at something inside of what `other` points at.
    pub(crate) fn is_in(&self, other: &Self) -> bool {
        let rest = self.0.strip_prefix(&other.0);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// One step up; `None` at the root.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        let inside = self.in_file();
        let last = inside.len() - inside.rfind('/')?;
        Some(Self(self.0[..self.0.len() - last].to_owned()))
    }

    /// The steps from the root, unescaped.
    pub fn segments(&self) -> impl Iterator<Item = String> {
        self.in_file().split('/').skip(1).map(unescaped)
    }

    /// True for the place where the rules of the whole document are stated.
    pub(crate) fn is_root_rules(&self) -> bool {
        self.0 == "/x-rules"
    }

    /// The last step, unescaped.
    #[must_use]
    pub fn last(&self) -> Option<String> {
        self.segments().last()
    }

    /// The name of a document at whose root this is: that of its file up to the first dot.
    pub(crate) fn file_stem(&self) -> Option<&str> {
        let name = self.file().filter(|_| self.in_file().is_empty())?;
        name.rsplit('/').next()?.split('.').next()
    }
}

/// `segment` as it is written in a pointer.
pub(crate) fn escaped(segment: &str) -> String {
    segment.replace('~', "~0").replace('/', "~1")
}

/// What `segment` of a pointer means.
pub(crate) fn unescaped(segment: &str) -> String {
    segment.replace("~1", "/").replace("~0", "~")
}

impl std::fmt::Display for Pointer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Pointer;

    #[test]
    fn lead_into_documents() {
        let root = Pointer::root_of("pets/dog.v1.yaml");
        assert_eq!((root.parent(), root.file_stem()), (None, Some("dog")));
        let inside = root.join("a/b#").join("c");
        assert_eq!(inside.0, "pets/dog.v1.yaml#/a~1b#/c");
        assert_eq!(inside.file(), Some("pets/dog.v1.yaml"));
        assert_eq!(inside.segments().collect::<Vec<_>>(), ["a/b#", "c"]);
        let up = inside.parent().and_then(|above| above.parent());
        assert_eq!(up, Some(root));
        let own = Pointer("/a#b".to_owned());
        assert_eq!((own.file(), own.parent()), (None, Some(Pointer::default())));
    }
}
