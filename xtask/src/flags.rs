//! The command line: every command with its flags and its help text.

use clap::{Args, Parser, Subcommand};
use schema_codegen_cli::args::{Color, DocsArgs, EXIT_CODES, SettingArgs, TypesArgs};
use schema_codegen_cli::changes::{CHANGES_EXAMPLES, ChangesArgs};
use schema_codegen_cli::import::{IMPORT_EXAMPLES, ImportArgs};
use schema_codegen_cli::names::NamesArgs;
use std::path::PathBuf;

/// The commands of this workspace: generate code and docs, test, fuzz and measure
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", max_term_width = 100, after_help = EXIT_CODES)]
pub(crate) struct Flags {
    /// Which command.
    #[command(subcommand)]
    pub(crate) command: Command,

    /// When to use colour
    #[arg(long, value_enum, default_value_t, global = true, display_order = LAST)]
    pub(crate) color: Color,
}

/// One command.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Generate the Rust types and the Markdown pages from the schema
    #[command(after_help = CODEGEN_EXAMPLES)]
    Codegen(Codegen),
    /// Generate the browsable documentation site from the schema
    #[command(after_help = DOCS_EXAMPLES)]
    Docs(Docs),
    /// Run the generator on every schema in a folder and report how many it accepts
    #[command(after_help = SWEEP_EXAMPLES)]
    Sweep(Sweep),
    /// Report what differs between two releases of the schema, and for whom that breaks something
    #[command(after_help = CHANGES_EXAMPLES)]
    Changes(Changes),
    /// List the Rust names that were not published yet, or publish them: then they stay
    Names(Names),
    /// Edit the schema as the API's document has changed
    #[command(after_help = IMPORT_EXAMPLES)]
    Import(Import),
    /// Generate the types of random schemas and compare what they accept with a validator
    #[command(after_help = DIFFERENTIAL_EXAMPLES)]
    Differential(Differential),
    /// Run all checks of CI, except those that need a browser
    Ci,
    /// Run the fuzz targets (needs a nightly compiler and cargo-fuzz)
    Fuzz(Fuzz),
    /// Measure speed, memory and compile time of the types beside alternatives
    #[command(subcommand)]
    Bench(Bench),
}

/// One bench.
#[derive(Debug, Subcommand)]
pub(crate) enum Bench {
    /// Count instructions and measure wall time of decode and encode on every payload (needs valgrind)
    Instructions {
        /// Measure only these contestants, besides the baseline, or only these payloads
        names: Vec<String>,
    },
    /// Count allocations per decode, and measure the size of a decoded value (needs valgrind)
    Memory {
        /// Measure only these contestants, besides the baseline, or only these payloads
        names: Vec<String>,
    },
    /// Count instructions and measure wall time of decoding unions, beside serde's derive (needs valgrind)
    Unions {
        /// Measure only these payloads
        names: Vec<String>,
    },
    /// Count how the instructions of the generator grow with the schema (needs valgrind)
    Growth {
        /// Measure only schemas of these shapes
        names: Vec<String>,
    },
    /// Measure how long the types take to compile
    Compile {
        /// How many times to compile each variant; the median is reported
        #[arg(long, value_name = "N", default_value_t = 3)]
        runs: usize,

        /// How many copies of the schema's types each program contains
        #[arg(long, value_name = "N", default_value_t = 10)]
        copies: usize,

        /// Measure only these variants and the baseline; `types` is the whole crate of types
        variants: Vec<String>,
    },
}

/// Flags of `codegen`.
#[derive(Debug, Args)]
pub(crate) struct Codegen {
    #[command(flatten)]
    pub(crate) types: TypesArgs,

    /// The workspace to work on.
    #[arg(long, value_name = "DIR", hide = true)]
    pub(crate) workspace: Option<PathBuf>,
}

/// Flags of `docs`.
#[derive(Debug, Args)]
pub(crate) struct Docs {
    #[command(flatten)]
    pub(crate) docs: DocsArgs,

    /// The workspace to work on.
    #[arg(long, value_name = "DIR", hide = true)]
    pub(crate) workspace: Option<PathBuf>,
}

/// Flags of `changes`.
#[derive(Debug, Args)]
pub(crate) struct Changes {
    #[command(flatten)]
    pub(crate) changes: ChangesArgs,

    /// The workspace to work on.
    #[arg(long, value_name = "DIR", hide = true)]
    pub(crate) workspace: Option<PathBuf>,
}

/// Flags of `names`.
#[derive(Debug, Args)]
pub(crate) struct Names {
    #[command(flatten)]
    pub(crate) names: NamesArgs,

    /// The workspace to work on.
    #[arg(long, value_name = "DIR", hide = true)]
    pub(crate) workspace: Option<PathBuf>,
}

/// Flags of `import`.
#[derive(Debug, Args)]
pub(crate) struct Import {
    #[command(flatten)]
    pub(crate) args: ImportArgs,

    /// The configuration that names the schema
    #[arg(long, value_name = "FILE", default_value = crate::workspace::CONFIG)]
    pub(crate) config: String,

    /// The workspace to work on.
    #[arg(long, value_name = "DIR", hide = true)]
    pub(crate) workspace: Option<PathBuf>,
}

