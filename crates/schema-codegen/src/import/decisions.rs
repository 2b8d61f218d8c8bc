//! What needs a person after an import.

use super::apply::Application;
use super::references::{strings, walk};
use super::remaining::{Gone, remains};
use super::values::unexplained;
use crate::changes::Change;
use crate::document::{Node, Treatment, keyword};
use crate::model::{EnumDef, Field, Pointer, Shape, TypeDef, TypeExpr};
use crate::plan::Plan;

/// What is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// The class of a property: nothing says how sensitive it is.
    Class,
    /// What a value means.
    Meaning,
    /// A description.
    Description,
    /// A rule names what is gone.
    Rule,
    /// A constraint that only ours states: it stays, unless upstream gave it up.
    Constraint,
    /// Upstream changed what was classified or described here, so that what was said is gone.
    Lost,
    /// A difference that could not be applied.
    Difference,
}

impl Need {
    /// Every need, in the order in which they are listed.
    pub const ALL: [Self; 7] = [
        Self::Class,
        Self::Meaning,
        Self::Description,
        Self::Rule,
        Self::Constraint,
        Self::Lost,
        Self::Difference,
    ];

    /// What is asked of a person, in words.
    #[must_use]
    pub fn request(self) -> &'static str {
        match self {
            Self::Class => "give these properties a class (`x-sensitive`)",
            Self::Meaning => {
                "say what these values mean (`x-enum-descriptions`, or `description` beside `const`)"
            }
            Self::Description => "describe these",
            Self::Rule => "these rules name what is gone",
            Self::Constraint => {
                "only this schema constrains these; keep it, or take it away if upstream gave it up"
            }
            Self::Lost => {
                "these changed, and what was said of them is gone; say it where it holds now"
            }
            Self::Difference => "these still differ, and need an edit by hand",
        }
    }
}

/// One decision that is left to a person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decision {
    /// What is needed.
    pub need: Need,
    /// Where, in the schema as it is after the import.
    pub pointer: Pointer,
    /// What it is about, in a few words.
    pub subject: String,
}

pub(super) fn decision(need: Need, pointer: &Pointer, subject: impl Into<String>) -> Decision {
    Decision {
        need,
        pointer: pointer.clone(),
        subject: subject.into(),
    }
}

/// What is left to decide about the text of `application`, which was `before`, whose bare plan is `plan` and from which something is
/// `gone`; `remaining` is what still differs from upstream in types, and what else does.
pub(super) fn of(
    (application, before): (&Application<'_>, &Node),
    plan: &Plan,
    gone: &[Gone],
    (remaining, others): (&[Change], Vec<Decision>),
) -> Vec<Decision> {
    let tree = application.text.tree();
    let mut found = annotations([tree, before], plan);
    found.extend(application.lost.iter().cloned());
    for gone in gone {
        found.extend(rules(tree, gone));
    }
    found.extend(conditions(tree, plan));
    found.extend(remaining.iter().filter_map(remains));
    found.extend(others);
    found.sort_by_cached_key(|it| (it.need, tree.offset(&it.pointer, true), it.subject.clone()));
    found.dedup();
    found
}

/// Classes, meanings and descriptions that are missing where the schema has them elsewhere, or had them: the last may be gone.
fn annotations([tree, before]: [&Node; 2], plan: &Plan) -> Vec<Decision> {
    let uses = |keyword| uses(tree, keyword) || uses(before, keyword);
    let given = Given {
        tree,
        classifies: uses("x-sensitive"),
        explains: uses("x-enum-descriptions"),
        describes: uses("description"),
    };
    let mut found = Vec::new();
    // What is in another document is not ours to annotate here.
    for (_, def) in plan
        .model
        .iter()
        .filter(|(_, def)| def.pointer.file().is_none())
    {
        if given.describes && !given.has(&def.pointer, "description") {
            found.push(decision(Need::Description, &def.pointer, &def.wire_name));
        }
        match &def.shape {
            Shape::Struct(object) => {
                let fields = object.fields.iter();
                found.extend(fields.flat_map(|field| given.missing_of_field(def, field)));
            }
            Shape::Enum(values) => {
                found.extend(phases(tree, def, values));
                found.extend(given.missing_meanings(def, values));
            }
            _ => {}
        }
    }
    found
}

/// Our schema, and which annotations it has somewhere.
struct Given<'t> {
    tree: &'t Node,
    classifies: bool,
    explains: bool,
    describes: bool,
}

