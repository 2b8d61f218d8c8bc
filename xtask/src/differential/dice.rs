//! Random choices that a seed determines, the same on every machine.

/// A generator of numbers: `SplitMix64`, which is short and good enough to draw schemas with.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `end`, which is not 0.
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let number = (mixed ^ (mixed >> 31)) % (end as u64);
        usize::try_from(number).unwrap_or_default()
    }

    /// True in so many of a hundred cases.
    pub(super) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of `from`, which is not empty.
    pub(super) fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[self.below(from.len())]
    }

    /// `count` of `from`, in their order; all of them if they are fewer.
    pub(super) fn some<'t, T>(&mut self, from: &'t [T], count: usize) -> Vec<&'t T> {
        let mut left = count.min(from.len());
        let mut chosen = Vec::new();
        for (index, item) in from.iter().enumerate() {
            if self.below(from.len() - index) < left {
                chosen.push(item);
                left -= 1;
            }
        }
        chosen
    }
}
