//! What the documentation says, before anyone decides how it looks: pages, fields, values, rules and the sentences about them. Doc comments,
//! Markdown and HTML print the same content.

pub mod address;
pub mod assertion;
#[cfg(feature = "site")]
pub mod changes;
pub mod constraint;
#[cfg(feature = "site")]
mod documentation;
#[cfg(feature = "site")]
pub(crate) mod example;
pub mod facts;
pub mod field;
pub mod group;
pub mod kind;
pub mod lifecycle;
pub mod notation;
pub mod occurrences;
pub mod outline;
pub mod page;
pub mod pagination;
pub mod phrase;
pub mod presence;
pub mod prose;
pub mod rules;
pub mod scalar;
pub mod since;
pub mod usage;
pub mod uses;
pub mod variants;
#[cfg(feature = "site")]
pub mod versions;

#[cfg(feature = "site")]
pub use documentation::Content;
pub use field::FieldEntry;
pub use group::Group;
pub use kind::Kind;
pub use lifecycle::Lifecycle;
pub use occurrences::Occurrence;
pub use page::{Body, Page};
pub use pagination::Pagination;
pub use phrase::{Phrase, Span, Target, counted};
pub use rules::RuleEntry;
pub use scalar::ScalarEntry;
pub use uses::Use;
#[cfg(feature = "site")]
pub use versions::Versions;
