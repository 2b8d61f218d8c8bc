//! What a container points to: raw members until somebody changes one, values from then on.

use std::sync::OnceLock;

use super::members::Members;
use super::raw::RawMembers;
use crate::json::protocol::{RawCapture, RawRun};

/// The members of a container that is not empty, or was not.
pub(super) enum Storage<V> {
    /// Members as they were read from JSON. They are parsed when somebody looks at one; most containers are only written back.
    Raw {
        raw: RawMembers<V>,
        parsed: OnceLock<Box<Members<V>>>,
    },
    /// Members that did not come from JSON, or that somebody may have changed. Those that are untouched still know their source.
    Parsed(Members<V>),
}

impl<V> Default for Storage<V> {
    fn default() -> Self {
        Self::Parsed(Members::default())
    }
}

impl<V: Clone> Clone for Storage<V> {
    fn clone(&self) -> Self {
        match self {
            Self::Raw { raw, .. } => Self::raw(raw.clone()),
            Self::Parsed(members) => Self::Parsed(members.clone()),
        }
    }
}

impl<V> Storage<V> {
    pub(super) fn raw(raw: RawMembers<V>) -> Self {
        Self::Raw {
            raw,
            parsed: OnceLock::new(),
        }
    }

    pub(super) fn members(&self) -> &Members<V> {
        match self {
            Self::Raw { raw, parsed } => parsed.get_or_init(|| Box::new(raw.parse())),
            Self::Parsed(members) => members,
        }
    }

    /// The members to change them.
    pub(super) fn members_mut(&mut self) -> &mut Members<V> {
        if let Self::Raw { .. } = self {
            *self = Self::Parsed(core::mem::take(self).into_members());
        }
        match self {
            Self::Parsed(members) => members,
            Self::Raw { .. } => unreachable!("raw members were parsed just now"),
        }
    }

    pub(super) fn into_members(self) -> Members<V> {
        match self {
            Self::Raw { raw, parsed } => {
                let members = parsed.into_inner().map_or_else(|| raw.parse(), |it| *it);
                members.with_raw(raw)
            }
            Self::Parsed(members) => members,
        }
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Self::Raw { raw, .. } => raw.len(),
            Self::Parsed(members) => members.len(),
        }
    }

    pub(super) fn contains(&self, name: &str) -> bool {
        match self {
            Self::Raw { raw, parsed } if parsed.get().is_none() && raw.is_short() => {
                raw.names().any(|it| it == name)
            }
            _ => self.members().find(name).is_some(),
        }
    }

    /// The value of a member. Nothing is parsed for a name that is not there.
    pub(super) fn get(&self, name: &str) -> Option<&V> {
        if self.contains(name) {
            self.members().get(name)
        } else {
            None
        }
    }

    /// The exact source of a member, with its name, if it is kept and nobody could have changed the value.
    pub(super) fn source(&self, name: &str) -> Option<&str> {
        let members = self.members();
        let member = members.member(members.find(name)?);
        match self {
            Self::Raw { raw, .. } => Some(raw.slice(member.span?.range())),
            Self::Parsed(members) => members.source(member),
        }
    }

    /// Adds a run of members whose names are not there yet.
    pub(super) fn append<'de>(&mut self, capture: &RawCapture<'de, V>, run: RawRun<'de>) {
        match self {
            Self::Raw { raw, parsed } => {
                // What was parsed in between lacks the new members.
                parsed.take();
                raw.append(capture, run);
            }
            Self::Parsed(members) => {
                for member in RawMembers::new(capture, run).parse().into_slots().flatten() {
                    // Without a span: it would refer to this run, not to the raw members that are kept.
                    members.push(member.name, member.value, None);
                }
            }
        }
    }
}
