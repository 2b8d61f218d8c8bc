//! Schemas that stand alone: without references to what is outside of them, with keywords in the form of 2020-12, as JSON.

use super::definitions::{Definitions, Keywords, object};
use crate::document::{JsonType, Schema, SchemaId};
use crate::resolve::{Resolved, Target};
use serde_json::Value;
use std::collections::BTreeMap;

/// How many schemas one assertion, a literal in generated code, may consist of: with what references name in place, and with definitions.
const MAX_IN_PLACE: usize = 64;
const MAX_WITH_DEFINITIONS: usize = 1024;

/// What `write` writes, as a schema that stands alone, if it can.
pub(super) fn schema_alone<'r, 't>(
    resolved: &'r Resolved<'t>,
    write: impl Fn(&mut Writer<'r, 't>, &mut Keywords),
) -> Option<Value> {
    let writers = [Writer::new(resolved), Writer::with_definitions(resolved)];
    writers.into_iter().find_map(|mut writer| {
        let mut keywords = Keywords::new();
        write(&mut writer, &mut keywords);
        writer.write_definitions();
        let definitions = writer.definitions.and_then(Definitions::into_schemas);
        keywords.extend(definitions.map(|schemas| ("$defs", schemas)));
        writer.complete.then(|| object(keywords))
    })
}

/// Writes schemas out, references replaced by what they name, or by references to definitions.
pub(super) struct Writer<'r, 't> {
    resolved: &'r Resolved<'t>,
    left: usize,
    /// What references name, once each, in the order of the first; `None` where it is written in place.
    definitions: Option<Definitions>,
    /// The schemas around the one that is written.
    around: Vec<SchemaId>,
    /// False where something could not be written.
    pub(super) complete: bool,
}

impl<'r, 't> Writer<'r, 't> {
    pub(super) fn new(resolved: &'r Resolved<'t>) -> Self {
        Self {
            resolved,
            left: MAX_IN_PLACE,
            definitions: None,
            around: Vec::new(),
            complete: true,
        }
    }

    fn with_definitions(resolved: &'r Resolved<'t>) -> Self {
        Self {
            left: MAX_WITH_DEFINITIONS,
            definitions: Some(Definitions::default()),
            ..Self::new(resolved)
        }
    }

    /// What a reference to `target` becomes.
    fn referenced(&mut self, target: SchemaId) -> Value {
        let Some(definitions) = &mut self.definitions else {
            return self.schema(target);
        };
        definitions.reference(target)
    }

    /// Writes what was referred to, and what that refers to: one after the other, for references may lead in a circle.
    fn write_definitions(&mut self) {
        let next = |writer: &Self| writer.definitions.as_ref()?.first_missing();
        while self.complete
            && let Some(target) = next(self)
        {
            let written = self.schema(target);
            if let Some(definitions) = &mut self.definitions {
                definitions.define(written);
            }
        }
    }

    fn schema(&mut self, id: SchemaId) -> Value {
        let resolved = self.resolved;
        let schema = resolved.get(id);
        if let Some(always) = schema.always {
            return always.into();
        }
        let is_unknown = schema.dynamic_reference.is_some()
            || schema
                .applied
                .iter()
                .any(|(keyword, _)| keyword.starts_with("unevaluated"));
        if self.left == 0 || is_unknown || self.around.contains(&id) {
            self.complete = false;
            return Value::Null;
        }
        self.left -= 1;
        self.around.push(id);
        let mut keywords = schema.constraints.limits();
        match resolved.target(id) {
            Some(Target::Schema(target)) => {
                let target = self.referenced(target);
                keywords.insert("allOf", vec![target].into());
            }
            Some(Target::Anything) => self.complete = false,
            None => {}
        }
        self.of_value(schema, &mut keywords);
        self.of_members(schema, &mut keywords);
        self.around.pop();
        let written = match keywords.get("allOf") {
            Some(Value::Array(all)) if keywords.len() == 1 && all.len() == 1 => all[0].clone(),
            _ => object(keywords),
        };
        if schema.nullable {
            let null: Value = object(Keywords::from([("type", "null".into())]));
            return object(Keywords::from([("anyOf", vec![null, written].into())]));
        }
        written
    }

    /// Keywords about any value.
    fn of_value(&mut self, schema: &Schema, keywords: &mut Keywords) {
        if let Some(types) = &schema.types {
            let name = |ty: &JsonType| JsonType::NAMES.iter().find(|(_, known)| known == ty);
            let names = types.iter().filter_map(name).map(|(name, _)| *name);
            let names: Vec<&str> = names.collect();
            let operand = match names.as_slice() {
                [only] => Value::from(*only),
                names => names.into(),
            };
            keywords.insert("type", operand);
        }
        if let Some(values) = &schema.values {
            // Values that are not of the type beside them count.
            keywords.remove("type");
            let (keyword, operand) = match values.as_slice() {
                [only] => ("const", only.clone()),
                values => ("enum", values.into()),
            };
            keywords.insert(keyword, operand);
        }
        if let Some(format) = &schema.format {
            keywords.insert("format", format.as_str().into());
        }
        if !schema.all_of.is_empty() {
            let all = self.list(&schema.all_of);
            let before = keywords.insert("allOf", all);
            if let (Some(Value::Array(before)), Some(Value::Array(all))) =
                (before, keywords.get_mut("allOf"))
            {
                all.extend(before);
            }
        }
        if let Some(branches) = &schema.any_of {
            keywords.insert("anyOf", self.list(branches));
        }
        if let Some(branches) = &schema.one_of {
            keywords.insert("oneOf", self.list(branches));
        }
        self.not(schema, keywords);
        self.conditions(schema, keywords);
        self.contains(schema, keywords);
        self.items(schema, keywords);
    }

