//! `cargo xtask docs --serve --watch`: what the server hands out, and that it outlives a broken schema.

use crate::workspace::{BROKEN, SCHEMA, Workspace};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// A running server; it ends with the value.
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
            "--serve",
            "--watch",
            "--port",
            "0",
        ];
        let mut command = workspace.command(&flags);
        command.stdout(Stdio::null()).stderr(Stdio::piped());
        let mut process = command.spawn().expect("the program starts");
        let stderr = BufReader::new(process.stderr.take().expect("a pipe"));
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            for line in stderr.lines().map_while(Result::ok) {
                let _ = sender.send(line);
            }
        });
        Self { process, lines }
    }

    /// The first line to come that has `words`.
    fn line(&self, words: &str) -> String {
        loop {
            let line = self.lines.recv_timeout(Duration::from_secs(20));
            let line = line.unwrap_or_else(|_| panic!("no line with {words}"));
            if line.contains(words) {
                return line;
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

fn ask(address: &str, request: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("the server answers");
    write!(stream, "{request} HTTP/1.1\r\nHost: {address}\r\n\r\n").expect("it listens");
    let mut answer = String::new();
    stream
        .read_to_string(&mut answer)
        .expect("it answers in text");
    answer
}

#[test]
fn the_site_is_served_and_follows_the_schema() {
    let workspace = Workspace::new();
    let running = Running::start(&workspace);
    let line = running.line("http://127.0.0.1:");
    let address = line
        .split_once("http://")
        .map(|(_, rest)| rest.trim().trim_end_matches('/').to_owned())
        .expect("an address");
    running.line("Watching");

    let page = ask(&address, "GET /models/pet.html");
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("text/html"));
    assert!(page.contains("How it is called.") && page.contains("/.changed.js"));
    let head = ask(&address, "HEAD /assets/site.css");
    assert!(
        head.contains("text/css") && head.ends_with("\r\n\r\n"),
        "{head}"
    );
    assert!(ask(&address, "GET /models/none.html").starts_with("HTTP/1.1 404"));
    for odd in [
        "GET /../schema/small.schema.json",
        "GET /%2e%2e/x",
        "POST /",
    ] {
        assert!(ask(&address, odd).starts_with("HTTP/1.1 400"), "{odd}");
    }

    workspace.write("schema/small.schema.json", BROKEN);
    running.line("nothing was written");
    assert!(ask(&address, "GET /models/pet.html").contains("How it is called."));
    let renamed = SCHEMA.replace("How it is called.", "Its name at home.");
    workspace.write("schema/small.schema.json", &renamed);
    running.line("up to date");
    assert!(ask(&address, "GET /models/pet.html").contains("Its name at home."));
}
