//! Strings of a length, a format, and patterns.

use super::{Cell, Found, Solver};
use crate::containment::arena::Assertion;
use crate::containment::automaton::{StringGoal, Strings};
use crate::containment::document::is_of_format;
use serde_json::Value;

/// Strings of common formats.
const SAMPLES: [&str; 20] = [
    "2024-05-29T13:45:30Z",
    "2024-05-29",
    "13:45:30Z",
    "P1D",
    "person@example.com",
    "https://example.com/",
    "urn:a:b",
    "4f0a2c6e-8d1b-4c3e-9a57-0b6d2e8f1c34",
    "192.0.2.1",
    "2001:db8::1",
    "example.com",
    "/text",
    "1",
    "^a$",
    "https://example.com/{id}",
    "",
    "a",
    "?",
    "%",
    "a b",
];

pub(super) fn solve(solver: &Solver<'_>, cell: &Cell) -> Found {
    let mut goal = StringGoal::default();
    let (mut formats, mut unknown) = (Vec::new(), false);
    for (id, holds) in &cell.literals {
        match (solver.arena.get(*id), *holds) {
            (Assertion::MinLength(min), true) => goal.min = goal.min.max(*min),
            (Assertion::MaxLength(max), false) => goal.min = goal.min.max(max.saturating_add(1)),
            (Assertion::MaxLength(max), true) => {
                goal.max = Some(goal.max.map_or(*max, |old| old.min(*max)));
            }
            (Assertion::MinLength(min), false) => {
                let Some(max) = min.checked_sub(1) else {
                    return Found::None;
                };
                goal.max = Some(goal.max.map_or(max, |old| old.min(max)));
            }
            (Assertion::Pattern(pattern), holds) => goal.patterns.push((pattern.clone(), holds)),
            (Assertion::Format(format), holds) => formats.push((format.as_str(), holds)),
            _ => unknown = true,
        }
    }
    let excluded = cell.excluded.iter().filter_map(Value::as_str);
    goal.excluded = excluded.map(str::to_owned).collect();
    let found = solver.arena.automata.find(&goal, solver.work);
    let made = match &found {
        Strings::None => return Found::None,
        Strings::Found(string) => Some(string.clone()),
        Strings::Unknown => None,
    };
    if formats.is_empty() && !unknown {
        return made.map_or(Found::Perhaps(None), |string| {
            Found::Instance(string.into())
        });
    }
    let of_formats = |string: &&String| {
        formats
            .iter()
            .all(|(format, holds)| is_of_format(format, string) == Some(*holds))
    };
    let samples = SAMPLES.iter().map(|sample| (*sample).to_owned());
    let candidates: Vec<String> = made.clone().into_iter().chain(samples).collect();
    let mut fitting = candidates
        .iter()
        .filter(of_formats)
        .map(|string| Value::from(string.as_str()));
    let judged = fitting.find(|string| !matches!(solver.judge(cell, string.clone()), Found::None));
    Found::Perhaps(judged.or_else(|| made.map(Value::from)))
}
