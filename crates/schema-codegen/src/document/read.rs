//! From the tree to the arena of schemas. Keywords of all drafts get one form here; unknown ones are remembered and judged once the
//! references are known, because a reference can point into a container with a name of its own.

use super::arena::{Base, Document};
use super::dialect::{self, Dialect};
use super::files::{FileId, Files};
use super::keywords::{self, Treatment};
use super::operand::Operand;
use super::schema::{Schema, SchemaId};
use super::tree::{Json, Member, Node};
use super::{
    annotations, applicators, assertions, identifier, info, reports, roots, rules, value_labels,
};
use crate::diagnostic::{Code, DiagnosticSink};
use crate::model::Pointer;
use std::collections::BTreeMap;

/// Reads schemas of documents into one arena.
pub(crate) struct Reader<'t, 's> {
    pub(crate) document: Document<'t>,
    pub(crate) sink: &'s mut DiagnosticSink,
    dialects: BTreeMap<FileId, Dialect>,
    /// The draft that the configuration names.
    configured: Option<Dialect>,
}

impl<'t, 's> Reader<'t, 's> {
    /// Reads all schemas of the first document, or those under `roots` alone when there are any. `dialect` is the draft of a
    /// document that names none that is known.
    pub(crate) fn read(
        files: &'t Files<'t>,
        roots: &[String],
        dialect: Option<&str>,
        sink: &'s mut DiagnosticSink,
    ) -> Self {
        let tree = files.main();
        let document = Document::new(files, rules::read(tree, sink));
        let configured = dialect.and_then(dialect::of_name);
        let unnamed = configured.unwrap_or_default();
        let dialect = dialect::detect(files, FileId::MAIN, unnamed, configured, sink);
        let mut reader = Self {
            document,
            dialects: BTreeMap::from([(FileId::MAIN, dialect)]),
            configured,
            sink,
        };
        if roots.is_empty() {
            reader.schema(tree, &Pointer::default(), 0);
        } else {
            reader.selected_schemas(roots);
        }
        reader.document.info = info::read(&reader.document, roots::are_all(roots));
        reader
    }

    /// Ends reading, once every schema is read that is reached.
    pub(crate) fn finish(mut self) -> (Document<'t>, &'s mut DiagnosticSink) {
        let mut schemas = self.document.schemas.iter();
        let classifies = schemas.any(|schema| schema.sensitivity.is_some());
        self.document.info.classifies_sensitivity = classifies;
        (self.document, self.sink)
    }

    /// The schema at `pointer`, read now when no keyword led there.
    pub(crate) fn schema_at(&mut self, pointer: &Pointer) -> Option<SchemaId> {
        if let Some(id) = self.document.by_pointer.get(pointer) {
            return Some(*id);
        }
        let (node, _) = self.document.files.find(pointer)?;
        let base = self.document.base_at(pointer);
        Some(self.schema(node, pointer, base))
    }

    /// The root of `file`, with the base of references alone: what they lead to is read when found, for not all of a document are schemas.
    pub(crate) fn enter(&mut self, file: FileId) -> SchemaId {
        if let Some(id) = self.document.owners.get(&file) {
            return *id;
        }
        let files = self.document.files;
        let own = dialect::detect(
            files,
            file,
            self.dialects[&FileId::MAIN],
            self.configured,
            self.sink,
        );
        self.dialects.insert(file, own);
        let owner = SchemaId(self.document.schemas.len());
        let outer = self.document.bases.len();
        let id = files.uri(file).to_owned();
        self.document.bases.push(Base { id, owner, outer });
        self.document.owners.insert(file, owner);
        self.root_alone(file, outer);
        owner
    }

    /// Adds the root of `file`, with the base of references and nothing else.
    fn root_alone(&mut self, file: FileId, base: usize) {
        let files = self.document.files;
        let tree = files.tree(file);
        let id = SchemaId(self.document.schemas.len());
        let mut root = Schema {
            pointer: files.root(file),
            start: files.start(file) + tree.start,
            base,
            ..Schema::default()
        };
        self.document.schemas.push(Schema::default());
        let dialect = self.dialect_of(&root.pointer);
        identifier::read(
            (&mut self.document, self.sink),
            dialect,
            &mut root,
            id,
            tree,
        );
        self.document.schemas[id.0] = root;
    }

    /// Reads the schemas that `roots` name, below a root that only has the base of references.
    fn selected_schemas(&mut self, roots: &[String]) {
        let tree = self.document.files.main();
        self.root_alone(FileId::MAIN, 0);
        for pointer in roots::select(tree, roots, self.sink) {
            let Some((node, _)) = tree.find(&pointer) else {
                continue;
            };
            let base = self.document.get(self.document.root).base;
            let id = self.schema(node, &pointer, base);
            if !self.document.selected.contains(&id) {
                self.document.selected.push(id);
            }
        }
    }

