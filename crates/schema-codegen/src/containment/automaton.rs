//! Strings that match some patterns and not others, of a bounded length: the product of the patterns' automata, searched breadth first.

use super::pattern::anywhere;
use super::work::Work;
use regex_automata::Anchored;
use regex_automata::dfa::{Automaton as _, StartKind, dense};
use regex_automata::nfa::thompson;
use regex_automata::util::primitives::StateID;
use regex_automata::util::start;
use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

/// How many states of the product are visited.
const MAX_VISITED: usize = 40_000;

/// How large the automaton of one pattern may be, in bytes.
const MAX_SIZE: usize = 1 << 20;

/// What it counts at least to make an automaton, and to follow one from a state by every byte.
const STEPS_OF_AUTOMATON: usize = 500;
const STEPS_OF_STATE: usize = 30;

/// What a string must be like.
#[derive(Clone, Debug, Default)]
pub(super) struct StringGoal {
    /// Each pattern, with whether it must match.
    pub(super) patterns: Vec<(String, bool)>,
    pub(super) min: u64,
    pub(super) max: Option<u64>,
    pub(super) excluded: Vec<String>,
}

/// Whether there is such a string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Strings {
    /// This is one.
    Found(String),
    /// There is none.
    None,
    /// The patterns are beyond the automata, or the search was too long.
    Unknown,
}

type Dfa = dense::DFA<Vec<u32>>;

/// The automata of patterns, each made once.
#[derive(Debug, Default)]
pub(super) struct Automata(RefCell<BTreeMap<String, Option<Rc<Dfa>>>>);

impl Automata {
    /// That of a pattern; `None` where it is beyond the automata.
    fn of(&self, pattern: &str, work: &Work) -> Option<Rc<Dfa>> {
        if let Some(known) = self.0.borrow().get(pattern) {
            return known.clone();
        }
        let made = automaton(&anywhere(pattern), work).map(Rc::new);
        if !work.is_done() {
            self.0.borrow_mut().insert(pattern.to_owned(), made.clone());
        }
        made
    }

    /// True when `string` has a match of `pattern`, an ECMA-262 regular expression; `None` where it is beyond the automata.
    pub(super) fn matches(&self, pattern: &str, string: &str, work: &Work) -> Option<bool> {
        let dfa = self.of(pattern, work)?;
        let mut state = begin(&dfa)?;
        for byte in string.bytes() {
            state = dfa.next_state(state, byte);
        }
        Some(dfa.is_match_state(dfa.next_eoi_state(state)))
    }

    /// A shortest string as `goal` asks for it.
    pub(super) fn find(&self, goal: &StringGoal, work: &Work) -> Strings {
        if goal.max.is_some_and(|max| max < goal.min) {
            return Strings::None;
        }
        if let Some(string) = without_patterns(goal) {
            return Strings::Found(string);
        }
        let excluded: Vec<String> = goal
            .excluded
            .iter()
            .map(|text| regex_syntax::escape(text))
            .collect();
        let excluded = (!excluded.is_empty()).then(|| format!("^(?:{})$", excluded.join("|")));
        let patterns = goal.patterns.iter();
        let patterns = patterns.map(|(pattern, holds)| (self.of(pattern, work), *holds));
        let excluded = excluded.map(|pattern| (automaton(&pattern, work).map(Rc::new), false));
        // The last accepts every string of Unicode, and nothing else.
        let any = (self.of("(?s)^.*$", work), true);
        let automata = patterns.chain(excluded).chain([any]);
        let automata: Option<Vec<(Rc<Dfa>, bool)>> =
            automata.map(|(dfa, holds)| Some((dfa?, holds))).collect();
        automata.map_or(Strings::Unknown, |automata| search(&automata, goal, work))
    }
}

/// A string of which only a length is asked, or not to be one of a few: no automaton has to find it.
fn without_patterns(goal: &StringGoal) -> Option<String> {
    if !goal.patterns.is_empty() {
        return None;
    }
    let is_free = |string: &String| !goal.excluded.contains(string);
    if goal.min == 0 && is_free(&String::new()) {
        return Some(String::new());
    }
    let others = usize::try_from(goal.min.max(1) - 1).ok()?;
    let fits = others < 100_000 && goal.max.is_none_or(|max| max >= goal.min.max(1));
    let mut strings = ('a'..='z').map(|last| format!("{}{last}", "a".repeat(others)));
    strings.find(is_free).filter(|_| fits)
}

