//! Alternatives: `anyOf`, `oneOf`, several JSON types.
//!
//! In: [`Alternatives`]. Out: an enum when all of them are texts, the one type when they come to the same, else the members of a union.

use super::Lowerer;
use super::alternatives::Alternatives;
use super::constraints::loosen;
use super::key::Key;
use super::kinds::Kinds;
use crate::model::{Constraints, EnumValue, Scalar, StringFormat, TypeExpr, TypeUse, UnionMember};
use crate::naming::pascal;
use indexmap::IndexMap;
use std::collections::BTreeMap;

/// What alternatives come to.
pub(super) enum United {
    /// One type.
    Same(Box<TypeUse>),
    /// A set of texts.
    Texts(Vec<EnumValue>),
    /// Several types.
    Members(Vec<UnionMember>),
}

impl Lowerer<'_, '_> {
    /// The one alternative that says it all, where there is such.
    pub(super) fn sole(&mut self, alternatives: &Alternatives) -> Option<Key> {
        if let [only] = alternatives.members.as_slice() {
            return Some(only.clone());
        }
        let mut closed = None;
        for key in &alternatives.members {
            if !self.text_values(key, 8)?.is_empty() && closed.replace(key.clone()).is_some() {
                return None;
            }
        }
        closed
    }

    /// Builds `alternatives` at `place`.
    pub(super) fn unite(&mut self, alternatives: &Alternatives, place: &str) -> United {
        if let [only] = alternatives.members.as_slice() {
            return United::Same(Box::new(self.use_of(only, place)));
        }
        if let Some(texts) = self.all_texts(alternatives, place) {
            return texts;
        }
        let names = self.member_names(&alternatives.members);
        let mut members: Vec<UnionMember> = Vec::new();
        for (key, name) in alternatives.members.iter().zip(names) {
            let mut ty = self.use_of(key, &format!("{place}{name}"));
            ty.nullable = false;
            if matches!(ty.expr, TypeExpr::Any) {
                return United::Same(Box::new(any()));
            }
            if let Some(before) = self.like(&mut members, &ty, key) {
                loosen(&mut before.ty.constraints, &ty.constraints);
                continue;
            }
            let pointer = self
                .resolved
                .get(key.schemas.last().copied().unwrap_or(key.first()))
                .pointer
                .clone();
            members.push(UnionMember {
                pointer,
                docs: self.own_docs(key),
                ty,
            });
        }
        merge_scalars(&mut members);
        match members.len() {
            1 => United::Same(Box::new(members.remove(0).ty)),
            _ => United::Members(members),
        }
    }

