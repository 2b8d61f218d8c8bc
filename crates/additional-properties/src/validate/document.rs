//! Full validation of any JSON document on the text of a schema, by the `jsonschema` crate.

mod documents;

use super::{Violation, Violations};
use crate::pointer;
use documents::Documents;
use jsonschema::error::ValidationErrorKind;
use jsonschema::{ValidationError, Validator};
use serde_json::Value;
use std::collections::BTreeSet;
use std::error::Error;
use std::sync::OnceLock;
use std::sync::atomic::Ordering;

/// A schema that whole documents are validated on: what types can't check, such as `if`, `not` and `unevaluatedProperties`, too.
///
/// It is compiled at the first use. It never fetches anything: any value is valid by a document that it refers to and was not given, and
/// what `not` and `oneOf` then refuse is a warning.
///
/// ```
/// use additional_properties::validate::DocumentSchema;
/// use serde_json::json;
///
/// static SCHEMA: DocumentSchema = DocumentSchema::new(r#"{"not": {"required": ["a"]}}"#);
/// let found = SCHEMA.validate(&json!({"a": 1})).unwrap();
/// assert_eq!(found.to_string(), "error: the document does not satisfy the keyword not [not]");
/// ```
#[derive(Debug)]
pub struct DocumentSchema {
    text: &'static str,
    /// URIs and texts.
    documents: &'static [(&'static str, &'static str)],
    asserts_formats: bool,
    compiled: OnceLock<Result<Compiled, InvalidSchema>>,
}

/// A text that is no JSON Schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidSchema(String);

impl core::fmt::Display for InvalidSchema {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "the embedded text is no JSON Schema: {}", self.0)
    }
}

impl Error for InvalidSchema {}

#[derive(Debug)]
struct Compiled {
    document: Value,
    validator: Validator,
    /// Every name that the schema declares: the only ones that a report may print.
    names: BTreeSet<String>,
    /// The schema refers to a document that was not given.
    lacks_documents: bool,
}

impl DocumentSchema {
    /// The schema with this JSON text.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self {
            text,
            documents: &[],
            asserts_formats: false,
            compiled: OnceLock::new(),
        }
    }

    /// The same, with the URIs and texts of documents that it may refer to.
    #[must_use]
    pub const fn with_documents(
        mut self,
        documents: &'static [(&'static str, &'static str)],
    ) -> Self {
        self.documents = documents;
        self
    }

    /// The same, where a string that breaks its `format` is an error. Without it `format` only annotates, as drafts since 2019-09 say.
    #[must_use]
    pub const fn asserting_formats(mut self) -> Self {
        self.asserts_formats = true;
        self
    }

    /// Every way in which `document` breaks the schema.
    ///
    /// A string that is not in an `enum` of strings is a warning, everything else an error. Messages quote no value, and pointers have `*`
    /// for names that the schema does not declare. What an `if` beside `x-rules` asserts is reported under the first id in `x-rules`,
    /// the rest under its keyword.
    ///
    /// # Errors
    ///
    /// When the text is no JSON Schema.
    pub fn validate(&self, document: &Value) -> Result<Violations, InvalidSchema> {
        let compiled = self.compiled.get_or_init(|| self.compile());
        let compiled = compiled.as_ref().map_err(Clone::clone)?;
        let errors = compiled.validator.iter_errors(document);
        Ok(errors
            .map(|error| compiled.violation(document, &error))
            .collect())
    }

    fn compile(&self) -> Result<Compiled, InvalidSchema> {
        let document: Value =
            serde_json::from_str(self.text).map_err(|error| InvalidSchema(error.to_string()))?;
        let options = jsonschema::options().should_validate_formats(self.asserts_formats);
        let (documents, missed) = Documents::new(&document, self.documents);
        let validator = options.with_retriever(documents).build(&document);
        let validator = validator.map_err(|error| InvalidSchema(error.masked().to_string()))?;
        let mut names = BTreeSet::new();
        declared(&document, &mut names);
        for (_, text) in self.documents {
            let other = serde_json::from_str(text);
            declared(
                &other.map_err(|error| InvalidSchema(error.to_string()))?,
                &mut names,
            );
        }
        Ok(Compiled {
            document,
            validator,
            names,
            lacks_documents: missed.load(Ordering::Relaxed),
        })
    }
}

/// Adds the names of all properties that are declared anywhere in `schema`.
fn declared(schema: &Value, names: &mut BTreeSet<String>) {
    match schema {
        Value::Array(items) => items.iter().for_each(|item| declared(item, names)),
        Value::Object(members) => {
            if let Some(Value::Object(properties)) = members.get("properties") {
                names.extend(properties.keys().cloned());
            }
            members.values().for_each(|member| declared(member, names));
        }
        _ => {}
    }
}

impl Compiled {
    fn violation(&self, document: &Value, error: &ValidationError<'_>) -> Violation {
        let pointer = self.public_pointer(document, error.instance_path().as_str());
        let keyword = error.kind().keyword().to_owned();
        if let Some(rule) = self.rule(error.schema_path().as_str()) {
            return Violation::error(pointer, rule.to_owned(), "breaks this rule between fields");
        }
        match error.kind() {
            ValidationErrorKind::Enum { options }
                if is_open_enum(options) && error.instance().is_string() =>
            {
                Violation::warning(pointer, keyword, super::UNLISTED)
            }
            // What accepts everything for want of a document makes these refuse.
            ValidationErrorKind::OneOfMultipleValid { .. } | ValidationErrorKind::Not { .. }
                if self.lacks_documents =>
            {
                let message = "was not checked: the schema refers to a document that is not there";
                Violation::warning(pointer, keyword, message)
            }
            _ => {
                let message = format!("does not satisfy the keyword {keyword}");
                Violation::error(pointer, keyword, message)
            }
        }
    }

    /// The pointer to a value in `document`, with `*` for every name that the schema does not declare. Digits are an index in an array only;
    /// elsewhere they are a name, and can be a telephone number.
    fn public_pointer(&self, document: &Value, pointer: &str) -> String {
        let mut public = String::new();
        let mut value = Some(document);
        for segment in pointer.split('/').skip(1) {
            let name = pointer::name(segment);
            let is_index = value.is_some_and(Value::is_array);
            let is_public = is_index || self.names.contains(&name);
            public.push('/');
            public.push_str(if is_public { segment } else { "*" });
            value = value.and_then(|value| match value {
                Value::Array(items) => items.get(segment.parse::<usize>().ok()?),
                _ => value.get(name),
            });
        }
        public
    }

    /// The id of the rule whose condition contains the location `path` of the schema.
    fn rule(&self, path: &str) -> Option<&str> {
        let mut schema = &self.document;
        for segment in path.split('/').skip(1) {
            schema = match schema {
                Value::Array(items) => items.get(segment.parse::<usize>().ok()?)?,
                _ => schema.get(pointer::name(segment))?,
            };
            if schema.get("if").is_some() {
                return schema["x-rules"][0].as_str();
            }
        }
        None
    }
}

/// An enum of strings, null aside, is open: a newer version of the schema may list more.
fn is_open_enum(options: &Value) -> bool {
    let options = options.as_array().into_iter().flatten();
    let mut options = options.filter(|value| !value.is_null()).peekable();
    options.peek().is_some() && options.all(Value::is_string)
}

#[cfg(test)]
mod tests;
