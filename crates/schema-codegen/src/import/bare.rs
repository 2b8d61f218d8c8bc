//! Our schema and its documents without what is ours alone, as they are planned to be compared with upstream.

use super::apply::Application;
use crate::diagnostic::{DiagnosticSink, Diagnostics};
use crate::document::{Holds, Node, keyword, read_json, read_yaml};
use crate::plan::Plan;
use crate::{Config, Documents, Outcome, Syntax};
use std::collections::BTreeMap;

/// The plan of our schema, its root called `name` where it states one, without what is ours alone: while new fields have no class and rules name what is gone, nothing else can be compared.
pub(super) fn bare_plan(
    application: &Application<'_>,
    others: &Documents<'_>,
    config: &Config,
    name: Option<&str>,
) -> Result<Plan, Diagnostics> {
    let mut value = application.text.tree().to_value().unwrap_or_default();
    strip(&mut value, true);
    let root = application.translation.root.as_ref();
    if let (Some(name), Some(_), Some(schema)) = (name, root, value.as_object_mut()) {
        schema.insert("title".to_owned(), name.into());
    }
    let mut documents = others.clone();
    documents.schema = value.to_string().into();
    loop {
        match crate::plan_documents(&documents, &bare_config(config))? {
            Outcome::Plan(plan) => return Ok(*plan),
            Outcome::Wanted(names) => {
                for name in names {
                    documents.insert(name, None);
                }
            }
        }
    }
}

/// The documents that ours refers to, those that can be read.
pub(super) fn trees(ours: &Documents<'_>) -> BTreeMap<String, Node> {
    let texts = ours.others.iter();
    let texts = texts.filter_map(|(name, text)| Some((name, text.as_deref()?)));
    let trees = texts.filter_map(|(name, text)| {
        let tree = read_tree(text, Syntax::of_file(name))?;
        Some((name.clone(), tree))
    });
    trees.collect()
}

/// The same without what is ours alone.
pub(super) fn bare_documents(trees: &BTreeMap<String, Node>) -> Documents<'static> {
    let mut documents = Documents::new("");
    for (name, tree) in trees {
        let mut value = tree.to_value().unwrap_or_default();
        strip(&mut value, true);
        documents.insert(name.clone(), Some(value.to_string().into()));
    }
    documents
}

pub(super) fn bare_config(config: &Config) -> Config {
    Config {
        schema: config.schema.clone(),
        root: config.root.clone(),
        roots: config.roots.clone(),
        dialect: config.dialect,
        implied_types: config.implied_types,
        ..Config::default()
    }
}

/// Takes the annotations away that begin with `x-`, which names of properties and members of values may do, too.
fn strip(value: &mut serde_json::Value, is_schema: bool) {
    match value {
        serde_json::Value::Object(members) => {
            members.retain(|key, _| !is_schema || !key.starts_with("x-"));
            for (key, value) in members {
                match keyword(key).filter(|_| is_schema) {
                    Some(keyword) if keyword.holds.is_none() => {}
                    keyword => strip(
                        value,
                        keyword.is_none_or(|it| it.holds != Some(Holds::Named)),
                    ),
                }
            }
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(|it| strip(it, is_schema)),
        _ => {}
    }
}

/// The tree of a document, if it can be read.
pub(super) fn read_tree(text: &str, syntax: Syntax) -> Option<Node> {
    let read = match syntax {
        Syntax::Json => read_json,
        Syntax::Yaml => read_yaml,
    };
    read(text, &mut DiagnosticSink::new(false))
}
