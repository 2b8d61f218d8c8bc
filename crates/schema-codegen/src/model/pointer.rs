//! JSON Pointers (RFC 6901).

/// A JSON Pointer (RFC 6901) into the source schema, `""` for its root.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer(pub String);

impl Pointer {
    /// One step down.
    #[must_use]
    pub fn join(&self, segment: &str) -> Self {
        Self(format!(
            "{}/{}",
            self.0,
            segment.replace('~', "~0").replace('/', "~1")
        ))
    }

    /// One step up; `None` at the root.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        self.0.rfind('/').map(|at| Self(self.0[..at].to_owned()))
    }

    /// The steps from the root, unescaped.
    pub fn segments(&self) -> impl Iterator<Item = String> {
        self.0
            .split('/')
            .skip(1)
            .map(|segment| segment.replace("~1", "/").replace("~0", "~"))
    }

    /// True for the location where the rules of the whole document are stated.
    pub(crate) fn is_root_rules(&self) -> bool {
        self.0 == "/x-rules"
    }

    /// The last step, unescaped.
    #[must_use]
    pub fn last(&self) -> Option<String> {
        self.segments().last()
    }
}

impl std::fmt::Display for Pointer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
