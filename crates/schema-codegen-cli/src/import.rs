//! The command `import`: brings the schema of a project up to a document of upstream.

use crate::args::{Format, SchemaArgs};
use crate::console::{self, ExitStatus, counted};
use crate::input::{Input, read_text};
use crate::report::count;
use crate::stopwatch::Stopwatch;
use crate::sync::replace_all;
use crate::{Error, job};
use schema_codegen::history::History;
use schema_codegen::import::{Import, Need, Upstream, import as merge};
use schema_codegen::visible::on_one_line;
use schema_codegen::{Documents, Plan, Syntax};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The flags of `import`.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct ImportArgs {
    /// The document of upstream: that of an API, or a schema, in JSON or YAML
    #[arg(value_name = "FILE")]
    pub document: PathBuf,

    /// The schema of the document that the project's schema states: its name, a JSON Pointer, or `#` for the document itself
    #[arg(long, value_name = "NAME")]
    pub root: String,

    /// Write nothing: report what an import would do, and fail if that is anything, or if something differs that it would not edit
    #[arg(long)]
    pub check: bool,

    /// Copy the descriptions of upstream where the schema has none
    #[arg(long)]
    pub descriptions: bool,

    /// List every change and every decision, instead of the first of each kind
    #[arg(long)]
    pub all: bool,
}

/// What `import --help` says at its end.
pub const IMPORT_EXAMPLES: &str = "\
Examples:
  import openapi.yaml --root Pet         edit the project's schema as the document has changed
  import openapi.yaml --root Pet --check --all
                                         in CI: has the document changed, and in what?

The schema keeps its order, its layout, and what the document does not have: descriptions, examples, classes, meanings, rules and
constraints of its own. What needs a person is listed.

Exit codes:
  0  success; decisions that are left are no failure
  1  the schema differs from the document, in what an import would edit or in what it would not (--check); what only the schema
     constrains is no difference
  2  wrong usage
  3  bad input: a schema with errors, or a file that cannot be read or written";

/// How many lines of one kind people see, unless they ask for all.
const FIRST: usize = 10;

/// Runs `import` for the project at `root`, configured by `config`.
///
/// # Errors
/// When a file cannot be read or written, when a document has errors, or when the project's schema is not JSON.
pub fn import(args: &ImportArgs, root: &Path, config: &str) -> Result<ExitStatus, Error> {
    job::printed(run(args, root, config), Format::Human)
}

fn run(args: &ImportArgs, root: &Path, config: &str) -> Result<ExitStatus, Error> {
    let mut ours = Input::from_config(root, config)?;
    if ours.config.syntax == Syntax::Yaml {
        let path = root.join(&ours.config.schema);
        return Err(Error::NotEditable { path });
    }
    let (theirs, plan) = theirs(args)?;
    let upstream = Upstream {
        text: theirs.documents.schema(),
        syntax: theirs.config.syntax,
        plan: &plan,
    };
    // What is wrong in ours is reported below; this is for the documents that it refers to, which planning reads.
    let _ = ours.plan(&mut Stopwatch::default());
    let made = merge(&ours.documents, &ours.config, upstream, args.descriptions)
        .map_err(|diagnostics| ours.refused(diagnostics))?;
    let is_same = made.text == ours.documents.schema();
    console::data(&report(&made, args, &ours));
    if args.check {
        return Ok(ExitStatus::of(made.agrees(ours.documents.schema())));
    }
    let history = history_with(&ours, &plan, &made)?;
    let schema = (!is_same).then(|| (ours.config.schema.clone(), made.text.clone()));
    let changed: Vec<_> = history.into_iter().chain(schema).collect();
    let texts = changed
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()));
    replace_all(root, &texts.collect::<Vec<_>>())?;
    for (name, _) in &changed {
        console::data(&format!("changed {}\n", on_one_line(name)));
    }
    if is_same {
        return Ok(ExitStatus::Success);
    }
    ours.documents = Documents::new(made.text);
    gate(&mut ours);
    Ok(ExitStatus::Success)
}

