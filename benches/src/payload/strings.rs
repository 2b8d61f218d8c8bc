//! Strings of the payloads, by the script that they are written in and by what they need to be escaped.

use super::random::Random;

/// `length` bytes of words without accents.
pub(super) fn latin(random: &mut Random, length: usize) -> String {
    const WORDS: [&str; 8] = [
        "amber", "bridge", "copper", "delta", "ember", "forest", "gravel", "harbor",
    ];
    let mut text = String::with_capacity(length + 8);
    while text.len() < length {
        let word: &&str = random.pick(&WORDS);
        text.push_str(word);
        text.push(' ');
    }
    text.truncate(length);
    text
}

/// Line ends, quotes, backslashes and control characters, one in every other word.
pub(super) fn escapes(random: &mut Random) -> String {
    const PARTS: [&str; 6] = [
        "line\n",
        "tab\t",
        "quote\"",
        "back\\slash",
        "\u{1}control",
        "word word ",
    ];
    (0..30).map(|_| *random.pick(&PARTS)).collect()
}

/// Letters of one to four bytes.
pub(super) fn mixed(random: &mut Random) -> String {
    const PARTS: [&str; 6] = ["é", "ü", "日", "本", "😀", "ab "];
    (0..60).map(|_| *random.pick(&PARTS)).collect()
}

pub(super) fn cyrillic(random: &mut Random) -> String {
    const WORDS: [&str; 5] = ["янтарь", "мост", "медь", "река", "гавань"];
    (0..30).flat_map(|_| [*random.pick(&WORDS), " "]).collect()
}

pub(super) fn cjk(random: &mut Random) -> String {
    const WORDS: [&str; 5] = ["琥珀", "橋", "銅", "河川", "港町"];
    (0..80).map(|_| *random.pick(&WORDS)).collect()
}
