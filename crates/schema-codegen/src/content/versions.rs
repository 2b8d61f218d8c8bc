//! The versions of a schema that are described side by side, as seen from the pages of one of them.

use crate::changes::Changes;
use crate::model::{Shape, TypeId};
use crate::plan::Plan;
use std::collections::BTreeMap;

use super::address;

/// What the pages of a version are told about the others.
#[derive(Clone, Debug, Default)]
pub struct Versions {
    /// Every version, this one too, in the order in which they were made; empty where the pages describe one alone.
    pub all: Vec<Version>,
    /// What differs from the version before.
    pub since: Option<ChangesSince>,
}

/// What differs from another version.
#[derive(Clone, Debug)]
pub struct ChangesSince {
    /// What people call the other version.
    pub label: String,
    /// From that version to this one.
    pub changes: Changes,
}

/// One version.
#[derive(Clone, Debug)]
pub struct Version {
    /// What people call it.
    pub label: String,
    /// The way from the root of the pages that are described to the root of its own: empty, or a path that ends in `/`.
    pub root: String,
    /// Whether it is the one that is described.
    pub is_current: bool,
    /// What people call the version before it, if its pages say what changed since.
    pub previous: Option<String>,
    /// By the name of the type in the schema: the name of the page's file, without its ending.
    pages: BTreeMap<String, String>,
}

impl Version {
    /// The version that `plan` describes.
    #[must_use]
    pub fn new(label: &str, root: String, plan: &Plan) -> Self {
        let types = plan.model.iter();
        let with_page = types.filter(|(_, def)| !matches!(def.shape, Shape::Alias(_)));
        let pages = with_page.map(|(id, def)| {
            let slug = address::slug(&plan.type_name(id).page);
            (def.wire_name.clone(), slug)
        });
        Self {
            label: label.to_owned(),
            root,
            is_current: false,
            previous: None,
            pages: pages.collect(),
        }
    }

    /// The page of this version about the type `id` of `plan`, which may have another name there.
    #[must_use]
    pub fn page_of(&self, plan: &Plan, id: TypeId) -> Option<&str> {
        let name = &plan.type_def(id).wire_name;
        let types = &plan.history.types;
        let former = types.get(name).and_then(|of_type| of_type.was.as_ref());
        let later = types
            .iter()
            .filter(|(_, of_type)| of_type.was.as_ref() == Some(name));
        let names = std::iter::once(name)
            .chain(former)
            .chain(later.map(|(later, _)| later));
        let mut pages = names.filter_map(|name| self.pages.get(name));
        pages.next().map(String::as_str)
    }
}

/// What people call the version of `plan`; `None` where its schema states none.
#[must_use]
pub fn label(plan: &Plan) -> Option<&str> {
    let version = plan.model.schema.version.as_deref()?;
    Some(plan.history.label(version))
}
