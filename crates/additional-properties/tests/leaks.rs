//! Nothing that is sensitive gets out through a view: by the class of a field, of its type, of the struct around it, inside lists, maps,
//! options and unions, in `Debug` and in redacted JSON.

#![expect(
    clippy::items_after_statements,
    reason = "a type stands where its test first needs it"
)]

use std::collections::BTreeMap;

use additional_properties::inspect::{Inspect, drift};
use additional_properties::json::{self, RawJson};
use additional_properties::redact::Redact;
use additional_properties::{AdditionalProperties, Maybe, OpenEnum, Union, UnknownValue};
use serde_json::{Value, json};

const CANARY: &str = "canary";

/// A struct without marks of its own: what is around it decides.
#[derive(Clone, AdditionalProperties)]
#[additional_properties(debug, serde, json)]
struct Unmarked {
    note: String,
    #[additional_properties(sensitive = "none")]
    public: String,
    #[additional_properties]
    extra: AdditionalProperties,
}

#[derive(Clone, AdditionalProperties)]
#[additional_properties(debug, serde, json, sensitive = "personal")]
struct Classified {
    note: String,
    #[additional_properties(sensitive = "none")]
    public: String,
}

#[derive(Clone, OpenEnum)]
#[additional_properties(debug, serde, json, sensitive = "government_id")]
enum ClassifiedKind {
    Canary,
    #[additional_properties(unknown)]
    Unknown(UnknownValue),
}

#[derive(Clone, Union)]
#[additional_properties(debug, serde, json, sensitive = "secret")]
enum ClassifiedUnion {
    String(String),
    #[additional_properties(unknown)]
    Unknown(Value),
}

#[derive(Clone, Union)]
#[additional_properties(debug, serde, json)]
enum PlainUnion {
    Struct(Unmarked),
    List(Vec<Unmarked>),
    #[additional_properties(unknown)]
    Unknown(Value),
}

fn unmarked() -> Unmarked {
    Unmarked {
        note: CANARY.into(),
        public: "public".into(),
        extra: AdditionalProperties::from([(CANARY, json!(CANARY))]),
    }
}

/// Everything that a value prints for those who may not see it.
fn printed<T: Inspect>(value: &T) -> [String; 6] {
    [
        format!("{:?}", value.redacted()),
        format!("{:#?}", value.redacted()),
        json::to_string(&value.redacted()).unwrap(),
        serde_json::to_string(&value.redacted()).unwrap(),
        serde_json::to_string_pretty(&value.redacted()).unwrap(),
        format!("{:?}", drift(value)),
    ]
}

#[track_caller]
fn assert_hidden<T: Inspect>(value: &T) {
    for text in printed(value) {
        let found = text.to_lowercase().contains(CANARY);
        assert!(!found, "{text}");
    }
}

macro_rules! sensitive_field {
    ($value:expr, $ty:ty) => {{
        #[derive(AdditionalProperties)]
        #[additional_properties(debug, serde)]
        struct Owner {
            #[additional_properties(sensitive = "personal")]
            field: $ty,
        }
        let owner = Owner { field: $value };
        assert_hidden(&owner);
        let debug = format!("{owner:?}");
        assert!(!debug.contains(CANARY), "{debug}");
        (
            debug,
            serde_json::to_value(owner.redacted()).unwrap()["field"].clone(),
        )
    }};
}

