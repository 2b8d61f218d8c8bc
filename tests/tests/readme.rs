//! The front page is true: its program is the one below, prints what the page says, and its commands are those that CI runs.
//!
//! In: `README.md`, `.ci/run`, and the program `src/bin/readme.rs`. That every block of Rust in it compiles is a doctest of this crate.

use std::process::Command;

const README: &str = include_str!("../../README.md");
const PROGRAM: &str = include_str!("../src/bin/readme.rs");
const CI: &str = include_str!("../../.ci/run");

/// The text between the fence that opens with `language` and the one that closes it.
fn block(language: &str) -> &'static str {
    let (_, rest) = README
        .split_once(&format!("```{language}\n"))
        .expect(language);
    rest.split_once("```\n").expect("an end").0
}

#[test]
fn shows_the_program_as_it_is() {
    let (_, code) = PROGRAM.split_once("\n\n").expect("a sign, then code");
    assert_eq!(block("rust"), code);
}

#[test]
fn shows_what_the_program_prints() {
    let output = Command::new(env!("CARGO_BIN_EXE_readme"))
        .output()
        .expect("the program runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(String::from_utf8_lossy(&output.stdout), block("text"));
}

#[test]
fn names_the_commands_that_ci_runs() {
    for line in block("sh").lines() {
        let (command, _) = line.split_once('#').expect("a command and its reason");
        assert!(
            CI.contains(&format!("step {}\n", command.trim())),
            "{command}"
        );
    }
}
