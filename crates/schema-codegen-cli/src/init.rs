//! The command `init`: the first codegen.toml of a project.

use crate::Error;
use crate::console::{self, ExitStatus};
use crate::input::portable;
use std::fs::File;
use std::io::{ErrorKind, Write as _};
use std::path::Path;

/// A configuration for `SCHEMA`; every other setting has its default value.
const TEMPLATE: &str = include_str!("init.toml");

/// Writes a configuration for `schema` to `path`.
///
/// # Errors
/// When there is a file already, or it cannot be written.
pub fn init(path: &Path, schema: &Path) -> Result<ExitStatus, Error> {
    let mut file = File::create_new(path).map_err(|source| match source.kind() {
        ErrorKind::AlreadyExists => Error::Exists {
            path: path.to_owned(),
        },
        _ => Error::io("create", path, source),
    })?;
    let schema = portable(schema).escape_default().to_string();
    let written = file.write_all(TEMPLATE.replace("SCHEMA", &schema).as_bytes());
    written.map_err(|source| Error::io("write", path, source))?;
    console::data(&format!("create {}\n", path.display()));
    console::status("Next: schema-codegen generate\n");
    Ok(ExitStatus::Success)
}
