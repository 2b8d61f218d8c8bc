//! Timestamps and dates: chrono's result, for spellings that are common, odd and wrong.

use additional_properties::__private::codec::{
    FormattedDate, FormattedTimestamp, parse_date, parse_timestamp,
};
use chrono::{DateTime, FixedOffset, NaiveDate, SecondsFormat};
use proptest::prelude::*;

fn agree(text: &str) {
    // Of text that is not ASCII chrono takes more than RFC 3339 does.
    let theirs = DateTime::parse_from_rfc3339(text).ok();
    let theirs = theirs.filter(|theirs| text.is_ascii() && is_on_a_clock(theirs));
    let ours = parse_timestamp(text);
    assert_eq!(ours, theirs, "{text}");
    if let (Some(ours), Some(theirs)) = (ours, theirs) {
        // Equal instants may have different offsets, and leap seconds hide in the nanoseconds.
        assert_eq!(format!("{ours:?}"), format!("{theirs:?}"));
        let written = FormattedTimestamp::new(&ours);
        assert_eq!(
            written.as_str(),
            theirs.to_rfc3339_opts(SecondsFormat::AutoSi, true)
        );
        assert_eq!(parse_timestamp(written.as_str()), Some(ours));
    }
}

/// A leap second ends a day in UTC. chrono takes one at the end of any minute.
fn is_on_a_clock(value: &DateTime<FixedOffset>) -> bool {
    let is_leap = value.timestamp_subsec_nanos() >= 1_000_000_000;
    !is_leap || value.to_utc().format("%H:%M").to_string() == "23:59"
}

const DATES: [&str; 20] = [
    "2020-07-24",
    "0000-01-01",
    "0001-01-01",
    "9999-12-31",
    "2020-02-29",
    "2021-02-29",
    "1900-02-29",
    "2000-02-29",
    "2020-13-01",
    "2020-00-10",
    "2020-01-00",
    "2020-04-31",
    "2020-7-24",
    "20200724",
    "2020/07/24",
    "+2020-07-24",
    "-001-07-24",
    "12020-07-24",
    "２020-07-24",
    "",
];
const CLOCKS: [&str; 14] = [
    "03:26:02", "00:00:00", "23:59:59", "23:59:60", "12:00:60", "23:59:61", "24:00:00", "03:60:02",
    "3:26:02", "03:26", "03-26-02", "03:26:2", "032602", "",
];
const FRACTIONS: [&str; 19] = [
    "",
    ".",
    ".0",
    ".1",
    ".120",
    ".123",
    ".1234",
    ".123456",
    ".1234567",
    ".123456789",
    ".1234567891",
    ".999999999",
    ".9999999999",
    ".000000000",
    ".000000001",
    ".12345678901234567890",
    ".1x",
    ",5",
    ".-1",
];
const OFFSETS: [&str; 23] = [
    "Z",
    "z",
    "+00:00",
    "-00:00",
    "+05:30",
    "-05:30",
    "+23:59",
    "-23:59",
    "+24:00",
    "+12:60",
    "+0530",
    "+05",
    "+5:30",
    "+05:3",
    "",
    " Z",
    "Z ",
    "UTC",
    "+05:30:00",
    "+05-30",
    "-",
    "+",
    "−05:30",
];

