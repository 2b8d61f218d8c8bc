//! Text: of a format, of a pattern, of a length, or any.

use super::time;
use proptest::strategy::{BoxedStrategy, Strategy};
use proptest::string::string_regex;
use serde_json::Value;

/// Any short text: control characters, quotes, other scripts and emoji included.
pub(super) fn any() -> BoxedStrategy<String> {
    proptest::prop_oneof![
        4 => "[a-z_]{1,8}",
        2 => "\\PC{0,8}",
        1 => "[\\x00-\\x1f\"\\\\/<>&'é\u{2028}\u{1F600}]{0,6}",
    ]
    .boxed()
}

/// Text that fits the assertions of `schema`. One format or pattern is honoured; a length beside it is not.
pub(super) fn of(schema: &Value) -> BoxedStrategy<String> {
    if let Some(strategy) = schema["format"].as_str().and_then(format) {
        return strategy;
    }
    if let Some(strategy) = schema["pattern"].as_str().and_then(pattern) {
        return strategy;
    }
    let least = schema["minLength"]
        .as_u64()
        .and_then(|length| u32::try_from(length).ok());
    let most = schema["maxLength"]
        .as_u64()
        .and_then(|length| u32::try_from(length).ok());
    match (least, most) {
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
        "date" => Some(time::date()),
        "date-time" => Some(time::date_time()),
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

/// A pattern of the whole text, as far as the strategies of proptest can read it.
fn pattern(regex: &str) -> Option<BoxedStrategy<String>> {
    let regex = regex.strip_prefix('^').unwrap_or(regex);
    let regex = regex.strip_suffix('$').unwrap_or(regex);
    string_regex(regex).ok().map(Strategy::boxed)
}
