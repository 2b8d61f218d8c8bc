//! Every command of the front page works, on files with the names that it shows. That CI runs the first two is tested beside the page.

use crate::workspace::{SCHEMA, Workspace};
use std::process::Command;

const README: &str = include_str!("../../../README.md");

/// An API document with these schemas.
fn api(names: [&str; 2]) -> String {
    let schemas = names.map(|name| {
        format!("    {name}:\n      type: object\n      required: [name]\n      properties:\n        name: {{type: string}}\n        kind: {{$ref: '#/components/schemas/PetKind'}}\n")
    });
    format!(
        "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{}    PetKind: {{type: string, enum: [cat, dog]}}\n",
        schemas.concat()
    )
}

/// The commands in all blocks of shell, comments taken off.
fn commands() -> impl Iterator<Item = &'static str> {
    let mut inside = false;
    let lines = README.lines().filter(move |line| {
        if line.starts_with("```") {
            inside = *line == "```sh";
            return false;
        }
        inside
    });
    lines.map(|line| {
        line.split_once('#')
            .map_or(line, |(command, _)| command)
            .trim()
    })
}

fn git(workspace: &Workspace, arguments: &[&str]) {
    let author = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
    let mut git = Command::new("git");
    git.args(author)
        .args(arguments)
        .current_dir(workspace.path(""));
    let output = git.output().expect("git runs");
    assert!(output.status.success(), "{arguments:?}: {output:?}");
}

#[test]
fn every_command_of_the_front_page_works() {
    let workspace = Workspace::new();
    workspace.write("path/to/your.schema.json", SCHEMA);
    let document = api(["Pet", "IdentityVerification"]);
    for name in [
        "path/to/openapi.yaml",
        "openapi.yaml",
        "old.yaml",
        "new.yaml",
    ] {
        workspace.write(name, &document);
    }
    git(&workspace, &["init", "--quiet"]);
    git(&workspace, &["add", "."]);
    git(&workspace, &["commit", "--quiet", "--message", "Release"]);
    git(&workspace, &["tag", "v0.1.0"]);
    let mut ran = 0;
    for command in commands() {
        let Some(arguments) = command.strip_prefix("cargo xtask ") else {
            assert_eq!(command, "cargo test --workspace");
            continue;
        };
        // Without this flag, which starts a browser, the command is the same.
        let arguments = arguments
            .split(' ')
            .filter(|argument| *argument != "--open");
        let mut program = workspace.command(&arguments.collect::<Vec<_>>());
        program.env("CARGO_MANIFEST_DIR", workspace.path("xtask"));
        let output = program.output().expect("the program runs");
        assert!(output.status.success(), "{command}: {output:?}");
        ran += 1;
    }
    assert!(ran > 5, "the front page has more than {ran} commands");
}
