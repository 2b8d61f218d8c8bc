//! Constants of listed integers, which programs name.

use super::{changes, field};
use crate::changes::{Bump, Kind};
use serde_json::{Value, json};

fn listed(labels: &[(u8, &str)]) -> Value {
    let (values, names): (Vec<u8>, Vec<&str>) = labels.iter().copied().unzip();
    field(json!({"type": "integer", "enum": values, "x-enum-varnames": names}))
}

fn titled(labels: &[(u8, &str)]) -> Value {
    let branches = labels
        .iter()
        .map(|(value, title)| json!({"const": value, "title": title}));
    field(json!({"type": "integer", "oneOf": branches.collect::<Vec<_>>()}))
}

/// A constant that means another value, or is gone, is no detail of what validates.
#[test]
fn constants_of_listed_integers_are_compared_by_name_and_value() {
    for schema in [listed, titled] {
        let step = |old: &[(u8, &str)], new: &[(u8, &str)]| {
            let found = changes(&schema(old), &schema(new)).into_iter();
            let mut found: Vec<_> = found
                .filter(|change| change.kind == Kind::RustNameChanged)
                .map(|change| (change.effect.source, change.old, change.new))
                .collect();
            found.sort_by_key(|it| it.1.clone());
            found
        };
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            step(&[(1, "A"), (2, "B")], &[(1, "B"), (2, "C")]),
            [
                (Bump::Minor, None, some("A_C = 2")),
                (Bump::Major, some("A_A = 1"), None),
                (Bump::Major, some("A_B = 2"), some("A_B = 1")),
            ]
        );
        assert_eq!(
            step(&[(1, "A"), (2, "B"), (3, "C")], &[(1, "A"), (3, "C")]),
            [(Bump::Major, some("A_B = 2"), None)]
        );
        let listed = [(1, "A"), (2, "B")];
        assert_eq!(step(&listed, &listed), []);
    }
}