#[test]
fn every_combination_of_right_and_wrong_parts() {
    for date in DATES {
        for separator in ["T", "t", " ", "", "_", "  "] {
            for clock in CLOCKS {
                let times = FRACTIONS
                    .iter()
                    .flat_map(|fraction| OFFSETS.map(|offset| (fraction, offset)));
                for (fraction, offset) in times {
                    agree(&format!("{date}{separator}{clock}{fraction}{offset}"));
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn any_instant(seconds in -62_167_219_200_i64..253_402_300_800, nanoseconds in prop_oneof![Just(0), 0..2_000_000_000_u32, (0..1000_u32).prop_map(|ms| ms * 1_000_000)], offset in -86_399..86_400_i32) {
        let offset = FixedOffset::east_opt(offset).unwrap();
        if let Some(utc) = DateTime::from_timestamp(seconds, nanoseconds) {
            let value = utc.with_timezone(&offset);
            // RFC 3339 has no seconds in an offset; chrono leaves them out, and so writes another instant.
            let seconds = offset.local_minus_utc() % 60;
            let in_minutes = FixedOffset::east_opt(offset.local_minus_utc() - seconds).unwrap();
            let expected = value.with_timezone(&in_minutes).to_rfc3339_opts(SecondsFormat::AutoSi, true);
            let text = FormattedTimestamp::new(&value);
            prop_assert_eq!(text.as_str(), expected.as_str());
            if is_on_a_clock(&value.fixed_offset()) && expected.starts_with(|c: char| c.is_ascii_digit()) {
                prop_assert_eq!(parse_timestamp(text.as_str()), Some(value));
            }
            agree(&expected);
        }
    }

    #[test]
    fn any_change(at in 0_usize..35, byte in any::<u8>(), extra in "[0-9TZtz:+. -]{0,3}") {
        let mut bytes = *b"2020-07-24T03:26:02.123456789+05:30";
        bytes[at] = byte;
        if let Ok(text) = std::str::from_utf8(&bytes) {
            agree(text);
            agree(&format!("{text}{extra}"));
            agree(&text[..at]);
        }
    }

    #[test]
    fn any_text(text in "\\PC{0,40}") {
        agree(&text);
    }

    #[test]
    fn any_date(days in -800_000..4_000_000_i32) {
        if let Some(date) = NaiveDate::from_epoch_days(days) {
            let text = FormattedDate::new(date);
            prop_assert_eq!(text.as_str(), date.to_string());
            let has_four_digits = text.as_str().len() == 10;
            prop_assert_eq!(parse_date(text.as_str()), has_four_digits.then_some(date));
        }
    }
}

/// A timestamp by the grammar of RFC 3339, section 5.6, and the instant that it stands for: seconds since 1970 and nanoseconds.
///
/// Computed here, so that this asks neither chrono nor the codec.
fn by_the_grammar() -> impl Strategy<Value = (String, i64, u32)> {
    let day = (0..=9999_i64, 1..=12_i64, 1..=28_i64);
    let clock = (0..24_i64, 0..60_i64, 0..60_i64);
    let offset = prop_oneof![
        prop_oneof![Just("Z"), Just("z"), Just("-00:00")].prop_map(|text| (text.to_owned(), 0)),
        (any::<bool>(), 0..24_i64, 0..60_i64).prop_map(|(west, hours, minutes)| {
            let seconds = hours * 3600 + minutes * 60;
            let sign = if west { '-' } else { '+' };
            let text = format!("{sign}{hours:02}:{minutes:02}");
            (text, if west { -seconds } else { seconds })
        }),
    ];
    (day, clock, "(\\.[0-9]{1,20})?", "[Tt]", offset).prop_map(
        |((year, month, day), (hour, minute, second), fraction, t, (zone, east))| {
            let text = format!(
                "{year:04}-{month:02}-{day:02}{t}{hour:02}:{minute:02}:{second:02}{fraction}{zone}"
            );
            let of_day = hour * 3600 + minute * 60 + second - east;
            let seconds = days_since_1970(year, month, day) * 86_400 + of_day;
            let digits = format!("{:0<9}", fraction.trim_start_matches('.'));
            (text, seconds, digits[..9].parse().unwrap())
        },
    )
}

/// Counted year by year and month by month, as a person would.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let is_leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let years: i64 = if year >= 1970 {
        (1970..year)
            .map(|year| 365 + i64::from(is_leap(year)))
            .sum()
    } else {
        -(year..1970)
            .map(|year| 365 + i64::from(is_leap(year)))
            .sum::<i64>()
    };
    let february = 28 + i64::from(is_leap(year));
    let months = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let before = usize::try_from(month - 1).unwrap();
    years + months[..before].iter().sum::<i64>() + day - 1
}

/// Whether chrono's types hold everything that the text says.
fn can_be_held(text: &str) -> bool {
    let fraction = text.split_once('.').map_or("", |(_, rest)| {
        rest.trim_end_matches(|c: char| !c.is_ascii_digit())
            .split(['+', '-', 'Z', 'z'])
            .next()
            .unwrap_or_default()
    });
    let is_shortest = match fraction.len() {
        0 => true,
        3 | 6 | 9 => !fraction.ends_with("000"),
        _ => false,
    };
    let is_zulu = !text.ends_with("+00:00") && !text.ends_with("-00:00");
    is_shortest && is_zulu && !text.contains(['t', 'z'])
}

proptest! {
    #[test]
    fn all_of_the_grammar_is_read_as_its_instant((text, seconds, nanoseconds) in by_the_grammar()) {
        let value = parse_timestamp(&text);
        prop_assert!(value.is_some(), "{} is refused", text);
        let value = value.unwrap_or_default();
        prop_assert_eq!((value.timestamp(), value.timestamp_subsec_nanos()), (seconds, nanoseconds), "{}", text);
        let written = FormattedTimestamp::new(&value);
        prop_assert_eq!(written.as_str() == text, can_be_held(&text), "{} became {}", text, written.as_str());
        prop_assert_eq!(parse_timestamp(written.as_str()), Some(value));
    }
}

/// The examples of RFC 3339, section 5.8.
#[test]
fn leap_seconds_are_read_and_written() {
    for (text, utc) in [
        ("1990-12-31T23:59:60Z", "1990-12-31T23:59:60Z"),
        ("1990-12-31T15:59:60-08:00", "1990-12-31T23:59:60Z"),
        ("2016-12-31T23:59:60.500Z", "2016-12-31T23:59:60.500Z"),
    ] {
        let value = parse_timestamp(text).unwrap();
        assert_eq!(FormattedTimestamp::new(&value).as_str(), text);
        assert_eq!(FormattedTimestamp::new(&value.to_utc()).as_str(), utc);
    }
    for text in [
        "1998-12-31T23:58:60Z",
        "1990-12-31T23:59:60-08:00",
        "1990-12-31t23:00:60.5z",
    ] {
        assert_eq!(parse_timestamp(text), None, "{text}");
    }
}

#[test]
fn dates_of_rfc_3339_only() {
    for (text, valid) in [
        ("1990-05-29", true),
        ("0000-01-01", true),
        ("2020-02-29", true),
        ("2021-02-29", false),
        ("1990-5-29", false),
        ("+1990-05-29", false),
        (" 1990-05-29", false),
        ("1990-05-29 ", false),
        ("1990-05-29T00:00:00Z", false),
        ("19900529", false),
        ("", false),
        ("1990-05-2é", false),
    ] {
        assert_eq!(parse_date(text).is_some(), valid, "{text}");
    }
}

#[test]
fn debug_of_a_text_does_not_show_it() {
    let day = NaiveDate::from_ymd_opt(1990, 5, 29).unwrap();
    let moment = day.and_time(chrono::NaiveTime::MIN).and_utc();
    assert_eq!(
        format!("{:?}", FormattedDate::new(day)),
        "FormattedDate(..)"
    );
    assert_eq!(
        format!("{:?}", FormattedTimestamp::new(&moment)),
        "FormattedTimestamp(..)"
    );
}

#[test]
fn a_minus_sign_that_is_not_ascii_is_refused() {
    let text = "2020-01-01T00:00:00\u{2212}01:00";
    assert!(
        DateTime::parse_from_rfc3339(text).is_ok(),
        "chrono takes it"
    );
    assert_eq!(parse_timestamp(text), None);
    assert!(parse_timestamp("2020-01-01T00:00:00-01:00").is_some());
}

#[test]
fn what_is_no_text_is_told_what_is_expected() {
    #[derive(Debug, additional_properties::AdditionalProperties)]
    struct Times {
        #[additional_properties(codec = "rfc3339")]
        at: DateTime<FixedOffset>,
        #[additional_properties(codec = "rfc3339")]
        on: NaiveDate,
    }
    for (text, expected) in [
        (
            r#"{"at":1}"#,
            "expected a timestamp in the format of RFC 3339",
        ),
        (
            r#"{"at":"2020-01-01T00:00:00Z","on":[]}"#,
            "expected a date in the format of RFC 3339",
        ),
    ] {
        let error = serde_json::from_str::<Times>(text)
            .expect_err(text)
            .to_string();
        assert!(error.contains(expected), "{error}");
    }
}
