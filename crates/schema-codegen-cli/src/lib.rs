//! Input and output for [`schema_codegen`]: reads schemas, writes or checks generated files, prints diagnostics and diffs.
//!
//! The generator is a pure function; everything it must not do is here. The programs on top of this crate add only their own commands.

pub mod args;
#[cfg(feature = "changes")]
pub mod changes;
pub mod console;
pub mod dependencies;
pub mod diff;
#[cfg(feature = "site")]
pub mod docs;
mod error;
mod fills;
pub mod generate;
mod git;
#[cfg(feature = "changes")]
pub mod import;
pub mod init;
pub mod input;
pub mod job;
pub mod names;
pub mod project;
pub mod report;
pub mod stopwatch;
pub mod sync;
#[cfg(feature = "site")]
pub mod versions;
#[cfg(feature = "site")]
pub mod watch;
mod workflow;

pub use error::Error;
pub use job::Job;
