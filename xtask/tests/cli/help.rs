//! The help texts of all commands.

use crate::workspace::run;
use std::fmt::Write as _;

#[test]
fn every_command_explains_itself() {
    let mut texts = String::new();
    for command in [
        "",
        "codegen",
        "docs",
        "sweep",
        "import",
        "differential",
        "names",
        "ci",
        "fuzz",
        "bench",
        "bench instructions",
        "bench memory",
        "bench unions",
        "bench compile",
    ] {
        let arguments: Vec<&str> = command.split_whitespace().chain(["--help"]).collect();
        let help = run(&arguments, &[("COLUMNS", "100")]);
        assert_eq!(help.code, 0, "{help:?}");
        let _ = writeln!(
            texts,
            "$ cargo xtask {}\n\n{}",
            arguments.join(" "),
            help.stdout
        );
    }
    insta::assert_snapshot!("help", texts);
}
