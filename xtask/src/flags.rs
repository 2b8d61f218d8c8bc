//! The whole command line, in one declarative block. What the commands do is elsewhere.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Every chore of this workspace.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", max_term_width = 100, after_help = EXIT_CODES)]
pub(crate) struct Flags {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,

    /// When to use colour.
    #[arg(long, value_enum, default_value_t, global = true, display_order = LAST)]
    pub(crate) color: Color,
}

/// One chore.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make the Rust types and the Markdown pages from the schema.
    #[command(after_help = CODEGEN_EXAMPLES)]
    Codegen(Codegen),
    /// Make the browsable site from the schema.
    #[command(after_help = DOCS_EXAMPLES)]
    Docs(Docs),
    /// Run the generator over every schema of a folder, and tell how many become code.
    #[command(after_help = SWEEP_EXAMPLES)]
    Sweep(Sweep),
    /// Run everything that has to pass before a change is merged.
    Ci,
    /// Feed the readers what nobody vouches for (needs a nightly compiler and cargo-fuzz).
    Fuzz(Fuzz),
    /// Measure the types next to what people use today.
    #[command(subcommand)]
    Bench(Bench),
}

/// One bench.
#[derive(Debug, Subcommand)]
pub(crate) enum Bench {
    /// Instructions per decode and encode, counted by valgrind.
    Instructions {
        /// Only these contestants, next to the baseline.
        contestants: Vec<String>,
    },
    /// Allocations per decode and the size of the root, counted by valgrind.
    Memory {
        /// Only these contestants, next to the baseline.
        contestants: Vec<String>,
    },
    /// What the types cost to compile, the schema ten times over.
    Compile {
        /// How many times each variant is compiled; the median counts.
        #[arg(long, value_name = "N", default_value_t = 3)]
        runs: usize,

        /// How many times the schema stands in each program.
        #[arg(long, value_name = "N", default_value_t = 10)]
        copies: usize,

        /// Only these variants, next to the baseline; `types` is the whole types crate.
        variants: Vec<String>,
    },
    /// Wall time, all contestants in one run.
    Wall,
}

/// Flags of `codegen`.
#[derive(Debug, Args)]
pub(crate) struct Codegen {
    /// Write nothing; show what is out of date and fail if anything is.
    #[arg(long)]
    pub(crate) check: bool,

    /// Read this schema, in JSON or YAML, instead of the workspace's own; needs --out.
    #[arg(long, value_name = "FILE", requires = "out")]
    pub(crate) schema: Option<PathBuf>,

    /// Write all types of --schema into this one Rust file.
    #[arg(long, value_name = "FILE.rs", requires = "schema")]
    pub(crate) out: Option<PathBuf>,

    /// Make types only for this schema of --schema, and for all that it refers to: its JSON Pointer, or its name under
    /// components/schemas, $defs or definitions; can be given several times.
    #[arg(long, value_name = "NAME", requires = "schema")]
    pub(crate) root: Vec<String>,

    /// A name in --schema that belongs to another tool; can be given several times.
    #[arg(long, value_name = "NAME", requires = "schema")]
    pub(crate) ignore_keyword: Vec<String>,

    /// Refuse what types can't say in --schema, in place of a warning and any JSON value.
    #[arg(long, requires = "schema")]
    pub(crate) strict: bool,

    /// Print how long each stage of the generator took.
    #[arg(long)]
    pub(crate) timings: bool,

    /// How to print the problems of a schema.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,

    /// The workspace to work on.
    #[arg(long, value_name = "DIR", hide = true)]
    pub(crate) workspace: Option<PathBuf>,
}

/// Flags of `fuzz`.
#[derive(Debug, Args)]
pub(crate) struct Fuzz {
    /// Only these targets, instead of all.
    pub(crate) targets: Vec<String>,

    /// How long each target runs.
    #[arg(long, value_name = "N", default_value_t = 60)]
    pub(crate) seconds: u64,
}

/// Flags of `docs`.
#[derive(Debug, Args)]
pub(crate) struct Docs {
    /// Write the site into this folder instead of target/site.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,

