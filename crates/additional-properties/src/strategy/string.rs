//! Strings: of a format, of a pattern, of a length, or any.

use proptest::strategy::{BoxedStrategy, Just, Strategy};
use proptest::string::string_regex;
use serde_json::Value;

/// Any short string: control characters, quotes, other scripts and emoji included.
pub(super) fn any() -> BoxedStrategy<String> {
    proptest::prop_oneof![
        4 => "[a-z_]{1,8}",
        2 => "\\PC{0,8}",
        1 => "[\\x00-\\x1f\"\\\\/<>&'é\u{2028}\u{1F600}]{0,6}",
    ]
    .boxed()
}

/// Strings that fit the constraints of `schema`. Of several, a format wins over a pattern, and both over a length.
pub(super) fn of(schema: &Value) -> BoxedStrategy<String> {
    if let Some(strategy) = schema["format"].as_str().and_then(format) {
        return strategy;
    }
    if let Some(strategy) = schema["pattern"].as_str().and_then(pattern) {
        return strategy;
    }
    let length = |keyword: &str| u32::try_from(schema[keyword].as_u64()?).ok();
    match (length("minLength"), length("maxLength")) {
        (None, None) => any(),
        (least, most) => {
            let least = least.unwrap_or(0);
            let most = most.unwrap_or(least + 8);
            pattern(&format!("\\PC{{{least},{most}}}")).unwrap_or_else(any)
        }
    }
}

fn format(name: &str) -> Option<BoxedStrategy<String>> {
    let hex = "[0-9a-f]";
    match name {
        "date" => Some(date()),
        "date-time" => Some(date_time()),
        "email" => pattern("[a-z0-9]{1,8}(\\.[a-z0-9]{1,4})?@[a-z]{1,8}\\.[a-z]{2,3}"),
        "ipv4" => pattern("(1?[0-9]?[0-9]\\.){3}[1-9][0-9]").map(|all| {
            all.prop_map(|address| without_leading_zeros(&address))
                .boxed()
        }),
        "ipv6" => pattern("([0-9a-f]{1,4}:){7}[0-9a-f]{1,4}"),
        "uri" => {
            pattern("https://[a-z]{1,8}\\.[a-z]{2,3}(/[a-z0-9]{0,4}){0,2}(\\?[a-z]=[a-z0-9]{1,4})?")
        }
        "uuid" => pattern(&format!(
            "{hex}{{8}}-{hex}{{4}}-{hex}{{4}}-{hex}{{4}}-{hex}{{12}}"
        )),
        _ => None,
    }
}

fn without_leading_zeros(address: &str) -> String {
    let parts = address.split('.').map(|part| part.trim_start_matches('0'));
    parts
        .map(|part| if part.is_empty() { "0" } else { part })
        .collect::<Vec<_>>()
        .join(".")
}

/// Strings that match a pattern as a whole; `None` for a pattern that proptest can't read.
fn pattern(regex: &str) -> Option<BoxedStrategy<String>> {
    let regex = regex.strip_prefix('^').unwrap_or(regex);
    let regex = regex.strip_suffix('$').unwrap_or(regex);
    string_regex(regex).ok().map(Strategy::boxed)
}

/// RFC 3339, full-date, in the form that chrono writes back.
fn date() -> BoxedStrategy<String> {
    (1_u32..9999, 1_u32..=12, 1_u32..=28)
        .prop_map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}"))
        .boxed()
}

/// RFC 3339, date-time, with and without fraction and offset, in the form that chrono writes back.
fn date_time() -> BoxedStrategy<String> {
    let clock = (0_u32..24, 0_u32..60, 0_u32..60)
        .prop_map(|(hour, minute, second)| format!("{hour:02}:{minute:02}:{second:02}"));
    let fraction = proptest::prop_oneof![
        Just(String::new()),
        (1_u32..1000).prop_map(|millis| format!(".{millis:03}")),
        (0_u32..1000, 1_u32..1000).prop_map(|(millis, micros)| format!(".{millis:03}{micros:03}")),
    ];
    let offset = proptest::prop_oneof![
        2 => Just("Z".to_owned()),
        1 => (1_u32..14, 0_u32..60, "[+-]").prop_map(|(hour, minute, sign)| format!("{sign}{hour:02}:{minute:02}")),
    ];
    (date(), clock, fraction, offset)
        .prop_map(|(date, clock, fraction, offset)| format!("{date}T{clock}{fraction}{offset}"))
        .boxed()
}
