//! The driver of the browser: finding it, starting it, and speaking the `WebDriver` protocol to it over a plain socket.
//!
//! In: a method, a path and JSON. Out: JSON. The driver ends with the value that holds it.

use serde_json::Value;
use std::io::{BufRead as _, BufReader, Error, ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Where the two programs are.
pub(crate) struct Programs {
    /// The browser.
    pub(crate) browser: PathBuf,
    /// Its driver.
    driver: PathBuf,
}

/// Looks for both programs on the path.
pub(crate) fn find() -> Option<Programs> {
    Some(Programs {
        browser: on_path(&["chromium", "chromium-browser", "google-chrome"])?,
        driver: on_path(&["chromedriver"])?,
    })
}

fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|file| file.is_file())
}

/// A running driver.
pub(crate) struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts the driver and waits until it listens. The driver chooses its port: one that was free a moment ago may be taken by now.
    pub(crate) fn start(programs: &Programs) -> std::io::Result<Self> {
        let mut process = Command::new(&programs.driver)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let output = process.stdout.take();
        let mut driver = Self { process, port: 0 };
        let mut lines = BufReader::new(output.ok_or(ErrorKind::BrokenPipe)?).lines();
        while let Some(line) = lines.next().transpose()? {
            let Some((_, port)) = line.split_once("started successfully on port ") else {
                continue;
            };
            driver.port = port.trim_end_matches('.').parse().map_err(Error::other)?;
            // What it prints later is read, too: a full pipe would stop it.
            std::thread::spawn(move || lines.for_each(drop));
            return Ok(driver);
        }
        Err(Error::other("the driver ended before it listened"))
    }

    /// One command. Answers the `value` of the response.
    pub(crate) fn call(&self, method: &str, path: &str, body: &Value) -> Value {
        self.try_call(method, path, body)
            .unwrap_or_else(|error| panic!("{method} {path}: {error}"))
    }

    /// Like [`call`](Self::call), with an error where the driver does not answer or refuses.
    pub(crate) fn try_call(
        &self,
        method: &str,
        path: &str,
        body: &Value,
    ) -> std::io::Result<Value> {
        let (status, answer) = self.exchange(method, path, body)?;
        let value = &answer["value"];
        if status != 200 {
            let message = value["message"].as_str().unwrap_or_default();
            return Err(Error::other(message));
        }
        Ok(value.clone())
    }

    fn exchange(&self, method: &str, path: &str, body: &Value) -> std::io::Result<(u16, Value)> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(120)))?;
        let body = if method == "POST" {
            body.to_string()
        } else {
            String::new()
        };
        let length = body.len();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
        )?;
        let mut reader = BufReader::new(stream);
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let status = line
            .split(' ')
            .nth(1)
            .and_then(|code| code.parse().ok())
            .unwrap_or(0);
        let mut length = 0;
        loop {
            line.clear();
            reader.read_line(&mut line)?;
            if line.trim().is_empty() {
                break;
            }
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().unwrap_or(0);
            }
        }
        let mut bytes = vec![0; length];
        reader.read_exact(&mut bytes)?;
        Ok((status, serde_json::from_slice(&bytes).unwrap_or_default()))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
