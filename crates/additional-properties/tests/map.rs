//! The container as a map: order, equality, many members, and what it costs when empty.

use std::borrow::Cow;
use std::collections::HashMap;
use std::mem::size_of;

use additional_properties::{AdditionalProperties, Redact as _, json};
use serde_json::Value;

type Members = AdditionalProperties<Value>;

fn filled(names: &[&str]) -> Members {
    let mut members = Members::new();
    for name in names {
        members.insert(*name, serde_json::json!(name)).unwrap();
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
    assert_eq!(
        members.insert("a", serde_json::json!(1)).unwrap(),
        Some(serde_json::json!("a"))
    );
    assert_eq!(members.remove("c"), Some(serde_json::json!("c")));
    assert_eq!(members.remove("c"), None);
    members.insert("c", serde_json::json!(2)).unwrap();
    assert_eq!(
        members.iter().collect::<Vec<_>>(),
        [
            ("a", &serde_json::json!(1)),
            ("b", &serde_json::json!("b")),
            ("c", &serde_json::json!(2))
        ]
    );
    *members.get_mut("b").unwrap() = serde_json::json!(3);
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
    let map = serde_json::json!({"a": 1, "b": [2]})
        .as_object()
        .unwrap()
        .clone();
    let members = Members::from(map.clone());
    assert_eq!(members.len(), 2);
    assert_eq!(serde_json::Map::from(members), map);
    let members: Members = [
        ("x", serde_json::json!(1)),
        ("y", serde_json::json!(2)),
        ("x", serde_json::json!(3)),
    ]
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
        assert_eq!(members.remove(&format!("n{n}")), Some(serde_json::json!(n)));
        members
            .insert(format!("m{n}"), serde_json::json!(n))
            .unwrap();
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
    assert_eq!(map["a"].get("b"), Some(&serde_json::json!("b")));
}

/// A container that passes one member after another to the one of this crate.
#[derive(Debug, Default, PartialEq)]
struct Counted(usize, Members);

impl<'de> json::ReadUnknown<'de> for Counted {
    fn read_unknown(
        &mut self,
        name: Cow<'de, str>,
        reader: &mut json::Reader<'de>,
    ) -> Result<(), json::Error> {
        self.0 += 1;
        json::ReadUnknown::read_unknown(&mut self.1, name, reader)
    }
}

#[derive(Debug, PartialEq, AdditionalProperties)]
#[additional_properties(json(deserialize))]
struct Wrapped {
    id: u8,
    #[serde(flatten)]
    rest: Counted,
}

#[test]
fn a_container_can_be_inside_another() {
    let text = r#"{"a":1,"id":2,"b":[{}],"c":null}"#;
    let read: Wrapped = json::from_str(text).expect(text);
    assert_eq!(read.rest.0, 3);
    let kept: Vec<&str> = read.rest.1.keys().collect();
    assert_eq!((read.id, kept), (2, vec!["a", "b", "c"]));
    assert_eq!(read.rest.1.get("b"), Some(&serde_json::json!([{}])));
    assert!(json::from_str::<Wrapped>(r#"{"id":2,"a":1,"a":2}"#).is_err());
}

#[test]
fn what_is_no_object_is_no_container() {
    let error = serde_json::from_str::<Members>("1").unwrap_err();
    assert_eq!(
        error.to_string(),
        "invalid type: integer `1`, expected a map of additional members at line 1 column 1"
    );
}
