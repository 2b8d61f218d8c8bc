//! Four versions of one schema, between which every kind of change of the API's history happens: each converts step by step, and the last reads
//! what any of them wrote.
//!
//! Whether a conversion is refused is decided by the JSON alone here: by what a person would say who compares the two schemas.

use additional_properties::json::{
    FillError, Filled, from_str, from_str_filling, to_string, upgrade, upgrade_str,
};
use serde_json::Value;
use std::collections::BTreeSet;
use workspace_tests::fixtures::{
    versions_1 as v1, versions_2 as v2, versions_3 as v3, versions_4 as v4,
};
use workspace_tests::payloads::payloads;

const SCHEMAS: [&str; 4] = [
    include_str!("../fixtures/versions_1/schema.json"),
    include_str!("../fixtures/versions_2/schema.json"),
    include_str!("../fixtures/versions_3/schema.json"),
    include_str!("../fixtures/versions_4/schema.json"),
];
const RANDOM: u64 = 200;

fn parse(text: &str) -> Value {
    let mut value = serde_json::from_str(text).expect("JSON");
    whole_numbers(&mut value);
    value
}

/// Writes `2.0` as `2`: the same number, which a float of Rust is written as.
fn whole_numbers(value: &mut Value) {
    match value {
        Value::Number(number) => {
            let float = number.as_f64().filter(|float| float.fract() == 0.0);
            if let Some(float) = float.filter(|_| number.is_f64()) {
                *value = serde_json::from_str(&format!("{float:.0}")).expect("a number");
            }
        }
        Value::Array(items) => items.iter_mut().for_each(whole_numbers),
        Value::Object(members) => members.values_mut().for_each(whole_numbers),
        _ => {}
    }
}

/// Documents of the version at `index`, some with a member that no version knows.
fn documents(index: usize) -> Vec<Value> {
    let schema = parse(SCHEMAS[index]);
    let mut all = payloads(&schema, &schema, RANDOM);
    for document in all.iter_mut().step_by(3) {
        document["later"] = "kept".into();
        document["owner"]["later"] = 1.into();
    }
    // What only the first version declares, as the second keeps it.
    for document in all.iter_mut().filter(|_| index == 1).step_by(2) {
        document["request_id"] = "r1".into();
    }
    all
}

/// Removes the members at `pointers`, whose `*` is any key of a map.
fn remove(document: &mut Value, pointers: &[String]) {
    for pointer in pointers {
        let path: Vec<&str> = pointer.split('/').skip(1).collect();
        remove_one(document, &path);
    }
}

fn remove_one(value: &mut Value, path: &[&str]) {
    match (path, value) {
        ([name], Value::Object(members)) => drop(members.remove(*name)),
        (["*", rest @ ..], Value::Object(members)) => {
            members
                .values_mut()
                .for_each(|value| remove_one(value, rest));
        }
        ([name, rest @ ..], Value::Object(members)) => remove_one(&mut members[*name], rest),
        ([index, rest @ ..], Value::Array(items)) => {
            remove_one(&mut items[index.parse::<usize>().expect("an index")], rest);
        }
        _ => panic!("no member is there"),
    }
}

fn is_fraction(value: &Value) -> bool {
    value.as_f64().is_some_and(|number| number.fract() != 0.0)
}

fn never(_: &Value) -> bool {
    false
}

/// The laws between two versions: going up and down again gives what there was but for what was filled; going down and up again gives the same.
macro_rules! step {
    ($test:ident: $old:ident $index:literal => $new:ident, fills $filled:expr, up refuses $up:expr, down refuses $down:expr) => {
        #[test]
        fn $test() {
            let mut filled = BTreeSet::new();
            let mut counts = [0; 2];
            for document in documents($index) {
                let text = document.to_string();
                let json: $old::Account = from_str(&text).expect("decodes");
                let serde: $old::Account = serde_json::from_str(&text).expect("decodes by serde");
                assert!(json == serde, "the paths decode different values");
                let owned = upgrade::<$new::Account>(&json);
                let borrowed: $old::borrowed::Account<'_> = from_str(&text).expect("borrows");
                let borrowed = upgrade::<$new::Account>(&borrowed);
                assert_eq!(owned, borrowed, "borrowed and owned");
                assert_eq!(
                    $new::Account::try_from(json.clone()).ok(),
                    owned.clone().ok().map(|it| it.value)
                );
                assert_eq!(owned.is_err(), ($up)(&document), "{document}");
                let Ok(Filled { value, pointers }) = owned else {
                    continue;
                };
                counts[0] += 1;
                let pointers = pointers.to_vec();
                let mut written = parse(&serde_json::to_string(&value).expect("encodes by serde"));
                assert_eq!(written, parse(&to_string(&value).expect("encodes")));
                remove(&mut written, &pointers);
                assert_eq!(written, document);
                let down = $old::Account::try_from(value).expect("what went up comes down");
                let mut written = parse(&to_string(&down).expect("encodes"));
                remove(&mut written, &pointers);
                assert_eq!(written, document);
                filled.extend(pointers);
            }
            let names: BTreeSet<_> = filled
                .iter()
                .map(|it| it.rsplit('/').next().expect("a name"))
                .collect();
            assert_eq!(names, BTreeSet::from($filled));
            for document in documents($index + 1) {
                let value: $new::Account = from_str(&document.to_string()).expect("decodes");
                let down = $old::Account::try_from(value.clone());
                assert_eq!(down.is_err(), ($down)(&document), "{document}");
                let Ok(down) = down else { continue };
                counts[1] += 1;
                assert_eq!(
                    parse(&to_string(&down).expect("encodes")),
                    document,
                    "nothing is lost"
                );
                let up = upgrade::<$new::Account>(&down).expect("what went down comes up");
                assert!(up.value == value && up.pointers.is_empty());
            }
            assert!(
                counts.iter().all(|count| *count > 20),
                "{counts:?} were converted"
            );
        }
    };
}

