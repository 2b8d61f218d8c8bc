//! Answers that may not be known: `None` where only what is not known could decide.

pub(super) fn all(answers: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut all = Some(true);
    for answer in answers {
        match answer {
            Some(false) => return Some(false),
            Some(true) => {}
            None => all = None,
        }
    }
    all
}

pub(super) fn any(answers: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    all(answers.map(|answer| answer.map(|holds| !holds))).map(|none| !none)
}

/// How many answers are true: at least, and at most.
pub(super) fn count_true(answers: impl Iterator<Item = Option<bool>>) -> (usize, usize) {
    answers.fold((0, 0), |(least, most), answer| {
        (
            least + usize::from(answer == Some(true)),
            most + usize::from(answer != Some(false)),
        )
    })
}

/// Whether a number that is between `least` and `most` is between `from` and `to`.
pub(super) fn is_within((least, most): (usize, usize), from: u64, to: u64) -> Option<bool> {
    let (least, most) = (least as u64, most as u64);
    if from <= least && most <= to {
        Some(true)
    } else if most < from || to < least {
        Some(false)
    } else {
        None
    }
}
