//! The payloads of the benches, by name: one full record, and what other servers make of it. All values are made up.

mod edit;
mod random;
mod strings;
mod tree;

use edit::{Order, Unknown};
use random::Random;
use std::fmt::Write as _;
use tree::{Format, Tree};

const RECORD: &str = include_str!("../../payload/record.json");

/// The names of all payloads, in the order of the table.
pub const PAYLOADS: [&str; 20] = [
    "declared",
    "declared-1",
    "declared-5",
    "random-5",
    "sorted",
    "sorted-1",
    "shuffled",
    "shuffled-1",
    "pretty-2",
    "pretty-4",
    "response",
    "long",
    "huge",
    "escapes",
    "unicode-escapes",
    "cyrillic",
    "cjk",
    "array-1000",
    "lines-10000",
    "unicode-mixed",
];

/// The payload of that name: one JSON document, or one in each line.
///
/// A number at the end of a name says how many unknown members every object has.
#[must_use]
pub fn payload(name: &str) -> Option<String> {
    let record = || Tree::parse(RECORD);
    let compact = |tree: &Tree| tree.text(Format::Compact);
    let edited =
        |order, unknown, position| compact(&edit::members(&record(), order, unknown, position));
    let strings = |make: &dyn Fn(&mut Random) -> String| edit::strings(&record(), make);
    Some(match name {
        "declared" => edited(Order::Declared, 0, Unknown::Last),
        "declared-1" => edited(Order::Declared, 1, Unknown::Last),
        "declared-5" => edited(Order::Declared, 5, Unknown::Last),
        "random-5" => edited(Order::Declared, 5, Unknown::Anywhere),
        "sorted" => edited(Order::Sorted, 0, Unknown::Anywhere),
        "sorted-1" => edited(Order::Sorted, 1, Unknown::Anywhere),
        "shuffled" => edited(Order::Shuffled, 0, Unknown::Anywhere),
        "shuffled-1" => edited(Order::Shuffled, 1, Unknown::Anywhere),
        "pretty-2" => record().text(Format::Pretty { indent: 2 }),
        "pretty-4" => record().text(Format::Pretty { indent: 4 }),
        "response" => edit::early_response(&record()).text(Format::Pretty { indent: 2 }),
        "long" => compact(&strings(&|random| strings::latin(random, 2_000))),
        "huge" => compact(&strings(&|random| strings::latin(random, 65_536))),
        "escapes" => compact(&strings(&strings::escapes)),
        "unicode-escapes" => strings(&strings::mixed).text(Format::Ascii),
        "unicode-mixed" => compact(&strings(&strings::mixed)),
        "cyrillic" => compact(&strings(&strings::cyrillic)),
        "cjk" => compact(&strings(&strings::cjk)),
        "array-1000" => compact(&edit::long_arrays(&record(), 1_000)),
        "lines-10000" => lines(10_000),
        _ => return None,
    })
}

/// Records one a line, every other one with an unknown member in each object.
fn lines(count: usize) -> String {
    let records = ["declared", "declared-1"].map(|name| payload(name).expect("a payload"));
    let mut out = String::new();
    for index in 0..count {
        let record = &records[index % 2];
        let id = format!("\"id\":\"idv_{index:014}\"");
        writeln!(
            out,
            "{}",
            record.replacen("\"id\":\"idv_52xR9LKo77r1Np\"", &id, 1)
        )
        .expect("a string takes anything");
    }
    out
}

/// How many objects the record has.
#[must_use]
pub fn objects() -> usize {
    RECORD.matches('{').count()
}

#[cfg(test)]
mod tests {
    use super::{PAYLOADS, objects, payload};
    use serde_json::Value;

    fn value(name: &str) -> Value {
        serde_json::from_str(&payload(name).unwrap())
            .unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    #[test]
    fn order_and_whitespace_change_nothing() {
        for name in ["sorted", "shuffled", "pretty-2", "pretty-4"] {
            assert_eq!(value(name), value("declared"), "{name}");
            assert_ne!(payload(name), payload("declared"), "{name}");
        }
        assert_eq!(value("unicode-escapes"), value("unicode-mixed"));
        assert!(payload("unicode-escapes").unwrap().is_ascii());
    }

    #[test]
    fn every_object_has_its_unknown_members() {
        for (name, count) in [
            ("declared-1", 1),
            ("declared-5", 5),
            ("random-5", 5),
            ("shuffled-1", 1),
        ] {
            let text = payload(name).unwrap();
            assert_eq!(
                text.matches("added_member_").count(),
                count * objects(),
                "{name}"
            );
        }
    }

    #[test]
    fn every_payload_is_made_the_same_way_twice() {
        for name in PAYLOADS {
            let text = payload(name).unwrap();
            assert_eq!(Some(&text), payload(name).as_ref(), "{name}");
            for line in text.lines().filter(|_| name.starts_with("lines")).take(10) {
                serde_json::from_str::<Value>(line).unwrap();
            }
        }
        assert_eq!(payload("no such"), None);
    }
}
