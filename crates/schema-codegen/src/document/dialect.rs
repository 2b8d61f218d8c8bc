//! The draft that a document is written in, by its `$schema`.

use super::files::{FileId, Files};
use crate::diagnostic::{Code, DiagnosticSink};

/// The drafts that are read, in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Dialect {
    Draft04,
    Draft06,
    Draft07,
    Draft2019,
    #[default]
    Draft2020,
}

impl Dialect {
    /// Keywords beside `$ref` count.
    pub(super) fn reads_siblings(self) -> bool {
        self >= Self::Draft2019
    }
}

/// The draft that the document `file` names, or `otherwise`.
pub(super) fn detect(
    files: &Files<'_>,
    file: FileId,
    otherwise: Dialect,
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
    of_uri(text).unwrap_or_else(|| {
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

const HELP: &str = "use `https://json-schema.org/draft/2020-12/schema`; drafts 04, 06, 07 and 2019-09 are read too";
