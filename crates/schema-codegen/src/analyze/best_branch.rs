//! Which branch of a union a value is decoded as.

use super::accepts::{Matcher, Question};
use crate::model::{
    Additional, DecidedBy, Model, Scalar, Shape, TypeExpr, TypeId, TypeUse, UnionDef,
};
use serde_json::Value;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The branch of `union` that `value` is decoded as: of those that accept it the one that declares most of its members, the first of equals.
///
/// The runtime reads a union in the same order; `inspect/fit.rs` there says why.
pub(crate) fn branch(model: &Model, union: &UnionDef, value: &Value) -> Option<usize> {
    let best = Chooser::new(model).best_branch(union, value);
    best.map(|(index, _)| index)
}

/// Numbers of members, by how many objects are around them: the outer ones decide first. Deeper ones than these count as of the last.
type Members = [usize; 8];

/// The address of a value inside of the one that is compared, and whether a union stands there, or an enum.
type Place = (*const Value, bool);

/// What a type knows of a value, and what it does not.
#[derive(Clone, Default)]
struct Fit {
    /// Any JSON value, and not one that is listed.
    anything: bool,
    declared: Members,
    unknown: Members,
    /// Values that their enum lists, and those that are a variant of their union.
    listed: BTreeSet<Place>,
    /// Those that it does not list, or that are none.
    unlisted: BTreeSet<Place>,
}

impl Fit {
    /// Adds what a type says of the value of a member, or of an item where `depth` is 0.
    fn add(&mut self, more: &Self, depth: usize) {
        for (all, more) in [
            (&mut self.declared, &more.declared),
            (&mut self.unknown, &more.unknown),
        ] {
            for (inner, count) in more.iter().enumerate() {
                all[(inner + depth).min(all.len() - 1)] += count;
            }
        }
        self.listed.extend(&more.listed);
        self.unlisted.extend(&more.unlisted);
    }

    fn is_better(&self, other: &Self) -> bool {
        let refuted = |one: &Self, by: &Self| one.unlisted.intersection(&by.listed).count();
        let rank = |one: &Self, other| {
            let more = (Reverse(one.declared), one.unlisted.len(), one.unknown);
            (one.anything, refuted(one, other), more)
        };
        rank(self, other) < rank(other, self)
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
                if best.as_ref().is_none_or(|(_, best)| fit.is_better(best)) {
                    best = Some((index, fit));
                }
            }
        }
        best
    }

    /// How well `value` fits `ty`, which accepts it.
    fn fit(&mut self, ty: &TypeUse, value: &Value) -> Fit {
        let mut fit = self.fit_of_expr(ty, value);
        let place = std::ptr::from_ref(value);
        let values = &ty.constraints.values;
        let is_scalar = matches!(&ty.expr, TypeExpr::Scalar(scalar) if *scalar != Scalar::Null);
        match value {
            Value::Null => {}
            value if values.contains(value) => fit.listed.extend([(place, false), (place, true)]),
            _ if !values.is_empty() => _ = fit.unlisted.insert((place, false)),
            // Any value that has the type.
            _ if is_scalar => _ = fit.listed.insert((place, false)),
            _ => {}
        }
        fit
    }

    fn fit_of_expr(&mut self, ty: &TypeUse, value: &Value) -> Fit {
        let mut fit = Fit::default();
        match (&ty.expr, value) {
            (TypeExpr::Any, _) => fit.anything = !ty.constraints.values.contains(value),
            (TypeExpr::Array(item), Value::Array(items)) => {
                for value in items {
                    fit.add(&self.fit(item, value), 0);
                }
            }
            (TypeExpr::Tuple(types), Value::Array(items)) => {
                for (ty, value) in types.iter().zip(items) {
                    fit.add(&self.fit(ty, value), 0);
                }
            }
            (TypeExpr::Map(ty), Value::Object(members)) => {
                for value in members.values() {
                    fit.add(&self.fit(ty, value), 1);
                }
            }
            (TypeExpr::Named(id), _) if !(ty.nullable && value.is_null()) => {
                let question = (*id, std::ptr::from_ref(value));
                if let Some(known) = self.fits.get(&question) {
                    return known.clone();
                }
                // A union that is its own branch finds this.
                self.fits.insert(question, Fit::default());
                fit = self.fit_of_type(*id, value);
                self.fits.insert(question, fit.clone());
            }
            _ => {}
        }
        fit
    }

    fn fit_of_type(&mut self, id: TypeId, value: &Value) -> Fit {
        let place = std::ptr::from_ref(value);
        let mut fit = Fit::default();
        match (&self.matcher.model.type_def(id).shape, value) {
            (Shape::Alias(ty), _) => return self.fit(ty, value),
            (Shape::Union(union), _) => match self.best_branch(union, value) {
                Some((_, best)) => {
                    fit = best;
                    fit.listed.insert((place, true));
                }
                None => _ = fit.unlisted.insert((place, true)),
            },
            (Shape::Enum(def), Value::String(text)) => {
                if def.values.iter().any(|listed| listed.value == *text) {
                    // Where another branch has a union, too.
                    fit.listed.extend([(place, false), (place, true)]);
                } else {
                    fit.unlisted.insert((place, false));
                }
            }
            (Shape::Struct(def), Value::Object(members)) => {
                let mut rest: BTreeMap<&String, &Value> = members.iter().collect();
                for field in &def.fields {
                    if let Some(value) = rest.remove(&field.wire_name) {
                        fit.declared[0] += 1;
                        fit.add(&self.fit(&field.ty, value), 1);
                    }
                }
                match &def.additional {
                    Additional::Typed(ty) => {
                        let rest = rest.into_values();
                        rest.for_each(|value| fit.add(&self.fit(ty, value), 1));
                    }
                    Additional::Any | Additional::Deny => fit.unknown[0] += rest.len(),
                }
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

    /// As `union_stability.rs` of the runtime says.
    #[test]
    fn a_new_value_of_an_enum_refutes_a_branch_only_where_another_lists_it() {
        let branch = |kinds: Value, names: &[&str]| {
            let mut properties = json!({"kind": {"enum": kinds}});
            for name in names {
                properties[name] = json!({"type": "integer"});
            }
            json!({"type": "object", "properties": properties})
        };
        let wide = branch(json!(["a", "b"]), &["x", "y"]);
        let narrow = json!({"type": "object", "properties": {"x": {"type": "integer"}}});
        let listing = branch(json!(["c"]), &[]);
        let any = json!({"type": "object"});
        let value = json!({"kind": "c", "x": 1, "y": 2});
        for (branches, expected) in [
            ([&narrow, &wide], 1),
            ([&listing, &wide], 0),
            ([&any, &wide], 1),
            ([&any, &narrow], 1),
        ] {
            let schema = json!({"anyOf": branches});
            let plan = plan(&schema.to_string(), &Config::default()).expect("a plan");
            let Shape::Union(union) = &plan.type_def(plan.model.root).shape else {
                panic!("no union");
            };
            let found = super::branch(&plan.model, union, &value);
            assert_eq!(found, Some(expected), "{schema}");
        }
    }
}
