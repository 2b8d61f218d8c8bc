//! Listed integers with names, as constants of the struct whose field takes them.

use super::{RustConstant, RustType};
use crate::model::{Field, FieldId, IntegerType, Number, TypeId, ValueLabel};
use crate::naming::Names;

/// The constants of the struct `owner`, in the order of `fields` and values.
pub(super) fn of_fields(names: &Names, owner: TypeId, fields: &[Field]) -> Vec<RustConstant> {
    let mut constants = Vec::new();
    for (index, field) in fields.iter().enumerate() {
        let id = FieldId { owner, index };
        let Some((ty, labels)) = field.ty.labelled_integers() else {
            continue;
        };
        for (index, label) in labels.iter().enumerate() {
            let constant = names.constants.get(&(id, index)).zip(value(ty, label));
            constants.extend(constant.map(|(name, (ty, value))| RustConstant {
                name: name.clone(),
                ty,
                value,
                property: field.wire_name.clone(),
                description: label.description.clone(),
            }));
        }
    }
    constants
}

/// The value as a Rust integer; `None` where the type of the field is none, or does not hold it.
fn value(ty: IntegerType, label: &ValueLabel) -> Option<(RustType, Number)> {
    let number = label.value.as_number()?;
    let (ty, fits) = match ty {
        IntegerType::I64 => (RustType::I64, number.is_i64()),
        IntegerType::U64 => (RustType::U64, number.is_u64()),
        IntegerType::I128 => (RustType::I128, number.is_i64() || number.is_u64()),
        IntegerType::U128 => (RustType::U128, number.is_u64()),
        IntegerType::Exact => return None,
    };
    fits.then(|| (ty, number.clone()))
}
