//! Making the site again whenever what it is made from changes.
//!
//! The files are looked at a few times a second: they are few, and looking works on every file system.

use super::make::Job;
use crate::failure::Failure;
use crate::output;
use crate::verdict::Verdict;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};
use std::{fs, thread};

const PAUSE: Duration = Duration::from_millis(300);

/// Watches until the program is ended; `changed` is told each time the site is new.
pub(super) fn watch(job: &Job, changed: impl Fn()) -> Result<Verdict, Failure> {
    output::talk("Watching; end with Ctrl-C.\n");
    let mut seen = state(job);
    loop {
        thread::sleep(PAUSE);
        let now = state(job);
        if now == seen {
            continue;
        }
        seen = now;
        match job.make() {
            Ok(Verdict::Clean) => {
                output::talk("up to date\n");
                changed();
            }
            Ok(Verdict::Failed | Verdict::BadInput) => {}
            // A file may be gone for a moment while an editor writes it.
            Err(failure) => output::error(&format!("{failure}\n")),
        }
    }
}

fn state(job: &Job) -> Vec<(PathBuf, Option<(SystemTime, u64)>)> {
    let look = |path: PathBuf| {
        let facts = fs::metadata(&path).ok();
        let facts = facts.and_then(|facts| Some((facts.modified().ok()?, facts.len())));
        (path, facts)
    };
    job.sources().into_iter().map(look).collect()
}
