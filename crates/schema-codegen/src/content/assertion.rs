//! What no type and no limit expresses, in words: the assertions that `validate` evaluates as schemas.

use super::Phrase;
use super::constraint::{codes, count, lengths, one_of, ranges};
use crate::model::{Assertion, Constraints};
use serde_json::{Map, Value};

/// A longer phrase helps nobody: then the keyword is named, and the schema has the rest.
const MAX_LENGTH: usize = 240;

/// What `assertion` says of a value.
#[must_use]
pub fn phrase(assertion: &Assertion) -> Phrase {
    let phrase = words(beside_null(&assertion.schema));
    let phrase = phrase.filter(|phrase| phrase.to_text().len() <= MAX_LENGTH);
    phrase.unwrap_or_else(|| by_keyword(assertion.keyword))
}

/// What the branches of a union say beyond its variants.
#[must_use]
pub fn of_branches(branches: &Assertion) -> Phrase {
    let branch = match branches.keyword {
        "oneOf" => "exactly one branch of ",
        _ => "at least one branch of ",
    };
    Phrase::words(branch)
        .code(branches.keyword)
        .text(" admits the value")
}

/// That an object with one member has others, too.
pub(super) fn dependent(first: &str, others: Phrase) -> Phrase {
    Phrase::words("with ")
        .code(first)
        .text(" also ")
        .then(others)
}

fn by_keyword(keyword: &'static str) -> Phrase {
    Phrase::words("satisfies ")
        .code(keyword)
        .text(" of the schema")
}

/// The schema without the branch for null: the type of the value says already that it may be null.
fn beside_null(schema: &Value) -> &Value {
    let branches = schema.get("anyOf").and_then(Value::as_array);
    match branches.map(Vec::as_slice) {
        Some([null, other]) if null.get("type").is_some_and(|it| it == "null") => other,
        _ => schema,
    }
}

/// A schema in words, `None` where it has a keyword for which there are none.
fn words(schema: &Value) -> Option<Phrase> {
    let keywords = match schema {
        Value::Bool(true) => return Some(Phrase::words("any value")),
        Value::Bool(false) => return Some(Phrase::words("no value")),
        other => other.as_object()?,
    };
    let mut all = Vec::new();
    let (types, others) = keywords
        .iter()
        .partition::<Vec<_>, _>(|(name, _)| *name == "type");
    for (keyword, operand) in types.into_iter().chain(others) {
        match keyword.as_str() {
            // Parts of what `contains` and `if` say.
            "minContains" | "maxContains" | "then" | "else" => {}
            "contains" => all.push(contains(keywords, operand)?),
            "items" if keywords.contains_key("prefixItems") => {
                all.push(Phrase::words("each further item: ").then(grouped(operand)?));
            }
            "if" => all.push(condition(keywords, operand)?),
            keyword => all.extend(of_keyword(keyword, operand)?),
        }
    }
    Some(match all.len() {
        0 => Phrase::words("any value"),
        _ => Phrase::joined(all, " and "),
    })
}

fn of_keyword(keyword: &str, operand: &Value) -> Option<Vec<Phrase>> {
    let inner = |start: &'static str| Some(vec![Phrase::words(start).then(grouped(operand)?)]);
    match keyword {
        "not" if operand.as_object().is_some_and(Map::is_empty) => {
            Some(vec![Phrase::words("no value")])
        }
        "not" => inner("not: "),
        "items" => inner("each item: "),
        "propertyNames" => inner("each name: "),
        "additionalProperties" if *operand == Value::Bool(false) => {
            Some(vec![Phrase::words("no other members")])
        }
        "additionalProperties" => inner("each other member: "),
        "type" => Some(vec![types(operand)?]),
        "const" => Some(vec![Phrase::words("equal to ").code(operand.to_string())]),
        "enum" => Some(vec![one_of(operand.as_array()?, &[])]),
        "format" => Some(vec![Phrase::words("format ").code(operand.as_str()?)]),
        "required" => {
            let names = codes(&strings(operand)?, " and ");
            Some(vec![Phrase::words("has ").then(names)])
        }
        "anyOf" | "oneOf" => alternatives(keyword, operand),
        "allOf" => operand.as_array()?.iter().map(grouped).collect(),
        "prefixItems" => {
            let items = operand.as_array()?.iter().enumerate();
            let item = |(index, item): (usize, &Value)| {
                Some(Phrase::words(format!("item {index}: ")).then(grouped(item)?))
            };
            items.map(item).collect()
        }
        "properties" => of_names(operand, ""),
        "patternProperties" => of_names(operand, "each member whose name matches "),
        "dependentSchemas" => of_names(operand, "with "),
        "dependentRequired" => {
            let members = operand.as_object()?.iter();
            let others = |others| Some(codes(&strings(others)?, " and "));
            members
                .map(|(name, names)| Some(dependent(name, others(names)?)))
                .collect()
        }
        _ => limit(keyword, operand),
    }
}

