//! Any bytes as `Value`: the same answer as `serde_json`.

use additional_properties::json::{self, RawJson};
use serde_json::Value;

use super::agreement::same;

/// Reads the bytes by both readers, and writes them back.
pub fn run(bytes: &[u8]) {
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
        nearest(bytes);
    }
}

/// A float is exactly the nearest one, as the standard library reads it; of an array every item is looked at.
fn nearest(bytes: &[u8]) {
    let items = json::from_slice::<Vec<RawJson>>(bytes);
    for item in items.unwrap_or_else(|_| json::from_slice(bytes).into_iter().collect()) {
        if let Ok(read) = json::from_str::<f64>(item.get()) {
            assert_eq!(Ok(read), item.get().parse());
        }
    }
}
