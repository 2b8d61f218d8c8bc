//! The site in a real browser, without a head.
//!
//! In: the site made from the schema of the workspace, written to a folder and opened from there. Out: passed, failed and skipped tests.
//! It has a harness of its own because a test that finds no browser is skipped and must be counted so. Each test is in [`tests`].

mod driver;
mod session;
mod site;
mod tests;

use session::{Screen, Session};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
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
        return told(0, 0, chosen.len());
    };
    run(&chosen, &programs, &site::written())
}

fn run(chosen: &[&Test], programs: &driver::Programs, site: &Path) -> ExitCode {
    let (mut passed, mut failed, mut skipped) = (0, 0, 0);
    for screen in [Screen::Desktop, Screen::Phone] {
        let of_screen: Vec<&&Test> = chosen.iter().filter(|test| test.screen == screen).collect();
        if of_screen.is_empty() {
            continue;
        }
        let session = Session::start(programs, screen);
        for test in of_screen {
            let start = Instant::now();
            match catch_unwind(AssertUnwindSafe(|| (test.run)(&session, site))) {
                Ok(Outcome::Passed) => {
                    passed += 1;
                    println!(
                        "test {} ... ok ({:.1} s)",
                        test.name,
                        start.elapsed().as_secs_f64()
                    );
                }
                Ok(Outcome::Skipped(why)) => {
                    skipped += 1;
                    println!("test {} ... skipped: {why}", test.name);
                }
                Err(_) => {
                    failed += 1;
                    println!("test {} ... FAILED", test.name);
                }
            }
        }
    }
    told(passed, failed, skipped)
}

fn told(passed: usize, failed: usize, skipped: usize) -> ExitCode {
    println!("\nbrowser: {passed} passed; {failed} failed; {skipped} skipped\n");
    if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// The folder that holds what a test run may leave behind.
pub(crate) fn scratch() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
}