    /// Read this schema, in JSON or YAML, instead of the workspace's own.
    #[arg(long, value_name = "FILE")]
    pub(crate) schema: Option<PathBuf>,

    /// Show only this schema of --schema, and all that it refers to, as `codegen --root` does; can be given several times.
    #[arg(long, value_name = "NAME", requires = "schema")]
    pub(crate) root: Vec<String>,

    /// Open the site in the browser.
    #[arg(long)]
    pub(crate) open: bool,

    /// Serve the site to this machine.
    #[arg(long)]
    pub(crate) serve: bool,

    /// The port to serve at; 0 takes any that is free.
    #[arg(long, value_name = "PORT", default_value_t = 8000, requires = "serve")]
    pub(crate) port: u16,

    /// Make the site again whenever the schema changes; served pages reload themselves.
    #[arg(long)]
    pub(crate) watch: bool,

    /// The workspace to work on.
    #[arg(long, value_name = "DIR", hide = true)]
    pub(crate) workspace: Option<PathBuf>,
}

/// Flags of `sweep`.
#[derive(Debug, Args)]
pub(crate) struct Sweep {
    /// A folder of schemas: NAME.json, NAME.yaml, NAME/schema.json, or files of the JSON Schema Test Suite.
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,

    /// Where valid documents are: NAME/*.json belong to the schema NAME.json.
    #[arg(long, value_name = "DIR")]
    pub(crate) samples: Option<PathBuf>,

    /// Compile the types of so many schemas, evenly spread, and decode and encode their samples.
    #[arg(long, value_name = "COUNT")]
    pub(crate) compile: Option<usize>,

    /// A name that belongs to another tool; can be given several times.
    #[arg(long, value_name = "NAME")]
    pub(crate) ignore_keyword: Vec<String>,

    /// List every diagnostic that has this code.
    #[arg(long, value_name = "CODE")]
    pub(crate) explain: Option<String>,
}

/// How to print the problems of a schema.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    #[default]
    Human,
    /// One JSON object a line.
    Json,
    /// Annotations of a pull request on GitHub.
    Github,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Where flags stand that are not about the chore.
const LAST: usize = 100;

const EXIT_CODES: &str = "\
Exit codes:
  0  clean
  1  out of date (--check), or a step failed (ci)
  2  wrong usage
  3  bad input: a schema with problems, a file that can't be read or written";

const CODEGEN_EXAMPLES: &str = "\
Examples:
  cargo xtask codegen                    after every change of the schema
  cargo xtask codegen --check            in CI: is everything up to date?
  cargo xtask codegen --schema api.schema.json --out src/api.rs
                                         another schema, into one file
  cargo xtask codegen --schema openapi.yaml --root Pet --out src/pet.rs
                                         one schema of many, with all that it refers to

Exit codes:
  0  clean
  1  out of date
  2  wrong usage
  3  bad input: a schema with problems, a file that can't be read or written";

const DOCS_EXAMPLES: &str = "\
Examples:
  cargo xtask docs --open                the site of this workspace, in the browser
  cargo xtask docs --serve --watch       while writing descriptions
  cargo xtask docs --schema api.schema.json --out site
                                         the site of another schema

Exit codes:
  0  clean
  2  wrong usage
  3  bad input: a schema with problems, a file that can't be read or written";

const SWEEP_EXAMPLES: &str = "\
Examples:
  cargo xtask sweep schemas              how many of schemas/*.json become code?
  cargo xtask sweep schemas --explain E0301
                                         why do others not?
  cargo xtask sweep schemas --samples samples --compile 50
                                         does the code compile and keep samples/NAME/*.json?

Exit codes:
  0  clean; refused schemas are no failure
  1  the generator crashed, code did not compile, or a sample was lost
  2  wrong usage
  3  bad input: a file that can't be read or written";

#[cfg(test)]
mod tests {
    use super::Flags;
    use clap::CommandFactory as _;

    #[test]
    fn are_consistent() {
        Flags::command().debug_assert();
    }
}
