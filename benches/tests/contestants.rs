//! Every contestant does the whole job: what is measured is decoding into every field and writing all of it.

use benches::contestant::CONTESTANTS;
use benches::payload::{PAYLOADS, payload};
use serde_json::Value;

fn parse(what: &str, text: &[u8]) -> Value {
    serde_json::from_slice(text).unwrap_or_else(|error| panic!("{what}: {error}"))
}

/// Without the members that only some contestants keep.
fn without_unknown(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|name, _| !name.starts_with("added_member_") && name != "request_id");
            members.values_mut().for_each(without_unknown);
        }
        Value::Array(items) => items.iter_mut().for_each(without_unknown),
        _ => {}
    }
}

#[test]
fn every_contestant_writes_what_it_read() {
    for name in PAYLOADS {
        let text = payload(name).expect("a payload");
        // The first two of many lines are as good as all.
        let count = if name.starts_with("lines") {
            2
        } else {
            usize::MAX
        };
        let documents: Vec<&str> = if name.starts_with("lines") {
            text.lines().take(count).collect()
        } else {
            vec![&text]
        };
        for document in documents {
            let whole = parse(name, document.as_bytes());
            let mut declared = whole.clone();
            without_unknown(&mut declared);
            for contestant in CONTESTANTS {
                let Some(round_trip) = contestant.round_trip else {
                    (contestant.decode)(document.as_bytes(), 1);
                    continue;
                };
                let written = parse(contestant.name, &round_trip(document.as_bytes()));
                let expected = if contestant.keeps_unknown {
                    &whole
                } else {
                    &declared
                };
                assert!(written == *expected, "{} on {name}", contestant.name);
            }
        }
    }
}
