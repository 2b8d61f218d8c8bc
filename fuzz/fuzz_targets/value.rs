//! Any bytes as `Value`: the same answer as `serde_json`.
#![no_main]

use additional_properties::json::{self, RawJson};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|bytes: &[u8]| {
    let theirs = serde_json::from_slice::<Value>(bytes);
    let ours = json::from_slice::<Value>(bytes);
    let kept = json::from_slice::<RawJson>(bytes);
    assert_eq!(theirs.is_ok(), ours.is_ok());
    if let (Ok(theirs), Ok(ours)) = (theirs, ours) {
        assert!(same(&theirs, &ours));
        let written = json::to_vec(&ours).unwrap();
        assert_eq!(written, serde_json::to_vec(&ours).unwrap());
        assert_eq!(json::from_slice::<Value>(&written).unwrap(), ours);
        let text = std::str::from_utf8(bytes).unwrap();
        let space = [' ', '\n', '\r', '\t'];
        assert_eq!(kept.unwrap().get(), text.trim_matches(space));
    }
});

/// Equal, but for the last bit of a float, which `serde_json` rounds approximately.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => match (a.as_f64(), b.as_f64()) {
            (Some(x), Some(y)) if a.is_f64() && b.is_f64() => x.to_bits().abs_diff(y.to_bits()) <= 1,
            _ => a == b,
        },
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(name, value)| b.get(name).is_some_and(|other| same(value, other)))
        }
        _ => a == b,
    }
}
