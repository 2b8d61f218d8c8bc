//! One walk over everything inside a value, with the JSON Pointer of each part.

use super::{Constraint, Inspect, Mapping, Node, ObjectView, Presence};
use crate::visitor::Pointer;

/// One stop of the walk.
pub struct Visit<'a> {
    /// JSON Pointer of the value. A member of a map is `*`, because its name may be personal data, unless names were asked for.
    pub pointer: &'a str,
    /// The value there, wrappers such as `Some` taken off.
    pub value: &'a dyn Inspect,
    /// What the schema of the field, item, member or branch that leads here asserts.
    pub constraints: &'static [Constraint],
    /// The unknown members, if the value is a struct that keeps them.
    pub additional: Option<&'a dyn Mapping>,
    /// How many values are around it. What is inside a value is visited right after it, with a greater number.
    pub level: usize,
}

/// Calls `visit` for `value` and everything the schema describes inside it, outermost first.
///
/// It visits neither absent members, nor nulls of which nothing is asserted. Unknown members of any JSON are visited where the schema
/// asserts something of them, and else not; the struct that keeps them is.
pub fn walk(value: &dyn Inspect, visit: &mut dyn FnMut(&Visit<'_>)) {
    walk_as(value, &[], visit);
}

/// The same for a value of which the schema asserts `constraints`.
pub fn walk_as(
    value: &dyn Inspect,
    constraints: &'static [Constraint],
    visit: &mut dyn FnMut(&Visit<'_>),
) {
    Walker::new(false, visit).value(value, constraints);
}

/// The same with the names of members in a map, which may be personal data, in the pointers.
pub fn walk_with_names(value: &dyn Inspect, visit: &mut dyn FnMut(&Visit<'_>)) {
    Walker::new(true, visit).value(value, &[]);
}

struct Walker<'v> {
    pointer: Pointer,
    names: bool,
    level: usize,
    visit: &'v mut dyn FnMut(&Visit<'_>),
}

impl<'v> Walker<'v> {
    fn new(names: bool, visit: &'v mut dyn FnMut(&Visit<'_>)) -> Self {
        Self {
            pointer: Pointer::default(),
            names,
            level: 0,
            visit,
        }
    }

    fn value(&mut self, value: &dyn Inspect, constraints: &'static [Constraint]) {
        match value.inspect() {
            Node::Absent => {}
            Node::Null | Node::None => {
                if constraints.iter().any(Constraint::is_about_null) {
                    self.report(value, constraints, None);
                }
            }
            Node::Some { inner, .. } => self.value(inner, constraints),
            Node::Variant {
                inner,
                constraints: inside,
                ..
            } => {
                self.report(value, constraints, None);
                self.level += 1;
                self.value(inner, inside);
                self.level -= 1;
            }
            Node::List(list) => {
                self.report(value, constraints, None);
                let mut index = 0_usize;
                list.for_each(&mut |item| {
                    let inside = Constraint::of_item(constraints, index);
                    self.below(&index.to_string(), |walker| walker.value(item, inside));
                    index += 1;
                });
            }
            Node::Map(map) => {
                self.report(value, constraints, None);
                self.members(map, Constraint::of_members(constraints));
            }
            Node::Object(object) => {
                self.report(value, constraints, object.additional());
                self.fields(object);
            }
            _ => self.report(value, constraints, None),
        }
    }

    fn fields(&mut self, object: ObjectView<'_>) {
        for (index, field) in object.info().fields.iter().enumerate() {
            let value = object.field(index);
            // `None` is no null in an optional field: the member is absent.
            let is_absent = matches!(value.inspect(), Node::None);
            if !is_absent || field.presence() != Presence::Optional {
                self.below(field.name, |walker| walker.value(value, field.constraints));
            }
        }
        let inside = Constraint::of_members(object.info().constraints);
        let is_visited = |map: &&dyn Mapping| map.is_described() || !inside.is_empty();
        if let Some(map) = object.additional().filter(is_visited) {
            self.members(map, inside);
        }
    }

    fn members(&mut self, map: &dyn Mapping, inside: &'static [Constraint]) {
        let names = self.names;
        map.for_each(&mut |name, member| {
            let segment = if names { name } else { "*" };
            self.below(segment, |walker| walker.value(member, inside));
        });
    }

    fn report(
        &mut self,
        value: &dyn Inspect,
        constraints: &'static [Constraint],
        additional: Option<&dyn Mapping>,
    ) {
        (self.visit)(&Visit {
            pointer: self.pointer.as_str(),
            value,
            constraints,
            additional,
            level: self.level,
        });
    }

    fn below(&mut self, name: &str, inside: impl FnOnce(&mut Self)) {
        let length = self.pointer.push(name);
        self.level += 1;
        inside(self);
        self.level -= 1;
        self.pointer.truncate(length);
    }
}
