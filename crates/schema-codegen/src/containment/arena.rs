//! Assertions of JSON Schema in one canonical form, each stored once: what two schemas say in the same words is one entry.

use super::automaton::Automata;
use super::decimal::Decimal;
use serde_json::Value;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Index of an assertion in its [`Arena`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Id(usize);

/// An assertion that must hold, or must not.
pub(super) type Literal = (Id, bool);

/// The JSON types, an integer being a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
}

impl Kind {
    pub(super) const ALL: [Self; 6] = [
        Self::Null,
        Self::Boolean,
        Self::Number,
        Self::String,
        Self::Array,
        Self::Object,
    ];

    pub(super) fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(_) => Self::Boolean,
            Value::Number(_) => Self::Number,
            Value::String(_) => Self::String,
            Value::Array(_) => Self::Array,
            Value::Object(_) => Self::Object,
        }
    }
}

/// What one keyword says, of values of one JSON type where it says nothing of the others.
#[derive(Clone, Debug)]
pub(super) enum Assertion {
    Always(bool),
    All(Vec<Id>),
    Any(Vec<Id>),
    One(Vec<Id>),
    Not(Id),
    /// A schema that contains itself: an index into the targets of the arena.
    Reference(usize),
    Types(Vec<Kind>),
    Values(Vec<Value>),
    Minimum(Decimal, bool),
    Maximum(Decimal, bool),
    MultipleOf(Decimal),
    MinLength(u64),
    MaxLength(u64),
    Pattern(String),
    Format(String),
    MinItems(u64),
    MaxItems(u64),
    Unique,
    Items {
        prefix: Vec<Id>,
        rest: Id,
    },
    Contains {
        item: Id,
        min: u64,
        max: Option<u64>,
    },
    MinProperties(u64),
    MaxProperties(u64),
    Required(String),
    Members(Rc<Members>),
    Names(Id),
    /// A keyword that is compared by its operand alone.
    Opaque(#[expect(dead_code, reason = "its text makes it one with its equals")] String),
}

/// `properties`, `patternProperties` and `additionalProperties`, which only mean something together.
#[derive(Clone, Debug)]
pub(super) struct Members {
    pub(super) properties: BTreeMap<String, Id>,
    pub(super) patterns: Vec<(String, Id)>,
    pub(super) rest: Id,
}

impl Assertion {
    /// Whether it consists of other assertions.
    pub(super) fn has_parts(&self) -> bool {
        matches!(
            self,
            Self::All(_)
                | Self::Any(_)
                | Self::One(_)
                | Self::Items { .. }
                | Self::Contains { .. }
                | Self::Members(_)
                | Self::Names(_)
        )
    }

    /// The JSON type that the assertion is about; `None` where it is about any.
    pub(super) fn kind(&self) -> Option<Kind> {
        Some(match self {
            Self::Minimum(..) | Self::Maximum(..) | Self::MultipleOf(_) => Kind::Number,
            Self::MinLength(_) | Self::MaxLength(_) | Self::Pattern(_) | Self::Format(_) => {
                Kind::String
            }
            Self::MinItems(_)
            | Self::MaxItems(_)
            | Self::Unique
            | Self::Items { .. }
            | Self::Contains { .. } => Kind::Array,
            Self::MinProperties(_)
            | Self::MaxProperties(_)
            | Self::Required(_)
            | Self::Members(_)
            | Self::Names(_) => Kind::Object,
            _ => return None,
        })
    }
}

/// The assertions of all schemas that are compared.
#[derive(Debug, Default)]
pub(super) struct Arena {
    assertions: Vec<Assertion>,
    known: BTreeMap<String, Id>,
    targets: Vec<Option<Id>>,
    pub(super) automata: Automata,
}

impl Arena {
    /// The id of `assertion`, the same for equal ones.
    pub(super) fn add(&mut self, assertion: Assertion) -> Id {
        let simple = match assertion {
            Assertion::All(list) => self.joined(list, true),
            Assertion::Any(list) => self.joined(list, false),
            Assertion::One(list) if list.len() == 1 => return list[0],
            Assertion::Not(id) => match *self.get(id) {
                Assertion::Not(inner) => return inner,
                Assertion::Always(always) => Assertion::Always(!always),
                _ => Assertion::Not(id),
            },
            other => other,
        };
        if let Assertion::All(list) | Assertion::Any(list) = &simple
            && let [only] = list[..]
        {
            return only;
        }
        let key = format!("{simple:?}");
        let next = Id(self.assertions.len());
        let id = *self.known.entry(key).or_insert(next);
        if id == next {
            self.assertions.push(simple);
        }
        id
    }

    /// `All` (`every`) or `Any` of `list` in a canonical order, without what adds nothing.
    fn joined(&self, list: Vec<Id>, every: bool) -> Assertion {
        let mut flat = Vec::new();
        for id in list {
            match self.get(id) {
                Assertion::Always(always) if *always == every => {}
                Assertion::Always(_) => return Assertion::Always(!every),
                Assertion::All(inner) if every => flat.extend_from_slice(inner),
                Assertion::Any(inner) if !every => flat.extend_from_slice(inner),
                _ => flat.push(id),
            }
        }
        flat.sort_unstable();
        flat.dedup();
        match (flat.is_empty(), every) {
            (true, _) => Assertion::Always(every),
            (false, true) => Assertion::All(flat),
            (false, false) => Assertion::Any(flat),
        }
    }

    pub(super) fn get(&self, id: Id) -> &Assertion {
        &self.assertions[id.0]
    }

    /// Room for the target of a reference that is not compiled yet.
    pub(super) fn reserve(&mut self) -> usize {
        self.targets.push(None);
        self.targets.len() - 1
    }

    pub(super) fn set_target(&mut self, slot: usize, id: Id) {
        self.targets[slot] = Some(id);
    }

    /// `literal` without negations and references on its outside.
    pub(super) fn plain(&self, (mut id, mut holds): Literal) -> Literal {
        // A reference that only leads to itself asserts nothing; the bound ends it.
        for _ in 0..=self.targets.len() + 64 {
            match *self.get(id) {
                Assertion::Not(inner) => (id, holds) = (inner, !holds),
                Assertion::Reference(slot) => match self.targets[slot] {
                    Some(target) => id = target,
                    None => return (id, holds),
                },
                _ => return (id, holds),
            }
        }
        (id, holds)
    }
}
