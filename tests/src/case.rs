//! One fixture as the tests see it: its root type, reduced to functions from JSON to JSON.

use additional_properties::inspect::{Inspect, drift};
use additional_properties::json::{self, FromJson, Scrubbed, ToJson, from_slice, to_vec};
use additional_properties::redact::Redact;
use additional_properties::validate::{Violations, check};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::fmt::Debug;

/// The root type of a fixture, without its type.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// The folder of the fixture.
    pub name: &'static str,
    /// Decodes and encodes with serde.
    pub serde: fn(&str) -> Result<String, String>,
    /// Decodes and encodes on the JSON path.
    pub json: fn(&str) -> Result<String, String>,
    /// Decodes on both paths; true if the values are equal.
    pub paths_agree: fn(&str) -> bool,
    /// Decodes and validates; `None` when the document does not decode.
    pub violations: fn(&str) -> Option<Violations>,
    /// Decodes, and prints the value in every way that people log one; `None` when the document does not decode.
    pub logged: fn(&str) -> Option<Vec<String>>,
    /// The errors of both paths, as they may be logged; empty when the document decodes.
    pub errors: fn(&str) -> Vec<String>,
    /// `Model::example()`, where the root has one.
    pub example: Option<fn() -> Value>,
}

impl Case {
    /// The case of the root type `T`.
    #[must_use]
    pub const fn of<T>(name: &'static str) -> Self
    where
        T: DeserializeOwned
            + Serialize
            + for<'de> FromJson<'de>
            + ToJson
            + Inspect
            + Debug
            + Clone
            + PartialEq,
    {
        Self {
            name,
            serde: |text| {
                let value: T = serde_json::from_str(text).map_err(|error| error.to_string())?;
                serde_json::to_string(&value).map_err(|error| error.to_string())
            },
            json: |text| {
                let value: T = from_slice(text.as_bytes()).map_err(|error| error.to_string())?;
                let bytes = to_vec(&value).map_err(|error| error.to_string())?;
                String::from_utf8(bytes).map_err(|error| error.to_string())
            },
            paths_agree: |text| {
                let left = serde_json::from_str::<T>(text);
                let right = from_slice::<T>(text.as_bytes());
                matches!((left, right), (Ok(left), Ok(right)) if left == right)
            },
            violations: |text| {
                let value: T = from_slice(text.as_bytes()).ok()?;
                Some(check(&value))
            },
            errors: |text| {
                let json = from_slice::<T>(text.as_bytes()).err();
                let serde = serde_json::from_str::<Scrubbed<T>>(text).err();
                let json = json.map(|error| format!("{error} {error:?}"));
                json.into_iter()
                    .chain(serde.map(|error| format!("{error} {error:?}")))
                    .collect()
            },
            logged: |text| Some(logged(&from_slice::<T>(text.as_bytes()).ok()?)),
            example: None,
        }
    }

    /// The same case, with the example that its root makes.
    #[must_use]
    pub const fn with_example(self, example: fn() -> Value) -> Self {
        Self {
            example: Some(example),
            ..self
        }
    }
}

/// Everything that people log about a value.
fn logged<T: Inspect + Debug>(value: &T) -> Vec<String> {
    let (report, drift) = (check(value), drift(value));
    let redacted = value.redacted();
    vec![
        format!("{value:?}"),
        format!("{value:#?}"),
        format!("{:?}", [Some(value)]),
        format!("{redacted:?}"),
        format!("{redacted:#?}"),
        serde_json::to_string(&redacted).unwrap_or_default(),
        json::to_string(&redacted).unwrap_or_default(),
        format!("{report} {report:?}"),
        format!("{drift:?}"),
    ]
}

/// A value as a document.
///
/// # Panics
/// When it can't be encoded: a test fails then, and should.
pub fn example(value: &impl Serialize) -> Value {
    serde_json::to_value(value)
        .unwrap_or_else(|error| panic!("an example can't be encoded: {error}"))
}
