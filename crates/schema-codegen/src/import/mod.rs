//! Brings a schema up to a document of upstream: applies what differs as edits of the text, and lists what then needs a person.
//!
//! What is ours stays: order, layout, descriptions, examples, classes, meanings, rules, and constraints that upstream does not state.

mod apply;
mod assertions;
mod bare;
mod bundle;
mod decisions;
mod definitions;
mod dress;
mod json_text;
mod labels;
mod layout;
mod order;
mod ours;
mod place;
mod questions;
mod references;
mod remaining;
mod replace;
mod replacement;
mod settle;
mod spelling;
mod structure;
mod translate;
mod unsaid;
mod values;

#[cfg(test)]
mod tests;

pub(crate) use bundle::{aliases, bundled, unanswered};
pub use decisions::{Decision, Need};

use crate::changes::{Change, Differences, Kind, differences};
use crate::diagnostic::Diagnostics;
use crate::document::{CONTAINERS, Node};
use crate::history::History;
use crate::model::{Model, Pointer};
use crate::plan::Plan;
use crate::{Config, Documents, Release, Syntax};
use apply::Application;
use bare::{bare_config, bare_documents, bare_plan, bare_release, read_tree, trees};
use json_text::JsonText;
use remaining::{Gone, is_reported, is_spelling};
use replace::replace;
use settle::settle;
use spelling::Drafts;
use translate::Translation;
use unsaid::unsaid;

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

impl Upstream<'_> {
    fn release(self, config: &Config) -> Release {
        let config = Config {
            syntax: self.syntax,
            ..bare_config(config)
        };
        crate::release(self.plan.clone(), &Documents::new(self.text), &config)
    }
}

/// What an import makes.
#[derive(Clone, Debug)]
pub struct Import {
    /// Our schema as it is now.
    pub text: String,
    /// What differs from the schema as it was, in words: what its types show, then what they do not.
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

/// Applies what differs between `ours`, a schema in JSON with the documents that it refers to, which stay as they are, and `upstream`.
/// Descriptions of upstream are copied where `descriptions` says so and ours has none.
///
/// # Errors
/// When `ours` is no JSON, or no schema that can be planned, annotations aside.
pub fn import(
    ours: &Documents<'_>,
    config: &Config,
    upstream: Upstream<'_>,
    descriptions: bool,
) -> Result<Import, Diagnostics> {
    let documents = trees(ours);
    let others = bare_documents(&documents);
    let ours = ours.schema();
    let Some(text) = JsonText::read(ours) else {
        return crate::plan(ours, &bare_config(config)).map(|_| Import::nothing(ours));
    };
    // The plan was made of this text, so it can be read.
    let Some(tree) = read_tree(upstream.text, upstream.syntax) else {
        return Ok(Import::nothing(ours));
    };
    let root = upstream.plan.type_def(upstream.plan.model.root);
    let drafts = Drafts::of(text.tree(), &tree);
    let translation = translation(text.tree(), &root.pointer, (drafts, descriptions));
    let mut application = Application::new(text, (&tree, &root.pointer), translation);
    application.name.clone_from(&config.schema);
    application.others = documents;
    let own_version = own_version(&application.text);
    let bare = |application: &Application<'_>| bare_plan(application, &others, config, None);
    // Types that are written in place are called after the root, and compared by their names.
    let named = |application: &Application<'_>| {
        bare_plan(application, &others, config, Some(&root.wire_name))
    };
    let compare = |application: &Application<'_>| {
        let mut found = differences(&named(application)?, upstream.plan);
        found
            .list
            .retain(|change| !is_spelling(application, change));
        Ok(found)
    };
    let (before, named_before) = (bare(&application)?.model, named(&application)?);
    let tree_before = application.text.tree().clone();
    follow(&mut application, &compare)?;
    // What the types show is counted as it differs now, whatever edits brought it there.
    let changed = differences(&named_before, &named(&application)?).list;
    let gone: Vec<Gone> = changed
        .iter()
        .filter_map(|change| Gone::of(change, &tree_before))
        .collect();
    let applied = changed.iter().filter(|change| is_reported(change));
    let mut applied: Vec<Applied> = applied.map(Applied::of).collect();
    let (settled, differs) = settle(&mut application, |application| bare(application).is_ok());
    applied.extend(settled);
    state_version(&mut application.text, upstream.plan);
    let plan = bare(&application)?;
    let remaining = compare(&application)?.list;
    let mut decisions = decisions::of(
        (&application, &tree_before),
        &plan,
        &gone,
        (&remaining, differs),
    );
    let ours = bare_release(&application, &others, config, named(&application)?);
    decisions.extend(unsaid(&ours, &upstream.release(config), &decisions));
    Ok(Import {
        text: application.text.as_str().to_owned(),
        applied,
        decisions,
        renamed: application.renamed,
        before_and_now: Some([before, plan.model]),
        own_version,
    })
}

/// Edits what differs in types, part by part as far as that goes.
fn follow(
    application: &mut Application<'_>,
    compare: &dyn Fn(&Application<'_>) -> Result<Differences, Diagnostics>,
) -> Result<(), Diagnostics> {
    for _ in 0..MAX_ROUNDS {
        if !application.apply(&compare(application)?) {
            break;
        }
    }
    replace(application, compare)
}

impl Import {
    /// Whether our schema said what upstream says. What only ours constrains is no difference.
    #[must_use]
    pub fn agrees(&self, ours: &str) -> bool {
        let differs = |decision: &Decision| decision.need == Need::Difference;
        self.text == ours && !self.decisions.iter().any(differs)
    }

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

fn translation(ours: &Node, root: &Pointer, (drafts, descriptions): (Drafts, bool)) -> Translation {
    let holds = |container: &&'static str| {
        let pointer = Pointer((*container).to_owned());
        ours.find(&pointer).is_some()
    };
    Translation {
        root: ["$ref", "openapi"]
            .iter()
            .all(|key| ours.member(key).is_none())
            .then(|| root.clone()),
        container: CONTAINERS
            .into_iter()
            .find(|it| holds(it))
            .unwrap_or("/$defs"),
        keeps_nullable: ours.member("openapi").is_some(),
        descriptions,
        drafts,
    }
}
