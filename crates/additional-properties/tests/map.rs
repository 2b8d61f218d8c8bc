//! The container as a map: order, equality, many members, and what it costs when empty.

use std::collections::HashMap;
use std::mem::size_of;

use additional_properties::{AdditionalProperties, Redact as _};
use serde_json::{Value, json};

type Members = AdditionalProperties<Value>;

fn filled(names: &[&str]) -> Members {
    let mut members = Members::new();
    for name in names {
        members.insert(*name, json!(name)).unwrap();
    }
    members
}

#[test]
fn one_word() {
    assert_eq!(size_of::<Members>(), size_of::<usize>());
    assert_eq!(
        size_of::<Option<AdditionalProperties<String>>>(),
        2 * size_of::<usize>()
    );
}

#[test]
fn it_crosses_threads() {
    fn check<T: Send + Sync + Unpin>() {}
    check::<AdditionalProperties<Value, std::rc::Rc<u8>>>();
}

#[test]
fn members_in_order() {
    let mut members = filled(&["c", "a", "b"]);
    assert_eq!(members.keys().collect::<Vec<_>>(), ["c", "a", "b"]);
    assert!(!members.is_empty());
    assert_eq!(members.insert("a", json!(1)).unwrap(), Some(json!("a")));
    assert_eq!(members.remove("c"), Some(json!("c")));
    assert_eq!(members.remove("c"), None);
    members.insert("c", json!(2)).unwrap();
    assert_eq!(
        members.iter().collect::<Vec<_>>(),
        [("a", &json!(1)), ("b", &json!("b")), ("c", &json!(2))]
    );
    *members.get_mut("b").unwrap() = json!(3);
    assert_eq!(
        members.values().map(Value::to_string).collect::<String>(),
        "132"
    );
    assert_eq!(members.iter().len(), 3);
    let owned: Vec<(String, Value)> = members.clone().into_iter().collect();
    assert_eq!(owned.len(), 3);
    members.clear();
    assert!(members.is_empty() && members.iter().next().is_none() && members.get("a").is_none());
}

#[test]
fn equality_is_by_value() {
    assert_eq!(filled(&["a", "b"]), filled(&["b", "a"]));
    assert_ne!(filled(&["a", "b"]), filled(&["a"]));
    assert_ne!(filled(&["a"]), filled(&["a", "b"]));
    assert_ne!(filled(&["a"]), filled(&["b"]));
    let mut emptied = filled(&["a"]);
    emptied.remove("a");
    assert_eq!(emptied, Members::new());
}

#[test]
fn debug_tells_only_how_many() {
    assert_eq!(format!("{:?}", Members::new()), "<0 additional properties>");
    let one = filled(&["secret"]);
    assert_eq!(format!("{one:?}"), "<1 additional property>");
    assert!(format!("{:?}", one.unredacted()).contains("secret"));
}

#[test]
fn as_a_map_of_its_own() {
    let read: Members = serde_json::from_str(r#"{"b":1,"a":[2]}"#).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), r#"{"b":1,"a":[2]}"#);
    assert!(serde_json::from_str::<Members>(r#"{"b":1,"b":1}"#).is_err());
    assert!(serde_json::from_str::<Members>("[]").is_err());
}

#[test]
fn from_and_into_maps() {
    let map = json!({"a": 1, "b": [2]}).as_object().unwrap().clone();
    let members = Members::from(map.clone());
    assert_eq!(members.len(), 2);
    assert_eq!(serde_json::Map::from(members), map);
    let members: Members = [("x", json!(1)), ("y", json!(2)), ("x", json!(3))]
        .into_iter()
        .collect();
    assert_eq!(serde_json::to_string(&members).unwrap(), r#"{"x":3,"y":2}"#);
}

/// A long list of random steps, next to a simple model.
#[test]
fn it_behaves_like_an_ordered_map() {
    let mut members = AdditionalProperties::<u64>::new();
    let mut model: Vec<(String, u64)> = Vec::new();
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for step in 0..20_000_u64 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        // The number of names in play grows and shrinks, so that the index comes and goes.
        let names = if step / 2000 % 2 == 0 { 8 } else { 200 };
        let name = format!("n{}", state % names);
        let index = model.iter().position(|(known, _)| *known == name);
        match state >> 60 {
            0..=6 => {
                let before = index.map(|index| std::mem::replace(&mut model[index].1, step));
                if before.is_none() {
                    model.push((name.clone(), step));
                }
                assert_eq!(members.insert(name, step).unwrap(), before);
            }
            7..=12 => assert_eq!(
                members.remove(&name),
                index.map(|index| model.remove(index).1)
            ),
            _ => assert_eq!(members.get(&name), index.map(|index| &model[index].1)),
        }
        assert_eq!(members.len(), model.len());
    }
    assert!(
        members
            .iter()
            .eq(model.iter().map(|(name, value)| (name.as_str(), value)))
    );
}

/// Work that would take minutes if any step searched or moved all members.
#[test]
fn many_members() {
    const MANY: usize = 50_000;
    let text = {
        let members: Vec<String> = (0..MANY).map(|n| format!("\"n{n}\":{n}")).collect();
        format!("{{{}}}", members.join(","))
    };
    let mut members: Members = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_string(&members).unwrap(), text);
    assert_eq!(members, members.clone());
    for n in 0..MANY {
        assert!(members.contains_key(&format!("n{n}")));
    }
    for n in 0..MANY / 2 {
        assert_eq!(members.remove(&format!("n{n}")), Some(json!(n)));
        members.insert(format!("m{n}"), json!(n)).unwrap();
        assert_eq!(members.keys().next(), Some(format!("n{}", n + 1).as_str()));
    }
    assert_eq!(members.len(), MANY);
    while let Some(name) = members.keys().next().map(str::to_owned) {
        members.remove(&name);
    }
    assert!(members.is_empty());
}

#[test]
fn a_hash_map_of_containers() {
    let map = HashMap::from([("a", filled(&["b"]))]);
    assert_eq!(map["a"].get("b"), Some(&json!("b")));
}
