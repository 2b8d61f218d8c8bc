//! `Debug` of a value as seen from its place, in the form that `#[derive(Debug)]` would give.

use super::{PLACEHOLDER, Place, Sight};
use crate::inspect::{Mapping, Node, Object, Sequence, with_field};
use core::fmt;

impl fmt::Debug for Sight<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let node = self.value.inspect();
        if self.place.hides(&node) {
            return f.write_str(PLACEHOLDER);
        }
        match node {
            Node::Absent => f.write_str("Absent"),
            Node::Null => f.write_str("Null"),
            Node::None => f.write_str("None"),
            Node::Some { wrapper, inner } => {
                f.debug_tuple(wrapper).field(&self.with(inner)).finish()
            }
            Node::Bool(value) => value.fmt(f),
            Node::Integer(value) => value.fmt(f),
            Node::Number(value) => value.fmt(f),
            Node::Text(value) => value.fmt(f),
            Node::Enum {
                value,
                known: false,
                ..
            } => f.debug_tuple("Unknown").field(&value).finish(),
            Node::Enum { variant, .. } => f.write_str(variant),
            Node::Variant { name, inner, .. } => {
                f.debug_tuple(name).field(&self.with(inner)).finish()
            }
            Node::List(list) => self.debug_list(list, f),
            Node::Map(map) => self.debug_map(map, f),
            Node::Object(object) => self.debug_object(object, f),
            Node::Json(value) => value.fmt(f),
            Node::Raw(text) => f.write_str(text),
            Node::Unknown(inner) => f.debug_tuple("Unknown").field(&self.with(inner)).finish(),
            Node::Opaque(value) => value.fmt(f),
        }
    }
}

impl Sight<'_> {
    fn debug_list(self, list: &dyn Sequence, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_list();
        list.each(&mut |item| {
            out.entry(&Sight::new(item, self.place));
        });
        out.finish()
    }

    fn debug_map(self, map: &dyn Mapping, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_map();
        map.each(&mut |name, value| {
            let value = Sight::new(value, self.place);
            if self.place.shows_content() {
                out.entry(&name, &value);
            } else {
                out.entry(&format_args!("{PLACEHOLDER}"), &value);
            }
        });
        out.finish()
    }

    fn debug_object(self, object: Object<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let info = object.info();
        let mut out = f.debug_struct(info.name);
        for (index, field) in info.fields.iter().enumerate() {
            let place = self.place.field(info, field);
            with_field(object, index, |value| {
                out.field(field.ident, &Sight::new(value, place));
            });
        }
        if let (Some(ident), Some(map)) = (info.additional, object.additional()) {
            if self.place == Place::Open {
                out.field(ident, &Open(map));
            } else {
                out.field(ident, &Counted(map.count()));
            }
        }
        out.finish()
    }
}

/// Additional members with all they hold.
struct Open<'a>(&'a dyn Mapping);

impl fmt::Debug for Open<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_map();
        self.0.each(&mut |name, value| {
            out.entry(&name, &Sight::new(value, Place::Open));
        });
        out.finish()
    }
}

/// Additional members, counted.
pub(super) struct Counted(pub(super) usize);

impl fmt::Debug for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            1 => f.write_str("<1 additional property>"),
            count => write!(f, "<{count} additional properties>"),
        }
    }
}
