//! Opening an address with the program that the system has for it.

use crate::failure::Failure;
use std::path::Path;
use std::process::{Command, Stdio};

/// What opens an address here.
const OPENER: &[&str] = if cfg!(target_os = "macos") {
    &["open"]
} else if cfg!(windows) {
    &["cmd", "/c", "start", ""]
} else {
    &["xdg-open"]
};

/// Opens a file or an address and does not wait.
pub(super) fn open(address: &str) -> Result<(), Failure> {
    let mut command = Command::new(OPENER[0]);
    command.args(&OPENER[1..]).arg(address);
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let started = command.spawn();
    started
        .map(drop)
        .map_err(|source| Failure::disk("run", Path::new(OPENER[0]), source))
}
