//! The path through serde: any self-describing format, one pass, no buffering.
//!
//! In: the derive's [`ReadMembers`], a container, a serde format. Out: a struct, or its members written.
//! The JSON path of this crate is elsewhere.

mod borrowed;
mod collect;
mod entries;
mod errors;
mod key;
mod maps;
mod name;
mod read;
mod slots;
mod spelling;
pub mod union;
mod write;

pub use borrowed::{Borrowed, BorrowedBytes};
pub use collect::{CollectUnknown, Deny, Ignore};
pub use entries::Entries;
pub use errors::missing;
pub use key::{Key, UNKNOWN};
pub use name::MemberName;
pub use read::{ReadMembers, keep, read_struct};
pub use slots::{fill, fill_as, lacks, or_none, pass_over, settle};
pub(crate) use spelling::Read;
pub(crate) use spelling::Written;
pub use spelling::{ReadAs, WriteAs};
pub use write::WriteUnknown;

pub(crate) use errors::{duplicate_unknown, shadows_declared};
