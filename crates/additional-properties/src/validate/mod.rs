//! Validation on demand: checks every constraint that the fields state, and reports all [`Violations`] without quoting a value.
//!
//! Decoding never calls it. Rules that compare several fields are not here: a crate of types adds them to the report with
//! [`Violations::push`].

mod array;
mod assertion;
#[cfg(feature = "jsonschema")]
mod document;
mod format;
mod members;
mod number;
mod string;
mod unfit;
mod violation;

use crate::exact::{Instance, Number, is_listed};
use crate::inspect::{Constraint, Inspect, Node, Visit, walk, walk_as, walk_with_names};
use core::cell::OnceCell;
use members::Members;

#[cfg(feature = "jsonschema")]
pub use document::{DocumentSchema, InvalidSchema};
pub use violation::{Severity, Violation, Violations};

const UNLISTED: &str = "is not one of the listed values";
const UNREADABLE: &str =
    "was not checked: it is nested too deeply, or half of a character is in a name";
const NO_NUMBER: &str = "is no number that JSON has, and is written as null";
const UNFIT: &str = "fits none of the listed alternatives";

/// Checks every constraint inside `value`. Pointers show the names of members in a map as `*`.
///
/// What the schema refuses is an error. Only a string that an open enum does not list, and the tag of a union that no variant has, are
/// warnings: a newer version of the schema may have written them, or they are wrong, and one document does not tell which.
pub fn check(value: &dyn Inspect) -> Violations {
    let mut check = Check::default();
    walk(value, &mut |visit| check.visit(visit));
    check.found
}

/// The same for a value that is no struct, enum or union of its own, such as a list: `constraints` is what the schema asserts of it.
/// Generated code has them in `ROOT_CONSTRAINTS`.
pub fn check_as(value: &dyn Inspect, constraints: &'static [Constraint]) -> Violations {
    let mut check = Check::default();
    walk_as(value, constraints, &mut |visit| check.visit(visit));
    check.found
}

/// The same with the names of members in a map, which may be personal data, in the pointers.
pub fn check_with_names(value: &dyn Inspect) -> Violations {
    let mut check = Check::default();
    walk_with_names(value, &mut |visit| check.visit(visit));
    check.found
}

/// A walk, and what it found.
#[derive(Default)]
struct Check {
    found: Violations,
    /// The level of a union whose value may satisfy a branch, not necessarily the one of its variant: so what is inside breaks nothing.
    satisfied: Option<usize>,
    /// The value does satisfy one: so what is inside is not unusual, either.
    surely: bool,
    /// What a union asserts that does not hold, on the levels of unions around the value.
    of_unions: Vec<OfUnion>,
}

/// A violation of what stands beside the branches of a union. A variant that asserts the same says it of the same value in its own words.
struct OfUnion {
    level: usize,
    rule: &'static str,
    /// Where it is in the report.
    index: usize,
}

impl Check {
    /// Checks one value of a walk, without what is inside it.
    fn visit(&mut self, visit: &Visit<'_>) {
        if self.satisfied.is_some_and(|level| visit.level <= level) {
            self.satisfied = None;
            self.surely = false;
        }
        self.of_unions.retain(|union| union.level < visit.level);
        let node = visit.value.inspect();
        match &node {
            Node::Enum { known: false, .. } => self.warn(visit, "enum", UNLISTED),
            Node::Unknown {
                inner,
                tag,
                tag_types,
                unread_integers,
                ..
            } if unfit::may_be_valid(*inner, (tag, tag_types), *unread_integers) => {
                self.warn(visit, "anyOf", UNFIT);
            }
            Node::Unknown { .. } => self.report(visit, "anyOf", UNFIT.to_owned()),
            Node::Number(value) if !value.is_finite() => {
                self.report(visit, "type", NO_NUMBER.to_owned());
            }
            Node::Raw(source) => {
                let Some(first) = visit.constraints.first() else {
                    return;
                };
                return match Instance::parse(source) {
                    Ok(value) => self.of_instance(visit, value),
                    Err(_) => self.warn(visit, first.keyword(), UNREADABLE),
                };
            }
            Node::Json(value) if !visit.constraints.is_empty() => {
                return self.of_instance(visit, Instance::of_json(value));
            }
            _ => {}
        }
        self.constraints(visit, &node, &OnceCell::new());
    }

    /// Checks a value of any JSON type as one of a type of its own.
    fn of_instance(&mut self, visit: &Visit<'_>, value: Instance) {
        let value = OnceCell::from(value);
        if let Some(node) = value.get().map(Instance::inspect) {
            self.constraints(visit, &node, &value);
        }
    }

