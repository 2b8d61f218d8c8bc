//! From counted characters, which the YAML parser gives, to byte offsets.

/// Characters between two remembered offsets.
const STEP: usize = 64;

/// A text whose characters can be found by number.
pub(super) struct Offsets<'t> {
    text: &'t str,
    /// Where every [`STEP`]th character starts; empty when all characters are one byte long.
    marks: Vec<usize>,
}

impl<'t> Offsets<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let marks = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices()
                .step_by(STEP)
                .map(|(at, _)| at)
                .collect()
        };
        Self { text, marks }
    }

    /// The offset of character number `index`; the end of the text when there are not so many.
    pub(super) fn byte(&self, index: usize) -> usize {
        let end = self.text.len();
        if self.marks.is_empty() {
            return index.min(end);
        }
        let Some(mark) = self.marks.get(index / STEP).copied() else {
            return end;
        };
        let mut after = self.text[mark..].char_indices();
        after.nth(index % STEP).map_or(end, |(at, _)| mark + at)
    }
}

#[cfg(test)]
mod tests {
    use super::Offsets;

    #[test]
    fn every_character_is_found() {
        for text in ["", "plain", &"a\u{e9}\u{1f600}".repeat(100)] {
            let offsets = Offsets::new(text);
            for (index, (at, _)) in text.char_indices().enumerate() {
                assert_eq!(offsets.byte(index), at);
            }
            assert_eq!(offsets.byte(text.chars().count()), text.len());
            assert_eq!(offsets.byte(9_999), text.len());
        }
    }
}
