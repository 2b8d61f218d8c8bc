//! From the tree to the arena of schemas.
//!
//! In: the [`Node`] tree. Out: a [`Document`]. Keywords of all drafts land in one form here; unknown ones are remembered and judged once
//! the references are known, because a reference can point into a container with a name of its own.

use super::dialect::{self, Dialect};
use super::keywords::{self, Treatment};
use super::literal::{boolean, text};
use super::schema::{Schema, SchemaId};
use super::tree::{Json, Member, Node};
use super::{annotations, assertions, rules};
use crate::diagnostic::{Code, Findings, Spot};
use crate::model::{Pointer, Rule, SchemaInfo};
use std::collections::BTreeMap;

/// A schema document, read.
pub(crate) struct Document<'t> {
    pub(crate) tree: &'t Node,
    pub(crate) schemas: Vec<Schema>,
    pub(crate) root: SchemaId,
    /// The schemas that types are asked for; none when the root is meant, and with it all of the document.
    pub(crate) chosen: Vec<SchemaId>,
    pub(crate) by_pointer: BTreeMap<Pointer, SchemaId>,
    /// Identifiers (`$id`) as written, each with the schema that carries it and the base that holds outside of it.
    pub(crate) bases: Vec<Base>,
    /// Places of keywords that nobody knows.
    pub(crate) unknown: Vec<Pointer>,
    pub(crate) info: SchemaInfo,
    pub(crate) rules: Vec<Rule>,
    dialect: Dialect,
}

/// An identifier that opens a scope of its own.
#[derive(Clone, Debug)]
pub(crate) struct Base {
    pub(crate) id: String,
    pub(crate) owner: SchemaId,
    /// The base outside; the document's own base points to itself.
    pub(crate) outer: usize,
}

/// Reads all schemas that stand under the root, or under `roots` alone when there are any.
pub(crate) fn read<'t>(tree: &'t Node, roots: &[String], findings: &mut Findings) -> Document<'t> {
    let base = Base {
        id: String::new(),
        owner: SchemaId(0),
        outer: 0,
    };
    let mut document = Document {
        tree,
        schemas: Vec::new(),
        root: SchemaId(0),
        chosen: Vec::new(),
        by_pointer: BTreeMap::new(),
        bases: vec![base],
        unknown: Vec::new(),
        info: SchemaInfo::default(),
        rules: rules::read(tree, findings),
        dialect: dialect::detect(tree, findings),
    };
    if roots.is_empty() {
        document.schema(tree, &Pointer::default(), 0, findings);
    } else {
        document.choose(roots, findings);
    }
    document.info = document.about();
    document
}

