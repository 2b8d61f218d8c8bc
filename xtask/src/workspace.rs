//! Where the workspace is, and running programs in it.

use schema_codegen_cli::Error;
use schema_codegen_cli::console::ExitStatus;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// The configuration of the workspace's own schema.
pub(crate) const CONFIG: &str = "schema/codegen.toml";

/// The folder of the schemas: the one that is current in it, every other version of the API in a folder named after the version.
const SCHEMAS: &str = "schema";

/// The script that CI runs. Its steps are written down there alone, so both run the same.
const CI_SCRIPT: &str = ".ci/run";

/// The root of the workspace: the folder above this crate's.
///
/// Cargo names the crate's folder at run time; its folder at build time is used when the program is started by hand.
pub(crate) fn root() -> PathBuf {
    let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let package = package.filter(|folder| folder.ends_with("xtask"));
    let package = package.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    package.parent().unwrap_or(Path::new(".")).to_owned()
}

/// The configurations of all versions of the schema, the current one first, relative to `root`.
pub(crate) fn configurations(root: &Path) -> Result<Vec<String>, Error> {
    let folder = root.join(SCHEMAS);
    let read = |source| Error::io("read", &folder, source);
    let mut others = Vec::new();
    for entry in fs::read_dir(&folder).map_err(read)? {
        let name = entry.map_err(read)?.file_name();
        let config = Path::new(SCHEMAS).join(name).join("codegen.toml");
        if root.join(&config).is_file() {
            others.extend(config.to_str().map(str::to_owned));
        }
    }
    others.sort_unstable();
    others.insert(0, CONFIG.to_owned());
    Ok(others)
}

/// Runs a program in the workspace at `root` and waits for it.
pub(crate) fn run(command: &mut Command, root: &Path) -> Result<ExitStatus, Error> {
    let status = command.current_dir(root).status();
    let program = PathBuf::from(command.get_program());
    let status = status.map_err(|source| Error::io("run", &program, source))?;
    Ok(ExitStatus::of(status.success()))
}

/// Runs everything that has to pass before a change is merged.
pub(crate) fn ci(root: &Path) -> Result<ExitStatus, Error> {
    run(Command::new("bash").arg(CI_SCRIPT), root)
}
