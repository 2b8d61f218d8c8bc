//! What a class of sensitive data is called, what it covers and what it implies.
//!
//! In: [`Sensitivity`]. Out: label and sentences, shared by badges, tables and the inventory.

use crate::model::Sensitivity;

/// What every class but `none` implies.
pub const IMPLIES: &str = "`Debug` shows a placeholder in place of a sensitive value and errors never quote it; only serializing and `unredacted()` show it.";

/// What is true of everything that the schema does not know.
pub const UNKNOWN: &str = "What the schema does not declare is treated as sensitive too: of unknown members `Debug` shows the number alone, and no error quotes an unknown value.";

/// The name of the class for people.
#[must_use]
pub fn label(class: Sensitivity) -> &'static str {
    match class {
        Sensitivity::None => "not sensitive",
        Sensitivity::Personal => "personal",
        Sensitivity::GovernmentId => "government ID",
        Sensitivity::Biometric => "biometric",
        Sensitivity::Secret => "secret",
    }
}

/// What the class covers.
#[must_use]
pub fn meaning(class: Sensitivity) -> &'static str {
    match class {
        Sensitivity::None => "Says nothing about a person by itself.",
        Sensitivity::Personal => "Tells who a person is, or something about them.",
        Sensitivity::GovernmentId => {
            "Was issued by a state to identify a person, and can be misused to pose as them."
        }
        Sensitivity::Biometric => {
            "Shows or measures a person's face or body, or opens the way to such data."
        }
        Sensitivity::Secret => "Gives access to whoever holds it.",
    }
}
