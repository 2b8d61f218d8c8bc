//! A small server for one folder and one reader on this machine.
//!
//! In: a folder. Out: its files over HTTP, to this machine alone. With `--watch` every page also loads a script that is answered only when
//! the site is new, and then reloads the page. It is for writing docs, not for publishing them.

mod request;

use crate::failure::Failure;
use crate::verdict::Verdict;
use request::Wanted;
use std::io::Write as _;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;
use std::{fs, io, thread};

const RELOAD: &str = "<script src=\"/.changed.js\" defer></script></body>";
/// How long a page waits for news before it asks again.
const PATIENCE: Duration = Duration::from_secs(50);

/// Tells waiting pages that the site is new.
#[derive(Clone, Default)]
pub(super) struct News(Arc<(Mutex<u64>, Condvar)>);

impl News {
    /// The site is new.
    pub(super) fn tell(&self) {
        *self.0.0.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.0.1.notify_all();
    }

    /// True when the site became new while waiting.
    fn wait(&self) -> bool {
        let count = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        let before = *count;
        let waited = self
            .0
            .1
            .wait_timeout_while(count, PATIENCE, |count| *count == before);
        *waited.unwrap_or_else(PoisonError::into_inner).0 != before
    }
}

/// A server that has its port.
pub(super) struct Server {
    listener: TcpListener,
    port: u16,
    folder: PathBuf,
    reloads: bool,
    news: News,
}

impl Server {
    /// Takes a port of this machine; port 0 is any free one.
    pub(super) fn bind(port: u16, folder: &Path, reloads: bool) -> Result<Self, Failure> {
        let failure = |source: io::Error| Failure::Port { port, source };
        let listener = TcpListener::bind(("127.0.0.1", port)).map_err(failure)?;
        let port = listener.local_addr().map_err(failure)?.port();
        Ok(Self {
            listener,
            port,
            folder: folder.to_owned(),
            reloads,
            news: News::default(),
        })
    }

    /// Where a browser finds the site.
    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// What to tell when the site is new.
    pub(super) fn news(&self) -> News {
        self.news.clone()
    }

    /// Serves until the program is ended.
    pub(super) fn run(self) -> Result<Verdict, Failure> {
        let server = Arc::new(self);
        loop {
            // A reader that goes away in the middle is no reason to end.
            if let Ok((stream, _)) = server.listener.accept() {
                let server = Arc::clone(&server);
                thread::spawn(move || server.answer(&stream));
            }
        }
    }

    fn answer(&self, stream: &TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        let (wanted, head_only) = request::read(stream)?;
        let respond = |status, media_type, body: &[u8]| {
            let body = (body, head_only);
            respond(stream, status, media_type, body)
        };
        match wanted {
            Wanted::News => {
                let script = if self.news.wait() {
                    "location.reload();"
                } else {
                    "document.body.append(Object.assign(document.createElement('script'), { src: '/.changed.js' }));"
                };
                respond("200 OK", "text/javascript", script.as_bytes())
            }
            Wanted::File(path) => match fs::read(self.folder.join(&path)) {
                Ok(bytes) => respond(
                    "200 OK",
                    request::media_type(&path),
                    &self.reloading(&path, bytes),
                ),
                Err(_) => respond("404 Not Found", "text/plain", b"There is no such page.\n"),
            },
            Wanted::Nothing => respond(
                "400 Bad Request",
                "text/plain",
                b"Only files of the site are served.\n",
            ),
        }
    }

    fn reloading(&self, path: &Path, bytes: Vec<u8>) -> Vec<u8> {
        let is_page = path.extension().is_some_and(|ending| ending == "html");
        match String::from_utf8(bytes) {
            Ok(text) if self.reloads && is_page => text.replace("</body>", RELOAD).into_bytes(),
            Ok(text) => text.into_bytes(),
            Err(error) => error.into_bytes(),
        }
    }
}

/// Writes an answer; of the body only its length, if the flag beside it is set.
fn respond(
    mut stream: &TcpStream,
    status: &str,
    media_type: &str,
    (body, head_only): (&[u8], bool),
) -> io::Result<()> {
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {media_type}; charset=utf-8\r\nContent-Length: {length}\r\nCache-Control: no-store\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
    )?;
    stream.write_all(if head_only { b"" } else { body })
}
