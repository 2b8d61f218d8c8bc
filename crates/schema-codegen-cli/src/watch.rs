//! Repeats work whenever one of its source files changes.

use crate::Error;
use crate::console;
use notify_debouncer_mini::new_debouncer;
use notify_debouncer_mini::notify::RecursiveMode;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::time::{Duration, SystemTime};

/// Editors write a file in several steps; this long after the last one the file counts as written.
const QUIET_TIME: Duration = Duration::from_millis(200);

/// Calls `work` after each change of one of `sources`, until the program is ended.
///
/// # Errors
/// When the system cannot watch the folders of the sources.
pub fn watch(sources: &[PathBuf], mut work: impl FnMut()) -> Result<(), Error> {
    let (sender, events) = channel();
    let mut debouncer = new_debouncer(QUIET_TIME, sender)?;
    // Folders, not files: editors replace a file by a new one, and a watch on the old one would end.
    let folders: BTreeSet<&Path> = sources.iter().filter_map(|path| path.parent()).collect();
    for folder in folders {
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        debouncer
            .watcher()
            .watch(folder, RecursiveMode::NonRecursive)?;
    }
    // Before the status: whoever reads it may change a source at once.
    let mut seen = state(sources);
    console::status("Watching for changes; press Ctrl-C to stop.\n");
    for batch in events {
        batch?;
        // Reading a source is an event too; only a changed source is a reason to work. The state is taken before the work, so
        // that a change during the work is seen afterwards.
        let now = state(sources);
        if now != seen {
            seen = now;
            work();
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
