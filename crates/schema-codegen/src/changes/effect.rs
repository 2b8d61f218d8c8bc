//! What follows from a change, for whom.

use super::Kind;
use crate::containment::Answer;
use crate::model::Sensitivity;

/// The least step of the version of a generated crate (before 1.0, a major step is one of the second number).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bump {
    /// The same source compiles to the same.
    #[default]
    None,
    /// The interface is the same.
    Patch,
    /// What compiled still compiles.
    Minor,
    /// What compiled may not compile.
    Major,
}

impl Bump {
    /// The step from the version `old` to `new`. Before 1.0 the second number is for what is major from then on, and the third for the rest.
    #[must_use]
    pub fn of_step(old: [u64; 3], new: [u64; 3]) -> Self {
        let position = (0..3).find(|index| old[*index] != new[*index]);
        match position.filter(|_| new > old) {
            Some(0) => Self::Major,
            Some(1) if old[0] == 0 => Self::Major,
            Some(1) => Self::Minor,
            Some(_) if old[0] == 0 => Self::Minor,
            Some(_) => Self::Patch,
            None => Self::None,
        }
    }

    /// The step in words: `none`, `patch`, `minor`, `major`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

/// What a change does to the protection of personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Privacy {
    /// Nothing.
    Unaffected,
    /// There is a value of this class that was not there before, or it is of this class now.
    Sensitive(Sensitivity),
    /// A value that was hidden in `Debug` output becomes visible.
    Visible,
}

/// What follows from a change.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    /// The old types decode new data; data are taken to have no members that their own schema does not declare, by name or by
    /// `additionalProperties` with a schema.
    pub old_types_read_new_data: Answer,
    /// The new types decode old data, under the same assumption.
    pub new_types_read_old_data: Answer,
    /// Data that are valid by the new schema are valid by the old one.
    pub new_data_valid_before: Answer,
    /// Data that are valid by the old schema are valid by the new one.
    pub old_data_valid_now: Answer,
    /// The least step of the version of the generated crate.
    pub source: Bump,
    /// What a program that still compiles sees in another way.
    pub behaviour: Option<&'static str>,
    /// What it does to the protection of personal data.
    pub privacy: Privacy,
}

impl Effect {
    /// What follows from `kind` in any case: decoding is not affected, validation is not decided unless the kind is none of its business.
    pub(super) fn of(kind: Kind) -> Self {
        let validation = if validates(kind) {
            Answer::NotDecided
        } else {
            Answer::Proven
        };
        Self {
            old_types_read_new_data: Answer::Proven,
            new_types_read_old_data: Answer::Proven,
            new_data_valid_before: validation.clone(),
            old_data_valid_now: validation,
            source: source(kind),
            behaviour: behaviour(kind),
            privacy: Privacy::Unaffected,
        }
    }
}

fn source(kind: Kind) -> Bump {
    match kind {
        // Fields are added behind `#[non_exhaustive]`, and enums and unions are open.
        Kind::TypeAdded
        | Kind::FieldAdded
        | Kind::ValueAdded
        | Kind::BranchAdded
        | Kind::EqualityGained => Bump::Minor,
        Kind::ConstraintAdded
        | Kind::ConstraintRemoved
        | Kind::ConstraintChanged
        | Kind::AssertionChanged
        | Kind::TargetChanged
        | Kind::ValueOrderChanged
        | Kind::ClassRaised
        | Kind::ClassLowered
        | Kind::AnnotationChanged
        | Kind::RuleAdded
        | Kind::RuleRemoved
        | Kind::RuleChanged
        | Kind::DocsChanged => Bump::Patch,
        _ => Bump::Major,
    }
}

fn behaviour(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::FieldAdded => Some("a member of this name was kept as unknown, and is a field now"),
        Kind::FieldRemoved => Some("a member of this name was a field, and is kept as unknown now"),
        Kind::ValueAdded => Some("this value was kept as unknown, and is a variant now"),
        Kind::ValueRemoved => Some("this value was a variant, and is kept as unknown now"),
        Kind::BranchAdded => Some("such a value was kept as unknown, and is a variant now"),
        Kind::BranchRemoved => Some("such a value was a variant, and is kept as unknown now"),
        _ => None,
    }
}

/// True when `kind` bears on which data are valid.
fn validates(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::TypeAdded
            | Kind::TypeRemoved
            | Kind::TypeRenamed
            | Kind::ValueOrderChanged
            | Kind::FieldOrderChanged
            | Kind::RustNameChanged
            | Kind::EqualityLost
            | Kind::EqualityGained
            | Kind::BoxAdded
            | Kind::BoxRemoved
            | Kind::ClassRaised
            | Kind::ClassLowered
            | Kind::AnnotationChanged
            | Kind::DocsChanged
    )
}
