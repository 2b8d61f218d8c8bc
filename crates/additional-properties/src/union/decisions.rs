//! What the unions in a value were found to be, while the variants around them are tried.

use std::collections::BTreeMap;
use std::mem::{replace, take};

use super::UNKNOWN_VARIANT;
use crate::inspect::{Fit, Key, Placeholders};

/// What a union was found to be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Decision {
    pub(crate) variant: usize,
    /// How well that fits, with all that is inside.
    pub(crate) fit: Fit,
    /// Where the value ends in the text; `None` if that is wrong, and for a buffered value.
    pub(crate) end: Option<usize>,
}

impl Decision {
    /// That the value is no variant.
    pub(crate) fn unknown(end: Option<usize>) -> Self {
        Self {
            variant: UNKNOWN_VARIANT,
            fit: Fit::UNKNOWN,
            end,
        }
    }
}

/// What was found since the outermost union began.
///
/// A variant can hold unions itself, and to read them once more with each variant around them would cost the depth once more. So while
/// variants are tried, a union inside is decided once, and then a placeholder stands for its value. The outermost union reads the variant
/// that it takes again, and by then all unions inside are decided.
#[derive(Debug, Default)]
pub(crate) struct Decisions {
    /// How many unions are being read, one inside the other.
    depth: usize,
    made: BTreeMap<Key, Decision>,
    /// Variants chosen for what they are when missing members are filled.
    filled: BTreeMap<Key, usize>,
    trial: Option<Trial>,
}

/// A variant being tried: what was left out of its value so far.
#[derive(Debug)]
pub(crate) struct Trial {
    /// The value, as in [`Key`].
    value: usize,
    /// How many arrays and objects are around it.
    depth: u32,
    placeholders: Placeholders,
}

impl Decisions {
    pub(crate) fn enter(&mut self) {
        self.depth += 1;
    }

    pub(crate) fn leave(&mut self) {
        self.depth -= 1;
        if self.depth == 0 {
            // The outermost union is read: nobody goes back behind its start.
            self.made.clear();
            self.filled.clear();
        }
    }

    /// Whether a union is being read.
    pub(crate) fn is_reading(&self) -> bool {
        self.depth > 0
    }

    /// Whether a variant is being tried.
    pub(crate) fn is_trying(&self) -> bool {
        self.trial.is_some()
    }

    /// Whether this is the value of which a variant is being tried, and no part of it.
    pub(crate) fn is_whole(&self, value: usize) -> bool {
        self.trial
            .as_ref()
            .is_some_and(|trial| trial.value == value)
    }

    /// Begins to try a variant; the trial around it, which [`finish`](Self::finish) goes on with.
    pub(crate) fn begin(&mut self, value: usize, depth: u32) -> Option<Trial> {
        self.trial.replace(Trial {
            value,
            depth,
            placeholders: Placeholders::default(),
        })
    }

    /// Ends a trial; what was left out of the value.
    pub(crate) fn finish(&mut self, around: Option<Trial>) -> Placeholders {
        replace(&mut self.trial, around)
            .map(|trial| trial.placeholders)
            .unwrap_or_default()
    }

    /// Lets values be read as a whole, until [`resume`](Self::resume).
    pub(crate) fn suspend(&mut self) -> Option<Trial> {
        take(&mut self.trial)
    }

    pub(crate) fn resume(&mut self, trial: Option<Trial>) {
        self.trial = trial;
    }

    /// Notes that a placeholder stands for the value of a union, around which are `depth` arrays and objects.
    pub(crate) fn leave_out(&mut self, key: Key, fit: &Fit, depth: u32) {
        if let Some(trial) = &mut self.trial {
            let inside = depth.saturating_sub(trial.depth) as usize;
            trial.placeholders.add(key, fit, inside);
        }
    }

    /// The text of a placeholder for what is left out next.
    pub(crate) fn next_placeholder(&self) -> &'static str {
        let trial = self.trial.as_ref();
        trial.map_or("", |trial| trial.placeholders.next())
    }

    /// Takes over what was left out of a value that is the whole of the one that is tried. `Err` if something was left out before it.
    pub(crate) fn take_over(&mut self, placeholders: Placeholders) -> Result<(), ()> {
        match &mut self.trial {
            _ if placeholders.is_empty() => Ok(()),
            Some(trial) if trial.placeholders.is_empty() => {
                trial.placeholders = placeholders;
                Ok(())
            }
            _ => Err(()),
        }
    }

    pub(crate) fn get(&self, key: Key) -> Option<Decision> {
        self.made.get(&key).copied()
    }

    pub(crate) fn insert(&mut self, key: Key, decision: Decision) {
        // Nobody comes back to the outermost union.
        if self.depth > 1 {
            self.made.insert(key, decision);
        }
    }

    pub(crate) fn get_filled(&self, key: Key) -> Option<usize> {
        self.filled.get(&key).copied()
    }

    pub(crate) fn insert_filled(&mut self, key: Key, variant: usize) {
        if self.depth > 1 {
            self.filled.insert(key, variant);
        }
    }
}
