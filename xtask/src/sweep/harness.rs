//! The programs of the temporary crate: decode each sample, encode it, compare, on both paths.
//!
//! They print a line for each sample that changed, then how many did not. No value of a sample is printed.

use additional_properties::json::{self, FromJson, ToJson};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::path::Path;

type RoundTrip = fn(&str) -> Result<String, String>;

pub struct Case {
    name: &'static str,
    folder: &'static str,
    samples: &'static [&'static str],
    paths: [(&'static str, RoundTrip); 2],
}

impl Case {
    pub const fn of<T>(name: &'static str, folder: &'static str, samples: &'static [&'static str]) -> Self
    where
        T: DeserializeOwned + Serialize + for<'de> FromJson<'de> + ToJson,
    {
        let by_json: RoundTrip = |text| {
            let value: T = json::from_slice(text.as_bytes()).map_err(|error| error.to_string())?;
            let bytes = json::to_vec(&value).map_err(|error| error.to_string())?;
            String::from_utf8(bytes).map_err(|error| error.to_string())
        };
        let by_serde: RoundTrip = |text| {
            let value: T = serde_json::from_str(text).map_err(|_| "does not decode".to_owned())?;
            serde_json::to_string(&value).map_err(|_| "does not encode".to_owned())
        };
        Self {
            name,
            folder,
            samples,
            paths: [("JSON", by_json), ("serde", by_serde)],
        }
    }
}

pub fn run(cases: &[Case]) {
    let (mut unchanged, mut all) = (0, 0);
    for case in cases {
        for (index, sample) in case.samples.iter().enumerate() {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(case.folder);
            let text = std::fs::read_to_string(folder.join(format!("{index}.json"))).expect("a sample");
            let Ok(document) = serde_json::from_str::<Value>(&text) else {
                continue;
            };
            all += 1;
            match check(case, &text, &document) {
                Ok(()) => unchanged += 1,
                Err(why) => println!("changed: {}, {sample:?}: {why}", case.name),
            }
        }
    }
    println!("{unchanged} of {all}");
}

fn check(case: &Case, text: &str, document: &Value) -> Result<(), String> {
    for (name, round_trip) in &case.paths {
        let encoded = round_trip(text).map_err(|error| format!("{name}: {error}"))?;
        let back: Value = serde_json::from_str(&encoded).map_err(|_| format!("{name}: wrote no JSON"))?;
        if let Some(pointer) = difference(document, &back) {
            return Err(format!("{name}: changed at `{pointer}`"));
        }
    }
    Ok(())
}

/// The pointer of the first value where the two differ; `1` and `1.0` are the same number.
fn difference(left: &Value, right: &Value) -> Option<String> {
    match (left, right) {
        (Value::Object(left), Value::Object(right)) => {
            let names = left.keys().chain(right.keys());
            names
                .filter_map(|name| match (left.get(name), right.get(name)) {
                    (Some(left), Some(right)) => difference(left, right).map(|pointer| format!("/{name}{pointer}")),
                    _ => Some(format!("/{name}")),
                })
                .next()
        }
        (Value::Array(left), Value::Array(right)) if left.len() == right.len() => (left.iter().zip(right))
            .enumerate()
            .find_map(|(index, (left, right))| difference(left, right).map(|pointer| format!("/{index}{pointer}"))),
        (Value::Number(left), Value::Number(right)) if left.as_f64() == right.as_f64() => None,
        _ => (left != right).then(String::new),
    }
}