#[test]
fn the_class_of_a_type_hides_where_no_field_says_otherwise() {
    let classified = Classified {
        note: CANARY.into(),
        public: "public".into(),
    };
    assert_hidden(&classified);
    assert!(format!("{classified:?}").contains("public"));
    assert_hidden(&ClassifiedKind::Canary);
    assert_hidden(&ClassifiedUnion::String(CANARY.into()));
    assert_hidden(&vec![ClassifiedUnion::String(CANARY.into())]);
    assert_hidden(&Some(ClassifiedUnion::Unknown(json!(CANARY))));

    #[derive(AdditionalProperties)]
    #[additional_properties(debug, serde)]
    struct Cleared {
        #[additional_properties(sensitive = "none")]
        kind: ClassifiedKind,
        #[additional_properties(sensitive = "none")]
        union: ClassifiedUnion,
        #[additional_properties(sensitive = "none")]
        unknown: ClassifiedKind,
    }
    let cleared = Cleared {
        kind: ClassifiedKind::Canary,
        union: ClassifiedUnion::String("shown".into()),
        unknown: ClassifiedKind::from("never shown"),
    };
    let debug = format!("{cleared:?}");
    assert!(
        debug.contains("kind: Canary, union: String(\"shown\")"),
        "{debug}"
    );
    assert!(!debug.contains("never"), "{debug}");
}

#[test]
fn lists_of_structs_show_the_structs_and_all_other_lists_nothing() {
    let (debug, value) = sensitive_field!(vec![unmarked(), unmarked()], Vec<Unmarked>);
    assert_eq!(debug.matches("public: \"public\"").count(), 2, "{debug}");
    assert_eq!(value[1]["public"], json!("public"));
    let (_, value) = sensitive_field!(vec![Some(unmarked())], Vec<Option<Unmarked>>);
    assert_eq!(value[0]["note"], json!("[redacted]"));
    // With a null in it the list is no list of structs.
    for mixed in [
        vec![Some(unmarked()), None],
        vec![None, Some(unmarked())],
        vec![None],
        vec![],
    ] {
        let (debug, value) = sensitive_field!(mixed, Vec<Option<Unmarked>>);
        assert_eq!(debug, "Owner { field: [redacted] }");
        assert_eq!(value, json!("[redacted]"));
    }
    let (_, value) = sensitive_field!(
        vec![Maybe::Value(unmarked()), Maybe::Null],
        Vec<Maybe<Unmarked>>
    );
    assert_eq!(value, json!("[redacted]"));
    let (_, value) = sensitive_field!((unmarked(), CANARY.to_owned()), (Unmarked, String));
    assert_eq!(value, json!("[redacted]"));
    let (_, value) = sensitive_field!(vec![CANARY.to_owned()], Vec<String>);
    assert_eq!(value, json!("[redacted]"));
}

#[test]
fn maps_hide_their_names_and_pass_on_what_holds_for_them() {
    let map =
        |value| BTreeMap::from([(CANARY.to_owned(), value), ("other".to_owned(), unmarked())]);
    let (debug, value) = sensitive_field!(map(unmarked()), BTreeMap<String, Unmarked>);
    assert_eq!(
        debug
            .matches("[redacted]: Unmarked { note: [redacted], public: \"public\"")
            .count(),
        2,
        "{debug}"
    );
    assert_eq!(value["[redacted] 1"]["note"], json!("[redacted]"));
    assert_eq!(value["[redacted] 2"]["public"], json!("public"));
    for strings in [
        BTreeMap::from([(CANARY.to_owned(), CANARY.to_owned())]),
        BTreeMap::new(),
    ] {
        let (_, value) = sensitive_field!(strings, BTreeMap<String, String>);
        assert_eq!(value, json!("[redacted]"));
    }
    let mixed = BTreeMap::from([
        (CANARY.to_owned(), Some(unmarked())),
        ("b".to_owned(), None),
    ]);
    let (_, value) = sensitive_field!(mixed, BTreeMap<String, Option<Unmarked>>);
    assert_eq!(value, json!("[redacted]"));

    // A name can be personal wherever no field says that it is not.
    let names = BTreeMap::from([(CANARY.to_owned(), 1), ("canary2".to_owned(), 2)]);
    assert_hidden(&names);
    assert_eq!(format!("{:?}", names.redacted()), "[redacted]");
    assert_eq!(
        format!("{:?}", names.unredacted()),
        "{\"canary\": 1, \"canary2\": 2}"
    );

    #[derive(AdditionalProperties)]
    #[additional_properties(debug, serde)]
    struct Scored {
        scores: BTreeMap<String, i64>,
    }
    let scored = Scored { scores: names };
    let value = serde_json::to_value(scored.redacted()).unwrap();
    assert_eq!(
        value,
        json!({ "scores": { "[redacted] 1": 1, "[redacted] 2": 2 } })
    );
    assert_eq!(
        format!("{scored:?}"),
        "Scored { scores: {[redacted]: 1, [redacted]: 2} }"
    );

    #[derive(AdditionalProperties)]
    #[additional_properties(debug, serde)]
    struct Cleared {
        #[additional_properties(sensitive = "none")]
        scores: BTreeMap<String, i64>,
        #[additional_properties(sensitive = "none")]
        open: Value,
    }
    let cleared = Cleared {
        scores: BTreeMap::from([("shown".to_owned(), 1)]),
        open: json!({ "also": 2 }),
    };
    let value = serde_json::to_value(cleared.redacted()).unwrap();
    assert_eq!(
        value,
        json!({ "scores": { "shown": 1 }, "open": { "also": 2 } })
    );
}

