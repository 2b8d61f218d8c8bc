//! Reading an untagged union: the value is buffered once, and of the variants that can be read from it the one that knows most is taken.

use crate::inspect::{Inspect, UnknownCount};
use serde::de::DeserializeOwned;
use serde::{Deserialize as _, Deserializer};
use serde_json::Value;

/// Buffers a value.
///
/// # Errors
///
/// When the data can't be read.
pub fn buffer<'de, D: Deserializer<'de>>(input: D) -> Result<Value, D::Error> {
    Value::deserialize(input)
}

/// The value as a `T`, if it is one.
#[must_use]
pub fn try_variant<T: DeserializeOwned>(value: &Value) -> Option<T> {
    T::deserialize(value).ok()
}

/// The best variant so far, as a union `U`.
#[derive(Debug)]
pub struct BestVariant<U>(Option<(UnknownCount, U)>);

impl<U> Default for BestVariant<U> {
    fn default() -> Self {
        Self(None)
    }
}

impl<U> BestVariant<U> {
    /// Tries one more variant; true when it knows all of the value, so that no other can know more.
    pub fn try_variant<T: DeserializeOwned + Inspect>(
        &mut self,
        value: &Value,
        wrap: impl FnOnce(T) -> U,
    ) -> bool {
        let Some(found) = try_variant::<T>(value) else {
            return false;
        };
        let unknown = UnknownCount::of(&found);
        if self.0.as_ref().is_none_or(|(before, _)| unknown < *before) {
            self.0 = Some((unknown, wrap(found)));
        }
        unknown.is_zero()
    }

    /// The best variant, if any could be read.
    #[must_use]
    pub fn finish(self) -> Option<U> {
        self.0.map(|(_, found)| found)
    }
}
