//! `cargo xtask` as a user meets it: exit codes, output, and what is on disk afterwards.
//!
//! In: the built program, and a small workspace in a temporary folder. The promises of `sync` are tested beside it.

mod docs;
mod docs_serve;
mod fuzz;
mod one_file;
mod output;
mod problems;
mod sweep;
mod whole;
mod workspace;