impl Document<'_> {
    pub(crate) fn get(&self, id: SchemaId) -> &Schema {
        &self.schemas[id.0]
    }

    /// The schema at `pointer`, read now when no keyword led there.
    pub(crate) fn schema_at(
        &mut self,
        pointer: &Pointer,
        findings: &mut Findings,
    ) -> Option<SchemaId> {
        if let Some(id) = self.by_pointer.get(pointer) {
            return Some(*id);
        }
        let tree = self.tree;
        let (node, _) = tree.find(pointer)?;
        let base = self.base_around(pointer);
        Some(self.schema(node, pointer, base, findings))
    }

    /// The base that holds at `pointer`: that of the closest schema above it, as far as schemas are read.
    fn base_around(&self, pointer: &Pointer) -> usize {
        let mut above = std::iter::successors(pointer.parent(), Pointer::parent);
        let closest = above.find_map(|place| self.by_pointer.get(&place));
        self.get(closest.copied().unwrap_or(self.root)).base
    }

    pub(super) fn schema(
        &mut self,
        node: &Node,
        pointer: &Pointer,
        base: usize,
        findings: &mut Findings,
    ) -> SchemaId {
        if let Some(id) = self.by_pointer.get(pointer) {
            return *id;
        }
        let id = SchemaId(self.schemas.len());
        self.by_pointer.insert(pointer.clone(), id);
        let mut schema = Schema {
            pointer: pointer.clone(),
            start: node.start,
            base,
            ..Schema::default()
        };
        // The place is taken before the inner schemas are read, so ids grow with the text.
        self.schemas.push(Schema::default());
        match &node.json {
            Json::Bool(always) => schema.always = Some(*always),
            Json::Object(members) => self.keywords(&mut schema, id, node, members, findings),
            _ => {
                let message = format!("{} stands where a schema belongs", node.kind());
                findings.at(
                    Code::NotASchema,
                    pointer,
                    message,
                    "a schema is an object, or true, or false",
                );
            }
        }
        self.schemas[id.0] = schema;
        id
    }

    fn keywords(
        &mut self,
        schema: &mut Schema,
        id: SchemaId,
        node: &Node,
        members: &[Member],
        findings: &mut Findings,
    ) {
        let alone = !self.dialect.reads_siblings()
            && node
                .member("$ref")
                .is_some_and(|found| found.value.as_str().is_some());
        if !alone {
            self.identifier(schema, id, node, findings);
        }
        let mut ignored = Vec::new();
        for member in members {
            let Some(keyword) = keywords::find(&member.key) else {
                if !member.key.starts_with("x-") {
                    self.unknown.push(schema.pointer.join(&member.key));
                }
                continue;
            };
            match keyword.treatment {
                Treatment::Refused => refused(&schema.pointer, member, findings),
                Treatment::Ignored => {}
                Treatment::Annotation => annotations::read(schema, member, findings),
                _ if alone
                    && !matches!(
                        member.key.as_str(),
                        "$ref" | "$schema" | "$defs" | "definitions"
                    ) =>
                {
                    ignored.push(member.key.as_str());
                }
                _ => self.keyword(schema, member, members, findings),
            }
        }
        assertions::read_boolean_limits(schema, node);
        assertions::check_values(schema, findings);
        note_ignored(&schema.pointer, &ignored, findings);
    }

    fn keyword(
        &mut self,
        schema: &mut Schema,
        member: &Member,
        siblings: &[Member],
        findings: &mut Findings,
    ) {
        let pointer = &schema.pointer.join(&member.key);
        let node = &member.value;
        let base = schema.base;
        match member.key.as_str() {
            "$ref" => schema.reference = text(node, pointer, findings),
            "$dynamicRef" => {
                let found = text(node, pointer, findings);
                schema.dynamic_reference = found.map(|found| ("$dynamicRef", found));
            }
            "$recursiveRef" => {
                let found = text(node, pointer, findings);
                schema.dynamic_reference = found.map(|found| ("$recursiveRef", found));
            }
            "$anchor" => schema.anchors.extend(text(node, pointer, findings)),
            "$dynamicAnchor" => {
                let anchor = text(node, pointer, findings);
                schema.anchors.extend(anchor.clone());
                schema.dynamic_anchors.extend(anchor);
            }
            "$recursiveAnchor" => schema.recursive_anchor = boolean(node, pointer, findings),
            "$defs" | "definitions" => schema
                .definitions
                .extend(self.named(node, pointer, base, findings)),
            "properties" => schema.properties = self.named(node, pointer, base, findings),
            "patternProperties" => {
                schema.pattern_properties = self.named(node, pointer, base, findings);
            }
            "additionalProperties" => {
                schema.additional_properties = Some(self.schema(node, pointer, base, findings));
            }
            "items" | "prefixItems" | "additionalItems" => {
                self.items(schema, member, siblings, findings);
            }
            "allOf" => schema.all_of = self.listed(node, pointer, base, findings),
            "anyOf" => schema.any_of = Some(self.listed(node, pointer, base, findings)),
            "oneOf" => schema.one_of = Some(self.listed(node, pointer, base, findings)),
            _ => {
                assertions::read(schema, member, findings);
                self.validation(schema, member, pointer, findings);
            }
        }
    }

    /// `$id` opens a base; with a fragment alone it is an anchor, as drafts 06 and 07 had it.
    pub(super) fn identifier(
        &mut self,
        schema: &mut Schema,
        id: SchemaId,
        node: &Node,
        findings: &mut Findings,
    ) {
        let key = if self.dialect == Dialect::Draft04 {
            "id"
        } else {
            "$id"
        };
        let Some(member) = node.member(key) else {
            return;
        };
        let Some(found) = text(&member.value, &schema.pointer.join(key), findings) else {
            return;
        };
        match found.strip_prefix('#') {
            Some("") => {}
            Some(anchor) => schema.anchors.push(anchor.to_owned()),
            None => {
                self.bases.push(Base {
                    id: found,
                    owner: id,
                    outer: schema.base,
                });
                schema.base = self.bases.len() - 1;
            }
        }
    }
}

fn refused(schema: &Pointer, member: &Member, findings: &mut Findings) {
    let help = match member.key.as_str() {
        "$vocabulary" => "this keyword belongs to meta-schemas",
        "extends" => "use `allOf`",
        "divisibleBy" => "use `multipleOf`",
        _ => "use `not`",
    };
    let message = format!("the keyword `{}` is not supported", member.key);
    findings.push(
        Code::UnsupportedKeyword,
        Spot::Key(schema.join(&member.key)),
        message,
        Some(help.to_owned()),
    );
}

fn note_ignored(pointer: &Pointer, ignored: &[&str], findings: &mut Findings) {
    if !ignored.is_empty() {
        let message = format!("ignored beside `$ref`: {}", ignored.join(", "));
        let help = "drafts up to 07 ignore them; wrap the reference in `allOf`, or move to 2020-12";
        findings.at(Code::IgnoredSiblings, pointer, message, help);
    }
}