#[test]
fn a_union_shows_its_variant_only_where_nothing_is_sensitive() {
    for union in [
        PlainUnion::Struct(unmarked()),
        PlainUnion::List(vec![unmarked()]),
        PlainUnion::Unknown(json!({ CANARY: CANARY })),
    ] {
        let (debug, value) = sensitive_field!(union, PlainUnion);
        assert_eq!(debug, "Owner { field: [redacted] }");
        assert_eq!(value, json!("[redacted]"));
    }
    assert_hidden(&PlainUnion::Unknown(json!({ CANARY: CANARY })));
    let debug = format!("{:?}", PlainUnion::Struct(unmarked()));
    assert_eq!(
        debug,
        "Struct(Unmarked { note: \"canary\", public: \"public\", extra: <1 additional property> })"
    );
}

#[test]
fn open_values_and_unknown_members_are_hidden_everywhere() {
    assert_hidden(&json!({ CANARY: CANARY }));
    assert_hidden(&RawJson::new("{\"canary\":\"canary\"}").unwrap());
    assert_hidden(&vec![Some(json!([CANARY]))]);
    let members = AdditionalProperties::<Value>::from([(CANARY, json!(CANARY))]);
    assert_hidden(&members);
    assert!(!format!("{members:?}").contains(CANARY));
    assert!(format!("{:?}", members.unredacted()).contains(CANARY));
    assert_hidden(&UnknownMembersOnly {
        extra: members.clone(),
    });
    let value = serde_json::to_value(UnknownMembersOnly { extra: members }.redacted()).unwrap();
    assert_eq!(value, json!({ "[redacted members]": 1 }));
}

#[derive(AdditionalProperties)]
#[additional_properties(debug, serde)]
struct UnknownMembersOnly {
    #[additional_properties]
    extra: AdditionalProperties,
}

#[test]
fn debug_leaves_out_a_container_without_members() {
    let mut record = UnknownMembersOnly {
        extra: AdditionalProperties::new(),
    };
    assert_eq!(format!("{record:?}"), "UnknownMembersOnly");
    record.extra.insert("a", json!(1)).unwrap();
    assert_eq!(
        format!("{record:?}"),
        "UnknownMembersOnly { extra: <1 additional property> }"
    );
    record.extra.remove("a");
    assert_eq!(format!("{record:?}"), "UnknownMembersOnly");
}

/// A format that writes lengths first believes what it is told.
#[test]
fn the_views_tell_a_serializer_how_many_members_there_are() {
    let record = Owner {
        list: vec![1, 2],
        names: BTreeMap::from([("a".to_owned(), 1), ("b".to_owned(), 2)]),
        absent: Maybe::Absent,
        extra: AdditionalProperties::from([("x", json!(1)), ("y", json!(2)), ("z", json!(3))]),
    };
    let read = |bytes: Vec<u8>| rmp_serde::from_slice::<Value>(&bytes).unwrap();
    let redacted = read(rmp_serde::to_vec_named(&record.redacted()).unwrap());
    let unredacted = read(rmp_serde::to_vec_named(&record.unredacted()).unwrap());
    assert_eq!(redacted, serde_json::to_value(record.redacted()).unwrap());
    assert_eq!(unredacted, serde_json::to_value(&record).unwrap());
    assert_eq!(unredacted.as_object().unwrap().len(), 5);
}

