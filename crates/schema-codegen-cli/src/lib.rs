//! Input and output for [`schema_codegen`]: reads schemas, writes or checks generated files, prints diagnostics and diffs.
//!
//! The generator is a pure function; everything it must not do is here. The programs on top of this crate add only their own commands.

pub mod args;
pub mod changes;
pub mod console;
pub mod dependencies;
pub mod diff;
pub mod docs;
mod error;
pub mod generate;
pub mod import;
pub mod init;
pub mod input;
pub mod job;
pub mod names;
pub mod report;
pub mod stopwatch;
pub mod sync;
pub mod versions;
mod visible;
pub mod watch;

pub use error::Error;
pub use job::Job;
