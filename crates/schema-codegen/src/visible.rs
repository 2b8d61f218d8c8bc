//! Text of schemas and names of files on their way to a reader: what a terminal or browser would obey, or would not show, is escaped.

use std::borrow::Cow;
use std::fmt::Write as _;

/// `text` with control characters, bidirectional controls and characters without a glyph as `\u{..}`; line ends and tabs stay.
///
/// An escape sequence could rewrite what stands on the screen, and a bidirectional control shows text in another order than it has.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    // Most text is plain, which bytes show at once.
    let is_plain = |byte: &u8| matches!(byte, b' '..=b'~' | b'\n' | b'\t');
    if text.as_bytes().iter().all(is_plain) || !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hidden(c) {
            let _ = write!(out, "{}", c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// The same on one line: line ends and tabs as `\n`, `\r` and `\t`.
#[must_use]
pub fn on_one_line(text: &str) -> String {
    let escaped = text.replace('\n', "\\n").replace('\r', "\\r");
    visible(&escaped.replace('\t', "\\t")).into_owned()
}

/// The same for JSON text, with escapes of JSON. Its control characters are escaped already.
#[must_use]
pub fn visible_json(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hidden(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// True for what a terminal or browser obeys or does not show.
pub(crate) fn is_hidden(c: char) -> bool {
    if matches!(c, ' '..='~') {
        return false;
    }
    c.is_control() && !matches!(c, '\n' | '\t')
        || matches!(
            c,
            // What Unicode lets a renderer ignore, but for the variation selectors 15 and 16, which ask for text or a picture.
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'..='\u{1160}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{fe00}'..='\u{fe0d}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e0fff}'
                // Ends of lines to some readers.
                | '\u{2028}'..='\u{2029}'
        )
}

#[cfg(test)]
mod tests {
    use super::on_one_line;

    #[test]
    fn a_name_of_any_form_stays_on_its_line() {
        let name = "a\nb\tc\r\u{1b}[2J\u{202e}";
        assert_eq!(on_one_line(name), r"a\nb\tc\r\u{1b}[2J\u{202e}");
    }
}
