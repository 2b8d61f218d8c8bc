//! Dates and times in the spellings that chrono writes back.

use proptest::strategy::{BoxedStrategy, Strategy};

/// RFC 3339, full-date.
pub(super) fn date() -> BoxedStrategy<String> {
    (1_u32..9999, 1_u32..=12, 1_u32..=28)
        .prop_map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}"))
        .boxed()
}

/// RFC 3339, date-time, with and without fraction and offset.
pub(super) fn date_time() -> BoxedStrategy<String> {
    let clock = (0_u32..24, 0_u32..60, 0_u32..60)
        .prop_map(|(hour, minute, second)| format!("{hour:02}:{minute:02}:{second:02}"));
    let fraction = proptest::prop_oneof![
        proptest::prelude::Just(String::new()),
        (1_u32..1000).prop_map(|millis| format!(".{millis:03}")),
        (0_u32..1000, 1_u32..1000).prop_map(|(millis, micros)| format!(".{millis:03}{micros:03}")),
    ];
    let offset = proptest::prop_oneof![
        2 => proptest::prelude::Just("Z".to_owned()),
        1 => (1_u32..14, 0_u32..60, "[+-]").prop_map(|(hour, minute, sign)| format!("{sign}{hour:02}:{minute:02}")),
    ];
    (date(), clock, fraction, offset)
        .prop_map(|(date, clock, fraction, offset)| format!("{date}T{clock}{fraction}{offset}"))
        .boxed()
}
