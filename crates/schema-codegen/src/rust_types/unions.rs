//! What the derive is told about unions: how the variants are told apart.

use super::attributes::{self, Attribute, Literal, Setting};
use super::constraints;
use crate::model::{DecidedBy, UnionDef};

/// The attributes of the enum.
pub(super) fn of_union(def: &UnionDef) -> Vec<Attribute> {
    let mut found = decision(def);
    found.extend(def.asserts.iter().map(constraints::asserts));
    let branches = def.branches.as_ref();
    found.extend(branches.map(|branches| constraints::schema("branches", branches)));
    found
}

/// The attributes of the variant that keeps what fits no other one, beside the word for it.
pub(super) fn of_unknown(def: &UnionDef) -> Vec<Attribute> {
    let asserts = def.asserts_of_unknown.iter().map(constraints::asserts);
    asserts.collect()
}

fn decision(def: &UnionDef) -> Vec<Attribute> {
    match &def.decided_by {
        DecidedBy::Tag(tag) => vec![match tag.path.as_slice() {
            [name] => Attribute::equals("tag", name.as_str()),
            path => Attribute::list(
                "tag",
                path.iter().map(|name| Literal::Value(name.as_str().into())),
            ),
        }],
        DecidedBy::BestMatch(_) | DecidedBy::JsonType | DecidedBy::Members(_) => Vec::new(),
    }
}

/// The attributes of one variant.
pub(super) fn of_variant(def: &UnionDef, index: usize) -> Vec<Attribute> {
    let ty = &def.variants[index].ty;
    let mut found = selection(def, index);
    found.extend(attributes::codec(ty));
    found.extend(constraints::of_use(ty));
    found
}

/// What selects the variant.
fn selection(def: &UnionDef, index: usize) -> Vec<Attribute> {
    let names = |key, names: &[String]| {
        let names = (!names.is_empty()).then(|| {
            names
                .iter()
                .map(|name| Literal::Value(name.as_str().into()))
        });
        names.map(|names| Attribute::list(key, names))
    };
    match &def.decided_by {
        DecidedBy::Tag(tag) => {
            let values = tag.values[index].iter().cloned().map(Literal::Value);
            let absent = (tag.absent == Some(index)).then_some(Literal::Word("absent"));
            let list: Vec<Literal> = values.chain(absent).collect();
            let tag = (!list.is_empty()).then_some(Attribute {
                key: "tag",
                setting: Setting::List(list),
            });
            tag.into_iter().collect()
        }
        DecidedBy::Members(rules) | DecidedBy::BestMatch(rules) => {
            let rule = &rules[index];
            let rules = [
                names("requires", &rule.requires),
                names("forbids", &rule.forbids),
            ];
            rules.into_iter().flatten().collect()
        }
        DecidedBy::JsonType => Vec::new(),
    }
}
