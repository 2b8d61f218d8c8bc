//! What the documentation says, before anyone decides how it looks.
//!
//! In: the [`Plan`]. Out: [`Content`]: pages, fields, values, rules and the sentences about them. Markdown and HTML are two ways to write
//! it down, so each sentence is written once, here. No tag, no file ending and no layout belongs here.

pub mod address;
pub mod constraint;
pub mod field;
pub mod heading;
pub mod life;
pub mod notation;
pub mod outline;
pub mod page;
pub mod phrase;
pub mod places;
pub mod presence;
pub mod prose;
pub mod rules;
pub mod scalar;
pub mod sensitivity;
pub mod unknown;

pub use field::FieldEntry;
pub use page::{Body, Kind, Page};
pub use phrase::{Phrase, Span, Target, counted};
pub use rules::RuleEntry;
pub use scalar::ScalarEntry;

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
}

/// Pages that belong together.
#[derive(Clone, Debug)]
pub struct Group<'a> {
    /// Its heading: the module's name as its types spell it, else the kind of its types.
    pub name: String,
    /// One sentence about it.
    pub about: Option<&'a str>,
    /// Places in [`Content::pages`].
    pub pages: std::ops::Range<usize>,
}

impl<'a> Content<'a> {
    /// The content of a plan.
    #[must_use]
    pub fn new(plan: &'a Plan) -> Self {
        let places = places::all(plan);
        let all = plan
            .model
            .iter()
            .filter_map(|(id, def)| page::page(plan, id, def, places[id.0].clone()))
            .collect();
        let (pages, groups) = grouped(plan, all);
        Self {
            plan,
            title: plan
                .model
                .schema
                .title
                .as_deref()
                .unwrap_or(&plan.type_def(plan.model.root).wire_name),
            groups,
            pages,
            scalars: scalar::entries(plan, &places),
            rules: rules::entries(plan),
        }
    }

    /// The page of a type.
    #[must_use]
    pub fn page(&self, id: TypeId) -> Option<&Page<'a>> {
        self.pages.iter().find(|page| page.id == id)
    }

    /// The group that a page is in.
    #[must_use]
    pub fn group(&self, id: TypeId) -> Option<&Group<'a>> {
        let at = self.pages.iter().position(|page| page.id == id)?;
        self.groups.iter().find(|group| group.pages.contains(&at))
    }

    /// The fields whose type is `id` and that may be null, with the rules that say when.
    #[must_use]
    pub fn null_rules(&self, id: TypeId) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for field in self.fields().filter(|field| field.presence.nullable) {
            if self
                .page(id)
                .is_some_and(|page| page.used_by.contains(&field.id))
            {
                found.extend(field.null_rules(self.plan));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Every field of every object.
    pub fn fields(&self) -> impl Iterator<Item = &FieldEntry<'a>> {
        self.pages.iter().flat_map(Page::fields)
    }
}

impl<'a> Page<'a> {
    /// The declared fields, none for an enum or a union.
    #[must_use]
    pub fn fields(&self) -> &[FieldEntry<'a>] {
        match &self.body {
            Body::Object { fields, .. } => fields,
            Body::Enum { .. } | Body::Union { .. } => &[],
        }
    }
}

fn grouped<'a>(plan: &'a Plan, pages: Vec<Page<'a>>) -> (Vec<Page<'a>>, Vec<Group<'a>>) {
    let mut buckets: Vec<(String, Option<&'a str>, Vec<Page<'a>>)> = Vec::new();
    for (module, about) in &plan.options.modules {
        buckets.push((module.as_str().to_owned(), Some(about), Vec::new()));
    }
    for page in pages {
        let name = page
            .module
            .map_or_else(|| plural(page.kind).to_owned(), str::to_owned);
        match buckets.iter_mut().find(|(bucket, ..)| *bucket == name) {
            Some((.., bucket)) => bucket.push(page),
            None => buckets.push((name, None, vec![page])),
        }
    }
    let (mut all, mut groups) = (Vec::new(), Vec::new());
    for (name, about, mut bucket) in buckets
        .into_iter()
        .filter(|(.., bucket)| !bucket.is_empty())
    {
        let start = all.len();
        let types = bucket.iter().map(|page| page.name);
        groups.push(Group {
            name: heading::heading(&name, &types),
            about,
            pages: start..start + bucket.len(),
        });
        all.append(&mut bucket);
    }
    (all, groups)
}

fn plural(kind: Kind) -> &'static str {
    match kind {
        Kind::Object => "Objects",
        Kind::Enum => "Enums",
        Kind::Union => "Unions",
        Kind::Alias => "Named values",
    }
}
