//! The payload of every bench: one full record, with `k` unknown members in each of its objects.

use serde_json::{Map, Value, json};

const RECORD: &str = include_str!("../payload/record.json");

/// The compact text of the record with `unknown` members added to every object.
///
/// Unknown values are strings, integers, floats, booleans and objects of three members, in turn.
///
/// # Panics
/// Never: the record is part of this crate.
#[must_use]
pub fn payload(unknown: usize) -> String {
    let mut record: Value = serde_json::from_str(RECORD).expect("the record is JSON");
    let mut serial = 0;
    add_unknown(&mut record, unknown, &mut serial);
    serde_json::to_string(&record).expect("a value is JSON")
}

/// How many objects the record has.
///
/// # Panics
/// Never: the record is part of this crate.
#[must_use]
pub fn objects() -> usize {
    let mut record: Value = serde_json::from_str(RECORD).expect("the record is JSON");
    let mut serial = 0;
    add_unknown(&mut record, 1, &mut serial);
    serial
}

fn add_unknown(value: &mut Value, count: usize, serial: &mut usize) {
    match value {
        Value::Object(members) => {
            members
                .values_mut()
                .for_each(|member| add_unknown(member, count, serial));
            for _ in 0..count {
                *serial += 1;
                insert_unknown(members, *serial);
            }
        }
        Value::Array(items) => items
            .iter_mut()
            .for_each(|item| add_unknown(item, count, serial)),
        _ => {}
    }
}

fn insert_unknown(members: &mut Map<String, Value>, serial: usize) {
    let value = match serial % 5 {
        0 => json!("a value of next year"),
        1 => json!(serial * 7919),
        2 => json!(serial as f64 * 0.125),
        3 => json!(serial % 2 == 0),
        _ => json!({ "code": serial, "label": "next", "final": false }),
    };
    members.insert(format!("added_member_{serial}"), value);
}
