//! The site under test, written to disk.

use schema_codegen_cli::Job;
use schema_codegen_cli::versions::Described;
use std::fs;
use std::path::{Path, PathBuf};

/// Writes the site of both versions and says where it is.
pub(crate) fn written() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let configs = ["schema/codegen.toml", "schema/1.697.4/codegen.toml"].map(str::to_owned);
    let command = "cargo xtask docs";
    let versions = Described::all(&root, &configs, command).expect("two versions");
    let folder = crate::scratch();
    for file in Job::site(versions, Path::new("site"), command.to_owned()).files {
        let path = folder.join(&file.path);
        fs::create_dir_all(path.parent().expect("a file is in a folder"))
            .expect("the folder can be made");
        fs::write(path, file.bytes).expect("the file can be written");
    }
    folder.join("site")
}

/// Every page of the site, as paths below its folder; of the other version those beside the pages of types.
pub(crate) fn pages(folder: &Path) -> Vec<String> {
    let mut all = Vec::new();
    for below in ["", "models/", "1.697.4/"] {
        let entries = fs::read_dir(folder.join(below));
        // Another site has one version.
        for entry in entries.into_iter().flatten() {
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
