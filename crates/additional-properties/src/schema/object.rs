//! The schema of a struct, member by member.

use super::keywords::{annotate, constrain};
use crate::inspect::{FieldInfo, Sensitivity};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value};

/// A struct's schema in the making.
#[derive(Debug)]
pub struct Object<'g> {
    generator: &'g mut SchemaGenerator,
    properties: Map<String, Value>,
    required: Vec<Value>,
    additional: Option<Value>,
}

impl<'g> Object<'g> {
    /// A struct without members.
    pub fn new(generator: &'g mut SchemaGenerator) -> Self {
        Self {
            generator,
            properties: Map::new(),
            required: Vec::new(),
            additional: None,
        }
    }

    /// Adds a member of type `T`.
    pub fn member<T: JsonSchema>(&mut self, info: &FieldInfo, required: bool, description: &str) {
        let schema = self.generator.subschema_for::<T>();
        self.add(schema, info, required, description);
    }

    /// Adds a member whose integers are those of JSON: of any size, and `1.0` is one.
    pub fn integer<T: JsonSchema>(&mut self, info: &FieldInfo, required: bool, description: &str) {
        let mut schema = self.generator.subschema_for::<T>();
        widen(&mut schema);
        self.add(schema, info, required, description);
    }

    /// Adds a member of which only the name is known.
    pub fn foreign(&mut self, info: &FieldInfo, required: bool, description: &str) {
        self.add(Schema::default(), info, required, description);
    }

    fn add(&mut self, mut schema: Schema, info: &FieldInfo, required: bool, description: &str) {
        annotate(&mut schema, description, info.sensitivity());
        for constraint in info.constraints {
            constrain(&mut schema, *constraint);
        }
        self.properties.insert(info.name.to_owned(), schema.into());
        if required {
            self.required.push(info.name.into());
        }
    }

    /// Says what additional members are: what the container `C` can hold.
    pub fn container<C: JsonSchema>(&mut self) {
        let schema = C::json_schema(self.generator);
        self.additional = Some(
            schema
                .get("additionalProperties")
                .cloned()
                .unwrap_or(Value::Bool(true)),
        );
    }

    /// Says that there are no additional members.
    pub fn deny(&mut self) {
        self.additional = Some(Value::Bool(false));
    }

    /// The schema.
    #[must_use]
    pub fn finish(self, description: &str, class: Option<Sensitivity>) -> Schema {
        let mut schema = json_schema!({ "type": "object", "properties": self.properties });
        if !self.required.is_empty() {
            schema.insert("required".to_owned(), self.required.into());
        }
        if let Some(additional) = self.additional {
            schema.insert("additionalProperties".to_owned(), additional);
        }
        annotate(&mut schema, description, class);
        schema
    }
}

/// Takes off the bounds that Rust's integer types bring, in lists and maps too.
fn widen(schema: &mut Schema) {
    schema.remove("format");
    schema.remove("minimum");
    schema.remove("maximum");
    for keyword in ["items", "additionalProperties"] {
        if let Some(inner) = schema
            .get_mut(keyword)
            .and_then(|inner| <&mut Schema>::try_from(inner).ok())
        {
            widen(inner);
        }
    }
}
