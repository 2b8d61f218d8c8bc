//! What the types cost to compile: the schema ten times over (320 structs), `cargo check` and `cargo build --release`.
//!
//! Each variant is a program of its own under `target/compile-cost`, dependencies built before. CPU seconds are those
//! of cargo and its children, the median of the runs, variants in turn; `.text` is that of the program less that of one
//! without types. Linux only: CPU time comes from `/proc`.

use benches::source::derived::{Unknown, derived};
use benches::source::typify_output::typify_source;
use benches::source::{ours, plan};
use schema_codegen::plan::Paths;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::{env, fs, io};

const COPIES: usize = 10;
const DEFAULT_RUNS: usize = 3;
const ROOT: &str = "IdentityVerification";
const SCHEMA: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../schema/identity_verification.schema.json"
);

/// One program to compile.
struct Variant {
    name: &'static str,
    source: String,
    /// How the program decodes and encodes one type.
    calls: Calls,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Calls {
    Nothing,
    Serde,
    Json,
    Both,
}

/// What one variant cost.
struct Cost {
    check: f64,
    release: f64,
    /// In bytes.
    text: f64,
}

fn main() -> ExitCode {
    let runs = env::args()
        .nth(1)
        .and_then(|runs| runs.parse().ok())
        .unwrap_or(DEFAULT_RUNS);
    match measure(runs) {
        Ok(table) => {
            print!("{table}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("compile-cost: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn measure(runs: usize) -> io::Result<String> {
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/compile-cost");
    let variants = variants()?;
    let folders: Vec<PathBuf> = variants
        .iter()
        .map(|variant| lay_out(&target, variant))
        .collect::<io::Result<_>>()?;
    for folder in &folders {
        cargo(folder, &["check"])?;
        cargo(folder, &["build", "--release"])?;
    }
    let mut check = vec![Vec::new(); variants.len()];
    let mut release = vec![Vec::new(); variants.len()];
    for _ in 0..runs {
        for (index, folder) in folders.iter().enumerate() {
            check[index].push(timed(folder, &["check"])?);
            release[index].push(timed(folder, &["build", "--release"])?);
        }
    }
    let costs = folders
        .iter()
        .enumerate()
        .map(|(index, folder)| {
            Ok(Cost {
                check: median(&mut check[index]),
                release: median(&mut release[index]),
                text: text_size(folder)?,
            })
        })
        .collect::<io::Result<Vec<_>>>()?;
    Ok(table(&variants, &costs))
}

fn variants() -> io::Result<Vec<Variant>> {
    let text = fs::read_to_string(SCHEMA)?;
    let plan = plan(&text);
    let variant = |name, source, calls| Variant {
        name,
        source,
        calls,
    };
    Ok(vec![
        variant("empty", String::new(), Calls::Nothing),
        variant(
            "v2-hash-map",
            derived(&plan, Unknown::HashMap),
            Calls::Serde,
        ),
        variant("v1-dropped", derived(&plan, Unknown::Dropped), Calls::Serde),
        variant("typify", typify_source(&text), Calls::Serde),
        variant("ours-serde", ours(&text, Paths::Serde), Calls::Serde),
        variant("ours-json", ours(&text, Paths::Json), Calls::Json),
        variant("ours-both", ours(&text, Paths::Both), Calls::Both),
    ])
}

/// Writes the program of one variant and returns its folder.
fn lay_out(target: &Path, variant: &Variant) -> io::Result<PathBuf> {
    let folder = target.join(variant.name);
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("Cargo.toml"), manifest(variant.name))?;
    let mut main = String::from("#![allow(warnings, clippy::all)]\n");
    if variant.calls != Calls::Nothing {
        for copy in 0..COPIES {
            fs::write(folder.join(format!("src/m{copy}.rs")), &variant.source)?;
            writeln!(main, "mod m{copy};").expect("a string takes text");
        }
    }
    main.push_str("fn main() {\n    let text = std::env::args().nth(1).unwrap_or_default();\n");
    for copy in 0..COPIES {
        if matches!(variant.calls, Calls::Serde | Calls::Both) {
            writeln!(main, "    if let Ok(value) = serde_json::from_slice::<m{copy}::{ROOT}>(text.as_bytes()) {{ println!(\"{{:?}}\", serde_json::to_vec(&value)); }}").expect("a string takes text");
        }
        if matches!(variant.calls, Calls::Json | Calls::Both) {
            writeln!(main, "    if let Ok(value) = additional_properties::json::from_slice::<m{copy}::{ROOT}>(text.as_bytes()) {{ println!(\"{{:?}}\", additional_properties::json::to_vec(&value)); }}").expect("a string takes text");
        }
    }
    main.push_str("}\n");
    fs::write(folder.join("src/main.rs"), main)?;
    Ok(folder)
}

fn manifest(name: &str) -> String {
    let runtime = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../crates/additional-properties"
    );
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         additional-properties = {{ path = {runtime:?} }}\n\
         chrono = {{ version = \"0.4.45\", default-features = false, features = [\"alloc\", \"serde\"] }}\n\
         serde = {{ version = \"1\", features = [\"derive\"] }}\nserde_json = \"1\"\nregress = \"0.12\"\n\n\
         [profile.dev]\nincremental = false\n"
    )
}

/// Runs cargo in the folder, all variants sharing one set of built dependencies.
fn cargo(folder: &Path, arguments: &[&str]) -> io::Result<()> {
    let status = Command::new("cargo")
        .args(arguments)
        .arg("--quiet")
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", folder.join("../shared-target"))
        .env("CARGO_INCREMENTAL", "0")
        .stdout(Stdio::null())
        .status()?;
    if status.success() {
        Ok(())
    } else {
        Err(io::Error::other(format!(
            "cargo failed in {}",
            folder.display()
        )))
    }
}

/// CPU seconds of compiling the program once more, dependencies built.
fn timed(folder: &Path, arguments: &[&str]) -> io::Result<f64> {
    let main = folder.join("src/main.rs");
    let text = fs::read_to_string(&main)?;
    fs::write(&main, text)?;
    let before = children_ticks()?;
    cargo(folder, arguments)?;
    Ok((children_ticks()? - before) / TICKS_PER_SECOND)
}

/// Linux reports process times in hundredths of a second to user space.
const TICKS_PER_SECOND: f64 = 100.0;

/// User and system time of all finished children, in ticks.
fn children_ticks() -> io::Result<f64> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let fields = stat.rsplit_once(") ").map_or("", |(_, rest)| rest);
    let field = |index: usize| {
        fields
            .split(' ')
            .nth(index)
            .and_then(|ticks| ticks.parse::<f64>().ok())
    };
    match (field(13), field(14)) {
        (Some(user), Some(system)) => Ok(user + system),
        _ => Err(io::Error::other("/proc/self/stat has no times of children")),
    }
}

/// Size of the program's `.text` section, in bytes, as `size` from binutils reports it.
fn text_size(folder: &Path) -> io::Result<f64> {
    let name = folder.file_name().unwrap_or_default();
    let program = folder.join("../shared-target/release").join(name);
    let output = Command::new("size").arg("-A").arg(program).output()?;
    let report = String::from_utf8_lossy(&output.stdout).into_owned();
    let line = report.lines().find(|line| line.starts_with(".text"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok())
        .ok_or_else(|| io::Error::other("`size -A` shows no .text section"))
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn table(variants: &[Variant], costs: &[Cost]) -> String {
    let empty = costs[0].text;
    let base = &costs[1];
    let base_text = base.text - empty;
    let mut out =
        String::from("| variant | check | release | .text |\n| --- | --- | --- | --- |\n");
    for (variant, cost) in variants.iter().zip(costs).skip(1) {
        let text = cost.text - empty;
        writeln!(
            out,
            "| {} | {:.2} | {:.2} | {:.2} |",
            variant.name,
            cost.check / base.check,
            cost.release / base.release,
            text / base_text
        )
        .expect("a string takes text");
    }
    out
}
