//! Numbers against whole ones at a common scale, and at the ends of their range.

use core::cmp::Ordering;
use core::hash::{BuildHasher as _, BuildHasherDefault};
use std::collections::HashSet;
use std::collections::hash_map::DefaultHasher;

use super::{Instance, Number};
use crate::json::RawJson;

/// Numbers that look random and are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) % limit
    }

    /// A whole number and how many of its digits are behind the point.
    fn decimal(&mut self) -> (i128, u32) {
        let magnitude = 10_u64.pow(u32::try_from(self.below(10)).unwrap());
        let digits = i128::from(self.below(magnitude * 5) * (1 + self.below(1_000)));
        let sign = if self.below(4) == 0 { -1 } else { 1 };
        (sign * digits, u32::try_from(self.below(9)).unwrap())
    }
}

fn float(text: &str) -> Number {
    Number::of_float(text.parse().unwrap())
}

#[test]
fn numbers_of_every_notation_are_what_whole_ones_are() {
    let mut random = Random(7);
    for _ in 0..20_000 {
        let ((one, one_scale), (other, other_scale)) = (random.decimal(), random.decimal());
        let (one_text, other_text) = (
            format!("{one}e-{one_scale}"),
            format!("{other}e-{other_scale}"),
        );
        // Both times 10^9.
        let whole = |digits: i128, scale: u32| digits * 10_i128.pow(9 - scale);
        let (one, other) = (whole(one, one_scale), whole(other, other_scale));
        for one_number in [
            Number::of_text(&one_text),
            float(&one_text),
            Number::Text(one_text.as_str().into()),
        ] {
            for other_number in [float(&other_text), Number::Text(other_text.as_str().into())] {
                let case = format!("{one_text} {other_text} {one_number:?} {other_number:?}");
                assert_eq!(
                    one_number.compare(&other_number),
                    Some(one.cmp(&other)),
                    "{case}"
                );
                assert_eq!(one_number == other_number, one == other, "{case}");
                if other != 0 {
                    assert_eq!(
                        one_number.is_multiple_of(&other_number),
                        one % other == 0,
                        "{case}"
                    );
                }
            }
            assert_eq!(
                one_number.is_whole(),
                one % 1_000_000_000 == 0,
                "{one_text} {one_number:?}"
            );
        }
    }
}

#[test]
fn multiples_are_found_at_every_size() {
    for (number, step, expected) in [
        ("0.3", "0.1", true),
        ("0.30000000000000004", "0.1", false),
        ("0.5700000000000001", "0.01", false),
        ("4503599627370497", "3", false),
        ("9007199254740991", "3", false),
        ("10000000000000000", "3", false),
        ("4503599627370497", "1.5", false),
        ("1e19", "1.5", false),
        ("1e308", "1.5", false),
        ("3e308", "1.5", true),
        ("1e308", "0.01", true),
        ("1.7976931348623157e308", "1e-7", true),
        ("5e-324", "1", false),
        ("1e-17", "0.01", false),
        ("1e400", "3", false),
        ("3e400", "3", true),
        ("1e999999999999", "7", false),
        ("1e-400", "1e-401", true),
        ("170141183460469231731687303715884105728", "3", false),
        (
            "170141183460469231731687303715884105730",
            "85070591730234615865843651857942052865",
            true,
        ),
        (
            "170141183460469231731687303715884105731",
            "85070591730234615865843651857942052865",
            false,
        ),
        ("0", "0.7", true),
    ] {
        let answer = Number::of_text(number).is_multiple_of(&Number::of_text(step));
        assert_eq!(answer, expected, "{number} {step}");
        if number.parse::<f64>().is_ok_and(f64::is_finite) && number.len() < 25 && step != "1e-401"
        {
            assert_eq!(
                float(number).is_multiple_of(&float(step)),
                expected,
                "floats: {number} {step}"
            );
        }
    }
}

#[test]
fn large_numbers_are_compared_by_their_digits() {
    let numbers = [
        "-1e400",
        "-9223372036854775809",
        "-9223372036854775808",
        "-1e-400",
        "0",
        "1e-400",
        "9007199254740992",
        "9007199254740992.5",
        "9007199254740993",
        "18446744073709551616",
        "18446744073709551617",
        "170141183460469231731687303715884105728",
        "1e400",
    ];
    for (at, one) in numbers.iter().enumerate() {
        for (other_at, other) in numbers.iter().enumerate() {
            let found = Number::of_text(one).compare(&Number::of_text(other));
            assert_eq!(found, Some(at.cmp(&other_at)), "{one} {other}");
        }
    }
    assert_eq!(
        float("1e23").compare(&Number::of_text("100000000000000000000000")),
        Some(Ordering::Equal)
    );
}

#[test]
fn equal_values_have_equal_hashes() {
    let hasher = BuildHasherDefault::<DefaultHasher>::default();
    for (one, other) in [
        ("[1.0, 0.1e1, 1]", "[1, 1, 1]"),
        ("18446744073709551616", "1.8446744073709551616e19"),
        ("1e400", "10e399"),
        (
            r#"["\ud800\ud83d\ude00a\n\udc00", "\""]"#,
            r#"["\udbfe\udc00😀a\n\udbff\udc00", "\u0022"]"#,
        ),
        ("-0.0", "0"),
        ("-1e-400", "-10e-401"),
        ("0.1234567890123456789", "12345678901234567890e-20"),
        (r#"{"a": 1, "b": {}}"#, r#"{"b": {}, "a": 1.0}"#),
    ] {
        let (one, other) = (
            Instance::parse(one).unwrap(),
            Instance::parse(other).unwrap(),
        );
        assert_eq!(one, other);
        assert_eq!(hasher.hash_one(&one), hasher.hash_one(&other), "{one:?}");
    }
    // Both are read as the same float, of which one is written.
    for text in ["1118965147889331.2", "1118965147889331.3"] {
        assert_eq!(Number::of_text(text), float(text));
    }
    let (text, float) = (Number::of_text("100000000000000000000"), float("1e20"));
    assert_eq!(text, float);
    assert_eq!(hasher.hash_one(&text), hasher.hash_one(&float));
}

#[test]
fn numbers_that_round_to_one_float_have_different_hashes() {
    let hasher = BuildHasherDefault::<DefaultHasher>::default();
    for form in [
        "0.12345678901234567@",
        "1e4@",
        "1e-4@",
        "3.00000@e-324",
        "1234567890123456789012345@",
    ] {
        let texts = (100..400).map(|end| form.replace('@', &end.to_string()));
        let found: HashSet<u64> = texts
            .map(|it| hasher.hash_one(Number::of_text(&it)))
            .collect();
        assert_eq!(found.len(), 300, "{form}");
    }
    for text in [
        "5e-324",
        "2.225073858507201e-308",
        "1.7976931348623157e308",
        "1e22",
        "9007199254740994",
    ] {
        assert_eq!(Number::of_text(text), float(text));
        assert_eq!(
            hasher.hash_one(Number::of_text(text)),
            hasher.hash_one(float(text)),
            "{text}"
        );
    }
}

#[test]
fn a_value_shows_itself_as_it_is() {
    for text in [
        "null",
        "[true,\"a\",{\"b\":[]}]",
        "[0.5,1e400,12345678901234567890.5,1e-400,-7]",
    ] {
        let instance = Instance::parse(text).unwrap();
        assert_eq!(Instance::of(&instance), instance, "{text}");
        assert_eq!(
            Instance::of(&RawJson::new(text).unwrap()),
            instance,
            "{text}"
        );
    }
}