impl Given<'_> {
    fn has(&self, pointer: &Pointer, key: &str) -> bool {
        let found = self.tree.at(pointer).filter(|_| pointer.file().is_none());
        found.is_none_or(|node| node.member(key).is_some())
    }

    fn missing_of_field(&self, owner: &TypeDef, field: &Field) -> Vec<Decision> {
        let subject = format!("{}.{}", owner.wire_name, field.wire_name);
        let mut found = Vec::new();
        if self.classifies && !self.has(&field.pointer, "x-sensitive") {
            found.push(decision(Need::Class, &field.pointer, &subject));
        }
        // What a reference leads to has a description of its own.
        let mut own = ["description", "$ref"].into_iter();
        if self.describes && !own.any(|key| self.has(&field.pointer, key)) {
            found.push(decision(Need::Description, &field.pointer, &subject));
        }
        // Those of an enum are its type's.
        if !matches!(field.ty.expr, TypeExpr::Named(_)) {
            found.extend(
                self.unexplained(&field.pointer, &subject)
                    .into_iter()
                    .flatten(),
            );
        }
        found
    }

    /// What branches at `pointer` leave unsaid of the values that they list; `None` where none do.
    fn unexplained(&self, pointer: &Pointer, name: &str) -> Option<Vec<Decision>> {
        let values = unexplained(self.tree.at(pointer)?)?.into_iter();
        let decisions =
            values.map(|value| decision(Need::Meaning, pointer, format!("{name}.{value}")));
        Some(decisions.collect())
    }

    fn missing_meanings(&self, owner: &TypeDef, values: &EnumDef) -> Vec<Decision> {
        if let Some(found) = self.unexplained(&owner.pointer, &owner.wire_name) {
            return found;
        }
        let meanings = owner.pointer.join("x-enum-descriptions");
        let values = values.values.iter().map(|of| &of.value);
        let missing =
            values.filter(|of| self.explains && self.tree.at(&meanings.join(of)).is_none());
        let decisions = missing.map(|value| {
            let subject = format!("{}.{value}", owner.wire_name);
            decision(Need::Meaning, &owner.pointer, subject)
        });
        decisions.collect()
    }
}

fn uses(tree: &Node, keyword: &str) -> bool {
    let mut found = false;
    walk(tree, &Pointer::default(), &mut |_, key, _| {
        found |= key == keyword;
    });
    found
}

/// The rules, and the conditions of ours, that name what is gone.
fn rules(tree: &Node, gone: &Gone) -> Vec<Decision> {
    let change = &gone.change;
    let name = change.member.as_deref().unwrap_or(&change.type_name);
    let what = format!("{} is gone", name_of(change));
    let mut found: Vec<Decision> = Vec::new();
    let rules = Pointer::default().join("x-rules");
    for (index, rule) in tree
        .at(&rules)
        .map_or(&[][..], Node::items)
        .iter()
        .enumerate()
    {
        let text = |key: &str| rule.get(key).and_then(Node::as_str);
        let mut models = rule.list("models").iter().filter_map(Node::as_str);
        let id = text("id").unwrap_or_default();
        let is_about = models.any(|model| model == change.type_name)
            && (change.member.is_none() || text("formal").is_some_and(|it| has_word(it, name)));
        if is_about || gone.rules.iter().any(|of| of == id) {
            let subject = format!("`{id}`: {what}");
            found.push(decision(Need::Rule, &rules.item(index), subject));
        }
    }
    // Conditions are written in the type that is left.
    let owner = change.new_pointer.as_ref().and_then(Pointer::last);
    let owner = owner.unwrap_or_default();
    walk(tree, &Pointer::default(), &mut |at, key, value| {
        let inside = at.segments().any(|step| step == owner);
        let is_condition = at.segments().any(|step| is_composition(&step));
        let names = key == name || value.as_str() == Some(name) || lists(value, name);
        if change.member.is_some() && inside && is_condition && names {
            found.push(decision(Need::Rule, &at.join(key), what.clone()));
        }
    });
    found
}

/// The phases of the enum at `owner` that name what is none of its `values`, which the generator refuses.
fn phases(tree: &Node, owner: &TypeDef, values: &EnumDef) -> Vec<Decision> {
    let at = owner.pointer.join("x-phases");
    let phases = tree.at(&at).map_or(&[][..], Node::items);
    let mut found = Vec::new();
    for (index, phase) in phases.iter().enumerate() {
        let named = strings(phase.get("values"));
        let is_gone = |name: &&String| values.values.iter().all(|of| of.value != **name);
        found.extend(named.iter().filter(is_gone).map(|name| {
            let subject = format!("`x-phases`: `{}.{name}` is gone", owner.wire_name);
            decision(Need::Rule, &at.item(index), subject)
        }));
    }
    found
}

fn name_of(change: &Change) -> String {
    let member = change.member.iter().map(|member| format!(".{member}"));
    format!("`{}{}`", change.type_name, member.collect::<String>())
}

fn lists(value: &Node, name: &str) -> bool {
    let items = value.items();
    items.iter().any(|item| item.as_str() == Some(name))
}

fn has_word(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    text.split(|c| !is_part(c)).any(|of| of == word)
}

fn is_composition(key: &str) -> bool {
    let keyword = keyword(key);
    key == "allOf" || keyword.is_some_and(|of| of.treatment == Treatment::Validation)
}

/// Conditions between members: a type does not show them, so nobody compared them with those of upstream.
fn conditions(tree: &Node, plan: &Plan) -> Vec<Decision> {
    let mut found = Vec::new();
    for (_, def) in plan
        .model
        .iter()
        .filter(|(_, def)| def.pointer.file().is_none())
    {
        for member in tree.at(&def.pointer).map_or(&[][..], Node::members) {
            let pointer = def.pointer.join(&member.key);
            let items = member.value.items();
            let count = items.iter().filter(|item| item.member("if").is_some());
            let count = count.count();
            if member.key == "allOf" && count > 0 {
                let subject = format!("{}: {count} in `allOf`", def.wire_name);
                found.push(decision(Need::Constraint, &pointer, subject));
            }
        }
    }
    found
}
