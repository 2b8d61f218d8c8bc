//! What the schema tells people: text, examples, sensitivity.

use serde_json::Value;

/// The annotations of one schema or property.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Docs {
    /// `title`.
    pub title: Option<String>,
    /// `description`: `CommonMark`, untrusted.
    pub description: Option<String>,
    /// `examples`, then `example`, in order.
    pub examples: Vec<Value>,
    /// `default`.
    pub default: Option<Value>,
    /// `deprecated`.
    pub deprecated: bool,
    /// `readOnly`.
    pub read_only: bool,
    /// `writeOnly`.
    pub write_only: bool,
    /// OpenAPI: where a read-only or write-only property that the schema requires has to be there.
    pub required_in: Option<Direction>,
    /// `x-rules`: ids of the cross-field rules that bear on this property or type.
    pub rules: Vec<String>,
}

impl Docs {
    /// Takes from `other` what `self` does not have.
    pub(crate) fn fill_gaps(&mut self, other: &Self) {
        self.title = self.title.take().or_else(|| other.title.clone());
        let description = self.description.take();
        self.description = description.or_else(|| other.description.clone());
        self.default = self.default.take().or_else(|| other.default.clone());
        if self.examples.is_empty() {
            self.examples.clone_from(&other.examples);
        }
        self.deprecated |= other.deprecated;
        self.read_only |= other.read_only;
        self.write_only |= other.write_only;
        self.required_in = self.required_in.or(other.required_in);
        for rule in &other.rules {
            if !self.rules.contains(rule) {
                self.rules.push(rule.clone());
            }
        }
    }
}

/// Which way a value goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the API.
    Requests,
    /// From the API.
    Responses,
}

/// `x-sensitive`: what kind of personal data a value is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sensitivity {
    /// `none`, or no annotation.
    #[default]
    None,
    /// `personal`.
    Personal,
    /// `government_id`.
    GovernmentId,
    /// `biometric`.
    Biometric,
    /// `secret`.
    Secret,
}

impl Sensitivity {
    /// Every class that marks a value as sensitive, in the order of the vocabulary.
    pub const CLASSES: [Self; 4] = [
        Self::Personal,
        Self::GovernmentId,
        Self::Biometric,
        Self::Secret,
    ];

    /// The spelling of the vocabulary: `none`, `personal`, `government_id`, `biometric`, `secret`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Personal => "personal",
            Self::GovernmentId => "government_id",
            Self::Biometric => "biometric",
            Self::Secret => "secret",
        }
    }

    /// True for every class but `none`.
    #[must_use]
    pub fn is_sensitive(self) -> bool {
        self != Self::None
    }
}
