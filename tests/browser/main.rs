//! The site in a real browser, without a head.
//!
//! In: the site made from the schema of the workspace, written to a folder and opened from there; with the variable `SITE`, the site in that
//! folder, for tests of any site such as `axe`. Out: passed, failed and skipped tests.
//! It has a harness of its own because a test that finds no browser is skipped and must be counted so. Two browsers take the tests in turn,
//! in the order of [`tests::ALL`], so the longest stand first.

mod driver;
mod session;
mod site;
mod tests;

use session::{Screen, Session};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

/// Why a test did not run, if it did not.
pub(crate) enum Outcome {
    /// It ran to its end.
    Passed,
    /// It needs something that is not here.
    Skipped(String),
}

/// One test.
pub(crate) struct Test {
    /// Its name.
    pub(crate) name: &'static str,
    /// The screen it wants.
    pub(crate) screen: Screen,
    /// What it does. It panics when it fails.
    pub(crate) run: fn(&Session, &Path) -> Outcome,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let filters: Vec<&String> = arguments
        .iter()
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    let wanted = |test: &&Test| {
        filters.is_empty()
            || filters
                .iter()
                .any(|filter| test.name.contains(filter.as_str()))
    };
    let chosen: Vec<&Test> = tests::ALL.iter().filter(wanted).collect();
    if arguments.iter().any(|argument| argument == "--list") {
        for test in chosen {
            println!("{}: test", test.name);
        }
        return ExitCode::SUCCESS;
    }
    let Some(programs) = driver::find() else {
        for test in &chosen {
            println!(
                "test {} ... skipped: no browser found (chromium and chromedriver)",
                test.name
            );
        }
        return report(0, 0, chosen.len());
    };
    let given = std::env::var_os("SITE").map(PathBuf::from);
    run(&chosen, &programs, &given.unwrap_or_else(site::written))
}

/// How many browsers run side by side.
const BROWSERS: usize = 2;

fn run(chosen: &[&Test], programs: &driver::Programs, site: &Path) -> ExitCode {
    let next = AtomicUsize::new(0);
    let outcomes: Mutex<Vec<Status>> = Mutex::default();
    std::thread::scope(|scope| {
        for _ in 0..BROWSERS {
            scope.spawn(|| {
                // A browser starts when there is a test for it.
                let mut session: Option<Session> = None;
                while let Some(test) = chosen.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let session = session.get_or_insert_with(|| Session::start(programs));
                    session.show_on(test.screen);
                    let verdict = tried(test, session, site);
                    outcomes.lock().expect("no test holds it").push(verdict);
                }
            });
        }
    });
    let outcomes = outcomes.into_inner().expect("no test holds it");
    let count = |wanted| outcomes.iter().filter(|one| **one == wanted).count();
    report(
        count(Status::Passed),
        count(Status::Failed),
        count(Status::Skipped),
    )
}

#[derive(PartialEq, Eq)]
enum Status {
    Passed,
    Failed,
    Skipped,
}

fn tried(test: &Test, session: &Session, site: &Path) -> Status {
    let start = Instant::now();
    match catch_unwind(AssertUnwindSafe(|| (test.run)(session, site))) {
        Ok(Outcome::Passed) => {
            let took = start.elapsed().as_secs_f64();
            println!("test {} ... ok ({took:.1} s)", test.name);
            Status::Passed
        }
        Ok(Outcome::Skipped(why)) => {
            println!("test {} ... skipped: {why}", test.name);
            Status::Skipped
        }
        Err(_) => {
            println!("test {} ... FAILED", test.name);
            Status::Failed
        }
    }
}

fn report(passed: usize, failed: usize, skipped: usize) -> ExitCode {
    println!("\nbrowser: {passed} passed; {failed} failed; {skipped} skipped\n");
    let in_ci = std::env::var_os("CI").is_some();
    if skipped > 0 {
        eprintln!(
            "WARNING: {skipped} tests of the site in a browser did NOT run; CI=1 .ci/run installs what they need."
        );
    }
    if failed == 0 && !(in_ci && skipped > 0) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// The folder that holds what a test run may leave behind.
pub(crate) fn scratch() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
}
