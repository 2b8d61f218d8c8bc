//! Keywords with schemas inside.
//!
//! In: one member of a schema. Out: the ids of the schemas in it, in the form of 2020-12. Schemas that only validate are read too, so that
//! slips in them are found.

use super::literal::{count, text, texts, value, wrong};
use super::read::Document;
use super::schema::{Schema, SchemaId};
use super::tree::{Json, Member, Node};
use crate::diagnostic::Findings;
use crate::model::Pointer;

impl Document<'_> {
    /// `items` as an array, and what follows it, became `prefixItems` and `items` in 2020-12.
    pub(super) fn items(
        &mut self,
        schema: &mut Schema,
        member: &Member,
        siblings: &[Member],
        findings: &mut Findings,
    ) {
        let pointer = &schema.pointer.join(&member.key);
        let node = &member.value;
        match (member.key.as_str(), &node.json) {
            ("items", Json::Array(_)) | ("prefixItems", _) => {
                schema.prefix_items = Some(self.listed(node, pointer, schema.base, findings));
            }
            ("additionalItems", _) => {
                let id = self.schema(node, pointer, schema.base, findings);
                if siblings
                    .iter()
                    .any(|other| other.key == "items" && other.value.as_array().is_some())
                {
                    schema.items = Some(id);
                }
            }
            _ => schema.items = Some(self.schema(node, pointer, schema.base, findings)),
        }
    }

    /// Reads schemas that only matter for validation, so that slips in them are found.
    pub(super) fn validation(
        &mut self,
        schema: &Schema,
        member: &Member,
        pointer: &Pointer,
        findings: &mut Findings,
    ) {
        let node = &member.value;
        match member.key.as_str() {
            "if"
            | "then"
            | "else"
            | "not"
            | "propertyNames"
            | "contains"
            | "unevaluatedProperties"
            | "unevaluatedItems"
            | "contentSchema" => {
                self.schema(node, pointer, schema.base, findings);
            }
            "dependentSchemas" => drop(self.named(node, pointer, schema.base, findings)),
            "dependentRequired" | "dependencies" => {
                self.dependencies(schema, node, pointer, findings);
            }
            "minContains" | "maxContains" => drop(count(node, pointer, findings)),
            "contentEncoding" | "contentMediaType" => drop(text(node, pointer, findings)),
            "discriminator" => drop(value(node, pointer, findings)),
            _ => {}
        }
    }

    fn dependencies(
        &mut self,
        schema: &Schema,
        node: &Node,
        pointer: &Pointer,
        findings: &mut Findings,
    ) {
        let Some(members) = node.as_object() else {
            return wrong(node, pointer, "an object", findings);
        };
        for member in members {
            let pointer = pointer.join(&member.key);
            match &member.value.json {
                Json::Array(_) => drop(texts(&member.value, &pointer, findings)),
                // Draft 03 wrote a single name without an array, and many still do.
                Json::String(_) => {}
                _ => drop(self.schema(&member.value, &pointer, schema.base, findings)),
            }
        }
    }

    pub(super) fn named(
        &mut self,
        node: &Node,
        pointer: &Pointer,
        base: usize,
        findings: &mut Findings,
    ) -> Vec<(String, SchemaId)> {
        let Some(members) = node.as_object() else {
            wrong(node, pointer, "an object: name -> schema", findings);
            return Vec::new();
        };
        let mut named = Vec::with_capacity(members.len());
        for member in members {
            named.push((
                member.key.clone(),
                self.schema(&member.value, &pointer.join(&member.key), base, findings),
            ));
        }
        named
    }

    pub(super) fn listed(
        &mut self,
        node: &Node,
        pointer: &Pointer,
        base: usize,
        findings: &mut Findings,
    ) -> Vec<SchemaId> {
        let Some(items) = node.as_array() else {
            wrong(node, pointer, "an array of schemas", findings);
            return Vec::new();
        };
        let mut listed = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            listed.push(self.schema(item, &pointer.join(&index.to_string()), base, findings));
        }
        listed
    }
}
