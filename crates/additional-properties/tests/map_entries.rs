//! What a std map can do, the container can do: entries, iterators from both ends, conversions, comparison. And what the owner declares
//! comes in by none of these ways.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, HashMap};
use std::hash::{Hash, Hasher};

use additional_properties::map::{Entry, Iter};
use additional_properties::{AdditionalProperties, Maybe};
use serde_json::{Value, json};

#[derive(AdditionalProperties)]
struct User {
    #[allow(dead_code)]
    id: u8,
    #[additional_properties]
    extra: AdditionalProperties<Value, Self>,
}

type Numbers = AdditionalProperties<u32>;

fn numbers() -> Numbers {
    Numbers::from([("a", 1), ("b", 2), ("c", 3)])
}

fn pairs(members: &Numbers) -> Vec<(&str, u32)> {
    members.iter().map(|(name, value)| (name, *value)).collect()
}

#[test]
fn an_entry_has_its_name_and_prints_none() {
    let mut members = Numbers::from([("a", 1)]);
    for (name, shown) in [
        ("a", "Entry(OccupiedEntry { .. })"),
        ("canary", "Entry(VacantEntry { .. })"),
    ] {
        let entry = members.entry(name).unwrap();
        assert_eq!((entry.key(), format!("{entry:?}").as_str()), (name, shown));
    }
}

#[test]
fn an_entry_finds_or_adds() {
    let mut members = Numbers::new();
    *members.entry("a").unwrap().or_insert(1) += 1;
    *members.entry("a").unwrap().or_insert(10) += 1;
    *members.entry("b").unwrap().or_default() += 5;
    members
        .entry("b")
        .unwrap()
        .and_modify(|value| *value *= 2)
        .or_insert_with(|| 0);
    members
        .entry("c")
        .unwrap()
        .and_modify(|value| *value *= 2)
        .or_insert_with(|| 7);
    assert_eq!(pairs(&members), [("a", 3), ("b", 10), ("c", 7)]);
    let Entry::Occupied(mut entry) = members.entry("b").unwrap() else {
        panic!("the member is there")
    };
    assert_eq!((entry.key(), *entry.get()), ("b", 10));
    assert_eq!(entry.insert(11), 10);
    *entry.get_mut() += 1;
    assert_eq!(entry.remove_entry(), ("b".to_owned(), 12));
    let Entry::Vacant(entry) = members.entry("b").unwrap() else {
        panic!("the member is gone")
    };
    assert_eq!(entry.key(), "b");
    assert_eq!(*entry.insert(4), 4);
    assert_eq!(pairs(&members), [("a", 3), ("c", 7), ("b", 4)]);
    let Entry::Vacant(entry) = members.entry("d").unwrap() else {
        panic!("there is no such member")
    };
    assert_eq!(entry.into_key(), "d");
    assert_eq!(members.len(), 3);
}

#[test]
fn what_the_owner_declares_comes_in_by_no_way() {
    let mut user = User {
        id: 1,
        extra: AdditionalProperties::new(),
    };
    let refused = user.extra.insert("id", json!("x")).unwrap_err();
    assert_eq!((refused.name(), refused.value()), ("id", &json!("x")));
    assert_eq!(
        refused.to_string(),
        "`id` is declared by the type and can't be an additional member"
    );
    assert_eq!(
        format!("{refused:?}"),
        "ShadowsDeclared { name: \"id\", .. }"
    );
    assert_eq!(refused.into_parts(), ("id".to_owned(), json!("x")));
    assert_eq!(user.extra.entry("id").unwrap_err().name(), "id");
    assert!(
        user.extra
            .try_extend([("a", json!(1)), ("id", json!(2))])
            .is_err()
    );
    assert_eq!(user.extra.keys().collect::<Vec<_>>(), ["a"]);
    // A name can't be changed behind the owner's back: `iter_mut` and entries hand out values only.
    assert!(user.extra.iter_mut().all(|(name, _)| name == "a"));
}