/// The words of the limits that types have, too.
fn limit(keyword: &str, operand: &Value) -> Option<Vec<Phrase>> {
    let count = operand.as_u64();
    let number = match operand {
        Value::Number(number) => Some(number.clone()),
        _ => None,
    };
    let mut limits = Constraints::default();
    match keyword {
        "minLength" => limits.min_length = count,
        "maxLength" => limits.max_length = count,
        "pattern" => limits.pattern = operand.as_str().map(str::to_owned),
        "minimum" => limits.minimum = number,
        "maximum" => limits.maximum = number,
        "exclusiveMinimum" => limits.exclusive_minimum = number,
        "exclusiveMaximum" => limits.exclusive_maximum = number,
        "multipleOf" => limits.multiple_of = number,
        "minItems" => limits.min_items = count,
        "maxItems" => limits.max_items = count,
        "uniqueItems" => limits.unique_items = *operand == Value::Bool(true),
        "minProperties" => limits.min_properties = count,
        "maxProperties" => limits.max_properties = count,
        _ => return None,
    }
    let all: Vec<Phrase> = lengths(&limits)
        .into_iter()
        .chain(ranges(&limits))
        .collect();
    (!all.is_empty()).then_some(all)
}

/// A schema inside another: in parentheses where it is more than one statement.
fn grouped(schema: &Value) -> Option<Phrase> {
    let phrase = words(schema)?;
    let keywords = schema.as_object();
    let lists = |keyword: &String| keyword.ends_with("Of") || keyword == "enum";
    let is_one = keywords.is_none_or(|all| all.len() < 2 && !all.keys().any(lists));
    Some(if is_one {
        phrase
    } else {
        Phrase::words("(").then(phrase).text(")")
    })
}

fn alternatives(keyword: &str, branches: &Value) -> Option<Vec<Phrase>> {
    let branches = branches.as_array()?.iter().map(grouped);
    let mut branches = branches.collect::<Option<Vec<_>>>()?;
    let start = if keyword == "oneOf" {
        "exactly one of: "
    } else {
        branches.dedup();
        ""
    };
    let branches = Phrase::joined(branches, " or ");
    Some(vec![Phrase::words(start).then(branches)])
}

/// What is said of members by their names.
fn of_names(schemas: &Value, start: &'static str) -> Option<Vec<Phrase>> {
    let schemas = schemas.as_object()?.iter();
    let one = |(name, schema): (&String, &Value)| {
        let name = Phrase::words(start).code(name.as_str());
        Some(name.text(": ").then(grouped(schema)?))
    };
    schemas.map(one).collect()
}

fn contains(keywords: &Map<String, Value>, item: &Value) -> Option<Phrase> {
    let limit = |keyword| keywords.get(keyword).and_then(Value::as_u64);
    let least = limit("minContains").unwrap_or(1);
    let items = count(Some(least), limit("maxContains"), "item", "items")?;
    let phrase = Phrase::words("for ").then(items).text(": ");
    Some(phrase.then(grouped(item)?))
}

fn condition(keywords: &Map<String, Value>, condition: &Value) -> Option<Phrase> {
    let mut phrase = Phrase::words("if ").then(grouped(condition)?);
    for (keyword, word) in [("then", ", then "), ("else", ", else ")] {
        if let Some(schema) = keywords.get(keyword) {
            phrase = phrase.text(word).then(grouped(schema)?);
        }
    }
    Some(phrase)
}

fn types(operand: &Value) -> Option<Phrase> {
    let one = std::slice::from_ref(operand);
    let all = operand.as_array().map_or(one, Vec::as_slice).iter();
    let word = |ty: &Value| match ty.as_str()? {
        "array" => Some(Phrase::words("an array")),
        "boolean" => Some(Phrase::words("a boolean")),
        "integer" => Some(Phrase::words("an integer")),
        "null" => Some(Phrase::words("null")),
        "number" => Some(Phrase::words("a number")),
        "object" => Some(Phrase::words("an object")),
        "string" => Some(Phrase::words("a string")),
        _ => None,
    };
    Some(Phrase::joined(
        all.map(word).collect::<Option<_>>()?,
        " or ",
    ))
}

fn strings(operand: &Value) -> Option<Vec<String>> {
    let all = operand.as_array()?.iter();
    all.map(|one| one.as_str().map(str::to_owned)).collect()
}
