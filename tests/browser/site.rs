//! The site under test, written to disk.

use schema_codegen::{Config, emit, render::render};
use std::fs;
use std::path::{Path, PathBuf};

const SCHEMA: &str = include_str!("../../schema/identity_verification.schema.json");
const CONFIG: &str = include_str!("../../schema/codegen.toml");

/// Writes the site and says where it is.
pub(crate) fn written() -> PathBuf {
    let folder = crate::scratch().join("site");
    let config = Config::parse(CONFIG).expect("the configuration is sound");
    let plan = schema_codegen::plan(SCHEMA, &config).expect("the schema is sound");
    for file in emit::site::emit(&plan).into_iter().map(render) {
        let path = folder.join(&file.path);
        fs::create_dir_all(path.parent().expect("a file is in a folder"))
            .expect("the folder can be made");
        fs::write(path, file.bytes).expect("the file can be written");
    }
    folder
}

/// Every page of the site, as paths below its folder.
pub(crate) fn pages(folder: &Path) -> Vec<String> {
    let mut all = Vec::new();
    for below in ["", "models/"] {
        for entry in fs::read_dir(folder.join(below)).expect("the folder can be read") {
            let name = entry.expect("an entry").file_name();
            let name = Path::new(&name);
            if name.extension().is_some_and(|ending| ending == "html") {
                all.push(format!("{below}{}", name.display()));
            }
        }
    }
    all.sort();
    all
}
