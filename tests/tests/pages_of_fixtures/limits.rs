//! Each limit in the plan of a fixture, which `validate` checks, is in the documentation of the type that has it: in `index.json`, on the page
//! of the site, in Markdown and in rustdoc.

use super::{Fixture, files, fixtures, model_of, text};
use schema_codegen::model::{
    Additional, Constraints, Scalar, Shape, StructDef, TypeExpr, TypeId, TypeUse, UnionDef,
};
use schema_codegen::{Plan, emit};
use serde_json::Value;
use std::collections::BTreeSet;

/// Words that one of the sentences about a value must have.
type Words = Vec<String>;

/// One limit, and the keyword that asserts it.
struct Limit {
    keyword: &'static str,
    words: Words,
}

fn limit(keyword: &'static str, words: &[&str]) -> Limit {
    let words = words.iter().map(|word| (*word).to_owned()).collect();
    Limit { keyword, words }
}

/// Every limit of a value, those of what is in it included.
fn of_use(ty: &TypeUse) -> Vec<Limit> {
    let mut all = of_constraints(&ty.constraints);
    match &ty.expr {
        TypeExpr::Scalar(Scalar::String(format)) => {
            let name = format.name().into_iter();
            all.extend(name.map(|name| limit("format", &["format", name])));
        }
        TypeExpr::Const(values) => all.extend(listed(values)),
        TypeExpr::Array(item) => all.extend(inside("items", "each item", item)),
        TypeExpr::Map(value) => all.extend(inside("additionalProperties", "each value", value)),
        TypeExpr::Tuple(items) => {
            for (index, item) in items.iter().enumerate() {
                all.extend(inside("prefixItems", &format!("item {index}"), item));
            }
        }
        TypeExpr::Named(_) | TypeExpr::Scalar(_) | TypeExpr::Any => {}
    }
    all
}

fn inside(keyword: &'static str, what: &str, ty: &TypeUse) -> Vec<Limit> {
    let mut all = of_use(ty);
    for limit in &mut all {
        limit.keyword = keyword;
        limit.words.push(what.to_owned());
    }
    all
}

fn listed(values: &[Value]) -> impl Iterator<Item = Limit> {
    let values = values.iter();
    values.map(|value| limit("enum", &[&value.to_string()]))
}

/// No constraint can be added to the plan without a line here.
fn of_constraints(c: &Constraints) -> Vec<Limit> {
    let Constraints {
        min_length,
        max_length,
        pattern,
        minimum,
        maximum,
        exclusive_minimum,
        exclusive_maximum,
        multiple_of,
        min_items,
        max_items,
        unique_items,
        min_properties,
        max_properties,
        key_patterns,
        absent,
        dependent_required,
        property_names,
        values,
        labels: _,
        asserts,
    } = c;
    let mut all = Vec::new();
    for (keyword, count, what) in [
        ("minLength", min_length, "character"),
        ("maxLength", max_length, "character"),
        ("minItems", min_items, "item"),
        ("maxItems", max_items, "item"),
        ("minProperties", min_properties, "member"),
        ("maxProperties", max_properties, "member"),
    ] {
        // At least none is no limit.
        let is_limit = |count: &&u64| keyword.starts_with("max") || **count > 0;
        let count = count.iter().filter(is_limit);
        all.extend(count.map(|count| limit(keyword, &[what, &count.to_string()])));
    }
    for (keyword, number, what) in [
        ("minimum", minimum, "at least"),
        ("maximum", maximum, "at most"),
        ("exclusiveMinimum", exclusive_minimum, "more than"),
        ("exclusiveMaximum", exclusive_maximum, "less than"),
        ("multipleOf", multiple_of, "multiple of"),
    ] {
        let number = number.iter();
        all.extend(number.map(|number| limit(keyword, &[what, &number.to_string()])));
    }
    let patterns = pattern.iter();
    all.extend(patterns.map(|it| limit("pattern", &["matches", it])));
    all.extend(unique_items.then(|| limit("uniqueItems", &["twice"])));
    let patterns = key_patterns.iter().flatten();
    all.extend(patterns.map(|it| limit("patternProperties", &["name", "matches", it])));
    let absent = absent.iter();
    all.extend(absent.map(|it| limit("properties", &["no member", it])));
    for names in dependent_required {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        all.push(limit("dependentRequired", &names));
    }
    for of_names in property_names {
        for mut one in of_constraints(of_names) {
            one.keyword = "propertyNames";
            one.words.push("each name".to_owned());
            all.push(one);
        }
    }
    all.extend(listed(values));
    for assertion in asserts {
        let mut words = Words::new();
        operands(&assertion.schema, &mut words);
        let keyword = assertion.keyword;
        all.push(Limit { keyword, words });
    }
    all
}

