//! One schema, with the keywords of any draft in one form. Data only.

use super::phases::NamedPhase;
use crate::model::{Constraints, Docs, Pointer, Sensitivity, ValueLabel};
use serde_json::Value;

/// Index of a schema in the arena of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct SchemaId(pub(crate) usize);

/// The JSON types of JSON Schema; an integer is a number without a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum JsonType {
    Null,
    Boolean,
    Object,
    Array,
    Number,
    Integer,
    String,
}

impl JsonType {
    pub(crate) const NAMES: [(&'static str, Self); 7] = [
        ("null", Self::Null),
        ("boolean", Self::Boolean),
        ("object", Self::Object),
        ("array", Self::Array),
        ("number", Self::Number),
        ("integer", Self::Integer),
        ("string", Self::String),
    ];

    /// True when `value` is of this type.
    pub(crate) fn admits(self, value: &Value) -> bool {
        match self {
            Self::Null => value.is_null(),
            Self::Boolean => value.is_boolean(),
            Self::Object => value.is_object(),
            Self::Array => value.is_array(),
            Self::Number => value.is_number(),
            Self::Integer => {
                value.is_i64()
                    || value.is_u64()
                    || value.as_f64().is_some_and(|number| number.fract() == 0.0)
            }
            Self::String => value.is_string(),
        }
    }
}

/// `discriminator` of OpenAPI: the member whose value selects a branch.
#[derive(Clone, Debug)]
pub(crate) struct Discriminator {
    pub(crate) property: String,
    /// Value -> the name of a schema, or a reference to one.
    pub(crate) mapping: Vec<(String, String)>,
}

/// The keywords of one schema.
#[derive(Clone, Debug, Default)]
pub(crate) struct Schema {
    pub(crate) pointer: Pointer,
    /// Byte offset in the texts of all documents, one after the other: the order of types.
    pub(crate) start: usize,
    /// `true` or `false` in place of an object.
    pub(crate) always: Option<bool>,
    /// Nearest schema at or above with an identifier of its own, as that identifier resolved.
    pub(crate) base: usize,
    pub(crate) anchors: Vec<String>,
    /// Of these, the ones that `$dynamicRef` may mean.
    pub(crate) dynamic_anchors: Vec<String>,
    /// `$recursiveRef` may mean this schema.
    pub(crate) recursive_anchor: bool,
    pub(crate) reference: Option<String>,
    /// `$dynamicRef` or `$recursiveRef`, with its keyword.
    pub(crate) dynamic_reference: Option<(&'static str, String)>,
    pub(crate) types: Option<Vec<JsonType>>,
    /// `enum`, or `const` as a list of one.
    pub(crate) values: Option<Vec<Value>>,
    pub(crate) format: Option<String>,
    pub(crate) nullable: bool,
    pub(crate) properties: Vec<(String, SchemaId)>,
    pub(crate) pattern_properties: Vec<(String, SchemaId)>,
    pub(crate) additional_properties: Option<SchemaId>,
    pub(crate) required: Vec<String>,
    pub(crate) items: Option<SchemaId>,
    pub(crate) prefix_items: Option<Vec<SchemaId>>,
    pub(crate) all_of: Vec<SchemaId>,
    pub(crate) any_of: Option<Vec<SchemaId>>,
    pub(crate) one_of: Option<Vec<SchemaId>>,
    pub(crate) discriminator: Option<Discriminator>,
    pub(crate) definitions: Vec<(String, SchemaId)>,
    /// The schemas of keywords that shape no type: `if`, `then`, `else`, `not`, `contains`, `unevaluatedItems`, `unevaluatedProperties`.
    pub(crate) applied: Vec<(&'static str, SchemaId)>,
    /// `dependentSchemas`, and those in `dependencies`.
    pub(crate) dependent_schemas: Vec<(String, SchemaId)>,
    pub(crate) property_names: Option<SchemaId>,
    pub(crate) min_contains: Option<u64>,
    pub(crate) max_contains: Option<u64>,
    /// `contentEncoding` or `contentMediaType`, where the draft lets a validator assert it.
    pub(crate) contents: Option<&'static str>,
    pub(crate) constraints: Constraints,
    pub(crate) docs: Docs,
    pub(crate) sensitivity: Option<Sensitivity>,
    /// Names and meanings of the values, from the keywords of other generators.
    pub(crate) labels: Vec<ValueLabel>,
    pub(crate) enum_descriptions: Vec<(String, String)>,
    pub(crate) phases: Vec<NamedPhase>,
}

impl Schema {
    /// Has keywords that only mean something for objects, and more than `required`.
    pub(crate) fn describes_object(&self) -> bool {
        self.declares_members() || self.additional_properties.is_some()
    }

    /// Has properties, by name or by pattern.
    pub(crate) fn declares_members(&self) -> bool {
        !self.properties.is_empty() || !self.pattern_properties.is_empty()
    }

    /// Has keywords that only mean something for arrays.
    pub(crate) fn describes_array(&self) -> bool {
        self.items.is_some() || self.prefix_items.is_some()
    }

    /// True for a `$ref`, or an `allOf` of one schema, that nothing stands beside.
    pub(crate) fn is_bare_reference(&self) -> bool {
        let is_annotated = self.docs != Docs::default()
            || self.sensitivity.is_some()
            || !self.labels.is_empty()
            || !self.enum_descriptions.is_empty()
            || !self.phases.is_empty();
        self.adds_nothing() && !is_annotated
    }

    /// The same, annotations aside.
    pub(crate) fn adds_nothing(&self) -> bool {
        let is_asserted = self.types.is_some()
            || self.values.is_some()
            || self.format.is_some()
            || self.nullable
            || self.describes_object()
            || self.describes_array()
            || !self.required.is_empty()
            || self.any_of.is_some()
            || self.one_of.is_some()
            || self.discriminator.is_some()
            || !self.applied.is_empty()
            || !self.dependent_schemas.is_empty()
            || self.property_names.is_some()
            || self.contents.is_some()
            || !self.constraints.is_empty();
        let refers = usize::from(self.reference.is_some()) + self.all_of.len() == 1;
        refers && !is_asserted
    }

    /// What it asserts of a string by keywords of its own; nothing where it refers to another schema.
    pub(crate) fn assertions_about_strings(&self) -> Option<Constraints> {
        let values = self.values.clone().unwrap_or_default();
        let constraints = Constraints {
            values,
            ..self.constraints.clone()
        };
        (self.reference.is_none() && !constraints.is_empty()).then_some(constraints)
    }
}
