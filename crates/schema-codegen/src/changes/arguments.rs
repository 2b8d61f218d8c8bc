//! Changes of what the constructor of a struct takes, beside those of its fields.

use super::fields::Owners;
use super::{Change, Comparison, Kind, are_reordered};
use crate::model::{Shape, TypeId};
use crate::plan::Plan;

/// Compares the order of what the constructors of both take.
pub(super) fn compare_order(c: &mut Comparison<'_>, owners: Owners) {
    let arguments = |plan: &Plan, id: TypeId| -> Vec<String> {
        let rust = &plan.rust.types[id.0].fields;
        let Shape::Struct(def) = &plan.type_def(id).shape else {
            return Vec::new();
        };
        let fields = def.fields.iter().zip(rust);
        let fields = fields.filter(|(_, rust)| plan.options.setters && rust.is_argument());
        fields.map(|(field, _)| field.wire_name.clone()).collect()
    };
    let (old, new) = (
        arguments(&c.old.plan, owners.old),
        arguments(&c.new.plan, owners.new),
    );
    if are_reordered(&old, &new) {
        let (before, after) = c.defs(owners.old, owners.new);
        let change = Change::new(Kind::FieldOrderChanged, &after.wire_name)
            .between(old.join(", "), new.join(", "))
            .at(Some(&before.pointer), Some(&after.pointer));
        c.list.push(change);
    }
}