step! {
    from_the_first_to_the_second: v1 0 => v2, fills [], up refuses never,
    // Both are required by the first.
    down refuses |document: &Value| document.get("phone").is_none() || document["front"].is_null()
        || document.get("request_id").is_none()
}

step! {
    from_the_second_to_the_third: v2 1 => v3, fills ["note", "region", "score", "history", "color", "currency"],
    up refuses |document: &Value| is_fraction(&document["amount"]),
    down refuses never
}

step! {
    from_the_third_to_the_fourth: v3 2 => v4, fills ["plan"],
    up refuses |document: &Value| document["front"].is_null(),
    down refuses |document: &Value| document.get("note").is_none() || is_fraction(&document["score"])
        || document.get("nick").is_some_and(Value::is_number)
}

#[test]
fn the_last_version_reads_what_any_wrote_as_the_chain_does() {
    for document in documents(0) {
        let text = document.to_string();
        let first: v1::Account = from_str(&text).expect("decodes");
        let second = upgrade::<v2::Account>(&first).expect("nothing was added");
        let third = upgrade::<v3::Account>(&second.value);
        let direct = from_str_filling::<v4::Account>(&text);
        let Ok(third) = third else {
            assert!(matches!(direct, Err(FillError::Json(_))), "{document}");
            continue;
        };
        let fourth = upgrade::<v4::Account>(&third.value).expect("the first has no null");
        let direct = direct.expect("every step fills what it needs");
        // What the third requires and the fourth does not is filled on the way alone.
        let chain = third.pointers.iter().chain(fourth.pointers.iter());
        let (both, on_the_way): (Vec<_>, Vec<_>) =
            chain.partition(|it| direct.pointers.contains(it));
        assert_eq!(
            BTreeSet::from_iter(both),
            direct.pointers.iter().collect::<BTreeSet<_>>()
        );
        assert!(on_the_way.iter().all(|pointer| pointer == "/note"));
        let [direct_value, mut chain_value] =
            [&direct.value, &fourth.value].map(|it| parse(&to_string(it).expect("encodes")));
        remove(&mut chain_value, &on_the_way);
        assert_eq!(direct_value, chain_value);
        let rewritten = upgrade_str::<v4::Account>(&text).expect("as above");
        assert_eq!(rewritten.pointers, direct.pointers);
        assert!(from_str::<v4::Account>(&rewritten.value).expect("decodes") == direct.value);
    }
}

#[test]
fn a_table_entry_belongs_to_its_step() {
    // What only the last step fills is missing for those before.
    let text = include_str!("../fixtures/versions_2/samples/full.json").replace("12.5", "12");
    let read = from_str_filling::<v3::Account>(&text).expect("is filled");
    assert!(read.pointers.iter().all(|pointer| pointer != "/plan"));
    let lacking = from_str_filling::<v3::Account>(r#"{"id": "1", "region": "r"}"#).unwrap_err();
    let FillError::Missing(pointers) = lacking else {
        panic!("{lacking:?}")
    };
    assert_eq!(
        pointers,
        [
            "/amount", "/front", "/kind", "/address", "/owner", "/tags", "/limits"
        ]
    );
}

#[test]
fn what_is_the_same_is_one_type_through_all_versions() {
    fn last(owner: v2::Owner) -> v4::Owner {
        owner
    }
    fn tag(tag: v3::Tag) -> v4::Tag {
        tag
    }
    assert_eq!(last(v1::Owner::example()), v3::Owner::example());
    assert_eq!(tag(v3::Tag::example()), v4::Tag::example());
}

#[test]
fn a_renamed_type_is_the_same_thing() {
    let address = v1::Address::example();
    let renamed = v2::PostalAddress::try_from(address.clone()).expect("only the name differs");
    assert_eq!(
        v1::Address::try_from(renamed).expect("only the name differs"),
        address
    );
}

#[test]
fn a_value_that_is_gone_is_kept() {
    let kind = v4::Kind::try_from(v3::Kind::Closed).expect("an enum takes any string");
    assert!(kind.is_unknown());
    assert_eq!(
        v3::Kind::try_from(kind).expect("the same"),
        v3::Kind::Closed
    );
}

#[test]
fn a_union_without_a_tag_is_filled_where_nothing_fits_as_it_is() {
    type Check = workspace_tests::fixtures::fills::Check;
    for (source, filled) in [
        (r#"{"person": "Ann"}"#, Some("/source/at")),
        (r#"{"person": "Ann", "at": null}"#, None),
        (r#"{"machine": "m1"}"#, None),
        (r#"{"nobody": true}"#, None),
    ] {
        let full = include_str!("../fixtures/fills/samples/full.json").trim_end();
        let text = full.replacen('{', &format!(r#"{{"source": {source}, "#), 1);
        let read = from_str_filling::<Check>(&text).expect("is filled");
        assert_eq!(read.pointers.to_vec(), Vec::from_iter(filled));
        let written = to_string(&read.value).expect("encodes");
        let again = from_str_filling::<Check>(&written).expect("decodes");
        assert!(again.value == read.value && again.pointers.is_empty());
    }
}
