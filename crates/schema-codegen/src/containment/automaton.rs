//! Strings that match some patterns and not others, of a bounded length: the product of the patterns' automata, searched breadth first.

use regex_automata::Anchored;
use regex_automata::dfa::{Automaton as _, StartKind, dense};
use regex_automata::nfa::thompson;
use regex_automata::util::primitives::StateID;
use regex_automata::util::start;
use std::collections::{BTreeMap, VecDeque};

/// How many states of the product are visited.
const MAX_VISITED: usize = 40_000;

/// How large the automaton of one pattern may be, in bytes.
const MAX_SIZE: usize = 1 << 20;

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

/// True when `string` has a match of `pattern`, an ECMA-262 regular expression; `None` where it is beyond the automata.
pub(super) fn matches(pattern: &str, string: &str) -> Option<bool> {
    let dfa = automaton(&anywhere(pattern))?;
    let mut state = begin(&dfa)?;
    for byte in string.bytes() {
        state = dfa.next_state(state, byte);
    }
    Some(dfa.is_match_state(dfa.next_eoi_state(state)))
}

/// A shortest string as `goal` asks for it.
pub(super) fn find(goal: &StringGoal) -> Strings {
    if goal.max.is_some_and(|max| max < goal.min) {
        return Strings::None;
    }
    if let Some(string) = without_patterns(goal) {
        return Strings::Found(string);
    }
    let mut automata = Vec::new();
    let excluded: Vec<String> = goal
        .excluded
        .iter()
        .map(|text| regex_syntax::escape(text))
        .collect();
    let excluded = (!excluded.is_empty()).then(|| (format!("^(?:{})$", excluded.join("|")), false));
    let patterns = goal
        .patterns
        .iter()
        .map(|(pattern, holds)| (anywhere(pattern), *holds));
    // The last accepts every string of Unicode, and nothing else.
    for (pattern, holds) in patterns
        .chain(excluded)
        .chain([("(?s)^.*$".to_owned(), true)])
    {
        match automaton(&pattern) {
            Some(dfa) => automata.push((dfa, holds)),
            None => return Strings::Unknown,
        }
    }
    search(&automata, goal)
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

fn search(automata: &[(Dfa, bool)], goal: &StringGoal) -> Strings {
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

fn accepts(automata: &[(Dfa, bool)], states: &[StateID]) -> bool {
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
fn automaton(pattern: &str) -> Option<Dfa> {
    let config = dense::Config::new()
        .start_kind(StartKind::Anchored)
        .dfa_size_limit(Some(MAX_SIZE))
        .determinize_size_limit(Some(MAX_SIZE * 4));
    dense::Builder::new()
        .configure(config)
        .thompson(thompson::Config::new().nfa_size_limit(Some(MAX_SIZE)))
        .build(pattern)
        .ok()
}

/// `pattern` as one that matches whole strings, with the classes of ECMA-262, which are of ASCII.
fn anywhere(pattern: &str) -> String {
    let mut out = String::from("(?s:.)*(?:");
    let mut in_class = false;
    let mut chars = pattern.chars();
    while let Some(c) = chars.next() {
        let class = match c {
            '\\' => match chars.next() {
                Some('d') => "0-9",
                Some('w') => "0-9A-Za-z_",
                Some('D') if !in_class => "^0-9",
                Some('W') if !in_class => "^0-9A-Za-z_",
                Some(other) => {
                    out.extend(['\\', other]);
                    continue;
                }
                None => "",
            },
            other => {
                in_class = (in_class || other == '[') && other != ']';
                out.push(other);
                continue;
            }
        };
        if in_class {
            out.push_str(class);
        } else {
            out.push('[');
            out.push_str(class);
            out.push(']');
        }
    }
    out.push_str(")(?s:.)*");
    out
}

#[cfg(test)]
mod tests {
    use super::{StringGoal, Strings, find, matches};

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
