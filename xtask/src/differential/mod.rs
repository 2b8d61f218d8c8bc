//! The command `differential`: random schemas, their types, and documents that an independent validator calls valid or invalid.
//!
//! Types have to accept every valid document, on both paths, and give it back unchanged; what they don't notice of the others is counted
//! by the keyword that is violated.

mod collections;
mod dice;
mod habits;
mod instances;
mod scalars;
mod schemas;

use crate::flags::Differential;
use crate::sweep::Swept;
use crate::sweep::attempt::{Outcome, attempt};
use crate::sweep::cases::{Case, Sample};
use crate::sweep::{proof, table};
use dice::Dice;
use instances::Documents;
use jsonschema::Validator;
use schema_codegen::Syntax;
use schema_codegen::diagnostic::Code;
use schema_codegen_cli::Error;
use schema_codegen_cli::console::{self, ExitStatus};
use schema_codegen_cli::input::Input;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// How many documents of a schema follow it; as many are changed ones of these.
const DOCUMENTS: usize = 6;

/// What a document is called that violates nothing.
const VALID: &str = "valid";

/// What `sweep` says of an invalid document that types and `validate` take for valid.
const UNNOTICED: &str = "not noticed though invalid: ";

/// Runs `cargo xtask differential` in the workspace at `root`.
pub(crate) fn differential(flags: &Differential, root: &Path) -> Result<ExitStatus, Error> {
    Input::from_text("", String::new(), &flags.settings, "")?;
    let folder = root.join("target/differential");
    fs::create_dir_all(&folder).map_err(|source| Error::io("create", &folder, source))?;
    let mut swept = Vec::new();
    let mut invalid_examples = Vec::new();
    for index in 0..flags.schemas {
        // The schemas of one seed are not those of the next one, moved by one.
        let mut dice = Dice::new(flags.seed.rotate_left(32) ^ index);
        let schema = schemas::document(&mut dice);
        let name = format!("{}-{index}", flags.seed);
        let path = folder.join(format!("{name}.json"));
        fs::write(&path, format!("{schema:#}\n"))
            .map_err(|source| Error::io("write", &path, source))?;
        let judge = Judge::new(&schema).map_err(|error| {
            Error::io("compile", &path, std::io::Error::other(error.to_string()))
        })?;
        let case = case(name, &schema, &judge, &mut dice);
        let outcome = attempt(&case, &flags.settings);
        if has_invalid_example(&outcome, &judge.asserting) {
            invalid_examples.push(case.name.clone());
        }
        swept.push(Swept { case, outcome });
    }
    console::data(&table::summary(&swept));
    let proof = proof::prove(&swept, &[], usize::MAX, root)?;
    console::data(&report(&proof.findings));
    console::data(&proof.summary);
    console::data(&examples(&invalid_examples));
    let refused = swept.iter().any(|swept| !swept.is_accepted());
    let differs = proof
        .findings
        .iter()
        .any(|line| !line.starts_with(UNNOTICED));
    Ok(ExitStatus::of(
        proof.succeeded && !differs && !refused && invalid_examples.is_empty(),
    ))
}

/// The independent validator.
///
/// Types assert `format`, and `validate_document` does not where the draft does not, so both readings count.
struct Judge {
    asserting: Validator,
    annotating: Validator,
}

impl Judge {
    fn new(schema: &Value) -> Result<Self, Box<jsonschema::ValidationError<'static>>> {
        let build = |asserts| {
            let options = jsonschema::options().should_validate_formats(asserts);
            options.build(schema).map_err(Box::new)
        };
        Ok(Self {
            asserting: build(true)?,
            annotating: build(false)?,
        })
    }

    /// The keyword that `document` violates, or `valid`; `None` if it is valid only where `format` is asserted, as behind a `not`.
    fn keyword(&self, document: &Value) -> Option<String> {
        let error = self.asserting.iter_errors(document).next();
        match error {
            Some(error) => Some(error.kind().keyword().to_owned()),
            None => self.annotating.is_valid(document).then(|| VALID.to_owned()),
        }
    }
}

/// A schema with documents, each called by the keyword that it violates.
fn case(name: String, schema: &Value, judge: &Judge, dice: &mut Dice) -> Case {
    let mut documents = Documents { dice, schema };
    let mut samples: Vec<Sample> = Vec::new();
    for _ in 0..DOCUMENTS {
        let following = documents.following();
        let changed = documents.changed(&following);
        for document in [following, changed] {
            let Some(keyword) = judge.keyword(&document) else {
                continue;
            };
            samples.push(Sample {
                name: format!("{keyword} {}", samples.len()),
                text: document.to_string(),
                valid: keyword == VALID,
            });
        }
    }
    Case {
        name,
        schema: schema.to_string(),
        syntax: Syntax::Json,
        samples,
    }
}

/// Whether the generator shows an example that the schema refuses, and says nothing of it.
fn has_invalid_example(outcome: &Outcome, validator: &Validator) -> bool {
    let Outcome::Code(types) = outcome else {
        return false;
    };
    let mut notes = types.notes.into_iter();
    let said = notes.any(|note| note.code == Code::NoValidExample);
    !said && !validator.is_valid(&types.example)
}

/// The unexpected results; of what was not noticed, how often for each keyword.
fn report(findings: &[String]) -> String {
    let mut out = String::new();
    let mut unnoticed: BTreeMap<&str, usize> = BTreeMap::new();
    for line in findings {
        match line
            .strip_prefix(UNNOTICED)
            .and_then(|line| line.split_once('"'))
        {
            Some((_, sample)) => {
                let keyword = sample.split(' ').next().unwrap_or(sample);
                *unnoticed.entry(keyword).or_default() += 1;
            }
            None => {
                let _ = writeln!(out, "{line}");
            }
        }
    }
    let counts = unnoticed
        .iter()
        .map(|(keyword, count)| format!("{keyword} {count}"));
    let counts: Vec<String> = counts.collect();
    if !counts.is_empty() {
        let counts = counts.join(", ");
        let _ = writeln!(out, "Not noticed though invalid, by keyword: {counts}.");
    }
    out
}

fn examples(invalid: &[String]) -> String {
    match invalid {
        [] => {
            "Every example of a root is valid, or a warning says that it may not be.\n".to_owned()
        }
        _ => format!(
            "Examples that are not valid, without a warning: {}.\n",
            invalid.join(", ")
        ),
    }
}
