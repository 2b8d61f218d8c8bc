//! The marked payload: which string is where, and whether it may be shown.

use crate::location::{Kind, Location, locations};
use serde_json::{Value, json};

pub(crate) const SCHEMA: &str = include_str!("../../../schema.json");
const PAYLOAD: &str = include_str!("../../payloads/attempt.json");

/// What every string marker contains, every number marker begins with, and every date marker ends with.
const TRACES: [&str; 3] = ["cnry", "77000", "-01-02"];

/// A payload in which every value that can be unique is.
pub(crate) struct Marked {
    pub(crate) payload: Value,
    pub(crate) markers: Vec<Marker>,
    pub(crate) locations: Vec<Location>,
}

/// One unique value.
pub(crate) struct Marker {
    pub(crate) text: String,
    pub(crate) pointer: String,
    pub(crate) hidden: bool,
}

impl Marked {
    pub(crate) fn assert_hidden(&self, what: &str, text: &str) {
        for marker in self.markers.iter().filter(|marker| marker.hidden) {
            assert!(
                !text.contains(&marker.text),
                "{what} shows {}",
                marker.pointer
            );
        }
    }

    pub(crate) fn assert_shown(&self, what: &str, text: &str) {
        for marker in &self.markers {
            assert!(
                text.contains(&marker.text),
                "{what} lacks {}",
                marker.pointer
            );
        }
    }

    fn put(&mut self, pointer: &str, value: &Value, hidden: bool) {
        let text = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        self.markers.push(Marker {
            text,
            pointer: pointer.to_owned(),
            hidden,
        });
    }
}

/// Stricter than [`Marked::assert_hidden`]: not a part of any marker, harmless ones included.
pub(crate) fn assert_no_trace(what: &str, text: &str) {
    for trace in TRACES {
        assert!(!text.contains(trace), "{what} shows a value: {text}");
    }
}

pub(crate) fn string(number: usize) -> String {
    format!("cnry{number:04}x")
}

pub(crate) fn number(number: usize) -> usize {
    770_000_000 + number
}

pub(crate) fn schema() -> Value {
    serde_json::from_str(SCHEMA).unwrap()
}

/// The payload with all its markers.
pub(crate) fn mark() -> Marked {
    let payload: Value = serde_json::from_str(PAYLOAD).unwrap();
    let locations = locations(&schema(), &payload);
    let mut marked = Marked {
        payload,
        markers: Vec::new(),
        locations: locations.clone(),
    };
    for (index, location) in locations.iter().enumerate() {
        match location.kind {
            Kind::Object => mark_members(&mut marked, &location.pointer, index),
            _ => mark_value(&mut marked, location, index),
        }
    }
    assert!(marked.markers.iter().filter(|marker| marker.hidden).count() > 200);
    marked
}

fn mark_value(marked: &mut Marked, location: &Location, index: usize) {
    let value = match location.kind {
        Kind::String | Kind::Enum => json!(string(index)),
        Kind::Date => json!(format!("{}-01-02", 1000 + index)),
        Kind::Integer => json!(number(index)),
        Kind::DateTime | Kind::Array | Kind::Object => return,
    };
    // An enum value that is not listed is hidden even where the field is harmless.
    marked.put(
        &location.pointer,
        &value,
        location.sensitive || location.kind == Kind::Enum,
    );
    *marked.payload.pointer_mut(&location.pointer).unwrap() = value;
}

fn mark_members(marked: &mut Marked, pointer: &str, index: usize) {
    let name = string(2000 + index);
    let inner = string(3000 + index);
    let value = string(4000 + index);
    let size = number(5000 + index);
    let Some(members) = marked
        .payload
        .pointer_mut(pointer)
        .and_then(Value::as_object_mut)
    else {
        return;
    };
    members.insert(
        name.clone(),
        json!({ inner.clone(): [value.clone(), size] }),
    );
    for marker in [json!(name), json!(inner), json!(value), json!(size)] {
        marked.put(&format!("{pointer}/*"), &marker, true);
    }
}
