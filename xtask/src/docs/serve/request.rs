//! What a browser asks for: a file of the site, news of it, or something that is not served.

use std::io::{self, BufRead as _, BufReader, Read as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};

/// A request is no longer than this.
const MOST: u64 = 16 * 1024;

/// What is wanted.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A file, by its path below the folder of the site.
    File(PathBuf),
    /// Word that the site has changed.
    News,
    /// Something else.
    Nothing,
}

/// Reads a request to its end. The flag is true when the head of the answer alone is wanted.
pub(super) fn read(stream: &TcpStream) -> io::Result<(Wanted, bool)> {
    let mut reader = BufReader::new(stream.take(MOST));
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut line = String::new();
    while reader.read_line(&mut line)? > 0 && !line.trim().is_empty() {
        line.clear();
    }
    Ok((wanted(&first), first.starts_with("HEAD ")))
}

fn wanted(line: &str) -> Wanted {
    let mut words = line.split(' ');
    let (Some("GET" | "HEAD"), Some(target)) = (words.next(), words.next()) else {
        return Wanted::Nothing;
    };
    let path = target.split(['?', '#']).next().unwrap_or_default();
    if path == "/.changed.js" {
        return Wanted::News;
    }
    file(path).map_or(Wanted::Nothing, Wanted::File)
}

/// The file that a path means. Names of the site need no escapes, so a path that has one means nothing.
fn file(path: &str) -> Option<PathBuf> {
    let mut out = PathBuf::new();
    for name in path
        .strip_prefix('/')?
        .split('/')
        .filter(|name| !name.is_empty())
    {
        if name.starts_with('.') || name.contains(['%', '\\', ':']) {
            return None;
        }
        out.push(name);
    }
    if path.ends_with('/') {
        out.push("index.html");
    }
    Some(out)
}

/// What kind of file it is.
pub(super) fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html",
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        Some("json") => "application/json",
        _ => "text/plain",
    }
}

#[cfg(test)]
mod tests {
    use super::{Wanted, wanted};

    #[test]
    fn only_files_below_the_folder_are_meant() {
        let file = |path: &str| Wanted::File(path.into());
        assert_eq!(wanted("GET / HTTP/1.1"), file("index.html"));
        assert_eq!(
            wanted("GET /models/a.html?x#y HTTP/1.1"),
            file("models/a.html")
        );
        assert_eq!(wanted("HEAD /a.html HTTP/1.1"), file("a.html"));
        assert_eq!(wanted("GET /.changed.js HTTP/1.1"), Wanted::News);
        for line in [
            "GET /../secret HTTP/1.1",
            "GET /a/%2e%2e/b HTTP/1.1",
            "GET /.git/config HTTP/1.1",
            "GET /a\\..\\b HTTP/1.1",
            "POST / HTTP/1.1",
            "GET",
            "",
        ] {
            assert_eq!(wanted(line), Wanted::Nothing, "{line}");
        }
    }
}
