//! The serde path of derived types.

pub use crate::serde_path::tagged::{write_adjacent, write_tag, write_tagged};
pub use crate::serde_path::union::{
    ReadUnion, no_variant, read_adjacent, read_buffering, read_no_content, read_union, read_unit,
};
pub use crate::serde_path::{
    BorrowBytes, BorrowStr, DenyUnknown, Elements, IgnoreUnknown, NameSeed, ReadAs, ReadField,
    ReadStruct, ReadUnknown, StructWriter, UNKNOWN, WriteField, WriteUnknown, default_if_missing,
    flatten_slot, is_missing, missing, read_slot, read_slot_as, read_slot_with, read_struct,
    read_unknown, read_unknown_as, skip_value,
};