#[test]
fn names_with_their_values() {
    let members = numbers();
    assert_eq!(members.get_key_value("b"), Some(("b", &2)));
    assert_eq!(members.get_key_value("x"), None);
    assert_eq!(members["c"], 3);
    let missing = std::panic::catch_unwind(|| members["secret"]).unwrap_err();
    let message = missing.downcast_ref::<String>().cloned();
    let message = message.or_else(|| missing.downcast_ref::<&str>().map(|it| (*it).to_owned()));
    assert!(!message.unwrap().contains("secret"));
    let mut members = members.clone();
    assert_eq!(members.remove_entry("a"), Some(("a".to_owned(), 1)));
    assert_eq!(members.remove_entry("a"), None);
}

#[test]
fn values_are_changed_in_place() {
    let mut members = numbers();
    for (name, value) in &mut members {
        *value += u32::from(name == "b") * 10;
    }
    for value in members.values_mut().rev().take(1) {
        *value = 0;
    }
    assert_eq!(pairs(&members), [("a", 1), ("b", 12), ("c", 0)]);
}

#[test]
fn retain_keeps_the_order_of_what_stays() {
    let mut members: Numbers = (0..40).map(|n| (format!("n{n}"), n)).collect();
    members.retain(|name, value| name != "n4" && value % 4 == 0);
    assert_eq!(members.len(), 9);
    assert_eq!(
        members.keys().take(3).collect::<Vec<_>>(),
        ["n0", "n8", "n12"]
    );
    assert_eq!(members.get("n36"), Some(&36));
    assert_eq!(members.get("n5"), None);
    assert_eq!(members.insert("n5", 5), Ok(None));
    assert_eq!(members.keys().next_back(), Some("n5"));
    members.retain(|_, _| false);
    assert!(members.is_empty() && members.iter().next().is_none());
}

#[test]
fn iterators_go_from_both_ends() {
    for count in [0_u32, 1, 2, 3, 20] {
        let mut members: Numbers = (0..count).map(|n| (format!("n{n}"), n)).collect();
        let forwards: Vec<_> = (0..count).collect();
        let backwards: Vec<_> = (0..count).rev().collect();
        assert_eq!(members.values().copied().collect::<Vec<_>>(), forwards);
        assert_eq!(
            members.values().rev().copied().collect::<Vec<_>>(),
            backwards
        );
        assert_eq!(
            members.values_mut().rev().map(|it| *it).collect::<Vec<_>>(),
            backwards
        );
        let owned = members.clone().into_iter().rev();
        assert_eq!(owned.map(|(_, value)| value).collect::<Vec<_>>(), backwards);
        let mut names = members.keys();
        let mut left = count as usize;
        while left > 0 {
            assert_eq!(names.len(), left);
            let name = if left % 2 == 0 {
                names.next()
            } else {
                names.next_back()
            };
            assert!(name.is_some());
            left -= 1;
        }
        assert_eq!(
            (names.next(), names.next_back(), names.len()),
            (None, None, 0)
        );
    }
    let mut holes = numbers();
    holes.remove("a");
    holes.remove("c");
    holes.insert("d", 4).unwrap();
    assert_eq!(
        holes.iter().rev().collect::<Vec<_>>(),
        [("d", &4), ("b", &2)]
    );
    assert_eq!(holes.iter().len(), 2);
    assert_eq!(
        holes.into_iter().collect::<Vec<_>>(),
        [("b".to_owned(), 2), ("d".to_owned(), 4)]
    );
}

#[test]
fn other_maps_become_containers_and_back() {
    let hash = HashMap::from([("a".to_owned(), 1)]);
    let tree = BTreeMap::from([("b", 1), ("a", 2)]);
    assert_eq!(
        HashMap::<String, u32>::from(Numbers::from(hash.clone())),
        hash
    );
    assert_eq!(pairs(&Numbers::from(tree)), [("a", 2), ("b", 1)]);
    assert_eq!(
        BTreeMap::from(numbers()).into_keys().collect::<Vec<_>>(),
        ["a", "b", "c"]
    );
    let mut members = numbers();
    members.extend([("a", 5), ("d", 4)]);
    assert_eq!(pairs(&members), [("a", 5), ("b", 2), ("c", 3), ("d", 4)]);
}

