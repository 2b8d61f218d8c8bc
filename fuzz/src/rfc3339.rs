//! Any text as a timestamp: chrono's result, and chrono's text back. Of text that is not ASCII, and of leap seconds, chrono takes more than
//! RFC 3339 does.

use additional_properties::__private::codec::{FormattedTimestamp, parse_timestamp};
use chrono::{DateTime, FixedOffset, SecondsFormat, Timelike};

/// Reads the text by both readers, and writes it back.
pub fn run(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let ours = parse_timestamp(text);
    let theirs = DateTime::parse_from_rfc3339(text).ok();
    let theirs = theirs.filter(|value| text.is_ascii() && !is_misplaced(value));
    assert_eq!(format!("{ours:?}"), format!("{theirs:?}"));
    if let Some(value) = ours {
        let written = FormattedTimestamp::new(&value);
        assert_eq!(
            written.as_str(),
            value.to_rfc3339_opts(SecondsFormat::AutoSi, true)
        );
        assert_eq!(parse_timestamp(written.as_str()), Some(value));
    }
}

/// A leap second is at the end of a day in UTC.
fn is_misplaced(value: &DateTime<FixedOffset>) -> bool {
    let utc = value.to_utc();
    utc.nanosecond() >= 1_000_000_000 && (utc.hour(), utc.minute()) != (23, 59)
}
