//! The limits of numbers that `validate` checks, against those of an independent validator.

use additional_properties::inspect::{Constraint, Limit};
use additional_properties::json::RawJson;
use additional_properties::validate::check_as;
use serde_json::{Value, json};

/// Numbers that look random and are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(self.0 >> 33).expect("31 bits") % limit
    }

    /// A number of up to 19 digits, in any notation.
    fn number(&mut self) -> String {
        let sign = if self.below(4) == 0 { "-" } else { "" };
        let digits: String = (0..=self.below(19))
            .map(|_| char::from(b"0123456789"[self.below(10)]))
            .collect();
        let digits = digits.trim_start_matches('0');
        let digits = if digits.is_empty() { "0" } else { digits };
        match self.below(4) {
            0 => format!("{sign}{digits}"),
            1 => format!("{sign}{digits}.0"),
            2 => format!("{sign}{digits}e{}", self.below(4)),
            _ => {
                let (whole, fraction) = digits.split_at(self.below(digits.len()) + 1);
                format!("{sign}{whole}.{fraction}0")
            }
        }
    }
}

fn holds(value: &dyn additional_properties::inspect::Inspect, constraint: Constraint) -> bool {
    check_as(value, Box::leak(Box::new([constraint]))).is_empty()
}

/// Floats and the same floats as text, by limits that are whole, and by bounds that are not.
#[test]
fn limits_are_what_the_validator_says() {
    let rounds = std::env::var("ROUNDS").map_or(2_000, |rounds| rounds.parse().expect("a number"));
    let mut random =
        Random(std::env::var("SEED").map_or(1, |seed| seed.parse().expect("a number")));
    let mut differences = Vec::new();
    for _ in 0..rounds {
        let (value, bound) = (random.number(), random.number());
        let float: f64 = value.parse().expect("a float");
        let bound: f64 = bound.parse().expect("a float");
        let step: i64 = [1, 2, 3, 7, 10, 625, 1_000_000][random.below(7)];
        let cases: [(&str, Value, Constraint); 5] = [
            (
                "multipleOf",
                step.into(),
                Constraint::MultipleOf(Limit::Integer(step.into())),
            ),
            (
                "minimum",
                bound.into(),
                Constraint::Minimum(Limit::Number(bound)),
            ),
            (
                "maximum",
                bound.into(),
                Constraint::Maximum(Limit::Number(bound)),
            ),
            (
                "exclusiveMinimum",
                float.into(),
                Constraint::ExclusiveMinimum(Limit::Number(float)),
            ),
            (
                "exclusiveMaximum",
                bound.into(),
                Constraint::ExclusiveMaximum(Limit::Number(bound)),
            ),
        ];
        for (keyword, limit, constraint) in cases {
            // The validator divides the float; of a large one, other digits are written, and those count here.
            if keyword == "multipleOf" && float.abs() >= 9_007_199_254_740_992.0 {
                continue;
            }
            let validator =
                jsonschema::validator_for(&json!({ keyword: limit })).expect("a schema");
            let expected = validator.is_valid(&Value::from(float));
            let text = RawJson::from(Value::from(float));
            if [holds(&float, constraint), holds(&text, constraint)] != [expected; 2] {
                differences.push(format!("{keyword} {limit}: {float:e} should be {expected}"));
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}
