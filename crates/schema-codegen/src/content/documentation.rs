//! The whole of the documentation: all pages, and what stands beside them.

use super::changes::{self, ChangesPage};
use super::rules::{self, RuleIndex};
use super::{
    FieldEntry, Group, Lifecycle, Page, Phrase, RuleEntry, ScalarEntry, Target, Use, Versions,
    counted, facts, group, lifecycle, occurrences, page, prose, scalar, since, uses,
};
use crate::history::Gone;
use crate::model::TypeId;
use crate::plan::Plan;

/// Everything that the documentation says.
#[derive(Clone, Debug)]
pub struct Content<'a> {
    /// Where it all comes from.
    pub plan: &'a Plan,
    /// What the schema calls itself, else the name of its root type.
    pub title: &'a str,
    /// The pages in reading order, by group.
    pub groups: Vec<Group<'a>>,
    /// The pages: `groups` refers to them.
    pub pages: Vec<Page<'a>>,
    /// The types without a page.
    pub scalars: Vec<ScalarEntry<'a>>,
    /// The cross-field rules.
    pub rules: Vec<RuleEntry<'a>>,
    /// The types that are gone, each with the type that has another name instead.
    pub removed: Vec<(Gone<'a>, Option<TypeId>)>,
    /// The versions that are described side by side.
    pub versions: Versions,
    /// What differs from the version before.
    pub changes: Option<ChangesPage>,
    /// The types that a document can begin with, the root first.
    pub entry_points: Vec<TypeId>,
    /// The lifecycles that enums describe.
    pub lifecycles: Vec<Lifecycle<'a>>,
    /// By type: the index of its page and of the page's group.
    index: Vec<Option<(usize, usize)>>,
}

impl<'a> Content<'a> {
    /// The content of a plan, which describes one of `versions`.
    #[must_use]
    pub fn new(plan: &'a Plan, versions: Versions) -> Self {
        let uses = uses::all(plan);
        let entry_points = uses::entry_points(plan, &uses);
        let occurrences = occurrences::all(plan, &entry_points);
        let rules = RuleIndex::new(plan);
        let pages = plan
            .model
            .iter()
            .filter_map(|(id, def)| {
                let (occurrences, uses) = (occurrences[id.0].clone(), uses[id.0].clone());
                page::page(plan, &rules, id, def, occurrences, uses)
            })
            .collect();
        let (pages, groups) = group::grouped(plan, pages);
        let mut index = vec![None; plan.model.types.len()];
        for (group, Group { pages: range, .. }) in groups.iter().enumerate() {
            for page in range.clone() {
                index[pages[page].id.0] = Some((page, group));
            }
        }
        let mut lifecycles = lifecycle::lifecycles(plan);
        for lifecycle in &mut lifecycles {
            lifecycle.rules = rules.about(&plan.type_def(lifecycle.id).wire_name).to_vec();
        }
        let root = plan.type_def(plan.model.root);
        let mut content = Self {
            plan,
            title: plan.model.schema.title.as_ref().unwrap_or(&root.wire_name),
            groups,
            pages,
            scalars: scalar::entries(plan, &occurrences, &uses),
            rules: rules::entries(plan),
            removed: since::removed_types(plan),
            changes: versions
                .since
                .as_ref()
                .map(|since| changes::page(plan, since)),
            versions,
            entry_points,
            lifecycles,
            index,
        };
        for at in 0..content.pages.len() {
            content.pages[at].null_rules = content.null_rules(&content.pages[at]);
        }
        content
    }

    /// The page of a type.
    #[must_use]
    pub fn page(&self, id: TypeId) -> Option<&Page<'a>> {
        self.page_index(id).map(|index| &self.pages[index])
    }

    /// The index of a named value among those without a page.
    #[must_use]
    pub fn scalar_index(&self, id: TypeId) -> Option<usize> {
        let found = self
            .scalars
            .binary_search_by_key(&id.0, |scalar| scalar.id.0);
        found.ok()
    }

    /// The index of a type's page.
    #[must_use]
    pub fn page_index(&self, id: TypeId) -> Option<usize> {
        self.index[id.0].map(|(page, _)| page)
    }

    /// The group of a type's page.
    #[must_use]
    pub fn group(&self, id: TypeId) -> Option<&Group<'a>> {
        self.index[id.0].map(|(_, group)| &self.groups[group])
    }

    /// A sentence about the whole, for lists of results: the first of the schema's description, else what it is.
    #[must_use]
    pub fn about_all(&self) -> String {
        let about = self
            .plan
            .model
            .schema
            .description
            .as_deref()
            .map(prose::summary);
        let about = about.filter(|about| !about.is_empty());
        about.unwrap_or_else(|| {
            format!(
                "Reference of {}: {}.",
                self.title,
                counted(self.pages.len(), "type")
            )
        })
    }

    /// A sentence about a page, for lists of results: the first of its description, else what it is.
    #[must_use]
    pub fn about(&self, page: &Page<'_>) -> String {
        let about = page.docs.description.as_deref().map(prose::summary);
        let about = about.filter(|about| !about.is_empty());
        about.unwrap_or_else(|| format!("{} {} of {}.", page.kind.label(), page.name, self.title))
    }

    /// Every field of every object.
    pub fn fields(&self) -> impl Iterator<Item = &FieldEntry<'a>> {
        self.pages.iter().flat_map(Page::fields)
    }

    /// Every field of every object, those of one class of sensitive data together.
    #[must_use]
    pub fn fields_by_class(&self) -> Vec<&FieldEntry<'a>> {
        let of = |class| {
            self.fields()
                .filter(move |field| field.sensitivity == class)
        };
        facts::classes().flat_map(of).collect()
    }

    /// Links to rules after a few words of introduction, `None` where there are no rules.
    #[must_use]
    pub fn rule_links(&self, before: &'static str, rules: &[usize]) -> Option<Phrase> {
        let link = |index: &usize| Phrase::new().link(self.rules[*index].id, Target::Rule(*index));
        let links = Phrase::joined(rules.iter().map(link).collect(), ", ");
        (!rules.is_empty()).then(|| Phrase::words(before).then(links).text("."))
    }

    /// The rules that say when a value of the page's type is null: those of the nullable fields that have this type.
    fn null_rules(&self, page: &Page<'a>) -> Vec<usize> {
        let fields = page.used_by.iter().filter_map(|by| match by {
            Use::Field(id) => self.page(id.owner)?.fields().get(id.index),
            Use::Variant(..) | Use::Additional(_) | Use::Scalar(_) => None,
        });
        let mut rules: Vec<usize> = fields
            .filter(|field| field.presence.is_nullable())
            .flat_map(|field| field.null_rules.iter().copied())
            .collect();
        rules.sort_unstable();
        rules.dedup();
        rules
    }
}
