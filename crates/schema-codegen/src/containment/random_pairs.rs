//! What is proven of random schemas, against a validator: no instance of a list may contradict it.

use super::{Answer, SchemaText, compare};
use serde_json::{Value, json};

/// A generator of numbers that gives the same ones each time.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit
    }

    fn schema(&mut self, depth: usize) -> Value {
        let mut schema = serde_json::Map::new();
        for _ in 0..=self.below(3) {
            let (keyword, operand) = self.keyword(depth);
            schema.insert(keyword.to_owned(), operand);
        }
        Value::Object(schema)
    }

    fn keyword(&mut self, depth: usize) -> (&'static str, Value) {
        match self.below(if depth == 0 { 14 } else { 29 }) {
            row @ 0..14 => self.assertion(row),
            row => self.applicator(row, depth),
        }
    }

    fn assertion(&mut self, row: usize) -> (&'static str, Value) {
        let n = self.below(4);
        match row {
            0 => ("type", ["string", "integer", "object", "array"][n].into()),
            1 => (
                "type",
                [
                    json!(["string", "null"]),
                    json!("number"),
                    json!(["object", "array"]),
                    json!("boolean"),
                ][n]
                    .clone(),
            ),
            2 => (
                "enum",
                [
                    json!([1, 2]),
                    json!(["a", null]),
                    json!([[], {}]),
                    json!([true, 1.5, "ab"]),
                ][n]
                    .clone(),
            ),
            3 => (
                "const",
                [json!(1), json!("a"), json!({}), json!([1, 1])][n].clone(),
            ),
            4 => ("minimum", n.into()),
            5 => ("exclusiveMaximum", n.into()),
            6 => (
                "multipleOf",
                [json!(1), json!(2), json!(0.5), json!(3)][n].clone(),
            ),
            7 => ("minLength", n.into()),
            8 => ("maxLength", n.into()),
            9 => ("pattern", ["^a", "b$", "^[ab]*$", "a"][n].into()),
            10 => (
                "required",
                [json!(["a"]), json!(["b"]), json!(["a", "b"]), json!(["ab"])][n].clone(),
            ),
            11 => (
                ["minItems", "maxItems", "minProperties", "maxProperties"][n],
                1.into(),
            ),
            12 => ("uniqueItems", true.into()),
            _ => ("additionalProperties", false.into()),
        }
    }

    fn applicator(&mut self, row: usize, depth: usize) -> (&'static str, Value) {
        let mut inner = || self.schema(depth - 1);
        match row {
            14 => ("not", inner()),
            15 => ("anyOf", json!([inner(), inner()])),
            16 => ("oneOf", json!([inner(), inner()])),
            17 => ("allOf", json!([inner(), inner()])),
            18 => ("items", inner()),
            19 => ("prefixItems", json!([inner(), inner()])),
            20 => ("properties", json!({"a": inner(), "b": inner()})),
            21 => ("patternProperties", json!({"^a": inner()})),
            22 => ("contains", inner()),
            23 => ("propertyNames", inner()),
            24 => ("allOf", json!([{"if": inner(), "then": inner()}])),
            25 => ("dependentSchemas", json!({"a": inner()})),
            26 => ("unevaluatedProperties", inner()),
            27 => ("unevaluatedProperties", false.into()),
            _ => ("additionalProperties", inner()),
        }
    }
}

fn instances() -> Vec<Value> {
    let simple = json!([
        null, true, false, 0, 1, 2, 3, 4, 1.5, -1, "", "a", "b", "ab", "ba", "aab", "xyz"
    ]);
    let mut all: Vec<Value> = simple.as_array().expect("an array").clone();
    for first in all.clone() {
        all.push(json!([first]));
        all.push(json!({"a": first}));
        all.push(json!({"b": first, "a": 1}));
        all.push(json!({"ab": first}));
        all.push(json!({"a": "a", "b": first, "c": null}));
        for second in [json!(1), json!("a"), json!({})] {
            all.push(json!([first, second]));
        }
    }
    all.extend([
        json!([]),
        json!({}),
        json!([[]]),
        json!([1, 1, 1]),
        json!({"a": {"a": 1}}),
    ]);
    all
}

#[test]
fn no_instance_contradicts_a_proof() {
    let mut random = Random(7);
    let instances = instances();
    let (mut proven, mut broken, mut open) = (0, 0, 0);
    for _ in 0..500 {
        let (old, new) = (random.schema(2), random.schema(1));
        let new = if random.below(2) == 0 {
            json!({"anyOf": [new, old]})
        } else {
            new
        };
        let texts = [SchemaText::new(&old, ""), SchemaText::new(&new, "")];
        match compare(&texts[0], &texts[1]).backward {
            Answer::Breaks(_) => broken += 1,
            Answer::NotDecided => open += 1,
            Answer::Proven => {
                proven += 1;
                let admits = |text: &SchemaText, value| text.admits(value) == Some(true);
                let witness = instances
                    .iter()
                    .find(|value| admits(&texts[0], value) && !admits(&texts[1], value));
                assert_eq!(witness, None, "{old} is not in {new}");
            }
        }
    }
    assert!(
        proven > 100 && broken > 100 && open < 50,
        "{proven} proven, {broken} broken, {open} open"
    );
}