#[derive(AdditionalProperties)]
#[additional_properties(debug, serde)]
struct Owner {
    list: Vec<u8>,
    names: BTreeMap<String, u8>,
    absent: Maybe<u8>,
    #[additional_properties]
    extra: AdditionalProperties,
}

/// The class of a field is about the values that the schema lists: nobody classified another one.
#[test]
fn a_value_that_the_schema_does_not_list_is_hidden_even_where_the_field_is_public() {
    let listed = Listing {
        number: 1,
        float: 2.5,
        flag: true,
        json: json!({"k": 1.0}),
        list: vec![Some(1), None],
        pair: vec![1, 2],
        absent: None,
        map: BTreeMap::from([("m".to_owned(), 2)]),
        union: ListingUnion::Integer(1),
        exact: RawJson::new("1.0").unwrap(),
    };
    let shown = "Listing { number: 1, float: 2.5, flag: true, json: Object {\"k\": Number(1.0)}, list: [Some(1), None], \
                 pair: [1, 2], absent: None, map: {\"m\": 2}, union: Integer(1), exact: 1.0 }";
    assert_eq!(format!("{listed:?}"), shown);
    assert_eq!(
        serde_json::to_value(listed.redacted()).unwrap(),
        serde_json::to_value(&listed).unwrap()
    );

    let unlisted = Listing {
        number: 777,
        float: 777.5,
        flag: false,
        json: json!({"k": 777}),
        list: vec![Some(1), Some(777)],
        pair: vec![777, 1],
        absent: Some(json!(777)),
        map: BTreeMap::from([("m".to_owned(), 777)]),
        union: ListingUnion::Integer(777),
        exact: RawJson::new("777").unwrap(),
    };
    let hidden = "Listing { number: [redacted], float: [redacted], flag: [redacted], json: [redacted], \
                  list: [Some(1), Some([redacted])], pair: [[redacted], [redacted]], absent: Some([redacted]), map: {\"m\": [redacted]}, union: Integer([redacted]), exact: [redacted] }";
    assert_eq!(format!("{unlisted:?}"), hidden);
    let redacted = serde_json::to_string(&unlisted.redacted()).unwrap();
    assert!(!redacted.contains("777"), "{redacted}");
    assert_eq!(
        serde_json::to_value(unlisted.unredacted()).unwrap(),
        serde_json::to_value(&unlisted).unwrap()
    );
}

#[derive(AdditionalProperties)]
#[additional_properties(debug, serde, json, sensitive = "none")]
struct Listing {
    #[additional_properties(one_of(1, 2))]
    number: i64,
    #[additional_properties(one_of(1.5, 2.5))]
    float: f64,
    #[additional_properties(equals = true)]
    flag: bool,
    #[additional_properties(listed = r#"["a",{"k":1}]"#)]
    json: Value,
    #[additional_properties(items(one_of(1, 2)))]
    list: Vec<Option<i64>>,
    #[additional_properties(item_0(one_of(1)), item_1(one_of(2)))]
    pair: Vec<i64>,
    #[additional_properties(optional, listed = r#"["a"]"#)]
    absent: Option<Value>,
    #[additional_properties(members(one_of(1, 2)))]
    map: BTreeMap<String, i64>,
    union: ListingUnion,
    #[additional_properties(one_of(1, 2))]
    exact: RawJson,
}

#[derive(Union)]
#[additional_properties(debug, serde, json)]
enum ListingUnion {
    #[additional_properties(one_of(1))]
    Integer(i64),
    #[additional_properties(unknown)]
    Unknown(Value),
}
