//! Layout of what the writer wrote: as `serde_json::to_string_pretty` does it, or all on one line.
//!
//! The text is valid JSON, but may hold white space where source text was kept.

use super::super::read::end_of_unescaped;

/// Lays out compact JSON.
pub(crate) fn pretty(compact: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(compact.len() * 2);
    let mut depth = 0;
    let mut at = 0;
    while let Some(&byte) = compact.get(at) {
        at += 1;
        match byte {
            b'"' => {
                let end = end_of_string(compact, at);
                out.extend_from_slice(&compact[at - 1..end]);
                at = end;
            }
            b'{' | b'[' => {
                out.push(byte);
                depth += 1;
                if !is_empty(compact, at) {
                    new_line(&mut out, depth);
                }
            }
            b'}' | b']' => {
                depth -= 1;
                if !matches!(out.last(), Some(b'{' | b'[')) {
                    new_line(&mut out, depth);
                }
                out.push(byte);
            }
            b',' => {
                out.push(byte);
                new_line(&mut out, depth);
            }
            b':' => out.extend_from_slice(b": "),
            b' ' | b'\n' | b'\r' | b'\t' => {}
            _ => out.push(byte),
        }
    }
    out
}

/// Removes all white space between tokens.
pub(crate) fn one_line(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        let end = if byte == b'"' {
            end_of_string(text, at + 1)
        } else {
            at + 1
        };
        if !byte.is_ascii_whitespace() {
            out.extend_from_slice(&text[at..end]);
        }
        at = end;
    }
    out
}

/// Whether the bracket before an offset is closed at once.
fn is_empty(text: &[u8], from: usize) -> bool {
    let rest = text[from..].trim_ascii_start();
    matches!(rest.first(), Some(b'}' | b']'))
}

fn new_line(out: &mut Vec<u8>, depth: usize) {
    out.push(b'\n');
    out.extend(std::iter::repeat_n(b' ', 2 * depth));
}

/// The offset behind the closing quote of a string whose content starts at `from`.
fn end_of_string(text: &[u8], from: usize) -> usize {
    let mut at = end_of_unescaped(text, from);
    while let Some(b'\\') = text.get(at) {
        at = end_of_unescaped(text, at + 2);
    }
    at + 1
}
