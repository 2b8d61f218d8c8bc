//! What kind of type a page is about.

use crate::model::Shape;

/// What kind of type a page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A struct.
    Object,
    /// An open set of string values.
    Enum,
    /// One of several shapes.
    Union,
    /// A named scalar, list or map: no page of its own.
    Alias,
}

impl Kind {
    /// The kind of a shape.
    #[must_use]
    pub fn of(shape: &Shape) -> Self {
        match shape {
            Shape::Struct(_) => Self::Object,
            Shape::Enum(_) => Self::Enum,
            Shape::Union(_) => Self::Union,
            Shape::Alias(_) => Self::Alias,
        }
    }

    /// The type in JSON, in a word or two.
    #[must_use]
    pub fn json(self) -> &'static str {
        match self {
            Self::Object => "object",
            Self::Enum => "string",
            Self::Union => "one of",
            Self::Alias => "value",
        }
    }

    /// The name of the kind.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Object => "Object",
            Self::Enum => "Enum",
            Self::Union => "Union",
            Self::Alias => "Named value",
        }
    }
}