/// The document of upstream, with what it refers to in others. One that refers to others which are not there is refused: what these state
/// would be lost.
fn theirs(args: &ImportArgs) -> Result<(Input, Plan), Error> {
    let schema_args = SchemaArgs {
        // The document itself is read as ours is.
        root: Some(args.root.clone())
            .filter(|root| root != "#")
            .into_iter()
            .collect(),
        ..SchemaArgs::default()
    };
    let mut theirs = Input::from_schema(&args.document, &schema_args, "")?;
    // Our schema says what its document says, and only what that means for types depends on what kind of document it is.
    theirs.config.compared.requires_to_the_letter = true;
    let plan = theirs.plan(&mut Stopwatch::default())?;
    let missing = theirs.documents.missing().map(str::to_owned);
    let mut names: BTreeSet<String> = missing.collect();
    if names.is_empty() {
        // No document outside of the folder is read.
        names = schema_codegen::unanswered(&theirs.documents, &theirs.config);
    }
    let names: Vec<_> = names.iter().map(|name| on_one_line(name)).collect();
    if !names.is_empty() {
        let path = args.document.clone();
        return Err(Error::Incomplete { path, names });
    }
    let Some(text) = schema_codegen::bundle(&theirs.documents, &theirs.config) else {
        return Ok((theirs, plan));
    };
    theirs.documents = Documents::new(text);
    theirs.config.syntax = Syntax::Json;
    let plan = theirs.plan(&mut Stopwatch::default())?;
    Ok((theirs, plan))
}

/// The file of the history, if the project keeps one and it changes, with what the schema has since the version of upstream.
fn history_with(
    ours: &Input,
    upstream: &Plan,
    made: &Import,
) -> Result<Option<(String, String)>, Error> {
    let version = upstream.model.schema.version.as_deref();
    let (Some(path), Some(file), Some(version)) =
        (ours.history_path(), &ours.config.history, version)
    else {
        return Ok(None);
    };
    let before = if path.exists() {
        read_text(&path)?
    } else {
        String::new()
    };
    let mut history = match before.as_str() {
        "" => History::default(),
        text => History::parse(file, text).map_err(|diagnostics| ours.refused(diagnostics))?,
    };
    made.record(&mut history, version);
    let now = history.to_text();
    Ok((now != before).then(|| (file.clone(), now)))
}

/// Says whether the generator accepts the schema as it is now.
fn gate(ours: &mut Input) {
    if let Err(Error::Diagnostics(reports)) = ours.plan(&mut Stopwatch::default()) {
        let problems = count(&reports);
        let command = &ours.config.command;
        console::status(&format!(
            "The generator refuses the schema until decisions are made: {problems}, which `{command}` lists.\n"
        ));
    }
}

fn report(made: &Import, args: &ImportArgs, ours: &Input) -> String {
    let mut out = String::new();
    let mut kinds: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for applied in &made.applied {
        let names = kinds.entry(applied.kind.as_str()).or_default();
        names.push(&applied.name);
    }
    let verb = if args.check { "to apply" } else { "applied" };
    let _ = writeln!(out, "{} {verb}", counted(made.applied.len(), "change"));
    for (kind, names) in kinds {
        let lines: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        list(&mut out, kind, &lines, args.all);
    }
    let pointers: Vec<_> = made.decisions.iter().map(|it| &it.pointer).collect();
    let positions = schema_codegen::positions(&made.text, ours.config.syntax, &pointers);
    let located: Vec<_> = made.decisions.iter().zip(positions).collect();
    let _ = writeln!(out, "{} left", counted(made.decisions.len(), "decision"));
    for need in Need::ALL {
        let of_need = located.iter().filter(|(decision, _)| decision.need == need);
        let lines: Vec<String> = of_need
            .map(|(decision, at)| {
                let subject = &decision.subject;
                match decision.pointer.file() {
                    // An import edits no other document, and knows no lines of one.
                    Some(file) => format!("{file}  {subject}"),
                    None => format!("{}:{}  {subject}", ours.config.schema, at.line),
                }
            })
            .collect();
        if !lines.is_empty() {
            list(&mut out, need.request(), &lines, args.all);
        }
    }
    out
}

fn list(out: &mut String, title: &str, lines: &[String], all: bool) {
    let _ = writeln!(out, "  {title} ({})", lines.len());
    let shown = if all { lines.len() } else { FIRST };
    for line in lines.iter().take(shown) {
        let _ = writeln!(out, "    {}", on_one_line(line));
    }
    if let more @ 1.. = lines.len().saturating_sub(shown) {
        let _ = writeln!(out, "    ... and {more} more (--all lists them)");
    }
}
