//! `cargo xtask docs --watch`: the site follows the schema, and a broken schema does not end the watch.

use crate::workspace::{BROKEN, SCHEMA, Workspace};
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// A running program; it is ended when the value is dropped.
struct Running {
    process: Child,
    lines: Receiver<String>,
}

impl Running {
    fn start(workspace: &Workspace) -> Self {
        let flags = [
            "docs",
            "--schema",
            "schema/small.schema.json",
            "--out",
            "site",
            "--watch",
        ];
        let mut command = workspace.command(&flags);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut process = command.spawn().expect("the program starts");
        let (sender, lines) = channel();
        let stdout = BufReader::new(process.stdout.take().expect("a pipe"));
        let stderr = BufReader::new(process.stderr.take().expect("a pipe"));
        let other = sender.clone();
        std::thread::spawn(move || {
            for line in stdout.lines().map_while(Result::ok) {
                let _ = other.send(line);
            }
        });
        std::thread::spawn(move || {
            for line in stderr.lines().map_while(Result::ok) {
                let _ = sender.send(line);
            }
        });
        Self { process, lines }
    }

    /// Waits for a line that contains `words`.
    fn wait_for(&self, words: &str) {
        loop {
            let line = self.lines.recv_timeout(Duration::from_secs(20));
            let line = line.unwrap_or_else(|_| panic!("no line with {words}"));
            if line.contains(words) {
                return;
            }
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn the_site_follows_the_schema() {
    let workspace = Workspace::new();
    let running = Running::start(&workspace);
    running.wait_for("Watching");
    assert!(
        workspace
            .read("site/models/pet.html")
            .contains("How it is called.")
    );
    workspace.write("schema/small.schema.json", BROKEN);
    running.wait_for("nothing was written");
    let renamed = SCHEMA.replace("How it is called.", "Its name at home.");
    workspace.write("schema/small.schema.json", &renamed);
    running.wait_for("update site/models/pet.html");
    assert!(
        workspace
            .read("site/models/pet.html")
            .contains("Its name at home.")
    );
}
