//! Our schema and its documents without what is ours alone, as they are planned to be compared with upstream.

use super::apply::Application;
use super::layout::Layout;
use super::translate::{member, string};
use crate::diagnostic::{DiagnosticSink, Diagnostics};
use crate::document::{Json, Node, keyword, map_subschemas, read_json, read_yaml};
use crate::plan::Plan;
use crate::{Compared, Config, Documents, Outcome, Release, Syntax};
use std::collections::BTreeMap;

/// The plan of our schema, its root called `name` where it states one, without what is ours alone: while new fields have no class and rules
/// name what is gone, nothing else can be compared.
pub(super) fn bare_plan(
    application: &Application<'_>,
    others: &Documents<'_>,
    config: &Config,
    name: Option<&str>,
) -> Result<Plan, Diagnostics> {
    let config = Config {
        compared: Compared {
            // Upstream is a document of its own, whose root is read so, too, or a definition.
            keeps_root_whole: name.is_some() && !application.root.in_file().is_empty(),
            ..bare_config(config).compared
        },
        ..bare_config(config)
    };
    let mut documents = with_ours(application, others, name);
    loop {
        match crate::plan_documents(&documents, &config)? {
            Outcome::Plan(plan) => return Ok(*plan),
            Outcome::Wanted(names) => {
                for name in names {
                    documents.insert(name, None);
                }
            }
        }
    }
}

/// The same with the texts that validate.
pub(super) fn bare_release(
    application: &Application<'_>,
    others: &Documents<'_>,
    config: &Config,
    plan: Plan,
) -> Release {
    let documents = with_ours(application, others, None);
    crate::release(plan, &documents, &bare_config(config))
}

/// `others` with our schema, its root called `name`, without what is ours alone.
fn with_ours<'t>(
    application: &Application<'_>,
    others: &Documents<'t>,
    name: Option<&str>,
) -> Documents<'t> {
    let mut tree = stripped(application.text.tree());
    let root = application.translation.root.as_ref();
    if let (Some(name), Some(_), Json::Object(members)) = (name, root, &mut tree.json) {
        members.retain(|member| member.key != "title");
        members.push(member("title", string(name)));
    }
    let mut documents = others.clone();
    documents.schema = text_of(&tree).into();
    documents
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
        let text = text_of(&stripped(tree));
        documents.insert(name.clone(), Some(text.into()));
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
        compared: Compared {
            requires_to_the_letter: true,
            ..Compared::default()
        },
        ..Config::default()
    }
}

/// `node` as a text with its members in their order: which property comes first decides the name of a type that several are written with.
fn text_of(node: &Node) -> String {
    Layout::of("").write(node, "", 0)
}

/// `node` without the annotations that begin with `x-`, which names of properties and members of values may do, too.
fn stripped(node: &Node) -> Node {
    let json = match &node.json {
        Json::Object(members) => {
            let kept = members.iter().filter(|of| !of.key.starts_with("x-"));
            let inside = kept.map(|of| {
                let value = match keyword(&of.key) {
                    Some(_) => map_subschemas(&of.key, &of.value, |_, schema| stripped(schema)),
                    // Around schemas, as in an OpenAPI document.
                    None => stripped(&of.value),
                };
                member(&of.key, value)
            });
            Json::Object(inside.collect())
        }
        Json::Array(items) => Json::Array(items.iter().map(stripped).collect()),
        scalar => scalar.clone(),
    };
    Node { start: 0, json }
}

/// The tree of a document, if it can be read.
pub(super) fn read_tree(text: &str, syntax: Syntax) -> Option<Node> {
    let read = match syntax {
        Syntax::Json => read_json,
        Syntax::Yaml => read_yaml,
    };
    read(text, &mut DiagnosticSink::new(false))
}
