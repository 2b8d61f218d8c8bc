//! The static facts of a struct and its fields: names, class of data, presence, constraints.

use super::Constraint;

/// The table of one struct.
#[derive(Clone, Copy, Debug)]
pub struct ObjectInfo {
    /// The Rust name of the type.
    pub name: &'static str,
    /// Class of every field that has none of its own.
    pub sensitivity: Option<Sensitivity>,
    /// The declared fields, in order.
    pub fields: &'static [FieldInfo],
    /// The Rust name of the field that keeps additional members.
    pub additional: Option<&'static str>,
    /// The constraints of the struct as a whole.
    pub constraints: &'static [Constraint],
}

impl ObjectInfo {
    /// A table of fields.
    #[must_use]
    pub const fn new(
        name: &'static str,
        sensitivity: Option<Sensitivity>,
        fields: &'static [FieldInfo],
    ) -> Self {
        Self {
            name,
            sensitivity,
            fields,
            additional: None,
            constraints: &[],
        }
    }

    /// The same table, of a struct whose field `ident` keeps additional members.
    #[must_use]
    pub const fn keeping(self, ident: &'static str) -> Self {
        Self {
            additional: Some(ident),
            ..self
        }
    }
}

/// The facts of one field.
#[derive(Clone, Copy, Debug)]
pub struct FieldInfo {
    /// The property's name in JSON.
    pub name: &'static str,
    /// The field's name in Rust, without `r#`.
    pub ident: &'static str,
    /// Class and presence in one number, see [`FieldInfo::new`]. The derive writes it as a literal: that compiles several times
    /// faster than naming the two, and there is one for every field of a model.
    #[doc(hidden)]
    pub facts: u8,
    /// The constraints of the value, beyond its type.
    pub constraints: &'static [Constraint],
}

impl FieldInfo {
    /// The facts of one field.
    #[must_use]
    pub const fn new(
        name: &'static str,
        ident: &'static str,
        sensitivity: Option<Sensitivity>,
        presence: Presence,
        constraints: &'static [Constraint],
    ) -> Self {
        let class = match sensitivity {
            None => 0,
            Some(class) => class as u8 + 1,
        };
        Self {
            name,
            ident,
            facts: class << 2 | presence as u8,
            constraints,
        }
    }

    /// Class of data; `None` when the field has none.
    #[must_use]
    pub const fn sensitivity(&self) -> Option<Sensitivity> {
        match self.facts >> 2 {
            0 => None,
            1 => Some(Sensitivity::None),
            2 => Some(Sensitivity::Personal),
            3 => Some(Sensitivity::GovernmentId),
            4 => Some(Sensitivity::Biometric),
            // 5, and every number that nothing writes: the class that shows least.
            _ => Some(Sensitivity::Secret),
        }
    }

    /// Whether the member must be there.
    #[must_use]
    pub const fn presence(&self) -> Presence {
        match self.facts & 3 {
            0 => Presence::Required,
            1 => Presence::Optional,
            _ => Presence::Lenient,
        }
    }
}

/// Whether a member must be there, and what `None` stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// The member must be there; `None` is an explicit null.
    Required,
    /// The member may be absent, but not null; `None` is absence.
    Optional,
    /// As serde reads an `Option`: absent and null are one, and `None` is written as null.
    Lenient,
}

/// What kind of personal data a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Sensitivity {
    /// Classified as harmless: shown even inside a sensitive value.
    None,
    /// Personal data: names, contacts, addresses, dates of birth.
    Personal,
    /// Numbers and contents of government documents.
    GovernmentId,
    /// Pictures of faces and documents, and what follows from them.
    Biometric,
    /// Keys, tokens, links that grant access.
    Secret,
}

impl Sensitivity {
    /// The spelling in schemas: `none`, `personal`, `government_id`, `biometric`, `secret`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
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
    pub const fn is_sensitive(self) -> bool {
        !matches!(self, Self::None)
    }
}
