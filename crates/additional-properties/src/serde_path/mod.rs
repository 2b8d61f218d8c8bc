//! The path through serde: any self-describing format, in one pass; only unions are buffered.

mod adapters;
mod borrowed;
mod errors;
mod map_writer;
mod maps;
mod name;
mod name_seed;
mod node;
mod node_deserializer;
mod read;
mod slots;
pub(crate) mod union;
mod unknown;

pub(crate) use adapters::ReadWith;
pub(crate) use adapters::WriteWith;
pub use adapters::{ReadAs, WriteAs};
pub use borrowed::{BorrowBytes, BorrowStr};
pub use errors::missing;
pub use map_writer::MapWriter;
pub use name::MemberName;
pub use name_seed::{NameSeed, UNKNOWN};
pub use read::{ReadStruct, read_struct, read_unknown};
pub use slots::{
    default_if_missing, flatten_slot, is_missing, read_slot, read_slot_as, skip_value,
};
pub use unknown::{DenyUnknown, IgnoreUnknown, ReadUnknown, WriteUnknown};

pub(crate) use errors::{duplicate_unknown, shadows_declared};
