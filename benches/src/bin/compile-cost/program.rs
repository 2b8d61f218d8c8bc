//! What is compiled: a package in a folder of its own for each variant.
//!
//! In: the schema of the workspace. Out: packages under `target/compile-cost`, with the same dependencies all of them.

use benches::source::derived::{Unknown, derived};
use benches::source::typify_output::typify_source;
use benches::source::{ours, plan};
use schema_codegen::plan::Paths;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The variant that all others are compared with.
pub(crate) const BASELINE: &str = "v2-hash-map";

const ROOT: &str = "IdentityVerification";
const WORKSPACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// One package to compile.
pub(crate) struct Program {
    /// The name of the variant and of its package.
    pub(crate) name: &'static str,
    /// Where the package is.
    pub(crate) folder: PathBuf,
    /// The file that is touched to have it compiled again.
    pub(crate) entry: &'static str,
}

/// How a program decodes and encodes one type.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Calls {
    Serde,
    Json,
    Both,
}

/// A program without types, and one for each variant with its types `copies` times.
pub(crate) fn programs(target: &Path, copies: usize) -> io::Result<(Program, Vec<Program>)> {
    let schema =
        fs::read_to_string(Path::new(WORKSPACE).join("schema/identity_verification.schema.json"))?;
    let plan = plan(&schema);
    let ours = |paths, setters| ours(&schema, paths, setters);
    let variants = [
        (BASELINE, derived(&plan, Unknown::HashMap), Calls::Serde),
        ("v1-dropped", derived(&plan, Unknown::Dropped), Calls::Serde),
        ("typify", typify_source(&schema), Calls::Serde),
        ("ours-serde", ours(Paths::Serde, true), Calls::Serde),
        ("ours-json", ours(Paths::Json, true), Calls::Json),
        ("ours-both", ours(Paths::Both, true), Calls::Both),
        ("ours-no-setters", ours(Paths::Both, false), Calls::Both),
    ];
    let empty = program(target, "empty", "", 0, Calls::Serde)?;
    let programs = variants
        .iter()
        .map(|(name, source, calls)| program(target, name, source, copies, *calls));
    Ok((empty, programs.collect::<io::Result<_>>()?))
}

/// typify's output as a library, and the types crate of this workspace with its default features.
pub(crate) fn crates(target: &Path) -> io::Result<Vec<Program>> {
    let schema =
        fs::read_to_string(Path::new(WORKSPACE).join("schema/identity_verification.schema.json"))?;
    let theirs = package(target, "types-typify", "src/lib.rs", "")?;
    let source = format!(
        "#![allow(warnings, clippy::all)]\n{}",
        typify_source(&schema)
    );
    fs::write(theirs.folder.join("src/lib.rs"), source)?;

    let features = "[features]\ndefault = [\"serde\", \"json\"]\nserde = []\njson = []\n\n[lints.rust]\nunexpected_cfgs = \"allow\"\n";
    let own = package(target, "types-ours", "src/lib.rs", features)?;
    let types = Path::new(WORKSPACE).join("crates/identity-verification/src");
    copy(&types, &own.folder.join("src"))?;
    Ok(vec![theirs, own])
}

fn program(
    target: &Path,
    name: &'static str,
    source: &str,
    copies: usize,
    calls: Calls,
) -> io::Result<Program> {
    let program = package(target, name, "src/main.rs", "")?;
    let mut main = String::from("#![allow(warnings, clippy::all)]\n");
    let mut body = String::new();
    for copy in 0..copies {
        fs::write(program.folder.join(format!("src/m{copy}.rs")), source)?;
        writeln!(main, "mod m{copy};").expect("a string takes text");
        if calls != Calls::Json {
            body.push_str(&call(copy, "serde_json"));
        }
        if calls != Calls::Serde {
            body.push_str(&call(copy, "additional_properties::json"));
        }
    }
    main.push_str("fn main() {\n    let text = std::env::args().nth(1).unwrap_or_default();\n");
    main.push_str(&body);
    main.push_str("}\n");
    fs::write(program.folder.join(program.entry), main)?;
    Ok(program)
}

/// Decodes a root and encodes what was decoded.
fn call(copy: usize, path: &str) -> String {
    format!(
        "    if let Ok(value) = {path}::from_slice::<m{copy}::{ROOT}>(text.as_bytes()) {{ println!(\"{{:?}}\", {path}::to_vec(&value)); }}\n"
    )
}

fn package(
    target: &Path,
    name: &'static str,
    entry: &'static str,
    more: &str,
) -> io::Result<Program> {
    let folder = target.join(name);
    // What an earlier run with more copies left must not be compiled again.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("src"))?;
    let runtime = format!("{WORKSPACE}/crates/additional-properties");
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         additional-properties = {{ path = {runtime:?} }}\n\
         chrono = {{ version = \"0.4.45\", default-features = false, features = [\"alloc\", \"serde\"] }}\n\
         serde = {{ version = \"1\", features = [\"derive\"] }}\nserde_json = \"1\"\nregress = \"0.12\"\n\n{more}"
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    Ok(Program {
        name,
        folder,
        entry,
    })
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
