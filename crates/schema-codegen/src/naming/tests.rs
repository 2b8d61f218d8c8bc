//! Names that schemas have, and what they become.

use super::case::{pascal, snake, variant};
use crate::model::Shape;
use crate::{Config, Plan, plan};
use serde_json::json;

fn planned(schema: &serde_json::Value) -> Plan {
    plan(&schema.to_string(), &Config::default()).unwrap_or_else(|found| panic!("{found}"))
}

fn fields(names: &[&str]) -> Vec<String> {
    let properties: serde_json::Map<_, _> = names
        .iter()
        .map(|name| ((*name).to_owned(), json!({})))
        .collect();
    let plan = planned(&json!({"title": "T", "properties": properties}));
    let Shape::Struct(object) = &plan.type_def(plan.model.root).shape else {
        panic!("a struct");
    };
    // Objects of the test's own JSON are sorted; ask in the order of the case.
    let ident = |name: &str| {
        let index = object
            .fields
            .iter()
            .position(|field| field.wire_name == name)?;
        let id = crate::plan::FieldId {
            owner: plan.model.root,
            index,
        };
        Some(plan.names.fields[&id].as_str().to_owned())
    };
    let mut found: Vec<String> = names.iter().filter_map(|name| ident(name)).collect();
    found.push(
        plan.names.additional_fields[&plan.model.root]
            .as_str()
            .to_owned(),
    );
    found
}

fn variants(values: &[&str]) -> Vec<String> {
    let plan = planned(&json!({"title": "T", "enum": values}));
    let root = plan.model.root;
    let mut found: Vec<String> = (0..values.len())
        .map(|index| plan.names.variants[&(root, index)].as_str().to_owned())
        .collect();
    found.push(plan.names.unknown_variants[&root].as_str().to_owned());
    found
}

#[test]
fn component_names_stay() {
    for name in ["KYCCheckDetails", "IDNumberType", "US", "Option", "V2"] {
        assert_eq!(pascal(name), name);
    }
    assert_eq!(pascal("DocumentImage__Front"), "DocumentImageFront");
    assert_eq!(pascal("kyc_check"), "KycCheck");
    assert_eq!(pascal("AML_STATUS"), "AmlStatus");
    assert_eq!(pascal("fooBar baz"), "FooBarBaz");
}

#[test]
fn any_text_becomes_letters() {
    assert_eq!(snake("IDNumber"), "id_number");
    assert_eq!(snake("__typename"), "typename");
    assert_eq!(variant("on-hold"), "OnHold");
    assert_eq!(variant(">="), "GreaterEqual");
    assert_eq!(variant("-1"), "Minus1");
    assert_eq!(snake("\u{43f}"), "u43f");
    assert_eq!(snake("gr\u{f6}\u{df}e"), "gr\u{f6}\u{df}e");
    assert_eq!(pascal("\u{202e}"), "");
}

#[test]
fn fields_are_valid_and_differ() {
    assert_eq!(
        fields(&["type", "self", "Foo", "foo", "3d", "", "gen"]),
        [
            "r#type",
            "self_",
            "foo_2",
            "foo",
            "field_3d",
            "field",
            "r#gen",
            "additional_properties"
        ]
    );
    assert_eq!(
        fields(&["additional_properties", "additionalProperties"]),
        [
            "additional_properties",
            "additional_properties_2",
            "extra_properties"
        ]
    );
}

#[test]
fn variants_are_valid_and_differ() {
    assert_eq!(
        variants(&["self", "unknown", "", "1", "on_hold", "On-Hold"]),
        [
            "Self_",
            "Unknown",
            "Empty",
            "Value1",
            "OnHold",
            "OnHold2",
            "Unrecognized"
        ]
    );
}

#[test]
fn types_differ_by_more_than_case() {
    let definitions = json!({"Item": {"enum": ["a"]}, "ITEM": {"enum": ["b"]}, "item": {"enum": ["c"]}, "Self": {"enum": ["d"]}, "index": {"enum": ["e"]}});
    let plan = planned(&json!({"$defs": definitions}));
    let mut idents: Vec<String> = Vec::new();
    let mut pages: Vec<String> = Vec::new();
    for (id, _) in plan.model.iter() {
        idents.push(plan.type_name(id).ident.as_str().to_lowercase());
        pages.push(plan.type_name(id).page.clone());
    }
    assert!(
        plan.names
            .types
            .iter()
            .any(|name| name.ident.as_str() == "Self_")
    );
    assert!(!pages.contains(&"index".to_owned()));
    for mut names in [idents, pages] {
        let before = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), before);
    }
}

