//! Any JSON value.

use super::string;
use proptest::collection::{btree_map, vec};
use proptest::prelude::{Just, any as arbitrary};
use proptest::strategy::{BoxedStrategy, Strategy};
use serde_json::Value;

/// Any JSON value, nested a little.
pub(super) fn any() -> BoxedStrategy<Value> {
    let leaf = proptest::prop_oneof![
        Just(Value::Null),
        arbitrary::<bool>().prop_map(Value::from),
        arbitrary::<i64>().prop_map(Value::from),
        arbitrary::<u64>().prop_map(Value::from),
        number(),
        string::any().prop_map(Value::from),
    ];
    let nest = |inner: BoxedStrategy<Value>| {
        proptest::prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::from),
            btree_map(string::any(), inner, 0..3)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    };
    leaf.prop_recursive(2, 8, 3, move |inner| nest(inner.boxed()))
        .boxed()
}

/// Numbers with a fraction that every parser reads exactly.
pub(super) fn number() -> BoxedStrategy<Value> {
    arbitrary::<i32>()
        .prop_map(|eighths| Value::from(f64::from(eighths) / 8.0))
        .boxed()
}
