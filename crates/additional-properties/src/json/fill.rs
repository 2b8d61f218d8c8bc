//! Reading what an earlier version of a type wrote: required members that are missing get the value that the type states for that.

use std::fmt;

use super::error::{Error, Segment, pointer};
use super::read::{self, Reader};
use super::shape::Shape;
use super::traits::FromJson;

/// A value, and the members that it got without the text having them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled<T> {
    /// The value.
    pub value: T,
    /// JSON Pointers to the members that were filled. A key of a map is shown as `*`.
    pub pointers: FilledPointers,
}

/// JSON Pointers to members that were filled, in the order of their objects in the text. A key of a map is shown as `*`.
///
/// They are made when they are asked for: that costs more than to fill the members does, and many callers ask no more than whether there
/// are any.
#[derive(Clone, Default)]
pub struct FilledPointers {
    /// The arrays and objects that have members inside that were filled, as a tree.
    nodes: Vec<Node>,
    /// Members beyond the first 64 of an object: its node and their keys.
    beyond: Vec<(u32, &'static str)>,
}

/// An array or object that has a member inside that was filled.
#[derive(Clone, Copy)]
pub(super) struct Node {
    /// The members that are declared; none for an array or a map.
    pub(super) shape: Option<&'static Shape>,
    /// One bit for each of the first 64 members that was filled.
    pub(super) filled: u64,
    /// The index of the node around it. The root of the text is around itself.
    pub(super) outer: u32,
    /// Which member or element of that one it is, or [`UNDECLARED`].
    pub(super) step: u32,
}

/// The step to a member that is not declared, whose name is not ours to print.
pub(super) const UNDECLARED: u32 = u32::MAX;

impl FilledPointers {
    /// Whether nothing was filled.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many members were filled.
    #[must_use]
    pub fn len(&self) -> usize {
        count(&self.nodes) + self.beyond.len()
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = String> + '_ {
        let nodes = self.nodes.iter().zip(0..);
        let first = nodes.flat_map(|(node, number)| {
            let keys = node.shape.map_or(&[][..], |shape| shape.keys);
            let keys = keys.iter().take(64).enumerate();
            let filled = keys.filter(|(index, _)| node.filled >> index & 1 == 1);
            filled.map(move |(_, key)| (number, *key))
        });
        let all = first.chain(self.beyond.iter().copied());
        all.map(|(node, key)| self.pointer(node, key))
    }

    /// All of them.
    #[must_use]
    pub fn to_vec(&self) -> Vec<String> {
        self.iter().collect()
    }

    /// Whether the member at `pointer` was filled.
    #[must_use]
    pub fn contains(&self, pointer: &str) -> bool {
        self.iter().any(|one| one == pointer)
    }

    /// The pointer to the member `key` of a node.
    pub(super) fn pointer(&self, mut node: u32, key: &'static str) -> String {
        let mut path = vec![Segment::Key(key)];
        loop {
            let Node { outer, step, .. } = self.nodes[node as usize];
            if outer == node {
                return pointer(path.iter().rev());
            }
            path.push(match self.nodes[outer as usize].shape {
                _ if step == UNDECLARED => Segment::Undeclared,
                Some(shape) => Segment::Key(shape.keys[step as usize]),
                None => Segment::Index(step as usize),
            });
            node = outer;
        }
    }

    /// Adds a node and gives its index.
    pub(super) fn push(&mut self, node: Node) -> u32 {
        if self.nodes.is_empty() {
            // Enough for most texts: a few objects lack the same members.
            self.nodes.reserve(32);
        }
        let index = u32::try_from(self.nodes.len()).expect("fewer nodes than bytes in a text");
        self.nodes.push(node);
        index
    }

    /// Says which members of a node were filled.
    pub(super) fn fill(&mut self, node: u32, filled: u64) {
        self.nodes[node as usize].filled = filled;
    }

    /// Adds a member beyond the first 64 of a node.
    pub(super) fn fill_beyond(&mut self, node: u32, key: &'static str) {
        self.beyond.push((node, key));
    }

    /// How many nodes there are, and members in no bit of one.
    pub(super) fn mark(&self) -> (usize, usize) {
        (self.nodes.len(), self.beyond.len())
    }

    /// Goes back to a mark; how many members were filled since.
    pub(super) fn undo(&mut self, (nodes, beyond): (usize, usize)) -> usize {
        let filled = count(&self.nodes[nodes..]) + self.beyond.len() - beyond;
        self.nodes.truncate(nodes);
        self.beyond.truncate(beyond);
        filled
    }
}

fn count(nodes: &[Node]) -> usize {
    let bits = nodes.iter().map(|node| node.filled.count_ones());
    bits.sum::<u32>() as usize
}

impl fmt::Debug for FilledPointers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl PartialEq for FilledPointers {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for FilledPointers {}

impl IntoIterator for FilledPointers {
    type Item = String;
    type IntoIter = std::vec::IntoIter<String>;

    fn into_iter(self) -> Self::IntoIter {
        self.to_vec().into_iter()
    }
}

/// Why text could not be read, not even by filling what is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FillError {
    /// Required members are missing for which the type states no value: a JSON Pointer to each. A key of a map is shown as `*`.
    Missing(Vec<String>),
    /// The text is not valid JSON, or not such a value.
    Json(Error),
}

/// Reads a value from JSON text that an earlier version of its type may have written.
///
/// A required member that is missing gets the value of `#[additional_properties(fill = ..)]` on its field; what else is wrong
/// stays an error. Where the variants of a union are tried, one that fits the value as it is comes before one that fits when it is filled.
///
/// # Errors
///
/// See [`FillError`]. It never has a value of the text.
pub fn from_str_filling<'de, T: FromJson<'de>>(text: &'de str) -> Result<Filled<T>, FillError> {
    read_filling(read::filling(text))
}

/// As [`from_str_filling`], and an integer that a float would round is an error.
pub(super) fn from_str_keeping_integers<'de, T: FromJson<'de>>(
    text: &'de str,
) -> Result<Filled<T>, FillError> {
    read_filling(read::keeping_integers(read::filling(text)))
}

fn read_filling<'de, T: FromJson<'de>>(mut reader: Reader<'de>) -> Result<Filled<T>, FillError> {
    let mut value = T::blank();
    let result = value.read_json(&mut reader);
    let (pointers, lacking) = read::take_pointers(&mut reader);
    reader.conclude(result).map_err(FillError::Json)?;
    if lacking.is_empty() {
        return Ok(Filled { value, pointers });
    }
    Err(FillError::Missing(lacking))
}

/// Reads a value from the bytes of such text, which have to be UTF-8.
///
/// # Errors
///
/// As [`from_str_filling`], and if the bytes are not UTF-8.
pub fn from_slice_filling<'de, T: FromJson<'de>>(bytes: &'de [u8]) -> Result<Filled<T>, FillError> {
    from_str_filling(super::entry::as_text(bytes).map_err(FillError::Json)?)
}

impl fmt::Display for FillError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(pointers) => {
                write!(f, "required members are missing: {}", pointers.join(", "))
            }
            Self::Json(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for FillError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Missing(_) => None,
            Self::Json(error) => Some(error),
        }
    }
}
