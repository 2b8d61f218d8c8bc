//! The schema of a struct, built property by property.

use super::keywords::{annotate, constrain};
use crate::inspect::{FieldInfo, Sensitivity};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value};

/// The schema of a struct while it is built.
#[derive(Debug)]
pub struct ObjectSchema<'g> {
    generator: &'g mut SchemaGenerator,
    properties: Map<String, Value>,
    required: Vec<Value>,
    additional: Option<Value>,
}

impl<'g> ObjectSchema<'g> {
    /// A struct without properties.
    pub fn new(generator: &'g mut SchemaGenerator) -> Self {
        Self {
            generator,
            properties: Map::new(),
            required: Vec::new(),
            additional: None,
        }
    }

    /// Adds a property of type `T`.
    pub fn property<T: JsonSchema>(&mut self, info: &FieldInfo, required: bool, description: &str) {
        let schema = self.generator.subschema_for::<T>();
        self.add(schema, info, required, description);
    }

    /// Adds a property whose integers are those of JSON: of any size, and `1.0` is one.
    pub fn integer<T: JsonSchema>(&mut self, info: &FieldInfo, required: bool, description: &str) {
        let mut schema = self.generator.subschema_for::<T>();
        widen(&mut schema);
        self.add(schema, info, required, description);
    }

    /// Adds a property of a foreign type: any value.
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

    /// Sets what additional properties are: what the container `C` can hold.
    pub fn container<C: JsonSchema>(&mut self) {
        let schema = C::json_schema(self.generator);
        // A container of a user's own may have a schema that says nothing about it: then it holds anything.
        let stated = schema.get("additionalProperties").cloned();
        self.additional = Some(stated.unwrap_or(Value::Bool(true)));
    }

    /// Refuses additional properties.
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

/// Removes the bounds that Rust's integer types bring, in lists and maps, too.
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
