//! The command `names`: which Rust names were not published yet, which published ones are gone, and the step of a release that publishes.

use crate::args::Format;
use crate::console::{self, ExitStatus, counted};
use crate::input::Input;
use crate::stopwatch::Stopwatch;
use crate::sync::{ManagedFiles, Mode, sync};
use crate::{Error, job};
use schema_codegen::artifact::RenderedFile;
use schema_codegen::visible::on_one_line;
use std::fmt::Write as _;
use std::path::Path;

/// The flags of `names`.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub struct NamesArgs {
    /// Publish every name: from now on it stays, whatever is added to the schema
    #[arg(long, conflicts_with = "check")]
    pub freeze: bool,

    /// Fail when there is a name that was not published yet
    #[arg(long)]
    pub check: bool,
}

/// Lists the pending names (`+`) and those that are gone (`-`) of each of `configs`, which are relative to `root`; or publishes the former.
///
/// # Errors
/// When a schema, a configuration or a lock has errors, or a configuration asks for no lock.
pub fn names(args: NamesArgs, root: &Path, configs: &[String]) -> Result<ExitStatus, Error> {
    let mut status = ExitStatus::Success;
    for config in configs {
        let pending = job::printed(of_config(args, root, config), Format::Human)?;
        if args.check && pending > 0 {
            status = ExitStatus::Failure;
        }
    }
    Ok(status)
}

/// The same for one configuration; how many names were pending.
fn of_config(args: NamesArgs, root: &Path, config: &str) -> Result<usize, Error> {
    let mut input = Input::from_config(root, config)?;
    let plan = input.plan(&mut Stopwatch::default())?;
    let Some((lock, path)) = plan.lock.zip(input.config.names) else {
        let config = config.to_owned();
        return Err(Error::NoNames { config });
    };
    let mut text = String::new();
    for line in lock.pending() {
        let _ = writeln!(text, "+ {}", on_one_line(&line));
    }
    for line in lock.gone() {
        let _ = writeln!(text, "- {}", on_one_line(&line));
    }
    console::data(&text);
    let (pending, gone) = (lock.pending().count(), lock.gone().count());
    let done = if args.freeze { "published" } else { "pending" };
    let count = counted(pending, "name");
    console::status(&format!(
        "{}: {count} {done}, {gone} gone.\n",
        on_one_line(&path)
    ));
    if args.freeze {
        let managed = ManagedFiles::new(root).lock(&path);
        let bytes = lock.frozen().to_text().into_bytes();
        sync(&managed, &[RenderedFile { path, bytes }], Mode::Write)?;
    }
    Ok(pending)
}
