//! One walk over everything inside a value, with the JSON Pointer of each place.
//!
//! Names that the schema does not declare never enter a pointer: a member of a map is written `*`.

use super::{Constraint, FieldInfo, Inspect, Mapping, Node, Object};

/// One place of the walk.
pub struct Visit<'a> {
    /// JSON Pointer of the place; a member of a map is `*`.
    pub pointer: &'a str,
    /// The value there, wrappers such as `Some` taken off.
    pub value: &'a dyn Inspect,
    /// What the field that leads here asserts; empty for items of lists and members of maps.
    pub constraints: &'static [Constraint],
    /// The additional members of the struct, when the place holds one.
    pub additional: Option<&'a dyn Mapping>,
}

/// Calls `visit` for `value` and everything the schema describes inside it, outermost first.
///
/// Absent members and nulls are not visited, nor additional members of any JSON; the struct that keeps those is.
pub fn walk(value: &dyn Inspect, visit: &mut dyn FnMut(&Visit<'_>)) {
    let mut walker = Walker {
        pointer: String::new(),
        visit,
    };
    walker.value(value, &[]);
}

struct Walker<'v> {
    pointer: String,
    visit: &'v mut dyn FnMut(&Visit<'_>),
}

impl Walker<'_> {
    fn value(&mut self, value: &dyn Inspect, constraints: &'static [Constraint]) {
        match value.inspect() {
            Node::Absent | Node::Null | Node::None => {}
            Node::Some { inner, .. } => self.value(inner, constraints),
            Node::Variant { inner, .. } => {
                self.report(value, constraints, None);
                self.value(inner, &[]);
            }
            Node::List(list) => {
                self.report(value, constraints, None);
                let mut index = 0_usize;
                list.each(&mut |item| {
                    self.below(&index.to_string(), |walker| walker.value(item, &[]));
                    index += 1;
                });
            }
            Node::Map(map) => {
                self.report(value, constraints, None);
                map.each(&mut |_, member| self.below("*", |walker| walker.value(member, &[])));
            }
            Node::Object(object) => {
                self.report(value, constraints, object.additional());
                self.fields(object);
            }
            _ => self.report(value, constraints, None),
        }
    }

    fn fields(&mut self, object: Object<'_>) {
        for (
            index,
            FieldInfo {
                name, constraints, ..
            },
        ) in object.info().fields.iter().enumerate()
        {
            self.below(name, |walker| {
                walker.value(object.field(index), constraints);
            });
        }
        if let Some(map) = object.additional().filter(|map| map.is_described()) {
            map.each(&mut |_, member| self.below("*", |walker| walker.value(member, &[])));
        }
    }

    fn report(
        &mut self,
        value: &dyn Inspect,
        constraints: &'static [Constraint],
        additional: Option<&dyn Mapping>,
    ) {
        (self.visit)(&Visit {
            pointer: &self.pointer,
            value,
            constraints,
            additional,
        });
    }

    fn below(&mut self, name: &str, inside: impl FnOnce(&mut Self)) {
        let length = self.pointer.len();
        self.pointer.push('/');
        push_escaped(&mut self.pointer, name);
        inside(self);
        self.pointer.truncate(length);
    }
}

fn push_escaped(pointer: &mut String, name: &str) {
    for character in name.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            _ => pointer.push(character),
        }
    }
}
