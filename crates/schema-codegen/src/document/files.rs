//! The documents that references can lead into: the schema itself and all that were handed in with it, each as a tree. A [`Pointer`] says
//! which document it is about.

use super::tree::{Json, Node};
use super::{dialect, read_json, read_yaml};
use crate::config::Syntax;
use crate::diagnostic::{DiagnosticSink, Location, Source};
use crate::model::{DocumentValue, Pointer};
use crate::percent;
use fluent_uri::Uri;
use std::collections::BTreeMap;

/// Before the name of each document in its URI. RFC 3986 drops a `..` that leads above the root of a URI, so the root is this far above
/// the names: a reference such as `../common.json` keeps its meaning.
const ABOVE: &str = "document:///-/-/-/-/-/-/-/-/-/-/-/-/";

/// The URI of the document `name`, against which references in it are resolved.
pub(crate) fn uri_of(name: &str) -> String {
    let uri = format!("{ABOVE}{}", percent::encode_path(name));
    // A name such as `./a.json` has steps that lead nowhere.
    Uri::parse(uri.as_str()).map_or_else(|_| uri.clone(), |uri| uri.normalize().into_string())
}

/// The name of the document that has `uri`; `None` for the URI of anything else.
pub(crate) fn name_of(uri: &str) -> Option<String> {
    let path = uri.strip_prefix("document:///")?;
    let mut rest = path;
    let mut above = ABOVE.matches("-/").count();
    while let Some(inner) = rest.strip_prefix("-/").filter(|_| above > 0) {
        rest = inner;
        above -= 1;
    }
    let name = percent::decode(rest)?;
    // `#` ends the name in a pointer, and the others mean something in paths of one system or another.
    // A step that was written with escapes may lead out of a folder that may be read.
    let leads_down = name.split('/').all(|step| !matches!(step, "" | "." | ".."));
    let is_name =
        leads_down && !name.contains(['#', '\\', '?']) && !name.contains(char::is_control);
    is_name.then(|| "../".repeat(above) + &name)
}

/// One document.
struct File<'t> {
    /// Empty for the schema itself.
    name: String,
    /// References in it are resolved against this, unless it has an identifier of its own.
    uri: String,
    source: Source<'t>,
    /// Nothing can be read when it has an error.
    tree: Option<Node>,
    /// How many bytes of other documents come before it.
    start: usize,
}

/// All documents, the schema itself first.
pub(crate) struct Files<'t> {
    list: Vec<File<'t>>,
    numbers: BTreeMap<String, usize>,
    /// What stands for a document that has an error.
    nothing: Node,
}

/// Index of a document in [`Files`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FileId(usize);

impl FileId {
    /// The schema itself.
    pub(crate) const MAIN: Self = Self(0);
}

impl<'t> Files<'t> {
    /// Only the schema itself, which is called `name`.
    pub(crate) fn new(
        name: &str,
        text: &'t str,
        syntax: Syntax,
        sink: &mut DiagnosticSink,
    ) -> Self {
        let mut files = Self {
            list: Vec::new(),
            numbers: BTreeMap::new(),
            nothing: Node {
                start: 0,
                json: Json::Null,
            },
        };
        files.push(String::new(), uri_of(name), text, syntax, sink);
        files
    }

    /// Adds the document `name`.
    pub(crate) fn add(&mut self, name: &str, text: &'t str, sink: &mut DiagnosticSink) {
        self.push(
            name.to_owned(),
            uri_of(name),
            text,
            Syntax::of_file(name),
            sink,
        );
    }

    fn push(
        &mut self,
        name: String,
        uri: String,
        text: &'t str,
        syntax: Syntax,
        sink: &mut DiagnosticSink,
    ) {
        let read = match syntax {
            Syntax::Json => read_json,
            Syntax::Yaml => read_yaml,
        };
        sink.enter(Pointer::root_of(&name));
        let tree = read(text, sink);
        sink.enter(Pointer::default());
        let start = self
            .list
            .last()
            .map_or(0, |file| file.start + file.source.len());
        self.numbers
            .insert(name_of(&uri).unwrap_or_default(), self.list.len());
        let source = Source::new(text);
        self.list.push(File {
            name,
            uri,
            source,
            tree,
            start,
        });
    }