fn search(automata: &[(Rc<Dfa>, bool)], goal: &StringGoal, work: &Work) -> Strings {
    // Longer than this, length makes no difference.
    let cap = goal
        .max
        .map_or(goal.min, |max| max.saturating_add(1).max(goal.min));
    let starts: Option<Vec<StateID>> = automata.iter().map(|(dfa, _)| begin(dfa)).collect();
    let Some(starts) = starts else {
        return Strings::Unknown;
    };
    let mut visited = vec![(starts.clone(), 0_u64, 0_usize, 0_u8)];
    let mut known = BTreeMap::from([((starts, 0), 0_usize)]);
    let mut open = VecDeque::from([0_usize]);
    while let Some(index) = open.pop_front() {
        let (states, length, ..) = visited[index].clone();
        if length >= goal.min
            && goal.max.is_none_or(|max| length <= max)
            && accepts(automata, &states)
        {
            return string(&visited, index);
        }
        if !work.spend(STEPS_OF_STATE * automata.len()) {
            return Strings::Unknown;
        }
        for byte in BYTES.iter().flat_map(std::clone::Clone::clone) {
            // Continuation bytes of UTF-8 are no characters of their own.
            let length = if byte & 0xC0 == 0x80 {
                length
            } else {
                (length + 1).min(cap)
            };
            if goal.max.is_some_and(|max| length > max) {
                continue;
            }
            let step = automata.iter().zip(&states);
            let next: Vec<StateID> = step
                .map(|((dfa, _), state)| dfa.next_state(*state, byte))
                .collect();
            let mut both = automata.iter().zip(&next);
            if both.any(|((dfa, holds), state)| *holds && dfa.is_dead_state(*state)) {
                continue;
            }
            if known.contains_key(&(next.clone(), length)) {
                continue;
            }
            if visited.len() >= MAX_VISITED {
                return Strings::Unknown;
            }
            known.insert((next.clone(), length), visited.len());
            open.push_back(visited.len());
            visited.push((next, length, index, byte));
        }
    }
    Strings::None
}

/// Every byte, those that people read first.
const BYTES: [std::ops::RangeInclusive<u8>; 6] = [
    b'a'..=b'z',
    b'0'..=b'9',
    b'A'..=b'Z',
    b' '..=b'/',
    0x80..=0xFF,
    0..=0x7F,
];

fn accepts(automata: &[(Rc<Dfa>, bool)], states: &[StateID]) -> bool {
    let mut both = automata.iter().zip(states);
    both.all(|((dfa, holds), state)| dfa.is_match_state(dfa.next_eoi_state(*state)) == *holds)
}

/// The string that leads to the state at `index`.
fn string(visited: &[(Vec<StateID>, u64, usize, u8)], mut index: usize) -> Strings {
    let mut bytes = Vec::new();
    while index != 0 {
        let (_, _, before, byte) = &visited[index];
        bytes.push(*byte);
        index = *before;
    }
    bytes.reverse();
    String::from_utf8(bytes).map_or(Strings::Unknown, Strings::Found)
}

fn begin(dfa: &Dfa) -> Option<StateID> {
    dfa.start_state(&start::Config::new().anchored(Anchored::Yes))
        .ok()
}

/// The automaton of whole strings.
fn automaton(pattern: &str, work: &Work) -> Option<Dfa> {
    if !work.spend(STEPS_OF_AUTOMATON) {
        return None;
    }
    let config = dense::Config::new()
        .start_kind(StartKind::Anchored)
        .dfa_size_limit(Some(MAX_SIZE))
        .determinize_size_limit(Some(MAX_SIZE * 4));
    let made = dense::Builder::new()
        .configure(config)
        .thompson(thompson::Config::new().nfa_size_limit(Some(MAX_SIZE)))
        .build(pattern);
    let size = made.as_ref().map_or(MAX_SIZE, Dfa::memory_usage);
    work.spend(size / 16);
    made.ok()
}

#[cfg(test)]
mod tests {
    use super::{Automata, StringGoal, Strings};
    use crate::containment::work::Work;

    fn find(goal: &StringGoal) -> Strings {
        Automata::default().find(goal, &Work::of(1_000_000))
    }

    fn matches(pattern: &str, string: &str) -> Option<bool> {
        Automata::default().matches(pattern, string, &Work::of(1_000_000))
    }

    fn goal(patterns: &[(&str, bool)]) -> StringGoal {
        let patterns = patterns
            .iter()
            .map(|(pattern, holds)| ((*pattern).to_owned(), *holds));
        StringGoal {
            patterns: patterns.collect(),
            ..StringGoal::default()
        }
    }

    #[test]
    fn a_shortest_string_is_found_or_there_is_none() {
        let found = find(&goal(&[("^[a-z]+$", true), ("^[a-f]*$", false)]));
        assert_eq!(found, Strings::Found("g".to_owned()));
        assert_eq!(
            find(&goal(&[("^ab*$", true), ("^a", false)])),
            Strings::None
        );
        assert_eq!(find(&goal(&[("(?=a)b", true)])), Strings::Unknown);
        let mut long = goal(&[("^(ab)*$", true)]);
        long.min = 3;
        assert_eq!(find(&long), Strings::Found("abab".to_owned()));
        long.max = Some(3);
        assert_eq!(find(&long), Strings::None);
    }

    #[test]
    fn length_counts_characters() {
        let mut goal = goal(&[("^é+$", true)]);
        goal.min = 2;
        assert_eq!(find(&goal), Strings::Found("éé".to_owned()));
        goal.excluded = vec!["éé".to_owned()];
        assert_eq!(find(&goal), Strings::Found("ééé".to_owned()));
    }

    #[test]
    fn a_pattern_may_match_anywhere() {
        assert_eq!(matches("b", "abc"), Some(true));
        assert_eq!(matches(r"^\d+$", "٣"), Some(false));
    }
}
