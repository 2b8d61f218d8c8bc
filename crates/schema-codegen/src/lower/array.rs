//! Lists and tuples: `items`, `prefixItems`.
//!
//! In: an [`Effective`] schema of type array. Out: a [`TypeExpr`]. A tuple needs a fixed length: a list that may be shorter or longer
//! than its prefix is a list of what all its items have in common.

use super::Lowerer;
use super::effective::Effective;
use super::key::Key;
use super::union::any;
use crate::diagnostic::Code;
use crate::document::SchemaId;
use crate::model::{TypeExpr, TypeUse};

impl Lowerer<'_, '_> {
    /// The list or tuple that `effective` describes.
    pub(super) fn array(&mut self, effective: &Effective, place: &str) -> TypeExpr {
        let resolved = self.resolved;
        let prefixes = || {
            effective
                .own
                .iter()
                .filter_map(|id| resolved.get(*id).prefix_items.as_deref())
        };
        let items: Vec<SchemaId> = effective
            .own
            .iter()
            .filter_map(|id| resolved.get(*id).items)
            .collect();
        let Some(prefix) = prefixes().max_by_key(|prefix| prefix.len()) else {
            return TypeExpr::Array(Box::new(self.item(items, place)));
        };
        let columns: Vec<Key> = (0..prefix.len())
            .map(|index| {
                Key::all(
                    prefixes()
                        .filter_map(|prefix| prefix.get(index))
                        .copied()
                        .collect(),
                )
            })
            .collect();
        let closed = items
            .iter()
            .any(|id| resolved.get(*id).always == Some(false));
        let length = prefix.len() as u64;
        let exact = effective.constraints.min_items == Some(length)
            && (closed || effective.constraints.max_items == Some(length))
            && effective
                .constraints
                .max_items
                .is_none_or(|most| most == length);
        if exact && (1..=12).contains(&length) {
            let uses = columns.iter().enumerate();
            return TypeExpr::Tuple(
                uses.map(|(index, key)| self.use_of(key, &format!("{place}Item{}", index + 1)))
                    .collect(),
            );
        }
        let item = self.common_item(&columns, items, closed, place);
        if item == any() {
            self.note_widened(effective);
        }
        TypeExpr::Array(Box::new(item))
    }

    fn note_widened(&mut self, effective: &Effective) {
        let place = effective
            .own
            .first()
            .map(|id| &self.resolved.get(*id).pointer);
        if let Some(pointer) = place {
            let message = "the items of this list have types of their own, and their number is open; they are kept as any JSON value";
            let help = "a tuple has as many items as `prefixItems`: say so with `minItems` and `items: false`";
            self.findings.at(Code::WidenedItems, pointer, message, help);
        }
    }

    fn item(&mut self, items: Vec<SchemaId>, place: &str) -> TypeUse {
        if items.is_empty()
            || items
                .iter()
                .any(|id| self.resolved.get(*id).always == Some(false))
        {
            return any();
        }
        self.use_of(&Key::all(items), &format!("{place}Item"))
    }

    /// The type of every item of an open tuple, when they all have the same.
    fn common_item(
        &mut self,
        columns: &[Key],
        rest: Vec<SchemaId>,
        closed: bool,
        place: &str,
    ) -> TypeUse {
        let mut keys = columns.to_vec();
        if !closed {
            if rest.is_empty() {
                return any();
            }
            keys.push(Key::all(rest));
        }
        let schemas: Option<Vec<SchemaId>> = keys.iter().map(Key::single).collect();
        match schemas {
            Some(schemas) if !schemas.is_empty() => {
                self.use_of(&Key::one_of(schemas), &format!("{place}Item"))
            }
            _ => any(),
        }
    }
}