    /// True when each document could be read.
    pub(crate) fn are_read(&self) -> bool {
        self.list.iter().all(|file| file.tree.is_some())
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = FileId> {
        (0..self.list.len()).map(FileId)
    }

    /// The document with this name.
    pub(crate) fn by_name(&self, name: &str) -> Option<FileId> {
        self.numbers.get(name).copied().map(FileId)
    }

    /// The document that `pointer` leads into.
    pub(crate) fn of(&self, pointer: &Pointer) -> FileId {
        let named = pointer.file().and_then(|name| self.by_name(name));
        named.unwrap_or(FileId::MAIN)
    }

    pub(crate) fn uri(&self, id: FileId) -> &str {
        &self.list[id.0].uri
    }

    pub(crate) fn tree(&self, id: FileId) -> &Node {
        self.list[id.0].tree.as_ref().unwrap_or(&self.nothing)
    }

    pub(crate) fn main(&self) -> &Node {
        self.tree(FileId::MAIN)
    }

    /// The pointer to the root of a document.
    pub(crate) fn root(&self, id: FileId) -> Pointer {
        Pointer::root_of(&self.list[id.0].name)
    }

    /// Where a document starts when all are written one after the other: the order of types goes by that.
    pub(crate) fn start(&self, id: FileId) -> usize {
        self.list[id.0].start
    }

    /// True for an OpenAPI document, whose root is no schema.
    pub(crate) fn is_openapi(&self, id: FileId) -> bool {
        is_openapi(self.tree(id))
    }

    /// The node at `pointer`, and where its key starts in its document when it is a member.
    pub(crate) fn find(&self, pointer: &Pointer) -> Option<(&Node, usize)> {
        self.tree(self.of(pointer)).find(pointer)
    }

    /// The keys of the object at `pointer`; none when there is no object.
    pub(crate) fn names(&self, pointer: &Pointer) -> Vec<String> {
        self.tree(self.of(pointer)).names(pointer)
    }

    /// The byte offset, in its document, of `pointer` or of the closest value above it that exists.
    pub(crate) fn offset(&self, pointer: &Pointer, key: bool) -> usize {
        self.tree(self.of(pointer)).offset(pointer, key)
    }

    /// Each document as a value that says in which draft it is read; `configured` is that of a document that names none.
    pub(crate) fn to_values(&self, configured: Option<&str>) -> Vec<DocumentValue> {
        let values = self.list.iter().map(|file| {
            let mut value = file.tree.as_ref().and_then(Node::to_value);
            if let Some(value) = &mut value {
                dialect::state(value, configured);
            }
            DocumentValue {
                file: file.name.clone(),
                uri: file.uri.clone(),
                value,
            }
        });
        values.collect()
    }

    /// The text that a problem is in, and the byte offset in it.
    pub(crate) fn locate(&self, location: &Location) -> (&Source<'t>, usize) {
        let offset = match location {
            Location::Offset(offset, _) => *offset,
            Location::Value(pointer) => self.offset(pointer, false),
            Location::Key(pointer) => self.offset(pointer, true),
        };
        (&self.list[self.of(location.pointer()).0].source, offset)
    }
}

/// True for the tree of an OpenAPI document.
pub(crate) fn is_openapi(tree: &Node) -> bool {
    let mut keys = ["openapi", "swagger"].into_iter();
    keys.any(|key| tree.member(key).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_uris_and_back() {
        for name in ["a.json", "pets/a b%.yaml", "../../x/\u{e9}.json"] {
            assert_eq!(name_of(&uri_of(name)).as_deref(), Some(name));
        }
        for other in [
            "document:///a/%2e%2e/%2e%2e/b",
            "https://example.com/a",
            "document:///-/a%23b",
            "urn:x",
        ] {
            assert_eq!(name_of(other), None);
        }
    }
}
