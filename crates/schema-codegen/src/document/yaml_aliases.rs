//! Aliases of YAML: copies of the values with an anchor. How much is copied is limited, because few lines can ask for more than any
//! machine has room for.

use super::syntax_error::{MAX_DEPTH, SyntaxError};
use super::tree::{Json, Node};
use crate::diagnostic::Code;
use std::collections::BTreeMap;

/// How much aliases may repeat: every value counts as much as its text and [`VALUE_WEIGHT`] bytes.
const MAX_REPEATED: usize = 1 << 20;

/// What a value costs beside its text.
const VALUE_WEIGHT: usize = 16;

/// The values that have an anchor.
#[derive(Default)]
pub(super) struct Anchors {
    anchors: BTreeMap<usize, Anchor>,
    repeated: usize,
}

struct Anchor {
    node: Node,
    weight: usize,
    height: usize,
}

impl Anchors {
    /// Remembers `node` under the number of its anchor.
    pub(super) fn insert(&mut self, number: usize, node: &Node) {
        let (weight, height) = measure(node);
        let node = node.clone();
        self.anchors.insert(
            number,
            Anchor {
                node,
                weight,
                height,
            },
        );
    }

    /// A copy of the value with the anchor `number`, for the alias at `at`, which is `depth` levels deep.
    pub(super) fn repeat(
        &mut self,
        number: usize,
        at: usize,
        depth: usize,
    ) -> Result<Node, SyntaxError> {
        let Some(anchor) = self.anchors.get(&number) else {
            return Err(SyntaxError::with_code(
                Code::NotJson,
                at,
                "an alias is inside of what it repeats",
            )
            .help("refer to the schema with `$ref`"));
        };
        if depth + anchor.height > MAX_DEPTH {
            return Err(SyntaxError::too_deep(at));
        }
        self.repeated = self.repeated.saturating_add(anchor.weight);
        if self.repeated > MAX_REPEATED {
            let message = "the aliases of this file repeat more than a megabyte";
            let error = SyntaxError::with_code(Code::TooMuchRepeated, at, message);
            return Err(error.help("refer to the schema with `$ref`, which repeats nothing"));
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
        Json::Null | Json::Bool(_) => return (VALUE_WEIGHT, 0),
        Json::Number(text) | Json::String(text) => return (VALUE_WEIGHT + text.len(), 0),
        Json::Array(items) => (0, items.iter().collect()),
        Json::Object(members) => (
            members.iter().map(|member| member.key.len()).sum(),
            members.iter().map(|member| &member.value).collect(),
        ),
    };
    let start = (VALUE_WEIGHT + text, 0);
    let (weight, height) = inner
        .into_iter()
        .map(measure)
        .fold(start, |sum, more| (sum.0 + more.0, sum.1.max(more.1)));
    (weight, height + 1)
}
