//! A list of assertions about values of one JSON type, taken apart as far as there is no choice.

use super::Goal;
use crate::containment::arena::{Arena, Assertion, Id, Kind, Literal};
use serde_json::Value;

/// One list of assertions about values of one JSON type.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    /// All that must hold, what was taken apart included.
    pub(super) seen: Goal,
    /// What is left to fulfil.
    pub(super) literals: Vec<Literal>,
    /// Alternatives of which one must hold.
    pub(super) choices: Vec<Vec<Vec<Literal>>>,
    /// Values of which it must be one, where they are listed.
    pub(super) listed: Option<Vec<Value>>,
    /// Values that it must not be.
    pub(super) excluded: Vec<Value>,
}

fn each(list: &[Id], holds: bool) -> Vec<Literal> {
    list.iter().map(|id| (*id, holds)).collect()
}

impl Cell {
    /// How many literals there are, which are copied for each alternative.
    pub(super) fn size(&self) -> usize {
        let alternatives = self.choices.iter().flatten();
        let in_choices: usize = alternatives.map(|all| all.len().max(1)).sum();
        let values = self.excluded.len() + self.listed.as_ref().map_or(0, Vec::len);
        self.seen.len() + self.literals.len() + in_choices + values
    }

    /// Adds one literal, whose parts go to `pending`; false when that leaves nothing.
    pub(super) fn take(
        &mut self,
        arena: &Arena,
        kind: Kind,
        literal: Literal,
        pending: &mut Vec<Literal>,
    ) -> bool {
        let (id, holds) = literal;
        if self.seen.contains(&(id, !holds)) {
            return false;
        }
        if !self.seen.insert(literal) {
            return true;
        }
        match (arena.get(id), holds) {
            (Assertion::Always(always), _) => return *always == holds,
            (Assertion::All(list), true) | (Assertion::Any(list), false) => {
                pending.extend(each(list, holds));
            }
            (Assertion::All(list), false) | (Assertion::Any(list), true) => {
                let choice = list.iter().map(|id| vec![(*id, holds)]);
                self.choices.push(choice.collect());
            }
            (Assertion::One(list), _) => self.choices.push(one_of(list, holds)),
            (Assertion::Types(kinds), _) => return kinds.contains(&kind) == holds,
            (Assertion::Values(values), true) => {
                let values = values.iter().filter(|value| Kind::of(value) == kind);
                self.listed = Some(values.cloned().collect());
            }
            (Assertion::Values(values), false) => self.excluded.extend(values.iter().cloned()),
            (other, _) => match other.kind() {
                Some(other) if other != kind => return holds,
                _ => self.literals.push(literal),
            },
        }
        true
    }

    /// Drops alternatives that cannot hold; the literals that are left without an alternative, or `None` when nothing can hold.
    pub(super) fn reduce(&mut self, arena: &Arena, kind: Kind) -> Option<Vec<Literal>> {
        let mut forced = Vec::new();
        let mut left = Vec::new();
        for mut choice in std::mem::take(&mut self.choices) {
            let known = |literal: &Literal| self.glance(arena, kind, *literal, 3);
            choice.retain(|all| all.iter().all(|literal| known(literal) != Some(false)));
            let mut alternatives = choice.iter();
            if alternatives.any(|all| all.iter().all(|literal| known(literal) == Some(true))) {
                continue;
            }
            match choice.len() {
                0 => return None,
                1 => forced.append(&mut choice[0]),
                _ => left.push(choice),
            }
        }
        self.choices = left;
        Some(forced)
    }

    /// Whether `literal` holds for every value of `kind` (or for none) beside what is `seen`, at a glance.
    fn glance(&self, arena: &Arena, kind: Kind, literal: Literal, depth: usize) -> Option<bool> {
        let (id, holds) = arena.plain(literal);
        for known in [true, false] {
            if self.seen.contains(&(id, holds == known)) {
                return Some(known);
            }
        }
        let depth = depth.checked_sub(1)?;
        let inner = |id: &Id| self.glance(arena, kind, (*id, true), depth);
        let found = match arena.get(id) {
            Assertion::Always(always) => Some(*always),
            Assertion::Types(kinds) => Some(kinds.contains(&kind)),
            Assertion::Values(values) => {
                let mut kinds = values.iter().map(Kind::of);
                kinds.all(|other| other != kind).then_some(false)
            }
            // Of `All`, one that fails decides; of `Any`, one that holds.
            all @ (Assertion::All(list) | Assertion::Any(list)) => {
                let wanted = matches!(all, Assertion::Any(_));
                let found: Vec<_> = list.iter().map(inner).collect();
                let rest = found.iter().all(|found| *found == Some(!wanted));
                let decided = found.contains(&Some(wanted));
                (decided || rest).then_some(decided == wanted)
            }
            other => {
                let about_others = other.kind().is_some_and(|other| other != kind);
                about_others.then_some(true)
            }
        };
        found.map(|found| found == holds)
    }
}

/// The alternatives of `oneOf`: only one holds; or of its negation: none, or two.
fn one_of(list: &[Id], holds: bool) -> Vec<Vec<Literal>> {
    if holds {
        let only = |index: usize| {
            let all = list.iter().enumerate();
            all.map(|(at, id)| (*id, at == index)).collect()
        };
        return (0..list.len()).map(only).collect();
    }
    let mut choice = vec![each(list, false)];
    for (index, first) in list.iter().enumerate() {
        let pairs = list[..index].iter();
        choice.extend(pairs.map(|second| vec![(*first, true), (*second, true)]));
    }
    choice
}