#[test]
fn equal_containers_have_one_hash_and_one_order() {
    let hash = |members: &Numbers| {
        let mut hasher = DefaultHasher::new();
        members.hash(&mut hasher);
        hasher.finish()
    };
    let one = numbers();
    let other = Numbers::from([("c", 3), ("a", 1), ("b", 2)]);
    assert_eq!(one, other);
    assert_eq!(hash(&one), hash(&other));
    assert!(one.cmp(&other).is_eq() && one.partial_cmp(&other).unwrap().is_eq());
    let larger = Numbers::from([("c", 3), ("a", 1), ("b", 3)]);
    assert!(one < larger && hash(&one) != hash(&larger));
    assert!(Numbers::new() < one);
}

#[test]
fn nothing_of_the_members_is_printed() {
    const SECRET: &str = "canary";
    let mut members = AdditionalProperties::<&str>::from([(SECRET, SECRET), ("b", SECRET)]);
    let mut texts = vec![
        format!("{members:?} {:?} {:?}", members.iter(), members.keys()),
        format!("{:?} {:?}", members.values(), members.clone().into_iter()),
        format!("{:?}", members.entry(SECRET)),
        format!("{:?}", members.entry("canary2")),
        format!("{:?} ", members.iter_mut()),
        format!("{:#?} ", members.values_mut()),
    ];
    let mut user = User {
        id: 1,
        extra: AdditionalProperties::new(),
    };
    let refused = user.extra.insert("id", json!(SECRET)).unwrap_err();
    texts.push(format!("{refused} {refused:?} {refused:#?}"));
    for text in texts {
        assert!(!text.contains(SECRET), "{text}");
    }
    let mut iter: Iter<'_, &str> = members.iter();
    iter.next();
    assert_eq!(format!("{iter:?}"), "Iter(<1 additional property>)");
}

#[test]
fn maybe_has_the_methods_of_option() {
    let value: Maybe<String> = Maybe::from("v".to_owned());
    assert_eq!(value.as_deref(), Maybe::Value("v"));
    assert!(value.is_value() && value.is_present() && !value.is_null() && !value.is_absent());
    assert_eq!(value.as_ref().map(String::len).unwrap_or(0), 1);
    assert_eq!(value.as_ref().cloned(), value);
    assert!(value.clone().is_value_and(|it| it == "v"));
    assert_eq!(value.iter().count() + (&value).into_iter().count(), 2);
    for (empty, nested) in [(Maybe::Absent, None), (Maybe::Null, Some(None))] {
        let mut empty: Maybe<u8> = empty;
        assert_eq!(empty.into_nested(), nested);
        assert_eq!(empty.is_present(), empty.is_null());
        assert_eq!(empty.map(|it| it + 1), empty);
        assert_eq!(empty.and_then(|_| Maybe::Value(1)), empty);
        assert_eq!(
            (
                empty.unwrap_or(3),
                empty.unwrap_or_else(|| 4),
                empty.unwrap_or_default()
            ),
            (3, 4, 0)
        );
        assert_eq!(
            (empty.ok_or("e"), empty.ok_or_else(|| "f")),
            (Err("e"), Err("f"))
        );
        assert_eq!(Option::from(empty), None::<u8>);
        assert_eq!(
            empty.replace(9),
            if nested.is_none() {
                Maybe::Absent
            } else {
                Maybe::Null
            }
        );
        assert_eq!(empty.take(), Maybe::Value(9));
        assert!(empty.is_absent());
    }
    let mut vector: Maybe<Vec<u8>> = Maybe::from(Some(vec![1]));
    if let Maybe::Value(slice) = vector.as_deref_mut() {
        slice[0] = 2;
    }
    assert_eq!(vector.into_nested(), Some(Some(vec![2])));
    assert_eq!(Maybe::<u8>::from(None), Maybe::Null);
    assert_eq!(
        Maybe::Value(3).and_then(|it| if it > 2 {
            Maybe::Null
        } else {
            Maybe::Value(it)
        }),
        Maybe::Null
    );
}
