//! How long the stages of the generator took. The generator itself knows no clock.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

/// Laps, each with the name of a stage.
#[derive(Debug, Default)]
pub(crate) struct Stopwatch {
    laps: Vec<(&'static str, Duration)>,
}

impl Stopwatch {
    /// Runs `stage` and keeps how long it took; stages of the same name add up.
    pub(crate) fn time<T>(&mut self, name: &'static str, stage: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let value = stage();
        let took = start.elapsed();
        match self.laps.iter_mut().find(|(known, _)| *known == name) {
            Some((_, sum)) => *sum += took,
            None => self.laps.push((name, took)),
        }
        value
    }

    /// True when nothing was timed.
    pub(crate) fn is_empty(&self) -> bool {
        self.laps.is_empty()
    }

    /// A table of the stages and their total, under a title.
    pub(crate) fn table(&self, title: &str) -> String {
        let total = ("total", self.laps.iter().map(|(_, took)| *took).sum());
        let mut out = format!("{title}\n");
        for (name, took) in self.laps.iter().chain([&total]) {
            let _ = writeln!(out, "  {name:<12} {:>8.1} ms", took.as_secs_f64() * 1e3);
        }
        out
    }
}
