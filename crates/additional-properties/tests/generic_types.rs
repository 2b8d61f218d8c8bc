//! Generic structs: inferred bounds, declared bounds, lifetimes, and names that try to collide.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::marker::PhantomData;

use additional_properties::{AdditionalProperties, Union};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Debug, PartialEq, AdditionalProperties)]
struct Page<T, const N: usize = 3> {
    items: Vec<T>,
    next: Option<Box<T>>,
    #[serde(skip)]
    none: PhantomData<fn() -> T>,
    #[serde(skip)]
    cached: PhantomData<[u8; N]>,
    #[additional_properties]
    rest: AdditionalProperties<T, Self>,
}

#[derive(Debug, PartialEq, AdditionalProperties)]
struct Bounded<K: Ord, V>
where
    V: Clone,
{
    #[serde(bound(deserialize = "K: DeserializeOwned"))]
    map: BTreeMap<K, u8>,
    value: V,
    #[serde(default)]
    extra: V,
}

trait HasId {
    type Id;
}

#[derive(Debug, PartialEq)]
struct Thing;

impl HasId for Thing {
    type Id = u32;
}

#[derive(Debug, PartialEq, AdditionalProperties)]
#[serde(bound(
    serialize = "T::Id: Serialize",
    deserialize = "T::Id: Deserialize<'de>"
))]
struct Reference<T: HasId> {
    id: T::Id,
    #[serde(flatten)]
    rest: BTreeMap<String, T::Id>,
}

#[derive(Debug, PartialEq, AdditionalProperties)]
struct Lent<'a, 'b, T: ?Sized> {
    first: &'a str,
    second: &'b str,
    #[serde(skip)]
    third: Option<&'a T>,
}

fn round_trip<'a, T: Deserialize<'a> + Serialize + Debug + PartialEq>(text: &'a str) {
    let value: T = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&value).unwrap(), text);
}

