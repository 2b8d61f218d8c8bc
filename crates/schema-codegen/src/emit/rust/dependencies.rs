//! The crates that generated types need.

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
}

/// Every crate that generated types need. The runtime has the version of the generator.
pub const DEPENDENCIES: [Dependency; 4] = [
    Dependency {
        name: "additional-properties",
        version: concat!(
            env!("CARGO_PKG_VERSION_MAJOR"),
            ".",
            env!("CARGO_PKG_VERSION_MINOR")
        ),
        features: None,
    },
    Dependency {
        name: "chrono",
        version: "0.4",
        features: Some(&["alloc"]),
    },
    Dependency {
        name: "serde",
        version: "1",
        features: None,
    },
    Dependency {
        name: "serde_json",
        version: "1",
        features: None,
    },
];

impl fmt::Display for Dependency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            name,
            version,
            features,
        } = self;
        match features {
            None => write!(f, "{name} = {version:?}"),
            Some(features) => write!(
                f,
                "{name} = {{ version = {version:?}, default-features = false, features = {features:?} }}"
            ),
        }
    }
}
