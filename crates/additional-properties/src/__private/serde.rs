//! The serde path of derived types.

pub use crate::serde_path::union::{ReadUnion, read_union};
pub use crate::serde_path::{
    BorrowBytes, BorrowStr, DenyUnknown, Elements, IgnoreUnknown, NameSeed, ReadAs, ReadField,
    ReadStruct, ReadUnknown, StructWriter, UNKNOWN, WriteField, WriteUnknown, default_if_missing,
    flatten_slot, is_missing, missing, read_slot, read_slot_as, read_slot_with, read_struct,
    read_unknown, skip_value,
};