    pub(super) fn schema(&mut self, node: &Node, pointer: &Pointer, base: usize) -> SchemaId {
        if let Some(id) = self.document.by_pointer.get(pointer) {
            return *id;
        }
        let id = SchemaId(self.document.schemas.len());
        self.document.by_pointer.insert(pointer.clone(), id);
        let mut schema = Schema {
            pointer: pointer.clone(),
            start: self.document.files.start(self.document.files.of(pointer)) + node.start,
            base,
            ..Schema::default()
        };
        // The id is taken before the inner schemas are read, so ids grow with the text.
        self.document.schemas.push(Schema::default());
        match &node.json {
            Json::Bool(always) => schema.always = Some(*always),
            Json::Object(members) => self.keywords(&mut schema, id, node, members),
            _ => {
                let message = format!("expected a schema, found {}", node.kind());
                let help = "a schema is an object, or true, or false";
                self.sink.at(Code::NotASchema, pointer, message, help);
            }
        }
        self.document.schemas[id.0] = schema;
        id
    }

    fn keywords(&mut self, schema: &mut Schema, id: SchemaId, node: &Node, members: &[Member]) {
        let reference = node.member("$ref");
        let dialect = self.dialect_of(&schema.pointer);
        let ref_only = !dialect.reads_siblings()
            && reference.is_some_and(|reference| reference.value.as_str().is_some());
        if !ref_only {
            identifier::read((&mut self.document, self.sink), dialect, schema, id, node);
        }
        schema.labels = value_labels::read(members);
        let mut ignored = Vec::new();
        for member in members {
            let Some(keyword) = keywords::find(&member.key) else {
                if !member.key.starts_with("x-") {
                    let pointer = schema.pointer.join(&member.key);
                    self.document.unknown.push(pointer);
                }
                continue;
            };
            let beside_ref = !matches!(keyword.name, "$ref" | "$schema" | "$defs" | "definitions");
            match keyword.treatment {
                Treatment::Refused => reports::refused(&schema.pointer, member, self.sink),
                Treatment::Ignored => {}
                Treatment::Annotation => {
                    let value = &mut Operand::of(member, &schema.pointer, self.sink);
                    annotations::read(schema, keyword.name, value);
                }
                _ if ref_only && beside_ref => ignored.push(keyword.name),
                _ => self.keyword(schema, member, members),
            }
        }
        if self.dialect_of(&schema.pointer).reads_siblings() {
            // An annotation, since the draft that has keywords beside `$ref`.
            schema.contents = None;
        }
        assertions::read_boolean_limits(schema, node);
        assertions::check_values(schema, self.sink);
        reports::note_ignored(&schema.pointer, &ignored, self.sink);
    }

    /// The draft of the document that `pointer` leads into.
    fn dialect_of(&self, pointer: &Pointer) -> Dialect {
        self.dialects[&self.document.files.of(pointer)]
    }

    fn keyword(&mut self, schema: &mut Schema, member: &Member, siblings: &[Member]) {
        let keyword = member.key.as_str();
        let pointer = &schema.pointer.join(keyword);
        let (node, base) = (&member.value, schema.base);
        match keyword {
            "$defs" | "definitions" => {
                let definitions = self.named(node, pointer, base);
                schema.definitions.extend(definitions);
            }
            "properties" => schema.properties = self.named(node, pointer, base),
            "patternProperties" => schema.pattern_properties = self.named(node, pointer, base),
            "additionalProperties" => {
                schema.additional_properties = Some(self.schema(node, pointer, base));
            }
            "items" | "prefixItems" | "additionalItems" => self.items(schema, member, siblings),
            "allOf" => schema.all_of = self.listed(node, pointer, base),
            "anyOf" => schema.any_of = Some(self.listed(node, pointer, base)),
            "oneOf" => schema.one_of = Some(self.listed(node, pointer, base)),
            _ if applicators::read(self, schema, member) => {}
            _ => {
                let value = &mut Operand::of(member, &schema.pointer, self.sink);
                assertions::read(schema, keyword, value);
            }
        }
    }

    /// `items` as an array, and what follows it, became `prefixItems` and `items` in 2020-12.
    fn items(&mut self, schema: &mut Schema, member: &Member, siblings: &[Member]) {
        let pointer = &schema.pointer.join(&member.key);
        let (node, base) = (&member.value, schema.base);
        let is_list = node.as_array().is_some();
        match member.key.as_str() {
            "items" if !is_list => schema.items = Some(self.schema(node, pointer, base)),
            "items" | "prefixItems" => schema.prefix_items = Some(self.listed(node, pointer, base)),
            _ => {
                let id = self.schema(node, pointer, base);
                let is_prefix =
                    |other: &Member| other.key == "items" && other.value.as_array().is_some();
                if siblings.iter().any(is_prefix) {
                    schema.items = Some(id);
                }
            }
        }
    }

    pub(super) fn named(
        &mut self,
        node: &Node,
        pointer: &Pointer,
        base: usize,
    ) -> Vec<(String, SchemaId)> {
        let mut operand = Operand::new(node, pointer.clone(), self.sink);
        let members = operand.members("an object: name -> schema").iter();
        members
            .map(|member| {
                let id = self.schema(&member.value, &pointer.join(&member.key), base);
                (member.key.clone(), id)
            })
            .collect()
    }

    fn listed(&mut self, node: &Node, pointer: &Pointer, base: usize) -> Vec<SchemaId> {
        let mut operand = Operand::new(node, pointer.clone(), self.sink);
        let items = operand.items("an array of schemas").iter().enumerate();
        items
            .map(|(index, item)| self.schema(item, &pointer.item(index), base))
            .collect()
    }
}
