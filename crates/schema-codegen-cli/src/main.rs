//! The program `schema-codegen`: Rust types and documentation from any JSON Schema, in any project.

use clap::{Parser, Subcommand};
#[cfg(feature = "site")]
use schema_codegen_cli::args::DocsArgs;
use schema_codegen_cli::args::{Color, EXIT_CODES, TypesArgs};
#[cfg(feature = "changes")]
use schema_codegen_cli::changes::{CHANGES_EXAMPLES, ChangesArgs, changes};
use schema_codegen_cli::console::{self, ExitStatus};
#[cfg(feature = "site")]
use schema_codegen_cli::docs::{Project, docs};
#[cfg(feature = "changes")]
use schema_codegen_cli::import::{IMPORT_EXAMPLES, ImportArgs, import};
use schema_codegen_cli::input::Input;
use schema_codegen_cli::names::{NamesArgs, names};
use schema_codegen_cli::project::locate;
use schema_codegen_cli::{Error, Job, dependencies, init, job};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Rust types and documentation from a JSON Schema
#[derive(Debug, Parser)]
#[command(name = "schema-codegen", version, max_term_width = 100, after_help = EXIT_CODES)]
struct Flags {
    /// Which command.
    #[command(subcommand)]
    command: Command,

    /// When to use colour
    #[arg(long, value_enum, default_value_t, global = true, display_order = 100)]
    color: Color,
}

/// One command.
#[derive(Debug, Subcommand)]
enum Command {
    /// Write a codegen.toml, with every setting explained, into this folder
    Init {
        /// The schema that it names
        #[arg(default_value = "schema.json")]
        schema: PathBuf,
    },
    /// Generate the Rust types, and the Markdown pages if codegen.toml asks for them
    #[command(after_help = EXAMPLES)]
    Generate {
        #[command(flatten)]
        types: TypesArgs,

        /// The configuration to read when there is no --schema
        #[arg(long, value_name = "FILE", default_value = CONFIG)]
        config: PathBuf,

        /// Then run `cargo add` for each crate that the types need
        #[arg(long, conflicts_with = "check")]
        add_dependencies: bool,
    },
    /// Generate the browsable documentation site
    #[cfg(feature = "site")]
    Docs {
        #[command(flatten)]
        docs: DocsArgs,

        /// The configuration to read when there is no --schema
        #[arg(long, value_name = "FILE", default_value = CONFIG)]
        config: PathBuf,
    },
    /// Report what differs between two releases of a schema, and for whom that breaks something
    #[cfg(feature = "changes")]
    #[command(after_help = CHANGES_EXAMPLES)]
    Changes {
        #[command(flatten)]
        changes: ChangesArgs,

        /// The configuration that names the schema of the project
        #[arg(long, value_name = "FILE", default_value = CONFIG)]
        config: PathBuf,
    },
    /// List the Rust names that were not published yet, or publish them: then they stay
    Names {
        #[command(flatten)]
        names: NamesArgs,

        /// The configuration that names the lock of names
        #[arg(long, value_name = "FILE", default_value = CONFIG)]
        config: PathBuf,
    },
    /// Edit the schema of the project as a document of upstream has changed
    #[cfg(feature = "changes")]
    #[command(after_help = IMPORT_EXAMPLES)]
    Import {
        #[command(flatten)]
        import: ImportArgs,

        /// The configuration that names the schema of the project
        #[arg(long, value_name = "FILE", default_value = CONFIG)]
        config: PathBuf,
    },
    /// Print the completions of a shell
    #[cfg(feature = "completions")]
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
}

const CONFIG: &str = "codegen.toml";

const EXAMPLES: &str = "\
Examples:
  schema-codegen init api.schema.json    begin: writes codegen.toml
  schema-codegen generate                after every change of the schema
  schema-codegen generate --check        in CI: is everything up to date?
  schema-codegen generate --schema openapi.yaml --root Pet --out src/pet.rs
                                         one schema of an OpenAPI document, without a codegen.toml
  schema-codegen generate --schema openapi.yaml --all --out-dir src/api
                                         all of its schemas";

fn main() -> ExitCode {
    let flags = Flags::parse();
    console::set_color(flags.color);
    console::finish(run(&flags.command)).into()
}

/// What the head of a file says that was made by `generate`.
const GENERATE: &str = "schema-codegen generate";

/// Runs what the flags say.
fn run(command: &Command) -> Result<ExitStatus, Error> {
    match command {
        Command::Init { schema } => init::init(Path::new(CONFIG), schema),
        Command::Generate {
            types,
            config,
            add_dependencies,
        } => {
            let (root, config) = locate(config);
            let one = types.one_schema();
            let status = job::run(types.output, || match one {
                Some(schema) => Job::one_schema(schema, &types.schema, GENERATE),
                None => Job::project(&root, &config),
            })?;
            if !add_dependencies || status != ExitStatus::Success {
                return Ok(status);
            }
            add_dependencies_of(types, &root, &config)
        }
        #[cfg(feature = "site")]
        Command::Docs { docs: args, config } => {
            let (root, config) = locate(config);
            let project = Project {
                program: "schema-codegen docs",
                root: &root,
                configs: &[config],
            };
            docs(args, project)
        }
        #[cfg(feature = "changes")]
        Command::Changes {
            changes: args,
            config,
        } => {
            let (root, config) = locate(config);
            changes(args, &root, &[config])
        }
        Command::Names {
            names: args,
            config,
        } => {
            let (root, config) = locate(config);
            names(*args, &root, &[config])
        }
        #[cfg(feature = "changes")]
        Command::Import {
            import: args,
            config,
        } => {
            let (root, config) = locate(config);
            import(args, &root, &config)
        }
        #[cfg(feature = "completions")]
        Command::Completions { shell } => Ok(completions(*shell)),
    }
}

/// Prints the completions of `shell`.
#[cfg(feature = "completions")]
fn completions(shell: clap_complete::Shell) -> ExitStatus {
    let mut flags = <Flags as clap::CommandFactory>::command();
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut flags, "schema-codegen", &mut script);
    console::data(&String::from_utf8_lossy(&script));
    ExitStatus::Success
}

/// Adds what the types of one schema, or of the project, need.
fn add_dependencies_of(types: &TypesArgs, root: &Path, config: &str) -> Result<ExitStatus, Error> {
    let (folder, input) = match types.one_schema() {
        Some((schema, _)) => {
            let input = Input::from_schema(schema, &types.schema, GENERATE)?;
            (Path::new(""), input)
        }
        None => (root, Input::from_config(root, config)?),
    };
    dependencies::add(folder, &input.config)
}
