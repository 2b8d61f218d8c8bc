//! The report of a validation: what is wrong, where and how firmly, and never the value.

use core::fmt;
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::borrow::Cow;

/// How firmly the violated rule holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The rule is documented but may be relaxed: the document is unusual.
    Warning,
    /// The rule is guaranteed: the document is wrong.
    Error,
}

impl Severity {
    /// `warning` or `error`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One violation. It quotes no value, and no name that the schema does not declare unless that was asked for: so it is safe to log.
///
/// It is serialized as an object with the members `pointer`, `rule`, `severity` and `message`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Violation {
    /// JSON Pointer of the value; a member of a map is `*` unless its name was asked for.
    pub pointer: String,
    /// Id of the rule, or the keyword of JSON Schema: a stable code for this kind of violation.
    pub rule: Cow<'static, str>,
    /// How firmly the rule holds.
    pub severity: Severity,
    /// What is wrong, as the rest of a sentence about the value.
    pub message: Cow<'static, str>,
}

impl Violation {
    /// An error.
    pub fn error(
        pointer: impl Into<String>,
        rule: impl Into<Cow<'static, str>>,
        message: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self {
            pointer: pointer.into(),
            rule: rule.into(),
            severity: Severity::Error,
            message: message.into(),
        }
    }

    /// A warning.
    pub fn warning(
        pointer: impl Into<String>,
        rule: impl Into<Cow<'static, str>>,
        message: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(pointer, rule, message)
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let subject = if self.pointer.is_empty() {
            "the document"
        } else {
            &self.pointer
        };
        write!(
            f,
            "{}: {subject} {} [{}]",
            self.severity, self.message, self.rule
        )
    }
}

impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Violation", 4)?;
        out.serialize_field("pointer", &self.pointer)?;
        out.serialize_field("rule", &self.rule)?;
        out.serialize_field("severity", self.severity.as_str())?;
        out.serialize_field("message", &self.message)?;
        out.end()
    }
}

/// Everything that is wrong with a document, in document order. It is serialized as a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use = "violations are only reported, never enforced"]
pub struct Violations(Vec<Violation>);

impl Violations {
    /// Adds one.
    pub fn push(&mut self, violation: Violation) {
        self.0.push(violation);
    }

    /// Puts `violation` where another one is that says the same.
    pub(super) fn replace(&mut self, index: usize, violation: Violation) {
        if let Some(place) = self.0.get_mut(index) {
            *place = violation;
        }
    }

    /// True when nothing is wrong, not even a warning.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// All, in document order.
    pub fn iter(&self) -> core::slice::Iter<'_, Violation> {
        self.0.iter()
    }

    /// The errors among them.
    pub fn errors(&self) -> impl Iterator<Item = &Violation> {
        self.iter()
            .filter(|violation| violation.severity == Severity::Error)
    }

    /// The warnings among them.
    pub fn warnings(&self) -> impl Iterator<Item = &Violation> {
        self.iter()
            .filter(|violation| violation.severity == Severity::Warning)
    }

    /// True when there is an error: the schema refuses the document, or a guaranteed rule is broken.
    ///
    /// Warnings do not count: a string that an open enum does not list and the tag of a union that no variant has, which a newer version
    /// of the schema may allow; rules that are only documented; and patterns that the engine can't read.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.errors().next().is_some()
    }

    /// Nothing if there is no error, though there may be warnings: `document.validate().into_result()?`.
    ///
    /// # Errors
    ///
    /// All of the report, warnings included.
    pub fn into_result(self) -> Result<(), Self> {
        if self.has_errors() { Err(self) } else { Ok(()) }
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            violation.fmt(f)?;
        }
        Ok(())
    }
}

impl core::error::Error for Violations {}

impl Serialize for Violations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = core::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Extend<Violation> for Violations {
    fn extend<I: IntoIterator<Item = Violation>>(&mut self, more: I) {
        self.0.extend(more);
    }
}

impl FromIterator<Violation> for Violations {
    fn from_iter<I: IntoIterator<Item = Violation>>(all: I) -> Self {
        Self(all.into_iter().collect())
    }
}