    /// Keywords about the members of an object.
    fn of_members(&mut self, schema: &Schema, keywords: &mut Keywords) {
        self.required(schema, keywords);
        self.properties(schema, keywords);
        if !schema.pattern_properties.is_empty() {
            keywords.insert("patternProperties", self.named(&schema.pattern_properties));
        }
        if let Some(id) = schema.additional_properties {
            keywords.insert("additionalProperties", self.schema(id));
        }
        self.names(schema, keywords);
        self.dependent(schema, keywords);
        let mut required: BTreeMap<String, Value> = BTreeMap::new();
        for names in &schema.constraints.dependent_required {
            if let [first, others @ ..] = names.as_slice() {
                required.insert(first.clone(), others.into());
            }
        }
        if !required.is_empty() {
            keywords.insert("dependentRequired", required.into_iter().collect());
        }
    }

    pub(super) fn required(&mut self, schema: &Schema, keywords: &mut Keywords) {
        let one_way = |name: &String| {
            let mut declared = schema.properties.iter().filter(|(known, _)| known == name);
            declared.any(|(_, id)| {
                let docs = &self.resolved.get(self.resolved.followed(*id)).docs;
                self.resolved.goes_one_way(docs)
            })
        };
        let required: Vec<Value> = schema
            .required
            .iter()
            .filter(|name| !one_way(name))
            .map(|name| name.as_str().into())
            .collect();
        if !required.is_empty() {
            keywords.insert("required", required.into());
        }
    }

    pub(super) fn properties(&mut self, schema: &Schema, keywords: &mut Keywords) {
        if !schema.properties.is_empty() {
            keywords.insert("properties", self.named(&schema.properties));
        }
    }

    /// The schema of the members that neither a property nor a pattern declares.
    pub(super) fn additional_properties(&mut self, schema: &Schema, keywords: &mut Keywords) {
        if let Some(id) = schema.additional_properties {
            keywords.insert("additionalProperties", self.schema(id));
        }
        let mut declare = |keyword, declared: &[(String, SchemaId)]| {
            let names = declared.iter().map(|(name, _)| (name.clone(), true));
            keywords.extend((!declared.is_empty()).then(|| (keyword, names.collect())));
        };
        declare("properties", &schema.properties);
        declare("patternProperties", &schema.pattern_properties);
    }

    pub(super) fn not(&mut self, schema: &Schema, keywords: &mut Keywords) {
        self.applied(schema, &["not"], keywords);
    }

    pub(super) fn conditions(&mut self, schema: &Schema, keywords: &mut Keywords) {
        self.applied(schema, &["if", "then", "else"], keywords);
    }

    pub(super) fn contains(&mut self, schema: &Schema, keywords: &mut Keywords) {
        self.applied(schema, &["contains"], keywords);
        for (keyword, limit) in [
            ("minContains", schema.min_contains),
            ("maxContains", schema.max_contains),
        ] {
            keywords.extend(limit.map(|limit| (keyword, limit.into())));
        }
    }

    fn applied(&mut self, schema: &Schema, wanted: &[&str], keywords: &mut Keywords) {
        for (keyword, id) in &schema.applied {
            if wanted.contains(keyword) {
                keywords.insert(keyword, self.schema(*id));
            }
        }
    }

    pub(super) fn names(&mut self, schema: &Schema, keywords: &mut Keywords) {
        if let Some(id) = schema.property_names {
            keywords.insert("propertyNames", self.schema(id));
        }
    }

    pub(super) fn dependent(&mut self, schema: &Schema, keywords: &mut Keywords) {
        if !schema.dependent_schemas.is_empty() {
            keywords.insert("dependentSchemas", self.named(&schema.dependent_schemas));
        }
    }

    pub(super) fn items(&mut self, schema: &Schema, keywords: &mut Keywords) {
        if let Some(prefix) = &schema.prefix_items {
            keywords.insert("prefixItems", self.list(prefix));
        }
        if let Some(id) = schema.items {
            keywords.insert("items", self.schema(id));
        }
    }

    /// Members under patterns, and those that neither a pattern nor a property declares.
    pub(super) fn patterns(&mut self, schema: &Schema, keywords: &mut Keywords) {
        keywords.insert("patternProperties", self.named(&schema.pattern_properties));
        let additional = schema.additional_properties;
        if let Some(id) = additional.filter(|id| self.resolved.get(*id).always.is_none()) {
            keywords.insert("additionalProperties", self.schema(id));
            let declared = schema.properties.iter();
            let declared = declared.map(|(name, _)| (name.clone(), Value::Bool(true)));
            keywords.insert("properties", declared.collect());
        }
    }

    pub(super) fn list(&mut self, ids: &[SchemaId]) -> Value {
        ids.iter().map(|id| self.schema(*id)).collect()
    }

    fn named(&mut self, ids: &[(String, SchemaId)]) -> Value {
        let written = ids.iter().map(|(name, id)| (name, self.schema(*id)));
        object(written.collect())
    }
}
