//! `cargo xtask` run as a program, on a small workspace in a temporary folder: exit codes, output, and the files afterwards.

mod changes;
mod docs;
mod docs_watch;
mod foreign_files;
mod fuzz;
mod help;
mod one_file;
mod output;
mod problems;
mod readme;
mod sweep;
mod whole;
mod workspace;
