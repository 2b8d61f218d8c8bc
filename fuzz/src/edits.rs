//! A document made of another one by a few edits: bytes at random seldom reach far into a large model, edits of a good payload do.
//!
//! In: lines such as `12=null`, `3+,"new":1` or `7-`, each of which replaces, extends or drops one value or name, counted from the
//! start. Out: the text after all edits, which need not be JSON any more.

/// More edits than this only make an input slow.
const MOST: usize = 16;

/// `text` after the edits of `script`.
pub fn edited(text: &str, script: &str) -> String {
    let mut text = text.to_owned();
    for line in script.lines().take(MOST) {
        let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (index, edit) = line.split_at(digits);
        let spans = value_spans(&text);
        let Some(&(start, end)) =
            spans.get(index.parse::<usize>().unwrap_or(0) % spans.len().max(1))
        else {
            return text;
        };
        match (edit.get(..1), edit.get(1..)) {
            (Some("="), Some(new)) => text.replace_range(start..end, new),
            (Some("+"), Some(new)) => text.insert_str(end, new),
            (Some("<"), Some(new)) => text.insert_str(start, new),
            _ => text.replace_range(start..end, ""),
        }
    }
    text
}

/// Where each value and each name starts and ends.
fn value_spans(text: &str) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut open = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        at += 1;
        match bytes[start] {
            b'{' | b'[' => {
                open.push(found.len());
                found.push((start, at));
            }
            b'}' | b']' => {
                if let Some(index) = open.pop() {
                    found[index].1 = at;
                }
            }
            b'"' => {
                while at < bytes.len() && bytes[at] != b'"' {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
                at = (at + 1).min(bytes.len());
                if text.is_char_boundary(at) {
                    found.push((start, at));
                }
            }
            byte if byte.is_ascii_alphanumeric() || byte == b'-' => {
                while at < bytes.len()
                    && (bytes[at].is_ascii_alphanumeric() || b"+-.".contains(&bytes[at]))
                {
                    at += 1;
                }
                found.push((start, at));
            }
            _ => {}
        }
    }
    found
}
