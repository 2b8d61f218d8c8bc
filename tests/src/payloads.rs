//! Documents that a schema admits: full, least, all null, and some at random, the same in every run.

use serde_json::{Map, Value};

/// Deeper than this, only what is required is made, so that recursion ends.
const MAX_DEPTH: usize = 8;

/// What is made where the schema leaves a choice.
enum Choice {
    /// Every member, nothing null, two items in each array.
    Full,
    /// What is required, nothing null, no items.
    Least,
    /// Every member, null wherever that is allowed.
    Null,
    /// Any, from this state on.
    Random(u64),
}

impl Choice {
    /// A number below `end`.
    fn next(&mut self, end: u64) -> u64 {
        let Self::Random(state) = self else {
            return 0;
        };
        // Knuth's MMIX generator; its high bits are the good ones.
        *state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (*state >> 33) % end
    }

    fn has_optional(&mut self) -> bool {
        match self {
            Self::Full | Self::Null => true,
            Self::Least => false,
            Self::Random(_) => self.next(2) == 0,
        }
    }

    fn is_null(&mut self) -> bool {
        match self {
            Self::Full | Self::Least => false,
            Self::Null => true,
            Self::Random(_) => self.next(3) == 0,
        }
    }

    fn items(&mut self) -> u64 {
        match self {
            Self::Full => 2,
            Self::Least => 0,
            Self::Null => 1,
            Self::Random(_) => self.next(3),
        }
    }
}

/// Documents of `schema`, whose references lead into `root`: full, least, all null, and `random` more. Limits and patterns are not kept.
#[must_use]
pub fn payloads(root: &Value, schema: &Value, random: u64) -> Vec<Value> {
    let seeds = (0..random).map(|seed| Choice::Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15)));
    let choices = [Choice::Full, Choice::Least, Choice::Null]
        .into_iter()
        .chain(seeds);
    choices
        .map(|mut choice| {
            // A root that is null says nothing.
            any(root, schema, &mut choice, 0, false)
        })
        .collect()
}

fn any(
    root: &Value,
    schema: &Value,
    choice: &mut Choice,
    depth: usize,
    may_be_null: bool,
) -> Value {
    let target = schema["$ref"]
        .as_str()
        .and_then(|it| root.pointer(&it[1..]));
    let inner = target.or(schema["allOf"].get(0));
    let types = strings(&schema["type"]);
    let nullable = schema["nullable"] == true || types.contains(&"null");
    if nullable && may_be_null && choice.is_null() {
        return Value::Null;
    }
    if let Some(inner) = inner {
        return any(root, inner, choice, depth, may_be_null);
    }
    if let Some(values) = schema["enum"].as_array() {
        let values: Vec<_> = values.iter().filter(|value| !value.is_null()).collect();
        let index = choice.next(values.len() as u64);
        return values[usize::try_from(index).unwrap_or_default()].clone();
    }
    let types: Vec<_> = types.into_iter().filter(|name| *name != "null").collect();
    let index = choice.next(types.len().max(1) as u64);
    match types.get(usize::try_from(index).unwrap_or_default()) {
        Some(&"string") => string(schema, choice),
        Some(&"boolean") => (choice.next(2) == 0).into(),
        Some(&"integer") => (choice.next(100) + 1).into(),
        // One in fifty is a fraction: most numbers of an API count something, or score it, and are whole in all that it sends.
        Some(&"number") => match choice.next(5000) {
            fraction if fraction % 50 == 49 => {
                let halves = u16::try_from(fraction).expect("less than 5000");
                Value::from(f64::from(halves) / 2.0)
            }
            whole => whole.into(),
        },
        Some(&"array") => {
            let count = if depth < MAX_DEPTH { choice.items() } else { 0 };
            let items = (0..count).map(|_| any(root, &schema["items"], choice, depth + 1, true));
            items.collect()
        }
        _ => object(root, schema, choice, depth),
    }
}

fn object(root: &Value, schema: &Value, choice: &mut Choice, depth: usize) -> Value {
    let required = strings(&schema["required"]);
    let mut members = Map::new();
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        let is_there =
            required.contains(&name.as_str()) || depth < MAX_DEPTH && choice.has_optional();
        if is_there {
            members.insert(name.clone(), any(root, property, choice, depth + 1, true));
        }
    }
    if schema["additionalProperties"].is_object() {
        for index in 0..choice.items() {
            let value = any(
                root,
                &schema["additionalProperties"],
                choice,
                depth + 1,
                true,
            );
            members.insert(format!("key{index}"), value);
        }
    }
    members.into()
}

fn string(schema: &Value, choice: &mut Choice) -> Value {
    let number = choice.next(28) + 1;
    match schema["format"].as_str() {
        Some("date") => format!("2024-02-{number:02}"),
        Some("date-time") => format!("2024-02-{number:02}T08:30:00Z"),
        Some("email") => format!("user{number}@example.com"),
        Some("ipv4" | "ip") => format!("192.0.2.{number}"),
        Some("uri") => format!("https://example.com/{number}"),
        _ => format!("text{number}"),
    }
    .into()
}

/// A string, or those of an array.
fn strings(value: &Value) -> Vec<&str> {
    match value {
        Value::String(one) => vec![one],
        several => several
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect(),
    }
}
