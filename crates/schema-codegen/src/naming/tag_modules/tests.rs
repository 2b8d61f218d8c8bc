//! Modules by the tags of operations.

use crate::plan::Ident;
use crate::{Config, Documents, Outcome, Plan, plan_documents};

const API: &str = "\
openapi: 3.0.3
info: {title: Shop, version: '1'}
tags: [{name: Staff, description: Who works here.}, {name: pets}, {name: unused}]
paths:
  /pets/{id}:
    parameters: [{$ref: '#/components/parameters/Size'}]
    get:
      tags: [pets]
      responses: {200: {$ref: '#/components/responses/Pet'}}
  /staff:
    get:
      tags: [Staff]
      responses: {200: {content: {application/json: {schema: {$ref: '#/components/schemas/Person'}}}}}
  /lost: {$ref: '#/paths/~1examples'}
  /examples:
    post: {tags: [examples], requestBody: {content: {x: {schema: {$ref: '#/components/schemas/Lost'}}}}}
components:
  parameters: {Size: {name: size, in: query, schema: {$ref: '#/components/schemas/Size'}}}
  responses: {Pet: {description: One, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
  schemas:
    Pet: {type: object, properties: {owner: {$ref: '#/components/schemas/Owners'}, food: {type: object, properties: {a: {type: string}}}}}
    Owners: {type: array, items: {$ref: '#/components/schemas/Address'}}
    Address: {type: object, properties: {street: {type: string}}}
    Person: {type: object, properties: {home: {$ref: '#/components/schemas/Address'}, id: {type: string}}}
    Size: {type: string, enum: [small, large]}
    Lost: {type: object, properties: {a: {type: string}}}
    Alone: {type: object, properties: {pet: {$ref: '#/components/schemas/Pet'}}}
";

fn planned(api: &str, lock: Option<&str>) -> Plan {
    let mut config =
        Config::parse("modules = \"tags\"\nroots = \"*\"\nmodule_features = true").unwrap();
    config.schema = "api.yaml".to_owned();
    config.syntax = crate::Syntax::Yaml;
    config.names = Some("names.lock".to_owned());
    let mut documents = Documents::new(api);
    if let Some(lock) = lock {
        documents.set_names_lock(lock);
    }
    match plan_documents(&documents, &config) {
        Ok(Outcome::Plan(plan)) => *plan,
        other => panic!("{other:?}"),
    }
}

fn modules(plan: &Plan) -> Vec<String> {
    let types = plan.model.iter().map(|(id, _)| plan.type_name(id));
    let types = types.filter_map(|name| {
        Some(format!(
            "{}::{}",
            name.module.as_ref()?.as_str(),
            name.ident.as_str()
        ))
    });
    types.collect()
}

fn features<'p>(plan: &'p Plan, name: &str) -> Vec<&'p str> {
    let mut types = plan.model.iter();
    let found = types.find(|(id, _)| plan.type_name(*id).ident.as_str() == name);
    let (id, _) = found.expect("a type");
    let features = plan.rust.types[id.0].features.iter();
    features.map(Ident::as_str).collect()
}

#[test]
fn a_type_is_in_the_module_of_the_only_tag_that_uses_it() {
    let plan = planned(API, None);
    let expected = [
        "pets::Pet",
        "pets::PetFood",
        // Every schema is asked for, so a list has a name, too.
        "pets::Owners",
        "shared::Address",
        "staff::Person",
        "pets::Size",
        "examples_2::Lost",
        "untagged::Alone",
    ];
    assert_eq!(modules(&plan), expected);
    let named: Vec<_> = plan
        .options
        .modules
        .iter()
        .map(|(name, about)| (name.as_str(), about.as_str()))
        .collect();
    let examples = (
        "examples_2",
        "What only operations with the tag `examples` use.",
    );
    assert_eq!(named[0], ("staff", "Who works here."));
    assert_eq!(named[2], examples, "after those that the document lists");
    assert_eq!(named.len(), 5, "none for a tag without types: {named:?}");
    assert_eq!(features(&plan, "Pet"), ["pets", "untagged"]);
    let through_a_list = ["pets", "shared", "staff", "untagged"];
    assert_eq!(features(&plan, "Address"), through_a_list);
    assert_eq!(features(&plan, "Alone"), ["untagged"]);
}

#[test]
fn a_published_type_stays_when_another_tag_uses_it() {
    let before = planned(API, None).lock.unwrap().frozen().to_text();
    let api = API.replace(
        "id: {type: string}}}\n",
        "id: {type: string}, pet: {$ref: '#/components/schemas/Pet'}}}\n",
    );
    assert!(modules(&planned(&api, None)).contains(&"shared::Pet".to_owned()));
    let plan = planned(&api, Some(&before));
    assert_eq!(modules(&plan), modules(&planned(API, None)));
    assert_eq!(features(&plan, "Pet"), ["pets", "staff", "untagged"]);
}

#[test]
fn a_document_without_tags_has_no_modules_by_tag() {
    let schema = r#"{"title": "T", "type": "object", "properties": {"a": {"type": "string"}}}"#;
    for text in ["modules = \"tags\"", "module_features = true"] {
        let config = Config::parse(text).unwrap();
        let problems = crate::plan(schema, &config).unwrap_err().to_string();
        let key = text.split(' ').next().unwrap();
        assert!(problems.contains(&format!("/{key}")), "{problems}");
    }
}
