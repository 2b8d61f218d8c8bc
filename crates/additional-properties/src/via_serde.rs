//! A bridge for types that have serde's traits and not those of the JSON path: `#[serde(with = "additional_properties::via_serde")]`.
//!
//! On the serde path nothing changes. On the JSON path the field is read and written by `serde_json`; the type needs `Default`, because
//! that path starts from a value. Errors of the type do not get through, because they may quote the value.
//!
//! ```
//! use additional_properties::AdditionalProperties;
//!
//! #[derive(Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
//! struct Version(u32, u32);
//!
//! #[derive(AdditionalProperties)]
//! #[additional_properties(serde, json)]
//! struct Package {
//!     #[serde(with = "additional_properties::via_serde")]
//!     version: Version,
//!     #[additional_properties]
//!     rest: AdditionalProperties,
//! }
//!
//! let package: Package = additional_properties::json::from_str(r#"{"version":[1,2],"x":0}"#)?;
//! assert_eq!(package.version, Version(1, 2));
//! assert_eq!(additional_properties::json::to_string(&package)?, r#"{"version":[1,2],"x":0}"#);
//! # Ok::<(), additional_properties::json::Error>(())
//! ```

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Reads a value by its `Deserialize`.
///
/// # Errors
///
/// Those of the type.
pub fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    input: D,
) -> Result<T, D::Error> {
    T::deserialize(input)
}

/// Writes a value by its `Serialize`.
///
/// # Errors
///
/// Those of the type.
pub fn serialize<T: Serialize, S: Serializer>(value: &T, output: S) -> Result<S::Ok, S::Error> {
    value.serialize(output)
}
