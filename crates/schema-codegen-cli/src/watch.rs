//! Repeats work whenever one of its source files changes.

use crate::Error;
use crate::console;
use notify_debouncer_mini::notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_mini::{Debouncer, new_debouncer};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::time::{Duration, SystemTime};

/// Editors write a file in several steps; this long after the last one the file counts as written.
const QUIET_TIME: Duration = Duration::from_millis(200);

/// Calls `work` after each change of one of `sources`, until the program is ended. After each change they are asked for again.
///
/// # Errors
/// When the system cannot watch the folders of the sources.
pub fn watch(find: impl Fn() -> Vec<PathBuf>, mut work: impl FnMut()) -> Result<(), Error> {
    let (sender, events) = channel();
    let mut debouncer = new_debouncer(QUIET_TIME, sender)?;
    let mut watched = BTreeSet::new();
    let mut sources = find();
    watch_folders(&mut debouncer, &sources, &mut watched)?;
    // Before the status: whoever reads it may change a source at once.
    let mut seen = state(&sources);
    console::status("Watching for changes; press Ctrl-C to stop.\n");
    for batch in events {
        batch?;
        // Reading a source is an event too; only a changed source is a reason to work. The state is taken before the work, so
        // that a change during the work is seen afterwards.
        let now = state(&sources);
        if now != seen {
            seen = now;
            work();
            let found = find();
            if found != sources {
                sources = found;
                watch_folders(&mut debouncer, &sources, &mut watched)?;
                seen = state(&sources);
            }
        }
    }
    Ok(())
}

/// Watches the folders of `sources`, except those that are in `watched` already. Folders, not files: editors replace a file by a new one,
/// and a watch on the old one would end.
fn watch_folders(
    debouncer: &mut Debouncer<RecommendedWatcher>,
    sources: &[PathBuf],
    watched: &mut BTreeSet<PathBuf>,
) -> Result<(), Error> {
    for folder in sources.iter().filter_map(|path| path.parent()) {
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        if watched.insert(folder.to_owned()) {
            debouncer
                .watcher()
                .watch(folder, RecursiveMode::NonRecursive)?;
        }
    }
    Ok(())
}

/// When each source was changed, and how long it is; nothing for one that is missing, as it may be while an editor writes it.
fn state(sources: &[PathBuf]) -> Vec<Option<(SystemTime, u64)>> {
    let of = |path: &PathBuf| {
        let metadata = fs::metadata(path).ok()?;
        Some((metadata.modified().ok()?, metadata.len()))
    };
    sources.iter().map(of).collect()
}
