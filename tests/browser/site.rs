//! The site under test, written to disk.

use schema_codegen_cli::Job;
use schema_codegen_cli::versions::Described;
use std::fs;
use std::path::{Path, PathBuf};

/// Where the site is on its host. The page for addresses that do not exist is only ever shown by a server, and leads to there; a site that is
/// opened from a folder has it somewhere else.
const ON_HOST: &str = "\"/identity-verification/";

/// Writes the site of both versions and says where it is.
pub(crate) fn written() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let configs = ["schema/codegen.toml", "schema/1.697.4/codegen.toml"].map(str::to_owned);
    let command = "cargo xtask docs";
    let versions = Described::all(&root, &configs, command).expect("two versions");
    let folder = crate::scratch();
    let job = Job::site(versions, Path::new("site"), command.to_owned()).expect("a folder");
    for file in job.files {
        let path = folder.join(&file.path);
        fs::create_dir_all(path.parent().expect("a file is in a folder"))
            .expect("the folder can be made");
        let mut bytes = file.bytes;
        if path.ends_with("404.html") {
            let html = String::from_utf8(bytes).expect("text");
            let up = "../".repeat(file.path.matches('/').count() - 1);
            bytes = html.replace(ON_HOST, &format!("\"{up}")).into_bytes();
        }
        fs::write(path, bytes).expect("the file can be written");
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
