//! The path through serde: any self-describing format, in one pass; only unions are buffered.

mod adapters;
mod adjacent;
mod borrowed;
mod candidates;
mod elements;
mod errors;
pub(crate) mod key;
mod maps;
mod name;
mod name_seed;
mod node;
mod node_deserializer;
mod node_visitor;
mod read;
mod slots;
mod struct_writer;
pub(crate) mod tagged;
pub(crate) mod union;
mod union_visitor;
mod unknown;
mod variants;
mod wrappers;

pub(crate) use adapters::ReadWith;
pub(crate) use adapters::WriteWith;
pub use adapters::{ReadAs, ReadField, WriteField};
pub use borrowed::{BorrowBytes, BorrowStr};
pub use elements::Elements;
pub use errors::missing;
pub(crate) use name::AnyName;
pub use name::MemberName;
pub use name_seed::{NameSeed, UNKNOWN};
pub(crate) use node::Node;
pub use read::{ReadStruct, read_struct, read_unknown, read_unknown_as};
pub use slots::{
    default_if_missing, flatten_slot, is_missing, read_slot, read_slot_as, read_slot_with,
    skip_value,
};
pub use struct_writer::StructWriter;
pub use unknown::{DenyUnknown, IgnoreUnknown, ReadUnknown, WriteUnknown};

pub(crate) use errors::{duplicate_unknown, shadows_declared};
