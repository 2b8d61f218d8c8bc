//! The serde path of derived types.

pub use crate::serde_path::union::{ReadUnion, read_union};
pub use crate::serde_path::{
    BorrowBytes, BorrowStr, DenyUnknown, IgnoreUnknown, MapWriter, NameSeed, ReadAs, ReadStruct,
    ReadUnknown, UNKNOWN, WriteAs, WriteUnknown, default_if_missing, flatten_slot, is_missing,
    missing, read_slot, read_slot_as, read_struct, read_unknown, skip_value,
};
