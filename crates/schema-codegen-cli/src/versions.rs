//! The versions of a schema that are described side by side: which there are, in which order, and what changed from one to the next.

use crate::Error;
use crate::input::Input;
use crate::stopwatch::Stopwatch;
use schema_codegen::changes::{Release, between};
use schema_codegen::content::versions::{self, ChangesSince, Version, Versions};
use schema_codegen::{Plan, release};
use std::path::Path;

/// One version, with what its pages are told about the others.
#[derive(Debug)]
pub struct Described {
    pub(crate) input: Input,
    pub(crate) release: Release,
    /// The folder of its pages in that of the site: empty for the first.
    pub(crate) folder: String,
    pub(crate) versions: Versions,
    pub(crate) stopwatch: Stopwatch,
}

impl Described {
    /// The one version that `input` states; the pages name `command` as what makes them.
    ///
    /// # Errors
    /// When the schema or the configuration has errors.
    pub fn alone(mut input: Input, command: &str) -> Result<Self, Error> {
        command.clone_into(&mut input.config.command);
        let mut stopwatch = Stopwatch::default();
        let plan = input.plan(&mut stopwatch)?;
        let release = release(plan, &input.documents, &input.config);
        Ok(Self {
            input,
            release,
            folder: String::new(),
            versions: Versions::default(),
            stopwatch,
        })
    }

    /// The versions that `configs` name, and those before them. All paths are relative to `root`; the pages of the first are in the folder
    /// of the site itself.
    ///
    /// # Errors
    /// When a schema or a configuration has errors, or a schema that is one of several does not state its version.
    pub fn all(root: &Path, configs: &[String], command: &str) -> Result<Vec<Self>, Error> {
        let mut names = configs.to_vec();
        let mut all: Vec<Self> = Vec::new();
        while let Some(name) = names.get(all.len()) {
            let version = Self::alone(Input::from_config(root, name)?, command)?;
            let previous = version.input.config.previous.clone();
            names.extend(previous.filter(|previous| !names.contains(previous)));
            all.push(version);
        }
        if all.len() > 1 {
            connect(&mut all)?;
        }
        Ok(all)
    }

    fn plan(&self) -> &Plan {
        &self.release.plan
    }

    fn label(&self) -> Result<String, Error> {
        let label = versions::label(self.plan()).map(str::to_owned);
        label.ok_or_else(|| Error::NoVersion {
            config: self.input.config_name.clone(),
        })
    }
}

/// Tells each of `all` about the others.
fn connect(all: &mut [Described]) -> Result<(), Error> {
    let labels: Vec<String> = all.iter().map(Described::label).collect::<Result<_, _>>()?;
    place(all, &labels);
    let previous: Vec<Option<usize>> = all
        .iter()
        .map(|version| position_before(version, all))
        .collect();
    let order = in_order(&previous);
    let told: Vec<Versions> = (0..all.len())
        .map(|here| {
            let version = |&at: &usize| {
                let root = way(&all[here].folder, &all[at].folder);
                let mut version = Version::new(&labels[at], root, all[at].plan());
                version.is_current = at == here;
                version.previous = previous[at].map(|before| labels[before].clone());
                version
            };
            let since = previous[here].map(|before| ChangesSince {
                label: labels[before].clone(),
                changes: between(&all[before].release, &all[here].release),
            });
            Versions {
                all: order.iter().map(version).collect(),
                since,
            }
        })
        .collect();
    for (version, versions) in all.iter_mut().zip(told) {
        version.versions = versions;
    }
    Ok(())
}

/// Puts every version but the first into a folder of the first one's site, whatever address it gives itself.
fn place(all: &mut [Described], labels: &[String]) {
    let site_url = all[0].plan().options.site_url.trim_end_matches('/');
    let site_url = site_url.to_owned();
    for (version, label) in all.iter_mut().zip(labels).skip(1) {
        version.folder = folder(label);
        if !site_url.is_empty() {
            let options = &mut version.release.plan.options;
            options.site_url = format!("{site_url}/{}/", version.folder);
        }
    }
}

/// The version before `version`, as an index into `all`.
fn position_before(version: &Described, all: &[Described]) -> Option<usize> {
    let previous = version.input.config.previous.as_ref()?;
    all.iter().position(|of| of.input.config_name == *previous)
}

/// Every version after the one before it.
fn in_order(previous: &[Option<usize>]) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::new();
    while order.len() < previous.len() {
        let rest = (0..previous.len()).filter(|at| !order.contains(at));
        let rest: Vec<usize> = rest.collect();
        let is_next = |at: &&usize| previous[**at].is_none_or(|before| order.contains(&before));
        // In a circle of versions, any may be the first.
        order.extend(rest.iter().find(is_next).or(rest.first()).copied());
    }
    order
}

/// The way from the pages in the folder `from` to those in `to`.
fn way(from: &str, to: &str) -> String {
    let up = if from.is_empty() { "" } else { "../" };
    match to {
        _ if to == from => String::new(),
        "" => up.to_owned(),
        _ => format!("{up}{to}/"),
    }
}

/// A folder that every system can have, for the version `label`.
fn folder(label: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let plain = label.chars().map(|c| if is_plain(c) { c } else { '-' });
    let plain: String = plain.collect();
    // `models` and `assets` are folders of the first version.
    let is_free = plain.starts_with(|c: char| c.is_ascii_digit()) && !plain.ends_with('.');
    if is_free {
        plain
    } else {
        format!("v{}", plain.trim_matches('.'))
    }
}

/// What pages of `plan` alone are told, which is made of `input`: what differs from the version before, if the configuration names one.
///
/// # Errors
/// When the schema or the configuration of that version has errors, or does not state its version.
pub fn with_previous(root: &Path, input: &Input, plan: &Plan) -> Result<Versions, Error> {
    let Some(previous) = &input.config.previous else {
        return Ok(Versions::default());
    };
    let before = Described::alone(Input::from_config(root, previous)?, &input.config.command)?;
    let now = release(plan.clone(), &input.documents, &input.config);
    let since = Some(ChangesSince {
        label: before.label()?,
        changes: between(&before.release, &now),
    });
    let all = Vec::new();
    Ok(Versions { all, since })
}
