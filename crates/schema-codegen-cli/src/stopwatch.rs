//! How long the stages of the generator took. The generator itself reads no clock.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

/// Times by the name of a stage.
#[derive(Debug, Default)]
pub struct Stopwatch {
    laps: Vec<(&'static str, Duration)>,
}

impl Stopwatch {
    /// Runs `stage` and records how long it took; times of stages with the same name add up.
    pub fn time<T>(&mut self, name: &'static str, stage: impl FnOnce() -> T) -> T {
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
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.laps.is_empty()
    }

    /// A table of the stages and their total, under a title.
    #[must_use]
    pub fn table(&self, title: &str) -> String {
        let total = ("total", self.laps.iter().map(|(_, took)| *took).sum());
        let mut out = format!("{title}\n");
        for (name, took) in self.laps.iter().chain([&total]) {
            let _ = writeln!(out, "  {name:<12} {:>8.1} ms", took.as_secs_f64() * 1e3);
        }
        out
    }
}
