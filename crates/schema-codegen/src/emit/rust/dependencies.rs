//! The crates that generated types need.

use crate::plan::Paths;
use std::fmt;

/// A crate that generated types need; prints as a line of `[dependencies]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dependency {
    /// The name of the crate.
    pub name: &'static str,
    /// The version that is needed.
    pub version: &'static str,
    /// The features that are needed instead of the default ones; `None` when those are enough.
    pub features: Option<&'static [&'static str]>,
    /// The features that are needed beside the default ones.
    pub more: &'static [&'static str],
}

/// Every crate that types with these `paths` need, and the function `validate_document` if it is there.
#[must_use]
pub fn dependencies(paths: Paths, validate_document: bool) -> Vec<Dependency> {
    let mut all = DEPENDENCIES.to_vec();
    // Where the paths are features of the crate, so is the validation of documents.
    if validate_document && paths != Paths::Features {
        all[0].more = &["jsonschema"];
    }
    all
}

/// Every crate that generated types need, the runtime first. It has the version of the generator.
const DEPENDENCIES: [Dependency; 4] = [
    Dependency {
        name: "additional-properties",
        version: concat!(
            env!("CARGO_PKG_VERSION_MAJOR"),
            ".",
            env!("CARGO_PKG_VERSION_MINOR")
        ),
        features: None,
        more: &[],
    },
    Dependency {
        name: "chrono",
        version: "0.4",
        features: Some(&["alloc"]),
        more: &[],
    },
    Dependency {
        name: "serde",
        version: "1",
        features: None,
        more: &[],
    },
    Dependency {
        name: "serde_json",
        version: "1",
        features: None,
        more: &[],
    },
];

impl fmt::Display for Dependency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            name,
            version,
            features,
            more,
        } = self;
        match features {
            None if !more.is_empty() => {
                write!(
                    f,
                    "{name} = {{ version = {version:?}, features = {more:?} }}"
                )
            }
            None => write!(f, "{name} = {version:?}"),
            Some(features) => write!(
                f,
                "{name} = {{ version = {version:?}, default-features = false, features = {features:?} }}"
            ),
        }
    }
}
