//! Which branch of a union a value is decoded as.

use super::accepts::{Matcher, Question};
use crate::model::{DecidedBy, Model, Shape, TypeExpr, TypeId, TypeUse, UnionDef};
use serde_json::Value;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The branch of `union` that `value` is decoded as: of those that accept it the one that declares most of its members, the first of equals.
pub(crate) fn branch(model: &Model, union: &UnionDef, value: &Value) -> Option<usize> {
    let best = Chooser::new(model).best_branch(union, value);
    best.map(|(index, _)| index)
}

/// Members that a type declares, by how many objects are around them: the outer ones decide first. Deeper ones than these count as of the last.
type Declared = [usize; 8];

/// What a type says of a value: the less, the better it fits.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    /// Values that their enum does not list.
    unlisted: usize,
    declared: Reverse<Declared>,
    /// Members that are not declared, and unions of which a value is no variant.
    unknown: usize,
}

impl Fit {
    fn add(&mut self, more: Self) {
        self.unlisted += more.unlisted;
        self.unknown += more.unknown;
        let declared = self.declared.0.iter_mut().zip(more.declared.0);
        declared.for_each(|(all, more)| *all += more);
    }

    /// Inside a member.
    fn inside(mut self) -> Self {
        let declared = &mut self.declared.0;
        let deepest = declared[declared.len() - 1];
        declared.rotate_right(1);
        declared[0] = 0;
        declared[declared.len() - 1] += deepest;
        self
    }
}

/// Compares the values inside of one value with the branches of unions, each once with each type.
struct Chooser<'m> {
    matcher: Matcher<'m>,
    fits: BTreeMap<Question, Fit>,
}

impl<'m> Chooser<'m> {
    fn new(model: &'m Model) -> Self {
        Self {
            matcher: Matcher::new(model),
            fits: BTreeMap::new(),
        }
    }

    /// The branch of `union` that `value` is decoded as, and how well that fits.
    fn best_branch(&mut self, union: &UnionDef, value: &Value) -> Option<(usize, Fit)> {
        let mut best: Option<(usize, Fit)> = None;
        let by_tag = match &union.decided_by {
            DecidedBy::Tag(tag) => tag.of(value).map(|value| tag.variant(value)),
            _ => None,
        };
        for (index, branch) in union.variants.iter().enumerate() {
            let is_selected = by_tag.is_none_or(|selected| selected == Some(index));
            if is_selected && self.matcher.accepts(&branch.ty, value) {
                let fit = self.fit(&branch.ty, value);
                if best.is_none_or(|(_, before)| fit < before) {
                    best = Some((index, fit));
                }
            }
        }
        best
    }

    /// How well `value` fits `ty`, which accepts it.
    fn fit(&mut self, ty: &TypeUse, value: &Value) -> Fit {
        let mut fit = Fit::default();
        match (&ty.expr, value) {
            (TypeExpr::Array(item), Value::Array(items)) => {
                for value in items {
                    fit.add(self.fit(item, value));
                }
            }
            (TypeExpr::Tuple(types), Value::Array(items)) => {
                for (ty, value) in types.iter().zip(items) {
                    fit.add(self.fit(ty, value));
                }
            }
            (TypeExpr::Map(ty), Value::Object(members)) => {
                for value in members.values() {
                    fit.add(self.fit(ty, value).inside());
                }
            }
            (TypeExpr::Named(id), _) => {
                let question = (*id, std::ptr::from_ref(value));
                if let Some(known) = self.fits.get(&question) {
                    return *known;
                }
                // A union that is its own branch finds this.
                self.fits.insert(question, fit);
                fit = self.fit_of_type(*id, value);
                self.fits.insert(question, fit);
            }
            _ => {}
        }
        fit
    }

    fn fit_of_type(&mut self, id: TypeId, value: &Value) -> Fit {
        let mut fit = Fit::default();
        match (&self.matcher.model.type_def(id).shape, value) {
            (Shape::Alias(ty), _) => return self.fit(ty, value),
            (Shape::Union(union), _) => match self.best_branch(union, value) {
                Some((_, best)) => return best,
                None => fit.unknown = 1,
            },
            (Shape::Enum(def), Value::String(text)) => {
                let is_listed = def.values.iter().any(|listed| listed.value == *text);
                fit.unlisted = usize::from(!is_listed);
            }
            (Shape::Struct(def), Value::Object(members)) => {
                for field in &def.fields {
                    if let Some(value) = members.get(&field.wire_name) {
                        fit.declared.0[0] += 1;
                        fit.add(self.fit(&field.ty, value).inside());
                    }
                }
                fit.unknown += members.len() - fit.declared.0[0];
            }
            _ => {}
        }
        fit
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Config, plan};
    use serde_json::json;

    #[test]
    fn a_value_is_compared_once_with_each_type() {
        let nested = (0..60).fold(json!({"type": "string"}), |inner, index| {
            let name = format!("p{index}");
            json!({"oneOf": [inner, {"type": "object", "required": [name.as_str()], "properties": {name.as_str(): {"type": "string"}}}]})
        });
        let plan = plan(&nested.to_string(), &Config::default()).expect("a plan");
        let Shape::Union(union) = &plan.type_def(plan.model.root).shape else {
            panic!("no union");
        };
        let value = json!({"p0": "x"});
        let mut chooser = Chooser::new(&plan.model);
        assert!(chooser.best_branch(union, &value).is_some());
        let types = plan.model.types.len();
        assert!(
            types > 100 && chooser.matcher.accepted.len() <= types && chooser.fits.len() <= types
        );
    }
}
