//! Everybody does the whole job: what is measured is decoding into every field and writing all of it.

use benches::contestant::CONTESTANTS;
use benches::payload::payload;
use serde_json::Value;

#[test]
fn gives_the_record_back() {
    for unknown in [0, 1, 5] {
        let text = payload(unknown);
        let whole: Value = serde_json::from_str(&text).expect("the payload is JSON");
        let known: Value = serde_json::from_str(&payload(0)).expect("the payload is JSON");
        for contestant in CONTESTANTS {
            let written = (contestant.round_trip)(text.as_bytes());
            let written: Value = serde_json::from_slice(&written).expect("JSON is written");
            let expected = if contestant.keeps_unknown {
                &whole
            } else {
                &known
            };
            assert!(
                written == *expected,
                "{} with {unknown} unknown members",
                contestant.name
            );
        }
    }
}
