//! The programs of the temporary crate: each decodes, encodes and validates samples, on both paths, and counts what happens.
//!
//! They print a line for each sample with an unexpected result, then the counts. No value of a sample is printed.

use additional_properties::inspect::{Constraint, Inspect};
use additional_properties::json::{self, FromJson, ToJson};
use additional_properties::validate::{DocumentSchema, Severity, Violations, check_as};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::path::Path;

type RoundTrip = fn(&str) -> Result<String, String>;

pub struct Case {
    name: &'static str,
    folder: &'static str,
    /// The name of each sample, and whether it is valid.
    samples: &'static [(&'static str, bool)],
    paths: [(&'static str, RoundTrip); 2],
    /// Validates a document that decodes.
    validate: fn(&str, &'static [Constraint]) -> Option<Violations>,
    /// What the schema asserts of its root, where that is no type of its own.
    constraints: &'static [Constraint],
    /// The schema itself, if its text is JSON.
    schema: Option<DocumentSchema>,
}

impl Case {
    pub const fn of<T>(
        name: &'static str,
        folder: &'static str,
        samples: &'static [(&'static str, bool)],
        constraints: &'static [Constraint],
        schema: Option<DocumentSchema>,
    ) -> Self
    where
        T: DeserializeOwned + Serialize + for<'de> FromJson<'de> + ToJson + Inspect,
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
        let validate: fn(&str, &'static [Constraint]) -> Option<Violations> = |text, constraints| {
            let value: T = json::from_slice(text.as_bytes()).ok()?;
            Some(check_as(&value, constraints))
        };
        Self {
            name,
            folder,
            samples,
            paths: [("JSON", by_json), ("serde", by_serde)],
            validate,
            constraints,
            schema,
        }
    }

    /// What validation reports about a document: of its types, and of the document itself.
    fn validations(&self, text: &str, document: &Value) -> [Option<(Severity, String)>; 2] {
        let by_types = (self.validate)(text, self.constraints);
        let by_schema = self.schema.as_ref().and_then(|schema| match schema.validate(document) {
            Ok(found) => Some(found),
            Err(_) => {
                println!("not validated, because the schema does not compile: {}", self.name);
                None
            }
        });
        [by_types, by_schema].map(|found| {
            let found = found?;
            let worst = found.iter().max_by_key(|violation| violation.severity)?;
            Some((worst.severity, format!("{} at `{}`", worst.rule, worst.pointer)))
        })
    }
}

/// What happened to the samples, in the order in which it is printed.
#[derive(Default)]
struct Counts {
    valid: usize,
    accepted: usize,
    unchanged: usize,
    falsely_reported: usize,
    invalid: usize,
    refused: usize,
    reported: usize,
    warned: usize,
    by_document: usize,
}

pub fn run(cases: &[Case]) {
    let mut counts = Counts::default();
    for case in cases {
        for (index, (sample, valid)) in case.samples.iter().enumerate() {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(case.folder);
            let text = std::fs::read_to_string(folder.join(format!("{index}.json"))).expect("a sample");
            let Ok(document) = serde_json::from_str::<Value>(&text) else {
                continue;
            };
            let result = if *valid {
                counts.add_valid(case, &text, &document)
            } else {
                counts.add_invalid(case, &text, &document)
            };
            if let Err(what) = result {
                println!("{what}: {}, {sample:?}", case.name);
            }
        }
    }
    let Counts { valid, accepted, unchanged, falsely_reported, invalid, refused, reported, warned, by_document } = counts;
    println!("counts {valid} {accepted} {unchanged} {falsely_reported} {invalid} {refused} {reported} {warned} {by_document}");
}

impl Counts {
    fn add_valid(&mut self, case: &Case, text: &str, document: &Value) -> Result<(), String> {
        self.valid += 1;
        let mut encoded = Vec::new();
        for (path, round_trip) in &case.paths {
            let text = round_trip(text).map_err(|error| format!("refused though valid ({path}: {error})"))?;
            encoded.push((path, text));
        }
        self.accepted += 1;
        let [by_types, by_document] = case.validations(text, document);
        for (function, found) in [("validate", by_types), ("validate_document", by_document)] {
            if let Some((Severity::Error, what)) = found {
                self.falsely_reported += 1;
                println!("reported though valid ({function}: {what}): {}", case.name);
            }
        }
        for (path, text) in encoded {
            let back: Value = serde_json::from_str(&text).map_err(|_| format!("{path} wrote no JSON"))?;
            if let Some(pointer) = difference(document, &back) {
                return Err(format!("changed ({path}, at `{pointer}`)"));
            }
        }
        self.unchanged += 1;
        Ok(())
    }

    fn add_invalid(&mut self, case: &Case, text: &str, document: &Value) -> Result<(), String> {
        self.invalid += 1;
        let [json, serde] = case.paths.map(|(_, round_trip)| round_trip(text).ok());
        let (json, serde) = match (json, serde) {
            (None, None) => {
                self.refused += 1;
                return Ok(());
            }
            (Some(json), Some(serde)) => (json, serde),
            _ => return Err("refused on one path alone".to_owned()),
        };
        let [json, serde] = [json, serde].map(|text| serde_json::from_str::<Value>(&text).unwrap_or_default());
        if let Some(pointer) = difference(&json, &serde) {
            return Err(format!("written differently by the paths (at `{pointer}`)"));
        }
        match case.validations(text, document) {
            [Some((Severity::Error, _)), _] => self.reported += 1,
            [_, Some((Severity::Error, _))] => self.by_document += 1,
            [None, None] => return Err("not noticed though invalid".to_owned()),
            _ => self.warned += 1,
        }
        Ok(())
    }
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
