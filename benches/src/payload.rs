//! The payload of every bench: one full record, with `k` unknown members in each of its objects.

use std::fmt::Write as _;

const RECORD: &str = include_str!("../payload/record.json");

/// The compact text of the record, its members in the order of the schema, with `unknown` more at the end of every object.
///
/// Unknown values are strings, integers, floats, booleans and objects of three members, in turn.
#[must_use]
pub fn payload(unknown: usize) -> String {
    let mut out = String::with_capacity(RECORD.len() * 2);
    let mut in_string = false;
    let mut serial = 0;
    for character in RECORD.chars() {
        // The record has no escapes, so every quote opens or closes a string.
        in_string ^= character == '"';
        if character == '}' && !in_string {
            (0..unknown).for_each(|_| push_unknown(&mut out, &mut serial));
        }
        if in_string || !character.is_ascii_whitespace() {
            out.push(character);
        }
    }
    out
}

/// How many objects the record has.
#[must_use]
pub fn objects() -> usize {
    RECORD.matches('{').count()
}

fn push_unknown(out: &mut String, serial: &mut usize) {
    *serial += 1;
    let value = match *serial % 5 {
        0 => "\"a value of next year\"".to_owned(),
        1 => (*serial * 7919).to_string(),
        2 => format!("{serial}.125"),
        3 => serial.is_multiple_of(2).to_string(),
        _ => format!("{{\"code\":{serial},\"label\":\"next\",\"final\":false}}"),
    };
    write!(out, ",\"added_member_{serial}\":{value}").expect("a string takes text");
}

#[cfg(test)]
mod tests {
    use super::{objects, payload};
    use serde_json::Value;

    #[test]
    fn is_the_record_and_what_was_added() {
        for unknown in [0, 1, 5] {
            let text = payload(unknown);
            let value: Value = serde_json::from_str(&text).unwrap();
            assert!(value["user"]["id_number"].is_object());
            assert_eq!(text.matches("added_member_").count(), unknown * objects());
        }
    }
}
