//! The table of keywords: what is supported, and how. Reading follows it, and a test proves that it does.

use FoundBy::{Decoding, Document, Validate};
use Holds::{Named, Schemas};
use Treatment::{Annotation, Constraint, Ignored, Refused, Shape, Validation};

/// What is done with a keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Treatment {
    /// It decides the type.
    Shape,
    /// It is kept with the type, for `validate`.
    Constraint,
    /// It documents.
    Annotation,
    /// It is read and checked, and has no influence on the type.
    Validation,
    /// It belongs to an editor or another tool.
    Ignored,
    /// It is a diagnostic.
    Refused,
}

/// What finds that a value breaks a keyword. Whatever finds it, the validation of whole documents finds it, too; but of formats it does so
/// on request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FoundBy {
    /// The type does not hold the value.
    Decoding,
    /// `validate` on the types.
    Validate,
    /// The validation of whole documents, and nothing else; a note at generation says so.
    Document,
}

/// Which schemas the value of a keyword holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holds {
    /// It is a schema, or an array of schemas.
    Schemas,
    /// It is an object: names with schemas.
    Named,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Keyword {
    /// Its name.
    pub name: &'static str,
    /// The drafts that have it, or where else it comes from.
    pub drafts: &'static str,
    /// What is done with it.
    pub treatment: Treatment,
    /// What finds that a value breaks it; nothing for a keyword that asserts nothing, or nothing by itself.
    pub found_by: Option<FoundBy>,
    /// Which schemas its value holds; nothing for a keyword whose value holds none.
    pub holds: Option<Holds>,
}

const fn row(name: &'static str, drafts: &'static str, treatment: Treatment) -> Keyword {
    Keyword {
        name,
        drafts,
        treatment,
        found_by: None,
        holds: None,
    }
}

impl Keyword {
    const fn found_by(self, found_by: FoundBy) -> Self {
        Self {
            found_by: Some(found_by),
            ..self
        }
    }

    const fn holds(self, holds: Holds) -> Self {
        Self {
            holds: Some(holds),
            ..self
        }
    }
}

