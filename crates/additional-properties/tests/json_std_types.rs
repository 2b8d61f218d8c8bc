//! The rest of the standard library's types on the JSON path: what serde takes, this path takes, with the same values and the same text.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, LinkedList, VecDeque};
use std::fmt::Debug;
use std::marker::PhantomData;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::num::{NonZeroI8, NonZeroU64, NonZeroU128, Saturating, Wrapping};
use std::ops::{Range, RangeInclusive};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::{Arc, Mutex, RwLock};
use std::time::{Duration, SystemTime};

use additional_properties::json::{self, ErrorKind, FromJsonOwned, ToJson};
use additional_properties::{AdditionalProperties, OpenEnum, UnknownValue};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

const TEXTS: &[&str] = &[
    "null",
    "true",
    "0",
    "-0",
    "1",
    "-1",
    "200",
    "1.0",
    "1e400",
    "340282366920938463463374607431768211455",
    "\"\"",
    "\"a\"",
    "\"127.0.0.1\"",
    "\"::1\"",
    "\"127.0.0.1:80\"",
    "\"\\u0031.2.3.4\"",
    "\"/tmp/a\\u00e9\"",
    "[]",
    "[1]",
    "[1,2]",
    "[2,1,2]",
    "[1,[2]]",
    "[\"b\",\"a\"]",
    "[1,",
    "{}",
    "{\"Ok\":1}",
    "{\"Err\":\"x\"}",
    "{\"Ok\":\"x\"}",
    "{\"Ok\":1,\"Err\":\"x\"}",
    "{\"O\\u006b\":1}",
    "{\"secs\":1,\"nanos\":5}",
    "{\"secs\":1,\"nanos\":5000000000}",
    "{\"secs\":1}",
    "[1,5]",
    "{\"secs_since_epoch\":1,\"nanos_since_epoch\":5}",
    "{\"start\":1,\"end\":3}",
    "{\"start\":1}",
    "{\"1\":2}",
    "{\"1\":2,\"1\":3}",
    "{\"-1\":2}",
    "{\"01\":2}",
    "{\"+1\":2}",
    "{\"1.0\":2}",
    "{\" 1\":2}",
    "{\"1 \":2}",
    "{\"true\":2}",
    "{\"a\":2}",
    "{\"300\":2}",
    "{\"First\":1,\"second\":2}",
    "{\"\":2}",
];

/// Reads each text as a `T` and as the type that serde reads it as.
fn agree_as<T: ToJson + FromJsonOwned, S: Serialize + DeserializeOwned + ToJson>(
    same: fn(&T, &S) -> bool,
) {
    let name = std::any::type_name::<T>();
    for text in TEXTS {
        let theirs = serde_json::from_str::<S>(text);
        let ours = json::from_str::<T>(text);
        assert_eq!(ours.is_ok(), theirs.is_ok(), "{text} as {name}");
        if let (Ok(ours), Ok(theirs)) = (ours, theirs) {
            assert!(same(&ours, &theirs), "{text} as {name}");
            let written = serde_json::to_string(&theirs).unwrap();
            assert_eq!(json::to_string(&ours).unwrap(), written, "{name}");
        }
    }
}

fn agree<T: PartialEq + Serialize + DeserializeOwned + ToJson + FromJsonOwned>() {
    agree_as::<T, T>(|ours, theirs| ours == theirs);
}

#[test]
fn collections() {
    agree::<VecDeque<i64>>();
    agree::<LinkedList<i64>>();
    agree::<BTreeSet<i64>>();
    agree::<Box<[i64]>>();
    agree::<Box<[Box<str>]>>();
    let set: HashSet<i64> = json::from_str("[2,1,2]").unwrap();
    assert_eq!(set, HashSet::from([1, 2]));
    assert_eq!(json::to_string(&HashSet::from([1])).unwrap(), "[1]");
    agree_as::<Rc<[i64]>, Vec<i64>>(|ours, theirs| **ours == **theirs);
    agree_as::<Arc<[i64]>, Vec<i64>>(|ours, theirs| **ours == **theirs);
}

#[test]
fn pointers_and_cells() {
    agree_as::<Rc<i64>, i64>(|ours, theirs| **ours == *theirs);
    agree_as::<Arc<Vec<i64>>, Vec<i64>>(|ours, theirs| **ours == *theirs);
    agree_as::<Rc<str>, String>(|ours, theirs| **ours == **theirs);
    agree_as::<Arc<str>, String>(|ours, theirs| **ours == **theirs);
    agree::<Cell<i64>>();
    agree::<RefCell<i64>>();
    agree_as::<Mutex<i64>, Mutex<i64>>(|ours, theirs| {
        *ours.lock().unwrap() == *theirs.lock().unwrap()
    });
    agree_as::<RwLock<i64>, RwLock<i64>>(|ours, theirs| {
        *ours.read().unwrap() == *theirs.read().unwrap()
    });
    agree::<Wrapping<i8>>();
    agree::<Saturating<i8>>();
    agree::<Reverse<i64>>();
    let cell = RefCell::new(1);
    let borrowed = cell.borrow_mut();
    assert_eq!(
        json::to_string(&cell).unwrap_err().kind(),
        ErrorKind::Invalid
    );
    drop(borrowed);
}

