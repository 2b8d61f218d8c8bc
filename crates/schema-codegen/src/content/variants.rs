//! How the variants of a union are told apart, in words.

use super::Phrase;
use super::facts::unknown_variant_path;
use crate::model::{DecidedBy, MemberRule, TypeId, UnionDef};
use crate::plan::Plan;
use serde_json::Value;

/// What decides which variant a value is, in one or two sentences.
#[must_use]
pub fn decided_by(plan: &Plan, id: TypeId, def: &UnionDef) -> Phrase {
    match &def.decided_by {
        DecidedBy::JsonType => {
            Phrase::words("The JSON type of a value decides which variant it is.")
        }
        DecidedBy::Tag(tag) => {
            let decided = member(&tag.path).text(" decides which variant an object is.");
            let decided = Phrase::words("The member ").then(decided);
            match tag.absent {
                Some(index) => decided
                    .text(" Without it, an object is of the variant ")
                    .code(plan.names.variants[&(id, index)].as_str())
                    .text("."),
                None => decided,
            }
        }
        DecidedBy::Members(_) => {
            Phrase::words("The members of an object decide which variant it is.")
        }
        DecidedBy::BestMatch(_) => Phrase::words(
            "No part of a value decides which variant it is: of the variants that accept the value, it becomes the one that declares most of its members.",
        ),
    }
}

/// What becomes of a value that is of no variant.
#[must_use]
pub fn unknown(plan: &Plan, id: TypeId, def: &UnionDef) -> Phrase {
    let path = unknown_variant_path(plan, id);
    let decodes = |start: Phrase| {
        let decodes = start.text(" decodes as ").code(path);
        decodes.text(" and is written back unchanged.")
    };
    match &def.decided_by {
        DecidedBy::Tag(tag) => {
            decodes(Phrase::words("Any other value of ").then(member(&tag.path)))
                .text(" An object with a listed value that does not fit the variant is an error.")
        }
        DecidedBy::JsonType | DecidedBy::Members(_) | DecidedBy::BestMatch(_) => {
            decodes(Phrase::words("A value that fits no variant"))
        }
    }
}

/// A member by its path: `type`, or `type` of `inner`.
fn member(path: &[String]) -> Phrase {
    let names = path
        .iter()
        .rev()
        .map(|name| Phrase::new().code(name.as_str()));
    Phrase::joined(names.collect(), " of ")
}

/// The values or members that select the variant with this index, `None` where the JSON type or the best match does.
#[must_use]
pub fn selected_by(def: &UnionDef, index: usize) -> Option<Phrase> {
    let phrase = match &def.decided_by {
        DecidedBy::JsonType | DecidedBy::BestMatch(_) => return None,
        DecidedBy::Tag(tag) => {
            let mut all: Vec<Phrase> = tag.values[index].iter().map(tag_value).collect();
            all.extend((tag.absent == Some(index)).then(|| Phrase::words("absent")));
            Phrase::joined(all, ", ")
        }
        DecidedBy::Members(rules) => members(&rules[index]),
    };
    (!phrase.0.is_empty()).then_some(phrase)
}

/// A string without its quotes: in a table of tags they would only be in the way.
fn tag_value(value: &Value) -> Phrase {
    Phrase::new().code(super::field::example_text(value))
}

fn members(rule: &MemberRule) -> Phrase {
    let list = |start: &'static str, names: &[String]| {
        let codes = names.iter().map(|name| Phrase::new().code(name.as_str()));
        let all = Phrase::joined(codes.collect(), ", ");
        (!names.is_empty()).then(|| Phrase::words(start).then(all))
    };
    let parts = [
        list("with ", &rule.requires),
        list("without ", &rule.forbids),
    ];
    Phrase::joined(parts.into_iter().flatten().collect(), ", ")
}