#[test]
fn generic_structs() {
    round_trip::<Page<u8>>(r#"{"items":[1],"next":2,"more":3}"#);
    round_trip::<Page<Page<u8>>>(
        r#"{"items":[],"next":{"items":[1],"next":null},"more":{"items":[],"next":1}}"#,
    );
    round_trip::<Bounded<String, Vec<u8>>>(r#"{"map":{"a":1},"value":[],"extra":[2]}"#);
    round_trip::<Reference<Thing>>(r#"{"id":1,"b":2}"#);
    round_trip::<Lent<'_, '_, u8>>(r#"{"first":"1","second":"2"}"#);
}

#[derive(Debug, PartialEq, AdditionalProperties)]
struct Node {
    value: Value,
    children: Vec<Node>,
    parent: Option<Box<Node>>,
    #[additional_properties]
    rest: AdditionalProperties<Value, Self>,
}

#[test]
fn recursive_structs() {
    round_trip::<Node>(
        r#"{"value":{"a":[1]},"children":[{"value":1,"children":[],"parent":null,"x":1}],"parent":null}"#,
    );
}

/// The expansion refers to nothing that a type or function of the user's could shadow.
#[allow(
    dead_code,
    non_camel_case_types,
    reason = "names that the expansion might use"
)]
mod shadows {
    pub(super) struct Option;
    pub(super) struct Result;
    pub(super) struct String;
    pub(super) struct Box;
    pub(super) struct Vec;
    pub(super) struct Serialize;
    pub(super) struct Deserialize;
    pub(super) struct Default;
    pub(super) mod core {}
    pub(super) mod std {}
    pub(super) mod serde {}

    #[derive(::additional_properties::AdditionalProperties)]
    pub(super) struct Hostile {
        pub(super) r#type: u8,
        pub(super) __map: u8,
        pub(super) __name: u8,
        pub(super) __extra: ::std::option::Option<u8>,
        pub(super) __default: u8,
        #[additional_properties]
        pub(super) rest: ::additional_properties::AdditionalProperties<::serde_json::Value, Self>,
    }

    #[derive(::additional_properties::OpenEnum)]
    #[additional_properties(serde, inspect)]
    pub(super) enum Names {
        Some,
        None,
        Ok,
        Err,
        Self_,
        #[additional_properties(unknown)]
        Unknown(::additional_properties::UnknownValue),
    }

    #[derive(::additional_properties::Union)]
    #[additional_properties(serde, inspect)]
    pub(super) enum Either {
        Some(u8),
        Names(Names),
        #[additional_properties(unknown)]
        Unknown(::serde_json::Value),
    }
}

#[test]
fn hostile_names() {
    let text = r#"{"type":1,"__map":2,"__name":3,"__extra":null,"__default":4,"__f0":5}"#;
    let hostile: shadows::Hostile = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&hostile).unwrap(), text);
    let read: Vec<shadows::Either> = serde_json::from_str(r#"[1,"None","what",null]"#).unwrap();
    assert_eq!(
        serde_json::to_string(&read).unwrap(),
        r#"[1,"None","what",null]"#
    );
}

mod moved {
    pub(crate) use additional_properties as renamed;
}

#[derive(Debug, PartialEq, AdditionalProperties)]
#[additional_properties(crate = "crate::moved::renamed")]
#[serde(crate = "serde")]
struct Elsewhere {
    one: u8,
}

#[test]
fn the_runtime_may_be_elsewhere() {
    round_trip::<Elsewhere>(r#"{"one":1}"#);
}

/// What comes from a macro's fragment is wrapped in an invisible group.
macro_rules! from_fragment {
    ($(#[$attribute:meta])* $vis:vis $name:ident, $type:ty, $many:ty, $field:ident) => {
        #[derive(Debug, PartialEq, AdditionalProperties)]
        $(#[$attribute])*
        $vis struct $name {
            #[additional_properties(optional)]
            $vis one: $type,
            $vis two: $many,
            $vis $field: Option<$type>,
        }
    };
}

from_fragment!(
    /// Wrapped as well.
    #[serde(rename_all = "UPPERCASE")]
    pub(crate) Fragment,
    Option<u8>,
    additional_properties::Maybe<u8>,
    r#try
);

#[test]
fn parts_from_macros() {
    round_trip::<Fragment>(r#"{"TRY":null}"#);
    round_trip::<Fragment>(r#"{"ONE":1,"TWO":null,"TRY":2}"#);
}

#[derive(Debug, Default, PartialEq, AdditionalProperties)]
#[additional_properties(serde, json)]
#[serde(default)]
struct Defaulted<T> {
    value: Option<T>,
    marker: (Option<PhantomData<T>>, u8),
    #[additional_properties]
    rest: AdditionalProperties,
}

#[test]
fn the_default_of_a_generic_struct_is_used_on_both_paths() {
    for text in ["{}", r#"{"value":2,"later":[]}"#] {
        let by_serde: Defaulted<u8> = serde_json::from_str(text).expect(text);
        let by_json: Defaulted<u8> = additional_properties::json::from_str(text).expect(text);
        assert_eq!(by_serde, by_json);
    }
}

#[derive(Debug, PartialEq, AdditionalProperties)]
#[additional_properties(serde, json)]
struct Keyed<K: Ord, V> {
    by_key: Option<BTreeMap<K, V>>,
    #[serde(flatten)]
    rest: BTreeMap<K, Value>,
}

#[derive(Debug, PartialEq, Union)]
#[additional_properties(serde, json)]
#[serde(tag = "t", content = "c")]
enum Either<K: Ord> {
    Map(BTreeMap<K, u8>),
    Name(String),
}

#[test]
fn keys_can_be_of_any_type() {
    let text = r#"{"by_key":{"a":1},"b":2}"#;
    let by_serde: Keyed<String, u8> = serde_json::from_str(text).unwrap();
    let by_json: Keyed<String, u8> = additional_properties::json::from_str(text).unwrap();
    assert_eq!(by_serde, by_json);
    assert_eq!(
        additional_properties::json::to_string(&by_json).unwrap(),
        text
    );
    let text = r#"{"t":"Map","c":{"1":2}}"#;
    let either: Either<u8> = additional_properties::json::from_str(text).unwrap();
    assert_eq!(
        additional_properties::json::to_string(&either).unwrap(),
        text
    );
}
