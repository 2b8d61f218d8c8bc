//! Every name that generated code takes from elsewhere. No other module of the generator spells a path to the runtime.

/// A name from outside the generated code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum External {
    /// `Option`.
    Option,
    /// `Vec`.
    Vec,
    /// `Box`.
    Box,
    /// `String`.
    String,
    /// `Into`.
    Into,
    /// `bool`.
    Bool,
    /// `i64`.
    I64,
    /// `u64`.
    U64,
    /// `i128`.
    I128,
    /// `u128`.
    U128,
    /// `f64`.
    F64,
    /// Any JSON value, parsed.
    Value,
    /// Any JSON value, as its text.
    RawJson,
    /// A timestamp of chrono.
    DateTime,
    /// The offset of a timestamp.
    FixedOffset,
    /// A date of chrono.
    NaiveDate,
    /// A string that may be borrowed.
    Cow,
    /// Any JSON value, as a part of the input.
    RawJsonRef,
    /// The map of unknown members, and the derive for structs.
    AdditionalProperties,
    /// Absent, null or a value.
    Maybe,
    /// A string that an enum does not list.
    UnknownValue,
    /// The derive for string enums.
    OpenEnum,
    /// The derive for unions.
    Union,
    /// What a setter of an optional field takes.
    IntoField,
    /// An error of the JSON path.
    Error,
    /// What makes a value of another type from the JSON of one.
    Convert,
    /// The macro that makes a type and that of another version from each other.
    Conversions,
    /// What lets a visitor in.
    Accept,
    /// Where a visitor is.
    Pointer,
    /// A schema that documents are validated on.
    DocumentSchema,
    /// What a validation found.
    Violations,
    /// An assertion of a schema.
    Constraint,
    /// The macro for several of them.
    Constraints,
}

impl External {
    /// The crate and the path in it; no crate for what the prelude or the language brings.
    #[must_use]
    pub const fn crate_and_path(self) -> (Option<&'static str>, &'static str) {
        const RUNTIME: Option<&str> = Some("additional_properties");
        match self {
            Self::Option => (None, "core::option::Option"),
            Self::Vec => (None, "std::vec::Vec"),
            Self::Box => (None, "std::boxed::Box"),
            Self::String => (None, "std::string::String"),
            Self::Into => (None, "core::convert::Into"),
            Self::Bool => (None, "core::primitive::bool"),
            Self::I64 => (None, "core::primitive::i64"),
            Self::U64 => (None, "core::primitive::u64"),
            Self::I128 => (None, "core::primitive::i128"),
            Self::U128 => (None, "core::primitive::u128"),
            Self::F64 => (None, "core::primitive::f64"),
            Self::Cow => (Some("std"), "borrow::Cow"),
            Self::Value => (Some("serde_json"), "Value"),
            Self::DateTime => (Some("chrono"), "DateTime"),
            Self::FixedOffset => (Some("chrono"), "FixedOffset"),
            Self::NaiveDate => (Some("chrono"), "NaiveDate"),
            Self::RawJson => (RUNTIME, "json::RawJson"),
            Self::RawJsonRef => (RUNTIME, "json::RawJsonRef"),
            Self::AdditionalProperties => (RUNTIME, "AdditionalProperties"),
            Self::Maybe => (RUNTIME, "Maybe"),
            Self::UnknownValue => (RUNTIME, "UnknownValue"),
            Self::OpenEnum => (RUNTIME, "OpenEnum"),
            Self::Union => (RUNTIME, "Union"),
            Self::IntoField => (RUNTIME, "IntoField"),
            Self::Error => (RUNTIME, "json::Error"),
            Self::Convert => (RUNTIME, "json::convert"),
            Self::Conversions => (RUNTIME, "conversions"),
            Self::Accept => (RUNTIME, "visitor::Accept"),
            Self::DocumentSchema => (RUNTIME, "validate::DocumentSchema"),
            Self::Violations => (RUNTIME, "validate::Violations"),
            Self::Constraint => (RUNTIME, "inspect::Constraint"),
            Self::Constraints => (RUNTIME, "constraints"),
            Self::Pointer => (RUNTIME, "visitor::Pointer"),
        }
    }

    /// The last segment of the path.
    #[must_use]
    pub fn name(self) -> &'static str {
        let path = self.crate_and_path().1;
        path.rsplit("::").next().unwrap_or(path)
    }

    /// The address of its documentation, where a reader of the docs may want it.
    #[must_use]
    pub const fn docs(self) -> Option<&'static str> {
        match self {
            Self::Value => Some("https://docs.rs/serde_json/latest/serde_json/enum.Value.html"),
            Self::DateTime => Some("https://docs.rs/chrono/latest/chrono/struct.DateTime.html"),
            Self::NaiveDate => Some("https://docs.rs/chrono/latest/chrono/struct.NaiveDate.html"),
            _ => None,
        }
    }
}
