//! What aliases of YAML stand for.
//!
//! In: values with an anchor, and the aliases that name them. Out: copies. How much is copied is limited, because few lines can ask for
//! more than any machine holds.

use super::reader::{Fault, MAX_DEPTH};
use super::tree::{Json, Node};
use super::yaml::refusal;
use crate::diagnostic::Code;
use std::collections::BTreeMap;

/// How much aliases may repeat: every value counts as much as its text and [`VALUE`] bytes.
const LIMIT: usize = 1 << 20;

/// What a value costs beside its text.
const VALUE: usize = 16;

/// The values that have an anchor.
#[derive(Default)]
pub(super) struct Anchors {
    kept: BTreeMap<usize, Anchor>,
    repeated: usize,
}

struct Anchor {
    node: Node,
    weight: usize,
    height: usize,
}

impl Anchors {
    /// Remembers `node` under the number of its anchor.
    pub(super) fn keep(&mut self, number: usize, node: &Node) {
        let (weight, height) = measure(node);
        let node = node.clone();
        self.kept.insert(
            number,
            Anchor {
                node,
                weight,
                height,
            },
        );
    }

    /// A copy of what the anchor `number` stands at, for the place `at`, which is `depth` levels deep.
    pub(super) fn repeat(&mut self, number: usize, at: usize, depth: usize) -> Result<Node, Fault> {
        let Some(anchor) = self.kept.get(&number) else {
            return Err(refusal(at, "an alias stands inside of what it repeats")
                .help("refer to the schema with `$ref`"));
        };
        if depth + anchor.height > MAX_DEPTH {
            return Err(Fault::too_deep(at));
        }
        self.repeated = self.repeated.saturating_add(anchor.weight);
        if self.repeated > LIMIT {
            let message = "the aliases of this file repeat more than a megabyte";
            let fault = Fault::new(at, message);
            return Err(Fault {
                code: Code::TooMuchRepeated,
                ..fault
            }
            .help("refer to the schema with `$ref`, which repeats nothing"));
        }
        Ok(Node {
            start: at,
            json: anchor.node.json.clone(),
        })
    }
}

/// How much a value weighs, and how many levels it has.
fn measure(node: &Node) -> (usize, usize) {
    let (text, inner): (usize, Vec<&Node>) = match &node.json {
        Json::Null | Json::Bool(_) => return (VALUE, 0),
        Json::Number(text) | Json::String(text) => return (VALUE + text.len(), 0),
        Json::Array(items) => (0, items.iter().collect()),
        Json::Object(members) => (
            members.iter().map(|member| member.key.len()).sum(),
            members.iter().map(|member| &member.value).collect(),
        ),
    };
    let start = (VALUE + text, 0);
    let (weight, height) = inner
        .into_iter()
        .map(measure)
        .fold(start, |sum, more| (sum.0 + more.0, sum.1.max(more.1)));
    (weight, height + 1)
}
