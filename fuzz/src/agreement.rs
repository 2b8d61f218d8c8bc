//! The laws of every type that both paths read: the two agree, what is written is read again, no error quotes the input.
//!
//! In: bytes, and a type. Out: the value, if there is one. Which types, the targets decide.

use additional_properties::json::{self, FromJsonOwned, Scrubbed, ToJson};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Stands in the kept inputs wherever a value or a name that no type declares may stand.
const CANARY: &str = "zq";

/// Decode, encode, decode: the same value, and from then on the same bytes.
pub fn round_trip<T: PartialEq + FromJsonOwned + ToJson>(bytes: &[u8]) -> Option<T> {
    match json::from_slice::<T>(bytes) {
        Ok(value) => {
            let written = json::to_vec(&value).unwrap();
            let again = json::from_slice::<T>(&written).unwrap();
            assert!(again == value);
            assert_eq!(json::to_vec(&again).unwrap(), written);
            Some(value)
        }
        Err(error) => {
            quotes_nothing(&error);
            let streamed = json::from_reader::<T>(bytes).err();
            assert_eq!(streamed, Some(error));
            None
        }
    }
}

/// The path through serde accepts what the JSON path accepts, and finds the same in it.
pub fn both_paths<T: FromJsonOwned + ToJson + Serialize + DeserializeOwned>(bytes: &[u8]) {
    let ours = json::from_slice::<T>(bytes);
    let theirs = serde_json::from_slice::<Scrubbed<T>>(bytes);
    match (ours, theirs) {
        (Ok(ours), Ok(theirs)) => {
            let written = serde_json::to_value(&ours).unwrap();
            assert!(same(&written, &serde_json::to_value(&theirs).unwrap()));
            let written = serde_json::to_vec(&theirs).unwrap();
            assert!(json::from_slice::<T>(&written).is_ok());
        }
        (Err(_), Err(error)) => quotes_nothing(&error),
        // An integer spelled with a fraction or an exponent is a float to `serde_json`, and may be too large or too small for one.
        (ours, _) => assert!(
            spells_floats(bytes),
            "accepted by one path: {}",
            ours.is_ok()
        ),
    }
}

fn quotes_nothing(error: &dyn std::error::Error) {
    let shown = format!("{error:?} {error}");
    assert!(!shown.contains(CANARY), "{shown}");
}

fn spells_floats(bytes: &[u8]) -> bool {
    bytes
        .windows(2)
        .any(|pair| pair[0].is_ascii_digit() && matches!(pair[1], b'.' | b'e' | b'E'))
}

/// Equal, but for the last bits of a float, and for how a whole number is spelled.
pub fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(x), Value::Number(y)) => {
            x == y || matches!((x.as_f64(), y.as_f64()), (Some(x), Some(y)) if near(x, y))
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            let like = |name: &str, value| b.get(name).is_some_and(|other| same(value, other));
            a.len() == b.len() && a.iter().all(|(name, value)| like(name, value))
        }
        _ => a == b,
    }
}

/// `serde_json` rounds a float more than once: its digits, a power of ten for them, and one more power if the exponent is beyond that of
/// every float. That ours is the nearest one is a test of the runtime.
fn near(x: f64, y: f64) -> bool {
    x.to_bits().abs_diff(y.to_bits()) <= 4
}
