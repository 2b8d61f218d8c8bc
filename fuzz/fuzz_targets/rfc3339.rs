//! Any text as a timestamp: chrono's result, and chrono's text back.
#![no_main]

use additional_properties::codec::{TimestampText, parse_timestamp};
use chrono::{DateTime, SecondsFormat};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let ours = parse_timestamp(text);
    let theirs = DateTime::parse_from_rfc3339(text).ok();
    assert_eq!(format!("{ours:?}"), format!("{theirs:?}"));
    if let Some(value) = ours {
        let written = TimestampText::new(&value);
        assert_eq!(written.as_str(), value.to_rfc3339_opts(SecondsFormat::AutoSi, true));
    }
});
