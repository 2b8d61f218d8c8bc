//! Annotations of files, as GitHub's workflows read them from what is printed.

use crate::git::git;
use schema_codegen::visible::visible;
use std::path::Path;

/// What is said of one place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Annotation<'a> {
    /// `error`, `warning` or `notice`.
    pub(crate) level: &'a str,
    pub(crate) file: &'a str,
    pub(crate) line: usize,
    pub(crate) column: Option<usize>,
    pub(crate) title: &'a str,
    pub(crate) message: &'a str,
}

/// The names of files as GitHub knows them.
#[derive(Clone, Debug)]
pub(crate) struct Folder {
    /// Where names are relative to, seen from the top of the repository; empty, or with `/` at its end.
    prefix: String,
}

impl Folder {
    /// Names are relative to `folder`. Where that is in no repository, they are taken to be relative to where the command runs.
    pub(crate) fn new(folder: &Path) -> Self {
        let inside = git(folder, &["rev-parse", "--show-prefix"]);
        let prefix = match inside {
            Ok(inside) => inside.trim_end_matches(['\r', '\n']).to_owned(),
            Err(_) if folder.is_absolute() || folder.as_os_str().is_empty() => String::new(),
            Err(_) => format!("{}/", folder.display()),
        };
        Self { prefix }
    }

    /// The line to print.
    pub(crate) fn line(&self, of: Annotation<'_>) -> String {
        let column = of.column.map(|column| format!(",col={column}"));
        format!(
            "::{} file={},line={}{},title={}::{}",
            of.level,
            property(&visible(&self.path(of.file))),
            of.line,
            column.unwrap_or_default(),
            property(of.title),
            message(&visible(of.message))
        )
    }

    fn path(&self, file: &str) -> String {
        if Path::new(file).is_absolute() {
            return file.to_owned();
        }
        let mut parts: Vec<&str> = Vec::new();
        for part in self.prefix.split('/').chain(file.split('/')) {
            match part {
                "" | "." => {}
                ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
                part => parts.push(part),
            }
        }
        parts.join("/")
    }
}

/// The text of a workflow command: these three would end it or be taken for an escape.
fn message(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A property of a workflow command: here `:` and `,` are special as well.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}
