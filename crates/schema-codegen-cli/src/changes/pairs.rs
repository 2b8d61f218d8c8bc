//! How the comparison of schemas agrees with the verdicts of others, on a file of pairs.

use crate::Error;
use crate::console::ExitStatus;
use crate::input::read_text;
use schema_codegen::containment::{Answer, Relation, SchemaText, compare};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// How an answer agrees with the verdict of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Agreement {
    Right,
    MissedBreak,
    FalseAlarm,
    NotDecided,
}

/// Prints how each verdict of the pairs in `path` was answered. Each line of the file is an object with `id`, the schemas `old` and `new`,
/// and `backward` and `forward`: whether every instance of `old` is one of `new`, and the other way round; null where nobody said.
///
/// # Errors
/// When the file cannot be read, or a line is no such object.
pub(super) fn pairs(path: &Path) -> Result<ExitStatus, Error> {
    let text = read_text(path)?;
    let mut counts: BTreeMap<Agreement, usize> = BTreeMap::new();
    let (mut pairs, mut unchanged) = (0, 0);
    for (index, line) in text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.is_empty())
    {
        let pair: Value = serde_json::from_str(line).map_err(|source| Error::Pair {
            path: path.to_owned(),
            line: index + 1,
            source,
        })?;
        pairs += 1;
        let schema = |key: &str| SchemaText::new(&pair[key], "");
        let relation = compare(&schema("old"), &schema("new"));
        unchanged += usize::from(relation.same_assertions && says_broken(&pair));
        for (direction, answer) in directions(&relation) {
            let Some(holds) = pair[direction].as_bool() else {
                continue;
            };
            let agreement = agreement(holds, answer);
            *counts.entry(agreement).or_default() += 1;
            if agreement != Agreement::Right {
                let id = pair["id"].as_str().unwrap_or_default();
                println!(
                    "{}: {direction} of {id}{}",
                    words(agreement),
                    evidence(answer)
                );
            }
        }
    }
    summary(pairs, &counts, unchanged);
    Ok(ExitStatus::Success)
}

fn directions(relation: &Relation) -> [(&'static str, &Answer); 2] {
    [
        ("backward", &relation.backward),
        ("forward", &relation.forward),
    ]
}

fn says_broken(pair: &Value) -> bool {
    ["backward", "forward"]
        .iter()
        .any(|key| pair[*key] == Value::Bool(false))
}

fn agreement(holds: bool, answer: &Answer) -> Agreement {
    match (holds, answer) {
        (_, Answer::NotDecided) => Agreement::NotDecided,
        (true, Answer::Proven) | (false, Answer::Breaks(_)) => Agreement::Right,
        (true, Answer::Breaks(_)) => Agreement::FalseAlarm,
        (false, Answer::Proven) => Agreement::MissedBreak,
    }
}

fn words(agreement: Agreement) -> &'static str {
    match agreement {
        Agreement::Right => "right",
        Agreement::MissedBreak => "missed break",
        Agreement::FalseAlarm => "false alarm",
        Agreement::NotDecided => "not decided",
    }
}

fn evidence(answer: &Answer) -> String {
    match answer {
        Answer::Breaks(instance) => format!(", shown by {instance}"),
        _ => String::new(),
    }
}

fn summary(pairs: usize, counts: &BTreeMap<Agreement, usize>, unchanged: usize) {
    let total: usize = counts.values().sum();
    println!("{pairs} pairs, {total} verdicts");
    for agreement in [
        Agreement::Right,
        Agreement::MissedBreak,
        Agreement::FalseAlarm,
        Agreement::NotDecided,
    ] {
        let count = counts.get(&agreement).copied().unwrap_or_default();
        let tenths = count * 1000 / total.max(1);
        println!(
            "  {:<12} {count:>5}  {:>3}.{} %",
            words(agreement),
            tenths / 10,
            tenths % 10
        );
    }
    println!("  pairs with a break that are reported as unchanged: {unchanged}");
}