#[test]
fn what_cannot_be_raw_differs_from_what_is_spelled_like_its_escape() {
    let names = [
        "self", "self_", "super", "super_", "crate", "crate_", "_", "__",
    ];
    let defs: serde_json::Map<_, _> = names
        .iter()
        .map(|name| ((*name).to_owned(), json!({"enum": [name]})))
        .collect();
    let plan = planned(&json!({"$defs": defs}));
    let pages = plan.names.types.iter().map(|name| &name.page);
    let pages: Vec<_> = pages.filter(|page| !page.is_empty()).collect();
    let different: std::collections::BTreeSet<_> = pages.iter().collect();
    assert!(pages.len() >= names.len());
    assert_eq!(different.len(), pages.len(), "{pages:?}");

    // Fields and variants are spelled like an escape where that was asked for.
    for (wish, first, second) in [("self", "self_", "self_2"), ("Self", "Self_", "Self_2")] {
        let mut scope = super::scope::Scope::new();
        assert_eq!(scope.claim(first, "_").as_str(), first);
        assert!(!scope.is_free(wish));
        assert_eq!(scope.claim(wish, "_").as_str(), second);
    }
}

#[test]
fn a_page_has_a_name_that_every_file_system_stores() {
    let letter = "é".repeat(300);
    let names = [
        "CON",
        "Aux",
        "com1",
        "LPT9",
        &"Long".repeat(100),
        &letter,
        &(letter.clone() + "x"),
    ];
    let object = json!({"type": "object", "properties": {"a": {"type": "string"}}});
    let defs: serde_json::Map<_, _> = names
        .iter()
        .map(|name| ((*name).to_owned(), object.clone()))
        .collect();
    let plan = planned(
        &json!({"title": "T", "$defs": defs, "properties": {"a": {"anyOf": names.map(|name| json!({"$ref": format!("#/$defs/{name}")}))}}}),
    );
    let mut pages = std::collections::BTreeSet::new();
    for (id, _) in plan.model.iter() {
        let page = &plan.type_name(id).page;
        assert!(!super::reserved::DEVICES.contains(&page.as_str()), "{page}");
        assert!(crate::content::address::slug(page).len() <= 210, "{page}");
        assert!(
            page.is_empty() || pages.insert(page.to_lowercase()),
            "{page}"
        );
    }
    assert!(pages.len() > names.len());
}

#[test]
fn renames_win() {
    let config =
        Config::parse("[rename.types]\nT = \"Thing\"\n[rename.fields]\n\"T.type\" = \"kind\"\n");
    let config = config.unwrap_or_else(|found| panic!("{found}"));
    let schema = json!({"title": "T", "properties": {"type": {}}}).to_string();
    let plan = plan(&schema, &config).unwrap_or_else(|found| panic!("{found}"));
    assert_eq!(plan.type_name(plan.model.root).ident.as_str(), "Thing");
    assert_eq!(
        plan.names
            .fields
            .values()
            .next()
            .map(crate::plan::Ident::as_str),
        Some("kind")
    );
}

#[test]
fn modules_take_what_their_patterns_match() {
    let object = json!({"type": "object", "properties": {"x": {"type": "string"}}});
    let schema = json!({"title": "Root", "properties": {
        "a": {"$ref": "#/$defs/PetName"}, "b": {"$ref": "#/$defs/PetAge"}, "c": {"$ref": "#/$defs/Owner"}},
        "$defs": {"PetName": object, "PetAge": object, "Owner": object}});
    let modules = |patterns: [&str; 3]| {
        let modules = ["pets", "owners", "rest"].iter().zip(patterns);
        let tables = modules.map(|(name, types)| {
            format!("[[modules]]\nname = \"{name}\"\ntypes = [\"{types}\"]\n")
        });
        let config =
            Config::parse(&tables.collect::<String>()).unwrap_or_else(|found| panic!("{found}"));
        plan(&schema.to_string(), &config)
    };
    let plan = modules(["Pet*", "PetAge", "*"]).unwrap_or_else(|found| panic!("{found}"));
    let module = |name: &str| {
        let found = plan.names.types.iter().find(|ty| ty.ident.as_str() == name);
        found
            .and_then(|ty| ty.module.clone())
            .map(|module| module.as_str().to_owned())
    };
    let found = ["PetName", "PetAge", "Owner", "Root"].map(module);
    assert_eq!(
        found,
        ["pets", "owners", "rest", "rest"].map(|name| Some(name.to_owned()))
    );
    assert!(modules(["Cat*", "PetAge", "*"]).is_err());
}
