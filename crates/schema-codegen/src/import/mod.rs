//! Brings a schema up to a document of upstream: applies what differs as edits of the text, and lists what then needs a person.
//!
//! What is ours stays: order, layout, descriptions, examples, classes, meanings, rules, and constraints that upstream does not state.

mod apply;
mod decisions;
mod json_text;
mod layout;
mod order;
mod references;
mod structure;
mod translate;

#[cfg(test)]
mod tests;

pub use decisions::{Decision, Need};

use crate::changes::{Change, Kind, differences};
use crate::diagnostic::{DiagnosticSink, Diagnostics};
use crate::document::{CONTAINERS, Holds, Node, keyword, read_json, read_yaml};
use crate::history::History;
use crate::model::{Model, Pointer};
use crate::plan::Plan;
use crate::{Config, Syntax};
use apply::Application;
use json_text::JsonText;
use translate::Translation;

/// More rounds are not needed: each applies all that the one before it made possible.
const MAX_ROUNDS: usize = 8;

/// The document that is imported.
#[derive(Clone, Copy, Debug)]
pub struct Upstream<'a> {
    /// Its text.
    pub text: &'a str,
    /// How the text is written.
    pub syntax: Syntax,
    /// What it means, from the same root on.
    pub plan: &'a Plan,
}

/// What an import makes.
#[derive(Clone, Debug)]
pub struct Import {
    /// Our schema as it is now.
    pub text: String,
    /// What was applied, in words, in the order of the edits.
    pub applied: Vec<Applied>,
    /// What needs a person.
    pub decisions: Vec<Decision>,
    /// The types that upstream calls otherwise: old and new name.
    renamed: Vec<(String, String)>,
    /// What our schema meant before, and means now.
    before_and_now: Option<[Model; 2]>,
    /// The version that our schema stated.
    own_version: Option<String>,
}

/// One change that was applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// What changed.
    pub kind: Kind,
    /// The type, and the member of it.
    pub name: String,
}

impl Applied {
    fn of(change: &Change) -> Self {
        let member = change.member.iter().map(|member| format!(".{member}"));
        Self {
            kind: change.kind,
            name: format!("{}{}", change.type_name, member.collect::<String>()),
        }
    }
}

/// Applies what differs between `ours`, a schema in JSON, and `upstream`. Descriptions of upstream are copied where `descriptions` says so and ours has none.
///
/// # Errors
/// When `ours` is no JSON, or no schema that can be planned, annotations aside.
pub fn import(
    ours: &str,
    config: &Config,
    upstream: Upstream<'_>,
    descriptions: bool,
) -> Result<Import, Diagnostics> {
    let refused = |text: &str| crate::plan(text, &bare_config(config)).map(drop);
    let Some(text) = JsonText::read(ours) else {
        return refused(ours).map(|()| Import::nothing(ours));
    };
    let read = match upstream.syntax {
        Syntax::Json => read_json,
        Syntax::Yaml => read_yaml,
    };
    // The plan was made of this text, so it can be read.
    let Some(tree) = read(upstream.text, &mut DiagnosticSink::new(false)) else {
        return Ok(Import::nothing(ours));
    };
    let translation = translation(text.tree(), descriptions);
    let root = &upstream.plan.type_def(upstream.plan.model.root).pointer;
    let mut application = Application::new(text, (&tree, root), translation);
    let own_version = own_version(&application.text);
    let before = bare_plan(&application, config)?.model;
    let mut remaining = Vec::new();
    for _ in 0..MAX_ROUNDS {
        let plan = bare_plan(&application, config)?;
        remaining = differences(&plan, upstream.plan);
        if !application.apply(&remaining) {
            break;
        }
    }
    state_version(&mut application.text, upstream.plan);
    let plan = bare_plan(&application, config)?;
    let decisions = decisions::of(&application, &plan, &remaining);
    Ok(Import {
        text: application.text.as_str().to_owned(),
        applied: application.applied,
        decisions,
        renamed: application.renamed,
        before_and_now: Some([before, plan.model]),
        own_version,
    })
}

impl Import {
    fn nothing(ours: &str) -> Self {
        Self {
            text: ours.to_owned(),
            applied: Vec::new(),
            decisions: Vec::new(),
            renamed: Vec::new(),
            before_and_now: None,
            own_version: None,
        }
    }

    /// Records in `history` what our schema has since `version`, that of upstream. A history that begins now begins with what our schema
    /// had before.
    pub fn record(&self, history: &mut History, version: &str) {
        let Some([before, now]) = &self.before_and_now else {
            return;
        };
        if let Some(own) = &self.own_version
            && history.versions.is_empty()
        {
            history.record(own, before, &[]);
        }
        history.record(version, now, &self.renamed);
    }
}

fn own_version(text: &JsonText) -> Option<String> {
    let own = text.tree().member("x-version")?;
    own.value.as_str().map(str::to_owned)
}

/// States the version of upstream where ours states one.
fn state_version(text: &mut JsonText, upstream: &Plan) {
    if let (Some(own), Some(version)) =
        (own_version(text), upstream.model.schema.version.as_deref())
        && own != version
    {
        text.set(
            &Pointer::default(),
            "x-version",
            &translate::string(version),
            &[],
        );
    }
}

fn translation(ours: &Node, descriptions: bool) -> Translation {
    let holds = |container: &&'static str| {
        let pointer = Pointer((*container).to_owned());
        ours.find(&pointer).is_some()
    };
    Translation {
        container: CONTAINERS
            .into_iter()
            .find(|it| holds(it))
            .unwrap_or("/$defs"),
        keeps_nullable: ours.member("openapi").is_some(),
        descriptions,
    }
}

/// The plan of our schema without what is ours alone: while new fields have no class and rules name what is gone, nothing else can be compared.
fn bare_plan(application: &Application<'_>, config: &Config) -> Result<Plan, Diagnostics> {
    let mut value = application.text.tree().to_value().unwrap_or_default();
    strip(&mut value, true);
    crate::plan(&value.to_string(), &bare_config(config))
}

fn bare_config(config: &Config) -> Config {
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
