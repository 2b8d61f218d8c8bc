//! The table of keywords: what is supported, and how. Reading follows it, and a test proves that it does.

use Treatment::{Annotation, Constraint, Ignored, Refused, Shape, Validation};

/// What is done with a keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Treatment {
    /// It decides the type.
    Shape,
    /// It is kept with the type, for `validate` and the docs.
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

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Keyword {
    /// Its name.
    pub name: &'static str,
    /// The drafts that have it, or where else it comes from.
    pub drafts: &'static str,
    /// What is done with it.
    pub treatment: Treatment,
}

const fn row(name: &'static str, drafts: &'static str, treatment: Treatment) -> Keyword {
    Keyword {
        name,
        drafts,
        treatment,
    }
}

/// Every known keyword, in groups.
pub const KEYWORDS: &[Keyword] = &[
    row("$schema", "04+", Shape),
    row("$id", "06+", Shape),
    row("id", "04", Shape),
    row("$anchor", "2019-09+", Shape),
    row("$ref", "04+", Shape),
    row("$dynamicAnchor", "2020-12", Shape),
    row("$dynamicRef", "2020-12", Shape),
    row("$recursiveAnchor", "2019-09", Shape),
    row("$recursiveRef", "2019-09", Shape),
    row("$defs", "2019-09+", Shape),
    row("definitions", "04 to 07", Shape),
    row("type", "04+", Shape),
    row("enum", "04+", Shape),
    row("const", "06+", Shape),
    row("properties", "04+", Shape),
    row("required", "04+", Shape),
    row("additionalProperties", "04+", Shape),
    row("patternProperties", "04+", Shape),
    row("items", "04+", Shape),
    row("prefixItems", "2020-12", Shape),
    row("additionalItems", "04 to 2019-09", Shape),
    row("allOf", "04+", Shape),
    row("anyOf", "04+", Shape),
    row("oneOf", "04+", Shape),
    row("format", "04+", Shape),
    row("nullable", "OpenAPI 3.0", Shape),
    row("discriminator", "OpenAPI 3.0", Shape),
    row("minLength", "04+", Constraint),
    row("maxLength", "04+", Constraint),
    row("pattern", "04+", Constraint),
    row("minimum", "04+", Constraint),
    row("maximum", "04+", Constraint),
    row("exclusiveMinimum", "04+", Constraint),
    row("exclusiveMaximum", "04+", Constraint),
    row("multipleOf", "04+", Constraint),
    row("minItems", "04+", Constraint),
    row("maxItems", "04+", Constraint),
    row("uniqueItems", "04+", Constraint),
    row("minProperties", "04+", Constraint),
    row("maxProperties", "04+", Constraint),
    row("dependentRequired", "2019-09+", Constraint),
    row("propertyNames", "06+", Constraint),
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
    row("if", "07+", Validation),
    row("then", "07+", Validation),
    row("else", "07+", Validation),
    row("not", "04+", Validation),
    row("dependentSchemas", "2019-09+", Validation),
    row("dependencies", "04 to 07", Validation),
    row("contains", "06+", Validation),
    row("minContains", "2019-09+", Validation),
    row("maxContains", "2019-09+", Validation),
    row("unevaluatedProperties", "2019-09+", Validation),
    row("unevaluatedItems", "2019-09+", Validation),
    row("contentEncoding", "07+", Validation),
    row("contentMediaType", "07+", Validation),
    row("contentSchema", "2019-09+", Validation),
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
pub(super) fn find(name: &str) -> Option<&'static Keyword> {
    KEYWORDS.iter().find(|keyword| keyword.name == name)
}