/// Flags of `fuzz`.
#[derive(Debug, Args)]
pub(crate) struct Fuzz {
    /// Run only these targets instead of all
    pub(crate) targets: Vec<String>,

    /// How many seconds to run each target
    #[arg(long, value_name = "N", default_value_t = 60)]
    pub(crate) seconds: u64,
}

/// Flags of `sweep`.
#[derive(Debug, Args)]
pub(crate) struct Sweep {
    /// Folder with schemas: NAME.json, NAME.yaml, NAME/schema.json, or files of the JSON Schema Test Suite
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,

    /// Folder with valid documents: NAME/*.json belong to the schema NAME.json
    #[arg(long, value_name = "DIR")]
    pub(crate) samples: Option<PathBuf>,

    /// Compile the generated types and check that they accept valid documents, keep them in a round trip, and refuse invalid
    /// ones; with COUNT, only for so many schemas, evenly spread
    #[arg(long, value_name = "COUNT")]
    #[expect(
        clippy::option_option,
        reason = "the flag may be absent, alone, or with a value"
    )]
    pub(crate) compile: Option<Option<usize>>,

    /// Folder with invalid documents: NAME/*.json belong to the schema NAME.json
    #[arg(long, value_name = "DIR")]
    pub(crate) invalid: Option<PathBuf>,

    /// The `$schema` of schemas that do not say theirs, such as those of the JSON Schema Test Suite up to draft 7
    #[arg(long, value_name = "URI")]
    pub(crate) dialect: Option<String>,

    /// Folder with documents that schemas refer to, and the URI of the folder; for the full validation only
    #[arg(long, num_args = 2, value_names = ["URI", "DIR"])]
    pub(crate) documents: Vec<String>,

    #[command(flatten)]
    pub(crate) settings: SettingArgs,

    /// List all diagnostics with this code
    #[arg(long, value_name = "CODE")]
    pub(crate) explain: Option<String>,
}

/// Flags of `differential`.
#[derive(Debug, Args)]
pub(crate) struct Differential {
    /// How many schemas
    #[arg(long, value_name = "N", default_value_t = 100)]
    pub(crate) schemas: u64,

    /// What determines the schemas and their documents
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) seed: u64,

    #[command(flatten)]
    pub(crate) settings: SettingArgs,
}

/// Position of the flags that every command has.
const LAST: usize = 100;

const CODEGEN_EXAMPLES: &str = "\
Examples:
  cargo xtask codegen                    after every change of the schema
  cargo xtask codegen --check            in CI: is everything up to date?
  cargo xtask codegen --schema api.schema.json --out src/api.rs
                                         the types of another schema, in one file
  cargo xtask codegen --schema openapi.yaml --root Pet --out src/pet.rs
                                         one schema of an OpenAPI document and what it refers to

Exit codes:
  0  success
  1  generated files are out of date (--check)
  2  wrong usage
  3  bad input: a schema with errors, or a file that cannot be read or written";

const DOCS_EXAMPLES: &str = "\
Examples:
  cargo xtask docs --open                generate the site and open it in the browser
  cargo xtask docs --open --watch        keep it up to date while you write descriptions
  cargo xtask docs --schema api.schema.json --out site
                                         the site of another schema

Exit codes:
  0  success
  1  the site is out of date (--check)
  2  wrong usage
  3  bad input: a schema with errors, or a file that cannot be read or written";

const SWEEP_EXAMPLES: &str = "\
Examples:
  cargo xtask sweep schemas              how many of schemas/*.json are accepted?
  cargo xtask sweep schemas --explain E0301
                                         where are those that are refused with E0301?
  cargo xtask sweep schemas --samples samples --compile
                                         do the types compile and keep samples/NAME/*.json?
  cargo xtask sweep schemas --samples test --invalid negative_test --compile
                                         how many documents of negative_test/NAME/*.json are refused?

Exit codes:
  0  success; a refused schema is no failure
  1  the generator crashed, types did not compile, or a valid document was refused, changed or reported
  2  wrong usage
  3  bad input: a file that cannot be read or written";

const DIFFERENTIAL_EXAMPLES: &str = "\
Examples:
  cargo xtask differential               100 schemas
  cargo xtask differential --schemas 2000 --seed 7
                                         what a night finds

The schemas are written to target/differential/SEED-INDEX.json, the documents of the last run to target/sweep/samples.

Exit codes:
  0  success; an invalid document that nothing notices is no failure
  1  the generator crashed, types did not compile, a valid document was refused, changed or reported, the paths differ, or an example is not valid
  2  wrong usage
  3  bad input: a file that cannot be read or written";

#[cfg(test)]
mod tests {
    use super::Flags;
    use clap::{CommandFactory as _, Parser as _};

    #[test]
    fn are_consistent() {
        Flags::command().debug_assert();
    }

    #[test]
    fn the_count_of_compile_may_be_left_out() {
        for flags in [&["--compile"][..], &["--compile", "50"]] {
            let words = ["cargo xtask", "sweep", "schemas"];
            let parsed = Flags::try_parse_from(words.iter().chain(flags));
            assert!(parsed.is_ok(), "{parsed:?}");
        }
    }
}
