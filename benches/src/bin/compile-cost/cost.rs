//! How it is measured: CPU seconds of cargo and its children, and the size of the code.
//!
//! In: packages whose dependencies are built. Out: the median of the runs, packages in turn, so that a machine that slows down
//! slows all of them. Linux only: times come from `/proc`, sizes from `size` of binutils.

use crate::program::Program;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{fs, io};

/// What one package cost.
pub(crate) struct Cost {
    /// CPU seconds of `cargo check`.
    pub(crate) check: f64,
    /// CPU seconds of `cargo build --release`.
    pub(crate) release: f64,
    /// Bytes of `.text`; none for a library.
    pub(crate) text: f64,
}

/// Compiles every package `runs` times.
pub(crate) fn of_all(programs: &[Program], runs: usize) -> io::Result<Vec<Cost>> {
    let mut check = vec![Vec::new(); programs.len()];
    let mut release = vec![Vec::new(); programs.len()];
    for _ in 0..runs {
        for (index, program) in programs.iter().enumerate() {
            check[index].push(timed(program, &["check"])?);
            release[index].push(timed(program, &["build", "--release"])?);
        }
    }
    let cost = |index: usize| {
        Ok(Cost {
            check: median(&mut check[index].clone()),
            release: median(&mut release[index].clone()),
            text: text_size(&programs[index])?,
        })
    };
    (0..programs.len()).map(cost).collect()
}

/// The folder with what all packages share.
fn shared(program: &Program) -> PathBuf {
    program.folder.join("../shared-target")
}

fn cargo(program: &Program, arguments: &[&str]) -> io::Result<()> {
    let status = Command::new("cargo")
        .args(arguments)
        .arg("--quiet")
        .current_dir(&program.folder)
        .env("CARGO_TARGET_DIR", shared(program))
        .env("CARGO_INCREMENTAL", "0")
        .stdout(Stdio::null())
        .status()?;
    if status.success() {
        Ok(())
    } else {
        let folder = program.folder.display();
        Err(io::Error::other(format!("cargo failed in {folder}")))
    }
}

/// CPU seconds of compiling the package once more.
fn timed(program: &Program, arguments: &[&str]) -> io::Result<f64> {
    let entry = program.folder.join(program.entry);
    let text = fs::read_to_string(&entry)?;
    fs::write(&entry, text)?;
    let before = children_ticks()?;
    cargo(program, arguments)?;
    Ok((children_ticks()? - before) / TICKS_PER_SECOND)
}

/// Linux reports process times in hundredths of a second to user space.
const TICKS_PER_SECOND: f64 = 100.0;

/// User and system time of all finished children, in ticks.
fn children_ticks() -> io::Result<f64> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let fields = stat.rsplit_once(") ").map_or("", |(_, rest)| rest);
    let field = |index: usize| {
        let field = fields.split(' ').nth(index);
        field.and_then(|ticks| ticks.parse::<f64>().ok())
    };
    match (field(13), field(14)) {
        (Some(user), Some(system)) => Ok(user + system),
        _ => Err(io::Error::other("/proc/self/stat has no times of children")),
    }
}

fn text_size(program: &Program) -> io::Result<f64> {
    if !program.entry.ends_with("main.rs") {
        return Ok(0.0);
    }
    section_size(&shared(program).join("release").join(program.name))
}

/// Size of a program's `.text` section, in bytes.
fn section_size(program: &Path) -> io::Result<f64> {
    let output = Command::new("size").arg("-A").arg(program).output()?;
    let report = String::from_utf8_lossy(&output.stdout).into_owned();
    let line = report.lines().find(|line| line.starts_with(".text"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok())
        .ok_or_else(|| io::Error::other("`size -A` shows no .text section"))
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
