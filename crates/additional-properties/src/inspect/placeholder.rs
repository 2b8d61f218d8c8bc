//! What stands for the unions in a value while the variants around them are tried.

use super::{Fit, Inspect, Node};
use std::collections::BTreeSet;

/// A value, known by where it is in the data, and the union type that it is read as.
///
/// The name of the type is all that tells types apart which may borrow. Two types of one name would be the same declaration in two versions
/// of a crate; a wrong decision is then an error of the variant, never a wrong value.
pub(crate) type Key = (usize, &'static str);

/// What stands for a union is a number, read as its unknown variant: while variants are tried, no other unknown value is one. These have
/// three digits each, so that any of them can be lent for any lifetime.
static NUMBERS: [u8; 3 * COUNT] = numbers();

/// How many placeholders of a value are told apart: the last stands for all that come later.
const COUNT: usize = 900;

const FIRST: usize = 100;

const fn numbers() -> [u8; 3 * COUNT] {
    let mut digits = [b'0'; 3 * COUNT];
    let mut number = [b'1', b'0', b'0'];
    let mut index = 0;
    while index < COUNT {
        let mut place = 0;
        while place < 3 {
            digits[3 * index + place] = number[place];
            place += 1;
        }
        // One more, with what is carried.
        place = 2;
        while place > 0 && number[place] == b'9' {
            number[place] = b'0';
            place -= 1;
        }
        number[place] += 1;
        index += 1;
    }
    digits
}

/// What the placeholders in a value stand for.
#[derive(Debug, Default)]
pub(crate) struct Placeholders {
    /// In the order of their numbers.
    unions: Vec<Union>,
    /// How well the variants fit that were left out.
    pub(super) fit: Fit,
    /// Those beyond the last number of which something is not listed.
    beyond: BTreeSet<Key>,
}

#[derive(Clone, Copy, Debug)]
struct Union {
    key: Key,
    /// Whether everything in it is listed.
    is_listed: bool,
}

impl Placeholders {
    /// The text of the next one.
    pub(crate) fn next(&self) -> &'static str {
        let index = self.unions.len().min(COUNT - 1);
        let digits = &NUMBERS[3 * index..3 * index + 3];
        core::str::from_utf8(digits).unwrap_or_default()
    }

    /// Adds the union `key`, around which are `depth` arrays and objects of the value.
    pub(crate) fn add(&mut self, key: Key, fit: &Fit, depth: usize) {
        self.fit.add_part(fit, depth);
        let is_listed = fit.values == 0;
        if self.unions.len() < COUNT {
            self.unions.push(Union { key, is_listed });
        }
        if self.unions.len() == COUNT && !is_listed {
            self.beyond.insert(key);
        }
    }

    /// Whether the value has everything.
    pub(crate) fn is_empty(&self) -> bool {
        self.unions.is_empty()
    }

    /// The index of the placeholder that stands where `value` is in this value, if one does.
    pub(super) fn index(&self, value: &dyn Inspect) -> Option<usize> {
        if self.is_empty() {
            return None;
        }
        placeholder(value)
    }

    /// Whether what a placeholder in this value stands for lists all that the one in the same place of another value lists; none is in that
    /// place if there is another value.
    pub(super) fn lists_as_much(&self, index: usize, other: Option<(&Self, usize)>) -> bool {
        if index == COUNT - 1 {
            let others = other.filter(|(_, other)| *other == COUNT - 1);
            return self.beyond.is_empty()
                || others.is_some_and(|(other, _)| self.beyond.is_subset(&other.beyond));
        }
        let Some(union) = self.unions.get(index) else {
            return false;
        };
        let other = other.and_then(|(other, index)| other.unions.get(index));
        union.is_listed || other.is_some_and(|other| other.key == union.key)
    }
}

/// The index of the placeholder that was read as this value, if one was.
pub(crate) fn placeholder(value: &dyn Inspect) -> Option<usize> {
    let Node::Unknown { inner, .. } = value.inspect() else {
        return None;
    };
    let number = match inner.inspect() {
        Node::Raw(text) if text.len() == 3 => text.parse().ok()?,
        Node::Json(value) => value.as_u64()?,
        _ => return None,
    };
    let index = usize::try_from(number).ok()?.checked_sub(FIRST)?;
    (index < COUNT).then_some(index)
}
