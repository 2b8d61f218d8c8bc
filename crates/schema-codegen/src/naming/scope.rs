//! A scope: identifiers that must differ. Nothing else makes an [`Ident`].

use super::names::Ident;
use super::reserved;
use std::collections::{BTreeMap, BTreeSet};

/// Names that must differ from each other.
pub(super) struct Scope {
    taken: BTreeSet<String>,
    /// Where to look for the next free number of a wish.
    numbers: BTreeMap<String, usize>,
    folds_case: bool,
}

impl Scope {
    pub(super) fn new() -> Self {
        Self {
            taken: BTreeSet::new(),
            numbers: BTreeMap::new(),
            folds_case: false,
        }
    }

    /// A scope in which names must differ by more than case.
    pub(super) fn folding_case() -> Self {
        Self {
            taken: BTreeSet::new(),
            numbers: BTreeMap::new(),
            folds_case: true,
        }
    }

    /// True when nobody has `name`.
    pub(super) fn is_free(&self, name: &str) -> bool {
        !self.taken.contains(&self.key(name))
    }

    /// `wish`, or `wish` with the first number that is free.
    pub(super) fn claim(&mut self, wish: &str, separator: &str) -> Ident {
        let mut name = wish.to_owned();
        let key = self.key(wish);
        let mut number = self.numbers.get(&key).copied().unwrap_or(2);
        while !self.is_free(&name) {
            // A number behind a number needs something in between.
            let between = if wish.ends_with(|c: char| c.is_ascii_digit()) {
                "_"
            } else {
                separator
            };
            name = format!("{wish}{between}{number}");
            number += 1;
        }
        self.taken.insert(self.key(&name));
        self.numbers.insert(key, number);
        Ident(reserved::escape(name))
    }

    /// What tells `name` from the others: how it is written, since `self` and `self_` are written alike. Pages and locks do not have the mark
    /// of a raw identifier.
    fn key(&self, name: &str) -> String {
        let written = Ident(reserved::escape(name.to_owned()));
        if self.folds_case {
            written.bare().to_lowercase()
        } else {
            written.bare().to_owned()
        }
    }
}

/// Names for `wishes`: those that are spelled exactly as they wish first, so that they keep their name.
pub(super) fn claim_all(scope: &mut Scope, wishes: &[Wish], separator: &str) -> Vec<Ident> {
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    order.sort_by_key(|index| (!wishes[*index].exact, *index));
    let mut idents = vec![Ident::default(); wishes.len()];
    for index in order {
        idents[index] = scope.claim(&wishes[index].name, separator);
    }
    idents
}

/// A name that something would like to have.
pub(super) struct Wish {
    pub(super) name: String,
    /// It is spelled like this in the schema.
    pub(super) exact: bool,
}

impl Wish {
    /// `name` for what the schema spells `wire`; `word` stands in front of a digit, and for nothing at all.
    pub(super) fn new(wire: &str, name: String, word: &str) -> Self {
        let name = if name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit()) {
            let snake = word.starts_with(|c: char| c.is_ascii_lowercase());
            let between = if snake && !name.is_empty() { "_" } else { "" };
            format!("{word}{between}{name}")
        } else {
            name
        };
        Self {
            exact: name == wire,
            name,
        }
    }
}