/// As in a field of the option itself.
#[test]
fn a_pointer_or_cell_of_an_option_may_be_missing() {
    #[derive(AdditionalProperties)]
    #[additional_properties(serde, json)]
    struct Options {
        boxed: Box<Option<u8>>,
        cell: Cell<Option<u8>>,
        ref_cell: RefCell<Option<u8>>,
        mutex: Mutex<Option<u8>>,
        rw_lock: RwLock<Option<u8>>,
        reverse: Reverse<Option<u8>>,
    }
    for options in [
        json::from_str::<Options>("{}").unwrap(),
        serde_json::from_str("{}").unwrap(),
    ] {
        assert_eq!(*options.boxed, None);
        assert_eq!(options.cell.get(), None);
        assert_eq!(*options.ref_cell.borrow(), None);
        assert_eq!(*options.mutex.lock().unwrap(), None);
        assert_eq!(*options.rw_lock.read().unwrap(), None);
        assert_eq!(options.reverse.0, None);
    }
}

#[test]
fn numbers_times_and_addresses() {
    agree::<NonZeroI8>();
    agree::<NonZeroU64>();
    agree::<NonZeroU128>();
    agree::<Duration>();
    agree::<SystemTime>();
    agree::<IpAddr>();
    agree::<Ipv4Addr>();
    agree::<Ipv6Addr>();
    agree::<SocketAddr>();
    agree::<PathBuf>();
    agree::<Box<Path>>();
    agree::<Range<i64>>();
    agree::<RangeInclusive<i64>>();
    agree::<PhantomData<i64>>();
    agree::<Result<i64, String>>();
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, OpenEnum)]
#[additional_properties(debug, serde, json)]
enum Name {
    First,
    #[serde(rename = "second")]
    Second,
    #[additional_properties(unknown)]
    Unknown(UnknownValue),
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
enum Closed {
    First,
    #[serde(rename = "second")]
    Second,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
struct Id(u16);

#[test]
fn keys_of_maps() {
    agree::<BTreeMap<u8, i64>>();
    agree::<BTreeMap<i128, i64>>();
    agree::<BTreeMap<bool, i64>>();
    agree::<BTreeMap<char, i64>>();
    agree::<BTreeMap<Box<str>, i64>>();
    agree::<BTreeMap<Id, i64>>();
    agree::<BTreeMap<Option<String>, i64>>();
    agree::<BTreeMap<Closed, i64>>();
    agree::<BTreeMap<Name, i64>>();
    agree::<HashMap<u64, Vec<i64>>>();
    // More than `serde_json` reads: there a number that is a key may have no escapes.
    let escaped: BTreeMap<u8, i64> = json::from_str(r#"{"\u0031":2}"#).unwrap();
    assert_eq!(escaped, BTreeMap::from([(1, 2)]));
    let text = String::from(r#"{"a":1}"#);
    let borrowed: BTreeMap<&str, i64> = json::from_str(&text).unwrap();
    assert_eq!(borrowed["a"], 1);
    let keys: BTreeMap<Cow<'_, str>, i64> = json::from_str(&text).unwrap();
    assert_eq!(json::to_string(&keys).unwrap(), text);
    let error = json::from_str::<BTreeMap<u8, i64>>(r#"{"canary":1}"#).unwrap_err();
    assert_eq!(
        (error.kind(), error.pointer().as_str()),
        (ErrorKind::Invalid, "/*")
    );
    assert!(!format!("{error} {error:?}").contains("canary"));
    let unwritable = BTreeMap::from([(vec![1], 2)]);
    assert_eq!(
        json::to_string(&unwritable).unwrap_err().kind(),
        ErrorKind::Invalid
    );
}

/// A type that only serde knows.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
struct Foreign(u32, String);

#[derive(Debug, PartialEq, AdditionalProperties)]
#[additional_properties(serde, json)]
struct Bridged {
    #[serde(with = "additional_properties::via_serde")]
    foreign: Foreign,
    #[serde(with = "additional_properties::via_serde", default)]
    raw: Option<Box<Foreign>>,
    #[additional_properties]
    rest: AdditionalProperties,
}

#[test]
fn other_types_through_serde() {
    let text = r#"{"foreign":[1,"canary"],"raw":[2,""],"x":1.50}"#;
    let ours: Bridged = json::from_str(text).unwrap();
    assert_eq!(ours, serde_json::from_str(text).unwrap());
    assert_eq!(json::to_string(&ours).unwrap(), text);
    let error = json::from_str::<Bridged>(r#"{"foreign":["canary",1]}"#).unwrap_err();
    assert_eq!(error.pointer(), "/foreign");
    assert!(!format!("{error} {error:?}").contains("canary"));
}
