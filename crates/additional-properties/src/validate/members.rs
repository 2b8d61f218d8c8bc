//! Constraints of objects: how many members, and which.

use super::{plural, string};
use crate::exact::is_listed;
use crate::inspect::{Constraint, Mapping, ObjectView};
use core::ops::ControlFlow;

/// The members that an object has in JSON.
#[derive(Clone, Copy)]
pub(super) enum Members<'a> {
    /// Of a map.
    Map(&'a dyn Mapping),
    /// Of a struct.
    Struct(ObjectView<'a>),
}

impl<'a> Members<'a> {
    fn count(self) -> u64 {
        let count = match self {
            Self::Map(map) => map.len(),
            Self::Struct(object) => {
                object.written_fields().count() + object.additional().map_or(0, Mapping::len)
            }
        };
        count as u64
    }

    /// Those that no field is for.
    fn undeclared(self) -> Option<&'a dyn Mapping> {
        match self {
            Self::Map(map) => Some(map),
            Self::Struct(object) => object.additional(),
        }
    }

    fn has(self, name: &str) -> bool {
        self.has_name(|other| other == name)
    }

    /// Whether `test` is true of the name of a member.
    fn has_name(self, test: impl Fn(&str) -> bool) -> bool {
        let declared = match self {
            Self::Map(_) => false,
            Self::Struct(object) => object.written_fields().any(|(_, field)| test(field.name)),
        };
        declared || self.any_undeclared(test)
    }

    fn any_undeclared(self, test: impl Fn(&str) -> bool) -> bool {
        let found = self.undeclared().map(|map| {
            map.try_for_each(&mut |name, _| {
                if test(name) {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            })
        });
        found.is_some_and(|found| found.is_break())
    }
}

/// What is wrong, as the rest of a sentence; `None` when the constraint holds.
///
/// The sentence names members that the schema names, and no other.
pub(super) fn breach(constraint: Constraint, members: Members<'_>) -> Option<String> {
    match constraint {
        Constraint::MinProperties(least) if members.count() < least => {
            Some(format!("must have at least {}", plural(least, "member")))
        }
        Constraint::MaxProperties(most) if members.count() > most => {
            Some(format!("must have at most {}", plural(most, "member")))
        }
        Constraint::Names(patterns) => {
            // A pattern that the engine can't read matches every name: an alarm would be a guess.
            let matches_one = |name: &str| {
                let mut patterns = patterns.iter();
                patterns.any(|pattern| string::matches(pattern, name) != Some(false))
            };
            let breach = members.any_undeclared(|name| !matches_one(name));
            breach.then(|| "has a member whose name matches no pattern".to_owned())
        }
        Constraint::PropertyNames(limits) => limits.iter().find_map(|limit| {
            let breaks = |name: &str| match limit {
                Constraint::Listed(listed) => !is_listed(listed, &name),
                limit => string::breach(*limit, name).is_some(),
            };
            let keyword = limit.keyword();
            let breach = members.has_name(breaks);
            breach.then(|| format!("has a member whose name breaks the keyword {keyword}"))
        }),
        Constraint::Absent(name) if members.has(name) => {
            Some(format!("must not have the member `{name}`"))
        }
        Constraint::DependentRequired([first, rest @ ..]) if members.has(first) => {
            let missing = rest.iter().find(|name| !members.has(name))?;
            Some(format!(
                "must have the member `{missing}`, because it has `{first}`"
            ))
        }
        _ => None,
    }
}
