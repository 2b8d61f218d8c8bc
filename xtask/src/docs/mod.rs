//! The chore `docs`: from a schema to a site in a folder, opened, served or kept up to date.
//!
//! In: the flags. Out: files through [`crate::sync`], and what to tell people. What the pages say is decided in the generator.

mod make;
mod open;
mod serve;
mod watch;

use crate::failure::Failure;
use crate::flags::Docs;
use crate::output;
use crate::verdict::Verdict;
use make::Job;
use serve::Server;

/// Runs `cargo xtask docs`.
pub(crate) fn docs(flags: &Docs) -> Result<Verdict, Failure> {
    let job = Job::new(flags)?;
    let verdict = job.make()?;
    if verdict != Verdict::Clean && !flags.watch {
        return Ok(verdict);
    }
    let server = if flags.serve {
        Some(Server::bind(flags.port, job.folder(), flags.watch)?)
    } else {
        None
    };
    let address = match &server {
        Some(server) => server.address(),
        None => job.folder().join("index.html").display().to_string(),
    };
    output::talk(&format!("{address}\n"));
    if flags.open {
        open::open(&address)?;
    }
    match (server, flags.watch) {
        (None, false) => Ok(verdict),
        (Some(server), false) => server.run(),
        (None, true) => watch::watch(&job, || ()),
        (Some(server), true) => {
            let news = server.news();
            std::thread::spawn(move || server.run());
            watch::watch(&job, move || news.tell())
        }
    }
}
