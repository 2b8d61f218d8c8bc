//! The command `init`: the first codegen.toml of a project.

use crate::Error;
use crate::args::portable;
use crate::console::{self, ExitStatus};
use crate::input::read_text;
use crate::sync::replace_file;
use schema_codegen::{Syntax, is_openapi};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// A configuration for `SCHEMA`; every other setting has its default value.
const TEMPLATE: &str = include_str!("init.toml");

/// What the template says of the schemas of a larger document, and what the configuration of an `OpenAPI` document says instead: it is no
/// schema itself.
const SOME_ROOTS: &str = "#   roots = [\"Pet\"]";
const ALL_ROOTS: &str = "roots = \"*\"";

/// Writes a configuration for `schema` to `path`.
///
/// # Errors
/// When there is a file already, when it cannot be written, or when there is no schema.
pub fn init(path: &Path, schema: &Path) -> Result<ExitStatus, Error> {
    let schema = portable(schema);
    let text = match read_text(Path::new(&schema)) {
        Err(Error::Io { source, .. }) if source.kind() == ErrorKind::NotFound && !path.exists() => {
            let path = schema.into();
            return Err(Error::NoSchema { path });
        }
        text => text,
    };
    if fs::symlink_metadata(path).is_ok() {
        return Err(Error::Exists {
            path: path.to_owned(),
        });
    }
    let mut settings = TEMPLATE.replace("\"SCHEMA\"", &toml_string(&schema));
    if text.is_ok_and(|text| is_openapi(&text, Syntax::of_file(&schema))) {
        settings = settings.replace(SOME_ROOTS, ALL_ROOTS);
    }
    replace_file(path, &settings)?;
    console::data(&format!("create {}\n", path.display()));
    console::status("Next: schema-codegen generate\n");
    Ok(ExitStatus::Success)
}

/// `text` as a string of TOML: the escapes of JSON are among its own, and it takes DEL escaped alone.
fn toml_string(text: &str) -> String {
    let string = serde_json::Value::from(text).to_string();
    string.replace('\u{7f}', "\\u007F")
}
