//! Which of two variants a value rather is.

use super::fit::{Fit, is_unknown};
use super::listed::listing;
use super::part::Part;
use super::placeholder::Placeholders;
use super::{Constraint, Inspect, Node};
use core::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

/// A value as one variant, and how well that fits.
#[derive(Clone, Copy)]
pub(crate) struct Candidate<'a> {
    pub(crate) value: &'a dyn Inspect,
    pub(crate) fit: &'a Fit,
    /// What was left out of the value.
    pub(crate) placeholders: &'a Placeholders,
}

/// Whether a value is rather `one` than `other`, which comes before it in the schema; `None` if it takes what was left out of them to know.
///
/// A new member, wherever it stands, and a new value of an enum change nothing as long as no variant knows them: what tells the variants
/// apart is what they do know.
///
/// - A variant that takes any JSON knows nothing of a value that it does not list: it comes last.
/// - Then an enum, or a list of numbers or flags, says that it is another value if it does not have what the other variant lists in that
///   place, or takes as any string, number or flag.
/// - Then the variant that declares more members comes first, and of two that declare as many the one to which less is unknown.
#[must_use]
pub(crate) fn is_better(one: Candidate<'_>, other: Candidate<'_>) -> Option<bool> {
    let more = |fit: &Fit| (Reverse(fit.declared), fit.values, fit.unknown);
    let mut order = one.fit.anything.cmp(&other.fit.anything);
    if order == Ordering::Equal {
        order = refuted(one, other)?.cmp(&refuted(other, one)?);
    }
    let order = order.then_with(|| more(one.fit).cmp(&more(other.fit)));
    Some(order == Ordering::Less)
}

/// How many values `one` does not list and `other` does.
fn refuted(one: Candidate<'_>, other: Candidate<'_>) -> Option<usize> {
    if one.fit.values == 0 {
        return Some(0);
    }
    let mut comparison = Comparison {
        one: one.placeholders,
        other: other.placeholders,
        is_vague: false,
    };
    let (one, other) = (Part::of(one.value), Part::of(other.value));
    let is_variant = |part: Part<'_>| matches!(part.value.inspect(), Node::Variant { .. });
    // That each is a variant of the union that is read says nothing.
    if !is_variant(one) || !is_variant(other) {
        return Some(0);
    }
    let count = comparison.unlisted(one.inside(), other.inside());
    (!comparison.is_vague).then_some(count)
}

/// A comparison of two values.
struct Comparison<'a> {
    /// What was left out of each.
    one: &'a Placeholders,
    other: &'a Placeholders,
    /// Whether it takes that to compare them.
    is_vague: bool,
}

impl Comparison<'_> {
    /// The same of two values in one place. Each part is looked at once, however many there are.
    fn unlisted(&mut self, one: Part<'_>, other: Part<'_>) -> usize {
        if self.are_placeholders(one, other) {
            return 0;
        }
        let (node, against) = (one.value.inspect(), other.value.inspect());
        if one.is_unlisted(&node) {
            return usize::from(lists(other, matches!(node, Node::Unknown { .. })));
        }
        match (node, against) {
            (Node::Some { .. } | Node::Variant { .. }, _) => self.unlisted(one.inside(), other),
            (_, Node::Some { .. } | Node::Variant { .. }) => self.unlisted(one, other.inside()),
            (Node::List(items), Node::List(others)) => {
                let mut values = Vec::with_capacity(others.len());
                others.for_each(&mut |item| values.push(item));
                let (mut values, mut index, mut count) = (values.into_iter(), 0, 0);
                items.for_each(&mut |value| {
                    let item = |value, part: Part<'_>| Part {
                        value,
                        constraints: Constraint::of_item(part.constraints, index),
                    };
                    let against = values.next().map(|value| item(value, other));
                    count += against.map_or(0, |against| self.unlisted(item(value, one), against));
                    index += 1;
                });
                count
            }
            (node, against) => {
                let (mut others, mut count) = (BTreeMap::new(), 0);
                members(&against, other.constraints, &mut |name, member| {
                    others.insert(name.to_owned(), member);
                });
                members(&node, one.constraints, &mut |name, member| {
                    count += others.get(name).map_or(0, |it| self.unlisted(member, *it));
                });
                count
            }
        }
    }

    /// Whether one of the values is left out.
    fn are_placeholders(&mut self, one: Part<'_>, other: Part<'_>) -> bool {
        let (one, other) = (one.inside_options(), other.inside_options());
        let against = self.other.index(other.value);
        let lists = match self.one.index(one.value) {
            Some(index) => {
                let against = against.map(|index| (self.other, index));
                self.one.lists_as_much(index, against)
            }
            None if against.is_some() => !Fit::is_unlisted(one, self.one),
            None => return false,
        };
        self.is_vague |= !lists;
        true
    }
}

/// The members of an object that a schema describes; `constraints` are those of its place.
fn members<'a>(
    node: &Node<'a>,
    constraints: &'static [Constraint],
    visit: &mut dyn FnMut(&str, Part<'a>),
) {
    match node {
        Node::Map(map) => {
            let constraints = Constraint::of_members(constraints);
            map.for_each(&mut |name, value| visit(name, Part { value, constraints }));
        }
        Node::Object(object) => {
            for (index, field) in object.written_fields() {
                let part = Part {
                    value: object.field(index),
                    constraints: field.constraints,
                };
                visit(field.name, part);
            }
            if let Some(map) = object.additional().filter(|map| map.is_described()) {
                let constraints = Part::of_members(*object, constraints);
                map.for_each(&mut |name, value| visit(name, Part { value, constraints }));
            }
        }
        _ => {}
    }
}

/// Whether the value is one that its schema lists, or, where a union was asked, a variant of its union. A plain string, number or flag may have
/// any value.
fn lists(part: Part<'_>, is_union: bool) -> bool {
    let node = part.value.inspect();
    match node {
        Node::Enum { known, .. } => known,
        Node::Some { .. } => lists(part.inside(), is_union),
        Node::Variant { inner, .. } => {
            is_union && !is_unknown(inner) || lists(part.inside(), is_union)
        }
        Node::String(_) | Node::Integer(_) | Node::Number(_) | Node::Bool(_) => {
            listing(part.constraints, &node, part.value).unwrap_or(!is_union)
        }
        _ => listing(part.constraints, &node, part.value) == Some(true),
    }
}
