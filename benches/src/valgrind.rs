//! What a run of this program costs, counted by valgrind: the same on every machine, however busy it is.

use std::process::Command;

/// What is counted.
#[derive(Clone, Copy, Debug)]
pub enum Count {
    /// Instructions, by callgrind.
    Instructions,
    /// Allocations, by memcheck.
    Allocations,
}

impl Count {
    /// How many there are in a run of this program with these arguments; nothing if it fails, or valgrind can't be run.
    #[must_use]
    pub fn of(self, arguments: &[&str]) -> Option<f64> {
        let (tool, word): (&[&str], _) = match self {
            Self::Instructions => (
                &["--tool=callgrind", "--callgrind-out-file=/dev/null"],
                "Collected",
            ),
            Self::Allocations => (&["--tool=memcheck"], "total heap usage"),
        };
        let output = Command::new("valgrind")
            .args(tool)
            .arg(std::env::current_exe().ok()?)
            .args(arguments)
            .output()
            .ok()?;
        output.status.success().then_some(())?;
        let report = String::from_utf8_lossy(&output.stderr).into_owned();
        let line = report.lines().find(|line| line.contains(word))?;
        let (_, figures) = line.split_once(": ")?;
        let figure = figures.split_whitespace().next()?.replace(',', "");
        figure.parse().ok()
    }
}
