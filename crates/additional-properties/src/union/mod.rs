//! What tells the variants of a union apart, and the choice between them, which both paths make alike.

mod decisions;
mod tried;

pub(crate) use decisions::{Decision, Decisions};
pub(crate) use tried::{Attempt, Attempts, Tried};

use std::borrow::Cow;

/// The index of the variant that keeps what fits no other one.
pub(crate) const UNKNOWN_VARIANT: usize = usize::MAX;

/// What the derive knows about a union.
#[derive(Debug)]
pub struct UnionInfo {
    /// Where the tag is: names of members, from the outside in; empty for a union without a tag.
    pub tag: &'static [&'static str],
    /// What becomes of the tag.
    pub style: TagStyle,
    /// Whether members beside a tag and its content are an error.
    pub closed: bool,
    /// How an object starts whose first member is the tag and a string: `{"tag":"`; empty where the tag is not a member of the object.
    pub opening: &'static str,
    /// The strings that select a variant, sorted.
    pub strings: &'static [TagString],
    /// The other values that select one.
    pub others: &'static [(Tag<'static>, usize)],
    /// The variant of a value that has no tag.
    pub absent: Option<usize>,
    /// The members that some candidate asks about, at most 64.
    pub members: &'static [&'static str],
    /// The variants to try if no tag selects one.
    pub candidates: &'static [Candidate],
}

/// A string that selects a variant.
#[derive(Clone, Copy, Debug)]
pub struct TagString {
    /// Its first eight bytes, so that most comparisons are of one word.
    word: u64,
    string: &'static str,
    variant: usize,
}

impl TagString {
    /// `string` selects `variant`.
    #[must_use]
    pub const fn new(string: &'static str, variant: usize) -> Self {
        Self {
            word: first_word(string),
            string,
            variant,
        }
    }
}

/// The first eight bytes of a string, zeros behind its end: words are ordered as their strings are.
const fn first_word(string: &str) -> u64 {
    let bytes = string.as_bytes();
    let (mut word, mut at) = (0, 0);
    while at < 8 {
        word <<= 8;
        if at < bytes.len() {
            word |= bytes[at] as u64;
        }
        at += 1;
    }
    word
}

/// What becomes of the tag, and where the value of the variant is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagStyle {
    /// The tag is a member of the variant.
    Member,
    /// The variant has the other members of the object, as in serde's internally tagged enums.
    Internal,
    /// The variant is the member of this name, as in serde's adjacently tagged enums.
    Adjacent(&'static str),
}

/// A variant to try if no tag selects one.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// Its index.
    pub variant: usize,
    /// The members that must be there: one bit for each of [`UnionInfo::members`].
    pub requires: u64,
    /// The members that must not be there.
    pub forbids: u64,
}

impl Candidate {
    /// Whether an object with these members can be this variant.
    pub(crate) fn admits(&self, present: u64) -> bool {
        present & self.requires == self.requires && present & self.forbids == 0
    }
}

/// The value of a tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tag<'a> {
    /// A string.
    String(Cow<'a, str>),
    /// An integer.
    Integer(i128),
    /// A boolean.
    Bool(bool),
    /// An explicit null.
    Null,
    /// Anything else. It selects nothing.
    Other,
}

/// What was seen of a value before a variant is chosen.
#[derive(Debug, Default)]
pub(crate) struct Facts<'a> {
    pub(crate) tag: Option<Tag<'a>>,
    /// Whether the value is an object, so that its tag can be missing.
    pub(crate) is_object: bool,
    /// Where the name of the tag is in the text, on the JSON path.
    pub(crate) tag_offset: usize,
    /// Where the tag ends, if it is a string and the first member.
    pub(crate) tag_end: Option<usize>,
    /// Which of [`UnionInfo::members`] are there.
    pub(crate) present: u64,
}

/// How to read a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    /// As this variant, and as nothing else: a tag selects it.
    Variant(usize),
    /// As an unknown value: the tag is unknown.
    Unknown,
    /// As the best of the candidates.
    Undecided,
}

impl UnionInfo {
    /// Chooses by the tag.
    pub(crate) fn choose(&self, facts: &Facts<'_>) -> Choice {
        let selected = match &facts.tag {
            None => {
                let absent = self.absent.filter(|_| facts.is_object);
                return absent.map_or(Choice::Undecided, Choice::Variant);
            }
            Some(Tag::String(tag)) => self.variant_of(tag),
            Some(tag) => {
                let found = self.others.iter().find(|(other, _)| other == tag);
                found.map(|(_, variant)| *variant)
            }
        };
        selected.map_or(Choice::Unknown, Choice::Variant)
    }

    /// The variant that a string selects.
    fn variant_of(&self, tag: &str) -> Option<usize> {
        let word = match tag.as_bytes().first_chunk() {
            Some(bytes) => u64::from_be_bytes(*bytes),
            None => first_word(tag),
        };
        let first = self.strings.partition_point(|string| string.word < word);
        let same_word = self.strings[first..]
            .iter()
            .take_while(|string| string.word == word);
        let mut found = same_word.filter(|string| string.string == tag);
        found.next().map(|string| string.variant)
    }

    /// The candidates that an object with these members can be.
    pub(crate) fn admitted(&self, present: u64) -> impl Iterator<Item = usize> + use<> {
        let candidates = self.candidates.iter();
        let admitted = candidates.filter(move |candidate| candidate.admits(present));
        admitted.map(|candidate| candidate.variant)
    }

    /// The candidate that an object with these members can be, if there is one alone.
    pub(crate) fn only_admitted(&self, present: u64) -> Option<usize> {
        let mut admitted = self.admitted(present);
        admitted.next().filter(|_| admitted.next().is_none())
    }

    /// Notes that a member is there.
    pub(crate) fn note(&self, present: &mut u64, name: &str) {
        if let Some(index) = self.members.iter().position(|member| *member == name) {
            *present |= 1 << index;
        }
    }
}