/// The strings and numbers of a schema, types aside, which have words of their own.
fn operands(schema: &Value, words: &mut Words) {
    match schema {
        Value::Object(members) => {
            for (keyword, operand) in members.iter().filter(|(keyword, _)| *keyword != "type") {
                match keyword.as_str() {
                    "properties" | "patternProperties" | "dependentSchemas" => {
                        words.extend(
                            operand
                                .as_object()
                                .into_iter()
                                .flatten()
                                .map(|(name, _)| name.clone()),
                        );
                        let schemas = operand.as_object().into_iter().flatten();
                        schemas.for_each(|(_, schema)| operands(schema, words));
                    }
                    "const" => words.push(operand.to_string()),
                    _ => operands(operand, words),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| operands(item, words)),
        Value::String(text) => words.push(text.clone()),
        Value::Number(number) => words.push(number.to_string()),
        Value::Bool(_) | Value::Null => {}
    }
}

fn of_struct(def: &StructDef) -> Vec<Limit> {
    let mut all = of_constraints(&def.constraints);
    if let Additional::Typed(ty) = &def.additional {
        all.extend(inside("additionalProperties", "each other member", ty));
    }
    all
}

fn of_union(def: &UnionDef) -> Vec<Limit> {
    let asserts = def.asserts.clone();
    let mut all = of_constraints(&Constraints {
        asserts,
        ..Constraints::default()
    });
    let branches = def.branches.iter();
    all.extend(branches.map(|it| limit("branches", &["branch of", it.keyword])));
    all
}

/// What is documented of a type: of itself, then of its fields or variants, each as the limits in the plan and the entry of `index.json`.
fn documented<'i>(plan: &Plan, index: &'i Value, id: TypeId) -> Vec<(Vec<Limit>, &'i Value)> {
    let list = |model: &'i Value, name: &str| model[name].as_array().expect("a list");
    match &plan.type_def(id).shape {
        Shape::Struct(def) => {
            let model = model_of(plan, index, id);
            let fields = def.fields.iter().map(|field| of_use(&field.ty));
            let fields = fields.zip(list(model, "fields"));
            std::iter::once((of_struct(def), model))
                .chain(fields)
                .collect()
        }
        Shape::Union(def) => {
            let model = model_of(plan, index, id);
            let variants = def.variants.iter().map(|one| of_use(&one.ty));
            let variants = variants.zip(list(model, "variants"));
            std::iter::once((of_union(def), model))
                .chain(variants)
                .collect()
        }
        Shape::Alias(ty) => {
            let pointer = plan.type_def(id).pointer.0.as_str();
            let mut values = list(index, "values").iter();
            let value = values.find(|value| value["schema_pointer"] == pointer);
            vec![(of_use(ty), value.expect("a named value"))]
        }
        Shape::Enum(_) => Vec::new(),
    }
}

/// Letters and digits alone: no markup and no line end is in the way.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The same of HTML, without its tags.
fn letters_of_html(html: &str) -> String {
    let runs = html
        .split('<')
        .map(|run| run.split_once('>').map_or(run, |(_, text)| text));
    let text: String = runs.collect();
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&amp;", "&"),
    ];
    let plain = entities
        .iter()
        .fold(text, |text, (entity, c)| text.replace(entity, c));
    letters(&plain)
}

#[test]
fn each_limit_is_in_the_documentation() {
    let mut keywords = BTreeSet::new();
    for Fixture {
        name: fixture,
        plan,
        site,
        index,
    } in fixtures()
    {
        let markdown = letters(&emit::markdown::document(plan));
        let rust = files(emit::rust::emit(plan))
            .into_values()
            .collect::<String>();
        let rust = letters(&rust);
        for (id, def) in plan.model.iter() {
            for (limits, entry) in documented(plan, index, id) {
                let said: Vec<String> = entry["constraints"]
                    .as_array()
                    .expect("a list")
                    .iter()
                    .map(text)
                    .collect();
                for Limit { keyword, words } in limits {
                    let has = |one: &&String| words.iter().all(|word| one.contains(word.as_str()));
                    let named = format!("{keyword} of the schema");
                    let found = said.iter().find(has);
                    let found = found.or_else(|| said.iter().find(|one| one.ends_with(&named)));
                    assert!(
                        found.is_some(),
                        "{fixture}: {}: {keyword} {words:?} is not in {said:?}",
                        entry["page"]
                    );
                    keywords.insert(keyword);
                }
                let address = text(&entry["page"]);
                let html = letters_of_html(&site[address.split('#').next().expect("a page")]);
                for sentence in &said {
                    let sentence = letters(sentence);
                    assert!(html.contains(&sentence), "{fixture}: {address}: {sentence}");
                    assert!(
                        markdown.contains(&sentence),
                        "{fixture}: {address}: {sentence}"
                    );
                    let is_inlined =
                        matches!(def.shape, Shape::Alias(_)) && !plan.model.is_root(id);
                    assert!(
                        is_inlined || rust.contains(&sentence),
                        "{fixture}: {address}: {sentence}"
                    );
                }
            }
        }
    }
    for keyword in [
        "additionalProperties",
        "anyOf",
        "branches",
        "contains",
        "dependentRequired",
        "dependentSchemas",
        "enum",
        "exclusiveMaximum",
        "exclusiveMinimum",
        "format",
        "if",
        "items",
        "maxItems",
        "maxLength",
        "maxProperties",
        "maximum",
        "minItems",
        "minLength",
        "minProperties",
        "minimum",
        "multipleOf",
        "not",
        "oneOf",
        "pattern",
        "patternProperties",
        "prefixItems",
        "properties",
        "propertyNames",
        "uniqueItems",
    ] {
        assert!(keywords.contains(keyword), "no fixture has {keyword}");
    }
}
