//! Payloads of all releases of the API's document, read by the types of both versions: how many, and why the others are refused.
//!
//! Each release has 33 payloads, made from its schema: full, least, all null, and 30 at random. `--nocapture` prints the table.

use additional_properties::json::{FillError, Filled, from_str, from_str_filling, to_string};
use identity_verification::v1_697_4 as new;
use serde_json::Value;
use std::collections::BTreeSet;
use workspace_tests::payloads::payloads;
use workspace_tests::releases::documents;

/// From here on old types read new payloads; see the history.
const FIRST: &str = "1.229.2";
const CONFIG: &str = include_str!("../../schema/1.697.4/codegen.toml");
const RANDOM: u64 = 30;

fn parse(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// Each release since the first, with its payloads.
fn releases() -> Vec<(String, Vec<Value>)> {
    let all = documents().into_iter();
    let all = all.map(|(step, document)| {
        let document = parse(&document);
        let schema = &document["components"]["schemas"]["IdentityVerification"];
        let version = step["version"].as_str().expect("a version").to_owned();
        (version, payloads(&document, schema, RANDOM))
    });
    all.skip_while(|(version, _)| version != FIRST).collect()
}

/// The properties that the table fills, without their types.
fn table() -> BTreeSet<String> {
    let config: toml::Table = CONFIG.parse().expect("TOML");
    let fill = config["fill"].as_table().expect("a table");
    let name = |key: &String| key.rsplit('.').next().unwrap_or_default().to_owned();
    fill.keys().map(name).collect()
}

/// Removes the member at `pointer`, which is there.
fn remove(document: &mut Value, pointer: &str) {
    let (parent, name) = pointer.rsplit_once('/').expect("a member");
    let parent = document.pointer_mut(parent).and_then(Value::as_object_mut);
    assert!(
        parent.expect("an object").remove(name).is_some(),
        "{pointer}"
    );
}

/// What was filled is in the table, was missing, and is all that differs.
fn is_whole(payload: &Value, read: &Filled<new::IdentityVerification>, table: &BTreeSet<String>) {
    let mut written = parse(&to_string(&read.value).expect("encodes"));
    for pointer in read.pointers.iter() {
        assert!(payload.pointer(&pointer).is_none(), "{pointer} was there");
        let name = pointer.rsplit('/').next().unwrap_or_default();
        assert!(table.contains(name), "{pointer} is not in the table");
        remove(&mut written, &pointer);
    }
    assert_eq!(written, *payload);
}

#[test]
fn the_newer_types_read_the_records_of_all_releases() {
    let table = table();
    let (mut read, mut plain, mut made) = (0, 0, 0);
    for (version, payloads) in releases() {
        let mut of_release = 0;
        for payload in &payloads {
            let text = payload.to_string();
            plain += usize::from(from_str::<new::IdentityVerification>(&text).is_ok());
            let borrowed = from_str_filling::<new::borrowed::IdentityVerification<'_>>(&text);
            match from_str_filling::<new::IdentityVerification>(&text) {
                Ok(filled) => {
                    of_release += 1;
                    is_whole(payload, &filled, &table);
                    let borrowed = borrowed.expect("the borrowed types read it, too");
                    assert_eq!(borrowed.pointers, filled.pointers);
                    assert!(borrowed.value.into_owned().expect("owned") == filled.value);
                }
                Err(FillError::Json(error)) => {
                    let value = payload.pointer(&error.pointer()).expect("it is there");
                    assert!(value.is_f64(), "{version}: {error}");
                    assert_eq!(borrowed.unwrap_err(), FillError::Json(error));
                }
                Err(error) => panic!("{version}: {error}"),
            }
        }
        println!("{version}: {of_release} of {}", payloads.len());
        assert!(
            of_release * 10 >= payloads.len() * 9,
            "{version}: {of_release}"
        );
        read += of_release;
        made += payloads.len();
    }
    println!("together: {read} of {made} read, {plain} of them without filling");
    assert!(read < made && read * 100 >= made * 98, "{read} of {made}");
}

#[test]
fn the_older_types_read_what_later_releases_send() {
    let later = releases();
    let later = later.iter().skip_while(|(version, _)| version != "1.421.0");
    let mut read = 0;
    for (version, payloads) in later {
        for payload in payloads {
            let text = payload.to_string();
            let value: identity_verification::IdentityVerification =
                from_str(&text).unwrap_or_else(|error| panic!("{version}: {error}"));
            assert_eq!(
                parse(&to_string(&value).expect("encodes")),
                *payload,
                "{version}"
            );
            read += 1;
        }
    }
    println!("{read} read");
    assert!(read > 1800);
}
