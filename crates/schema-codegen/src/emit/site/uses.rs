//! Where a type is used: the fields that refer to it, by the object that they belong to.

use super::link::{Linker, breakable};
use crate::content::Target;
use crate::plan::FieldId;
use maud::{Markup, html};

/// Links to fields. Those of one object follow its name.
pub(super) fn uses(linker: Linker<'_, '_>, fields: &[FieldId]) -> Markup {
    let plan = linker.content.plan;
    let groups = fields.chunk_by(|one, other| one.owner == other.owner);
    html! {
        @for (index, group) in groups.enumerate() {
            @if index > 0 { "; " }
            (linker.type_link(group[0].owner)) ": "
            @for (index, field) in group.iter().enumerate() {
                @if index > 0 { ", " }
                a href=(linker.href(Target::Field(*field))) { (breakable(&plan.field(*field).wire_name)) }
            }
        }
    }
}