/// Every known keyword, in groups.
pub const KEYWORDS: &[Keyword] = &[
    row("$schema", "04+", Shape),
    row("$id", "06+", Shape),
    row("id", "04", Shape),
    row("$anchor", "2019-09+", Shape),
    row("$ref", "04+", Shape).found_by(Decoding),
    row("$dynamicAnchor", "2020-12", Shape),
    row("$dynamicRef", "2020-12", Shape).found_by(Decoding),
    row("$recursiveAnchor", "2019-09", Shape),
    row("$recursiveRef", "2019-09", Shape),
    row("$defs", "2019-09+", Shape).holds(Named),
    row("definitions", "04 to 07", Shape).holds(Named),
    row("type", "04+", Shape).found_by(Decoding),
    row("enum", "04+", Shape).found_by(Validate),
    row("const", "06+", Shape).found_by(Validate),
    row("properties", "04+", Shape)
        .found_by(Decoding)
        .holds(Named),
    row("required", "04+", Shape).found_by(Decoding),
    row("additionalProperties", "04+", Shape)
        .found_by(Decoding)
        .holds(Schemas),
    row("patternProperties", "04+", Shape)
        .found_by(Validate)
        .holds(Named),
    row("items", "04+", Shape).found_by(Decoding).holds(Schemas),
    row("prefixItems", "2020-12", Shape)
        .found_by(Decoding)
        .holds(Schemas),
    row("additionalItems", "04 to 2019-09", Shape)
        .found_by(Validate)
        .holds(Schemas),
    row("allOf", "04+", Shape).found_by(Decoding).holds(Schemas),
    row("anyOf", "04+", Shape).found_by(Validate).holds(Schemas),
    row("oneOf", "04+", Shape).found_by(Validate).holds(Schemas),
    row("format", "04+", Shape).found_by(Validate),
    row("nullable", "OpenAPI 3.0", Shape),
    row("discriminator", "OpenAPI 3.0", Shape),
    row("minLength", "04+", Constraint).found_by(Validate),
    row("maxLength", "04+", Constraint).found_by(Validate),
    row("pattern", "04+", Constraint).found_by(Validate),
    row("minimum", "04+", Constraint).found_by(Validate),
    row("maximum", "04+", Constraint).found_by(Validate),
    row("exclusiveMinimum", "04+", Constraint).found_by(Validate),
    row("exclusiveMaximum", "04+", Constraint).found_by(Validate),
    row("multipleOf", "04+", Constraint).found_by(Validate),
    row("minItems", "04+", Constraint).found_by(Validate),
    row("maxItems", "04+", Constraint).found_by(Validate),
    row("uniqueItems", "04+", Constraint).found_by(Validate),
    row("minProperties", "04+", Constraint).found_by(Validate),
    row("maxProperties", "04+", Constraint).found_by(Validate),
    // What stands for names here is read as under `dependencies`.
    row("dependentRequired", "2019-09+", Constraint)
        .found_by(Validate)
        .holds(Named),
    row("propertyNames", "06+", Constraint)
        .found_by(Validate)
        .holds(Schemas),
    row("title", "04+", Annotation),
    row("description", "04+", Annotation),
    row("default", "04+", Annotation),
    row("examples", "06+", Annotation),
    row("example", "OpenAPI 3.0", Annotation),
    row("deprecated", "2019-09+", Annotation),
    row("readOnly", "07+", Annotation),
    row("writeOnly", "07+", Annotation),
    row("$comment", "07+", Annotation),
    row("x-sensitive", "ours", Annotation),
    row("x-enum-descriptions", "ours", Annotation),
    row("x-enum-varnames", "other generators", Annotation),
    row("x-enumNames", "other generators", Annotation),
    row("x-ms-enum", "other generators", Annotation),
    row("x-phases", "ours", Annotation),
    row("x-rules", "ours", Annotation),
    row("x-version", "ours", Annotation),
    row("if", "07+", Constraint)
        .found_by(Validate)
        .holds(Schemas),
    row("then", "07+", Constraint)
        .found_by(Validate)
        .holds(Schemas),
    row("else", "07+", Constraint)
        .found_by(Validate)
        .holds(Schemas),
    row("not", "04+", Constraint)
        .found_by(Validate)
        .holds(Schemas),
    row("dependentSchemas", "2019-09+", Constraint)
        .found_by(Validate)
        .holds(Named),
    row("dependencies", "04 to 07", Constraint)
        .found_by(Validate)
        .holds(Named),
    row("contains", "06+", Constraint)
        .found_by(Validate)
        .holds(Schemas),
    row("minContains", "2019-09+", Constraint).found_by(Validate),
    row("maxContains", "2019-09+", Constraint).found_by(Validate),
    row("unevaluatedProperties", "2019-09+", Shape)
        .found_by(Decoding)
        .holds(Schemas),
    row("unevaluatedItems", "2019-09+", Validation)
        .found_by(Document)
        .holds(Schemas),
    row("contentEncoding", "07+", Validation).found_by(Document),
    row("contentMediaType", "07+", Validation).found_by(Document),
    row("contentSchema", "2019-09+", Validation).holds(Schemas),
    row("deprecationMessage", "editors", Annotation),
    row("markdownDescription", "editors", Ignored),
    row("enumDescriptions", "editors", Ignored),
    row("markdownEnumDescriptions", "editors", Ignored),
    row("enumNames", "editors", Ignored),
    row("defaultSnippets", "editors", Ignored),
    row("errorMessage", "editors", Ignored),
    row("patternErrorMessage", "editors", Ignored),
    row("doNotSuggest", "editors", Ignored),
    row("suggestSortText", "editors", Ignored),
    row("allowComments", "editors", Ignored),
    row("allowTrailingCommas", "editors", Ignored),
    row("scope", "editors", Ignored),
    row("order", "editors", Ignored),
    row("tags", "editors", Ignored),
    row("markdownDeprecationMessage", "editors", Ignored),
    row("enumItemLabels", "editors", Ignored),
    row("tsType", "other generators", Ignored),
    row("tsEnumNames", "other generators", Ignored),
    row("javaType", "other generators", Ignored),
    row("javaName", "other generators", Ignored),
    row("javaEnumNames", "other generators", Ignored),
    row("javaInterfaces", "other generators", Ignored),
    row("existingJavaType", "other generators", Ignored),
    row("xml", "OpenAPI 3.0", Ignored),
    row("externalDocs", "OpenAPI 3.0", Ignored),
    row("$vocabulary", "2019-09+", Refused),
    row("extends", "03", Refused),
    row("disallow", "03", Refused),
    row("divisibleBy", "03", Refused),
];

/// The row of `name`.
pub(crate) fn find(name: &str) -> Option<&'static Keyword> {
    KEYWORDS.iter().find(|keyword| keyword.name == name)
}