    /// The member of the type of `ty` that is there already.
    fn like<'m>(
        &mut self,
        members: &'m mut [UnionMember],
        ty: &TypeUse,
        key: &Key,
    ) -> Option<&'m mut UnionMember> {
        members
            .iter_mut()
            .find(|before| self.spend(key.first()) && same_type(&before.ty.expr, &ty.expr))
    }

    /// Alternatives that are all texts are one open enum: plain text beside named values adds nothing that an open enum lacks.
    fn all_texts(&mut self, alternatives: &Alternatives, place: &str) -> Option<United> {
        let mut values: IndexMap<String, EnumValue> = IndexMap::new();
        let mut closed = Vec::new();
        for key in &alternatives.members {
            let found = self.text_values(key, 8)?;
            if !found.is_empty() {
                closed.push(key);
            }
            for value in found {
                values.entry(value.value.clone()).or_insert(value);
            }
        }
        match closed.as_slice() {
            [] => None,
            [only] => Some(United::Same(Box::new(self.use_of(only, place)))),
            _ => Some(United::Texts(values.into_values().collect())),
        }
    }

    /// The named texts of `key`; empty for plain text, `None` when it admits anything else.
    pub(super) fn text_values(&mut self, key: &Key, depth: usize) -> Option<Vec<EnumValue>> {
        if depth == 0 || !self.spend(key.first()) {
            return None;
        }
        let effective = self.effective(key);
        let text = effective.kinds.within(Kinds::STRING.or(Kinds::NULL));
        if effective.is_never()
            || (!text && (effective.groups.is_empty() || effective.values.is_some()))
        {
            return None;
        }
        if effective.values.is_some() {
            return Some(self.enum_values(&effective));
        }
        let Some(inner) = self.alternatives(key, &effective) else {
            return (text && effective.format.is_none()).then(Vec::new);
        };
        let mut values = Vec::new();
        for member in &inner.members {
            values.extend(self.text_values(member, depth - 1)?);
        }
        Some(values)
    }

    /// Names for the places of members: by title, else by kind.
    fn member_names(&mut self, members: &[Key]) -> Vec<String> {
        // Members that differ in their JSON type alone share the title of their place.
        let shared = members
            .windows(2)
            .all(|pair| pair[0].schemas == pair[1].schemas);
        let mut names: Vec<String> = Vec::new();
        for key in members {
            let title = self.own_docs(key).title.filter(|_| !shared);
            let title = title
                .map(|title| pascal(&title))
                .filter(|title| title.len() <= 40);
            let name = match title {
                Some(title) if !title.is_empty() => title,
                _ => self.kind_name(key).to_owned(),
            };
            names.push(name);
        }
        number(&names)
    }

    fn kind_name(&mut self, key: &Key) -> &'static str {
        let effective = self.effective(key);
        match effective.kinds.without(Kinds::NULL) {
            Kinds::STRING => "Text",
            Kinds::INTEGER => "Integer",
            Kinds::NUMBER => "Number",
            Kinds::BOOLEAN => "Boolean",
            Kinds::ARRAY => "List",
            Kinds::OBJECT => "Object",
            _ => "Variant",
        }
    }
}

/// `Object`, `Object` becomes `Object1`, `Object2`.
fn number(names: &[String]) -> Vec<String> {
    let mut totals: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names {
        *totals.entry(name).or_default() += 1;
    }
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut numbered = Vec::with_capacity(names.len());
    for name in names {
        let count = seen.entry(name).or_default();
        *count += 1;
        let alone = totals.get(name.as_str()) == Some(&1);
        numbered.push(if alone {
            name.clone()
        } else {
            format!("{name}{count}")
        });
    }
    numbered
}

/// Any JSON value.
pub(super) fn any() -> TypeUse {
    TypeUse {
        expr: TypeExpr::Any,
        nullable: true,
        constraints: Constraints::default(),
        aliases: Vec::new(),
    }
}

/// Constraints aside: two members that differ in them alone would be told apart by nothing.
fn same_type(left: &TypeExpr, right: &TypeExpr) -> bool {
    match (left, right) {
        (TypeExpr::Array(left), TypeExpr::Array(right))
        | (TypeExpr::Map(left), TypeExpr::Map(right)) => {
            left.nullable == right.nullable && same_type(&left.expr, &right.expr)
        }
        _ => left == right,
    }
}

/// A number takes integers in; text of one format takes in text of another, unless they are read differently.
fn merge_scalars(members: &mut Vec<UnionMember>) {
    let is = |scalar: Scalar| {
        move |member: &UnionMember| member.ty.expr == TypeExpr::Scalar(scalar.clone())
    };
    if let Some(integers) = members.iter().position(is(Scalar::Integer))
        && let Some(numbers) = members.iter().position(is(Scalar::Number))
    {
        let taken = members[integers].ty.constraints.clone();
        loosen(&mut members[numbers].ty.constraints, &taken);
        members.remove(integers);
    }
    let is_text = |member: &UnionMember| matches!(&member.ty.expr, TypeExpr::Scalar(Scalar::String(format)) if !matches!(format, StringFormat::DateTime | StringFormat::Date));
    if members.iter().filter(|member| is_text(member)).count() < 2 {
        return;
    }
    let mut first = true;
    members.retain_mut(|member| {
        if !is_text(member) {
            return true;
        }
        member.ty.expr = TypeExpr::Scalar(Scalar::String(StringFormat::Plain));
        member.ty.constraints = Constraints::default();
        std::mem::take(&mut first)
    });
}
