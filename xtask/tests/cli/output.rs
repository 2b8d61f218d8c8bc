//! Colour and timings: only where they are wanted.

use crate::workspace::Workspace;

const TYPES: &str = "crates/identity-verification/src/generated/pets.rs";

#[test]
fn colour_is_for_those_who_want_it() {
    let workspace = Workspace::generated();
    workspace.write(TYPES, "// mine\n");
    let coloured = |flags: &[&str], variables: &[(&str, &str)]| {
        let run = workspace.codegen_with(flags, variables);
        assert_eq!(run.code, 1);
        run.stdout.contains("\u{1b}[")
    };
    assert!(!coloured(&["--check"], &[]), "not a terminal");
    assert!(coloured(&["--check"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(
        &["--check"],
        &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]
    ));
    assert!(coloured(
        &["--check", "--color", "always"],
        &[("NO_COLOR", "1")]
    ));
    assert!(!coloured(
        &["--check", "--color", "never"],
        &[("CLICOLOR_FORCE", "1")]
    ));
}

#[test]
fn tells_the_time_only_when_asked() {
    let workspace = Workspace::new();
    assert!(!workspace.codegen(&[]).stderr.contains(" ms"));
    let timed = workspace.codegen(&["--check", "--timings"]);
    assert!(
        timed
            .stderr
            .lines()
            .any(|line| line.trim_start().starts_with("total ") && line.ends_with(" ms")),
        "{timed:?}"
    );
}
