//! The draft that a document is written in, by its `$schema`.

use super::Node;
use super::files::{FileId, Files};
use crate::diagnostic::{Code, DiagnosticSink};
use serde_json::Value;

/// The drafts that are read, in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Dialect {
    Draft04,
    Draft06,
    Draft07,
    Draft2019,
    #[default]
    Draft2020,
}

impl Dialect {
    /// The draft that a document names, or the last.
    pub(crate) fn of(document: &Node) -> Self {
        let named = document.get("$schema").and_then(Node::as_str);
        named.and_then(of_uri).unwrap_or_default()
    }

    /// Keywords beside `$ref` count.
    pub(crate) fn reads_siblings(self) -> bool {
        self >= Self::Draft2019
    }

    /// The URI of its meta-schema, as validators know it.
    fn uri(self) -> &'static str {
        match self {
            Self::Draft04 => "http://json-schema.org/draft-04/schema#",
            Self::Draft06 => "http://json-schema.org/draft-06/schema#",
            Self::Draft07 => "http://json-schema.org/draft-07/schema#",
            Self::Draft2019 => "https://json-schema.org/draft/2019-09/schema",
            Self::Draft2020 => "https://json-schema.org/draft/2020-12/schema",
        }
    }
}

/// The draft that the document `file` names. Where it names none, `otherwise`; where it names none that is known, the configured one.
pub(super) fn detect(
    files: &Files<'_>,
    file: FileId,
    otherwise: Dialect,
    configured: Option<Dialect>,
    sink: &mut DiagnosticSink,
) -> Dialect {
    let Some(named) = files.tree(file).member("$schema") else {
        return otherwise;
    };
    let pointer = files.root(file).join("$schema");
    let Some(text) = named.value.as_str() else {
        sink.at(
            Code::WrongValue,
            &pointer,
            "`$schema` is not a string",
            HELP,
        );
        return Dialect::Draft2020;
    };
    of_uri(text).or(configured).unwrap_or_else(|| {
        let message = format!("the dialect `{}` is not supported", text.escape_debug());
        sink.at(Code::UnknownDialect, &pointer, message, HELP);
        Dialect::Draft2020
    })
}

/// The draft that is called `name` in its own URI, such as `draft-07`.
pub(super) fn of_name(name: &str) -> Option<Dialect> {
    let host = "https://json-schema.org";
    let uris = [
        format!("{host}/{name}/schema"),
        format!("{host}/draft/{name}/schema"),
    ];
    uris.iter().find_map(|uri| of_uri(uri))
}

/// Says in the `$schema` of a document how it is read, by a URI that validators know: they take no other spelling of it, and fetch what
/// they do not know. So does a schema with an `$id` inside of it.
pub(super) fn state(document: &mut Value, configured: Option<&str>) {
    let configured = configured.and_then(of_name);
    if let Value::Object(members) = &mut *document {
        let is_schema = !members.contains_key("openapi") && !members.contains_key("swagger");
        if let Some(configured) = configured.filter(|_| is_schema) {
            let named = members.entry("$schema");
            named.or_insert_with(|| configured.uri().into());
        }
    }
    let mut is_root = true;
    let mut open = vec![document];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(items) => open.extend(items),
            Value::Object(members) => {
                let is_resource = is_root || members.get("$id").is_some_and(Value::is_string);
                if let Some(Value::String(named)) = members.get_mut("$schema")
                    && is_resource
                {
                    let dialect = of_uri(named).or(configured).unwrap_or_default();
                    dialect.uri().clone_into(named);
                }
                open.extend(members.values_mut());
            }
            _ => {}
        }
        is_root = false;
    }
}

fn of_uri(uri: &str) -> Option<Dialect> {
    let uri = uri.trim_end_matches('#');
    let path = uri.split_once("://").map_or(uri, |(_, path)| path);
    let path = path.strip_prefix("www.").unwrap_or(path);
    Some(match path.trim_end_matches('/') {
        "json-schema.org/draft-04/schema" => Dialect::Draft04,
        "json-schema.org/draft-06/schema" => Dialect::Draft06,
        "json-schema.org/draft-07/schema" => Dialect::Draft07,
        "json-schema.org/draft/2019-09/schema" => Dialect::Draft2019,
        "json-schema.org/draft/2020-12/schema" | "json-schema.org/schema" => Dialect::Draft2020,
        _ => return None,
    })
}

const HELP: &str = "use `https://json-schema.org/draft/2020-12/schema`; drafts 04, 06, 07 and 2019-09 are read too; `dialect` in codegen.toml says which of them another one is read as";