    /// `whole` is what the value is in JSON, put together for the first constraint that asks for it.
    fn constraints(&mut self, visit: &Visit<'_>, node: &Node<'_>, whole: &OnceCell<Instance>) {
        let instance = || whole.get_or_init(|| Instance::of(visit.value));
        let own = match node {
            Node::Object(object) => object.info().constraints,
            Node::Enum { constraints, .. } | Node::Unknown { constraints, .. } => constraints,
            Node::Variant { of_union, .. } => of_union,
            _ => &[],
        };
        // What stands beside a union is asserted of the value of its variant.
        let is_union = matches!(node, Node::Variant { .. } | Node::Unknown { .. });
        let is_asserted = is_union && !(visit.constraints.is_empty() && own.is_empty());
        let inside = is_asserted.then(|| instance().inspect());
        for constraint in visit.constraints.iter().chain(own) {
            let node = inside.as_ref().unwrap_or(node);
            if let Some(message) = self.broken(visit, *constraint, node, whole) {
                let (rule, index) = (constraint.keyword(), self.found.len());
                self.report(visit, rule, message);
                if is_union && self.found.len() > index {
                    let level = visit.level;
                    self.of_unions.push(OfUnion { level, rule, index });
                }
            }
        }
    }

    /// What breaks `constraint`, as the rest of a sentence.
    fn broken(
        &mut self,
        visit: &Visit<'_>,
        constraint: Constraint,
        node: &Node<'_>,
        whole: &OnceCell<Instance>,
    ) -> Option<String> {
        let instance = || whole.get_or_init(|| Instance::of(visit.value));
        match constraint {
            Constraint::Pattern(pattern) if string::is_unreadable(pattern) => {
                let message = "was not checked: the pattern needs a larger engine";
                self.warn(visit, constraint.keyword(), message);
                None
            }
            Constraint::Listed(listed) => {
                (!is_listed(listed, visit.value)).then(|| UNLISTED.into())
            }
            Constraint::Asserts(keyword, schema) => {
                self.asserts(visit, keyword, schema, instance())
            }
            Constraint::Branches(keyword, branches) => {
                self.branches(visit, keyword, branches, instance())
            }
            _ => breach(constraint, node),
        }
    }

    fn report(&mut self, visit: &Visit<'_>, rule: &'static str, message: String) {
        if self.satisfied.is_some() {
            return;
        }
        let violation = Violation::error(visit.pointer, rule, message);
        let mut unions = self.of_unions.iter();
        let same = unions.position(|union| {
            let before = self.found.iter().nth(union.index);
            let is_same_value = before.is_some_and(|it| it.pointer == visit.pointer);
            union.level < visit.level && union.rule == rule && is_same_value
        });
        match same {
            Some(same) => {
                let index = self.of_unions.swap_remove(same).index;
                self.found.replace(index, violation);
            }
            None => self.found.push(violation),
        }
    }

    /// What is wrong with a value of which `schema` is asserted.
    fn asserts(
        &mut self,
        visit: &Visit<'_>,
        keyword: &str,
        schema: &'static str,
        value: &Instance,
    ) -> Option<String> {
        let schema = assertion::parsed(schema);
        if assertion::holds(&schema, value) != Some(false) {
            return None;
        }
        // These say which values members and items have, as their types do elsewhere; the other keywords say which of them go together.
        let describes = matches!(
            keyword,
            "properties" | "patternProperties" | "additionalProperties" | "prefixItems" | "items"
        );
        if describes && assertion::may_hold(&schema, value) != Some(false) {
            self.warn(
                visit,
                "enum",
                "holds a value that is not one of the listed ones",
            );
            return None;
        }
        Some(format!("does not satisfy the keyword {keyword}"))
    }

    /// What is wrong with a union as a whole. Where no branch holds, nothing: the variant shows what is wrong.
    fn branches(
        &mut self,
        visit: &Visit<'_>,
        keyword: &str,
        branches: &'static str,
        value: &Instance,
    ) -> Option<String> {
        let (least, most) = assertion::count(&assertion::parsed(branches), keyword, value);
        if keyword == "oneOf" && least > 1 {
            return Some("fits more than one of the alternatives".to_owned());
        }
        if most > 0 && self.satisfied.is_none() {
            self.satisfied = Some(visit.level);
            self.surely = least > 0;
        }
        None
    }

    fn warn(&mut self, visit: &Visit<'_>, rule: &'static str, message: &'static str) {
        if !self.surely {
            let violation = Violation::warning(visit.pointer, rule, message);
            self.found.push(violation);
        }
    }
}

/// What is wrong, as the rest of a sentence; `None` when the constraint holds or is about another kind of value.
fn breach(constraint: Constraint, node: &Node<'_>) -> Option<String> {
    match node {
        Node::String(value) => string::breach(constraint, value),
        Node::Enum { value, .. } => string::breach(constraint, value),
        Node::Integer(value) => number::breach(constraint, &Number::Integer(*value)),
        Node::Number(value) => number::breach(constraint, &Number::of_float(*value)),
        // Of an instance, this is a number of many digits.
        Node::Raw(number) => number::breach(constraint, &Number::of_text(number)),
        Node::List(items) => array::breach(constraint, *items),
        Node::Map(map) => members::breach(constraint, Members::Map(*map)),
        Node::Object(object) => members::breach(constraint, Members::Struct(*object)),
        Node::Bool(value) => (matches!(constraint, Constraint::Equals(only) if only != *value))
            .then(|| UNLISTED.into()),
        _ => None,
    }
}

/// A count with its noun.
fn plural(count: u64, noun: &str) -> String {
    let end = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{end}")
}
