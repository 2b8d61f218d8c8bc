//! Whether a JSON value satisfies a schema that stands alone: for what no type expresses, such as `not`, `if` and `contains`.
//!
//! The schema has keywords in the form of 2020-12, and no references but `#/$defs/NAME`. An answer is `None` where something is not known here: a `format`
//! that is no standard one, a pattern that the engine can't read, a keyword that is not in the list. `None` spreads as far as it matters: `anyOf` with a branch
//! that holds is true whatever the others are.

mod answer;
mod limits;
mod new_tag;
mod scope;

use super::{array, string};
use crate::exact::Instance;
use answer::{all, any, count_true, is_within};
use limits::{has_type, is_about_others, limit_holds};
use scope::{Scope, Work};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// Read once per process; the texts are constants of generated code.
static SCHEMAS: LazyLock<Mutex<HashMap<&'static str, Arc<Instance>>>> =
    LazyLock::new(Mutex::default);

/// The JSON value that `text` is; null for what is no JSON.
pub(super) fn parsed(text: &'static str) -> Arc<Instance> {
    let mut known = SCHEMAS.lock().unwrap_or_else(PoisonError::into_inner);
    let parse = || Arc::new(Instance::parse(text).unwrap_or(Instance::Null));
    Arc::clone(known.entry(text).or_insert_with(parse))
}

/// How many of `branches` the value satisfies: at least so many, and at most so many. They are an array, or an array under `keyword` in a
/// schema with definitions.
pub(super) fn count(branches: &Instance, keyword: &str, value: &Instance) -> (usize, usize) {
    let work = Work::default();
    let list = branches.get(keyword).unwrap_or(branches);
    count_in(Scope::new(branches, &work), list, value)
}

/// Whether `value` satisfies `schema`.
pub(super) fn holds(schema: &Instance, value: &Instance) -> Option<bool> {
    let work = Work::default();
    holds_in(Scope::new(schema, &work), schema, value)
}

/// Whether `value` satisfies `schema` where each string that an `enum` of strings does not list may be one that a later version lists.
pub(super) fn may_hold(schema: &Instance, value: &Instance) -> Option<bool> {
    let work = Work::default();
    holds_in(
        Scope::new(schema, &work).with_open_enums(true),
        schema,
        value,
    )
}

fn count_in(scope: Scope<'_>, branches: &Instance, value: &Instance) -> (usize, usize) {
    let branches = branches.as_array().map_or(&[][..], Vec::as_slice);
    count_true(branches.iter().map(|it| holds_in(scope, it, value)))
}

fn holds_in(scope: Scope<'_>, schema: &Instance, value: &Instance) -> Option<bool> {
    scope.step()?;
    match schema {
        Instance::Bool(always) => Some(*always),
        Instance::Object(keywords) => all(keywords
            .iter()
            .map(|(keyword, operand)| keyword_holds(scope, keyword, operand, keywords, value))),
        _ => None,
    }
}

fn keyword_holds(
    scope: Scope<'_>,
    keyword: &str,
    operand: &Instance,
    siblings: &BTreeMap<String, Instance>,
    value: &Instance,
) -> Option<bool> {
    // A condition is about the values that are known.
    let exactly = scope.with_open_enums(false);
    match keyword {
        "type" => Some(has_type(operand, value)),
        "enum" => enum_holds(scope, operand, value),
        "const" => Some(operand == value),
        "$ref" => {
            let target = scope.definition(operand.as_str()?)?;
            scope.known(target, value).or_else(|| {
                let holds = holds_in(scope.following(target, value)?.scope(), target, value);
                scope.keep(target, value, holds);
                holds
            })
        }
        // What they say is part of `if`, `contains` and `$ref`.
        "$defs" | "then" | "else" | "minContains" | "maxContains" => Some(true),
        "allOf" => all(operand
            .as_array()?
            .iter()
            .map(|it| holds_in(scope, it, value))),
        "anyOf" => {
            let branches = operand.as_array()?.iter();
            let holds = any(branches.map(|it| holds_in(scope, it, value)));
            let may_hold = || scope.open_enums && new_tag::is_in(scope, operand, value);
            Some(holds? || may_hold())
        }
        "oneOf" => one_of_holds(scope, operand, value),
        "not" => holds_in(exactly, operand, value).map(|holds| !holds),
        "if" => condition_holds(exactly, operand, siblings, value),
        _ => match value {
            Instance::Object(_) => of_object(scope, keyword, operand, siblings, value),
            Instance::Array(items) => of_array(scope, keyword, operand, siblings, items),
            _ => limit_holds(keyword, operand, value),
        },
    }
}

fn is_string(value: &Instance) -> bool {
    matches!(value, Instance::String(_))
}

fn enum_holds(scope: Scope<'_>, operand: &Instance, value: &Instance) -> Option<bool> {
    let listed = operand.as_array()?;
    let is_open = scope.open_enums && listed.iter().all(is_string);
    // One listed value is a constant, as a tag has it.
    let may_be_listed = is_open && listed.len() > 1 && is_string(value);
    Some(may_be_listed || listed.contains(value))
}

fn one_of_holds(scope: Scope<'_>, branches: &Instance, value: &Instance) -> Option<bool> {
    let exact = count_in(scope.with_open_enums(false), branches, value);
    if scope.open_enums && exact == (0, 0) {
        // What satisfies no branch today may satisfy one tomorrow.
        let (_, most) = count_in(scope, branches, value);
        return Some(most > 0 || new_tag::is_in(scope, branches, value));
    }
    is_within(exact, 1, 1)
}

/// `if`, with the `then` and `else` among its `siblings`.
fn condition_holds(
    scope: Scope<'_>,
    condition: &Instance,
    siblings: &BTreeMap<String, Instance>,
    value: &Instance,
) -> Option<bool> {
    let of = |key| {
        siblings
            .get(key)
            .map_or(Some(true), |it| holds_in(scope, it, value))
    };
    match holds_in(scope, condition, value) {
        Some(true) => of("then"),
        Some(false) => of("else"),
        None => all([of("then"), of("else")].into_iter()).filter(|both| *both),
    }
}

fn of_object(
    scope: Scope<'_>,
    keyword: &str,
    operand: &Instance,
    siblings: &BTreeMap<String, Instance>,
    value: &Instance,
) -> Option<bool> {
    let members = value.as_object()?;
    let has = |name: &Instance| name.as_str().is_some_and(|name| members.contains_key(name));
    let has_all = |names: &Instance| names.as_array().is_some_and(|names| names.iter().all(has));
    match keyword {
        "required" => Some(has_all(operand)),
        "properties" => {
            let declared = operand.as_object()?.iter();
            all(declared.map(|(name, schema)| {
                members
                    .get(name)
                    .map_or(Some(true), |it| holds_in(scope, schema, it))
            }))
        }
        "patternProperties" => {
            let declared = operand.as_object()?.iter();
            all(declared.flat_map(|(pattern, schema)| {
                members
                    .iter()
                    .map(move |(name, member)| match string::matches(pattern, name) {
                        Some(false) => Some(true),
                        matches => holds_in(scope, schema, member)
                            .filter(|holds| *holds || matches.is_some()),
                    })
            }))
        }
        "additionalProperties" => {
            all(members
                .iter()
                .map(|(name, member)| match is_declared(name, siblings) {
                    Some(true) => Some(true),
                    declared => holds_in(scope, operand, member)
                        .filter(|holds| *holds || declared.is_some()),
                }))
        }
        "propertyNames" => all(members
            .keys()
            .map(|name| holds_in(scope, operand, &Instance::String(name.clone())))),
        "dependentRequired" => {
            let mut rules = operand.as_object()?.iter();
            Some(rules.all(|(name, others)| !members.contains_key(name) || has_all(others)))
        }
        "dependentSchemas" => {
            let rules = operand.as_object()?.iter();
            all(rules
                .filter(|(name, _)| members.contains_key(*name))
                .map(|(_, schema)| holds_in(scope, schema, value)))
        }
        "minProperties" => Some(members.len() as u64 >= operand.as_u64()?),
        "maxProperties" => Some(members.len() as u64 <= operand.as_u64()?),
        _ => is_about_others(keyword),
    }
}

/// Whether `properties` or `patternProperties` beside `additionalProperties` speak of the member `name`.
fn is_declared(name: &str, siblings: &BTreeMap<String, Instance>) -> Option<bool> {
    let of = |keyword| siblings.get(keyword).and_then(Instance::as_object);
    let by_name = of("properties").is_some_and(|names| names.contains_key(name));
    let patterns = of("patternProperties").into_iter().flat_map(BTreeMap::keys);
    let by_pattern = patterns.map(|pattern| string::matches(pattern, name));
    any(std::iter::once(Some(by_name)).chain(by_pattern))
}

fn of_array(
    scope: Scope<'_>,
    keyword: &str,
    operand: &Instance,
    siblings: &BTreeMap<String, Instance>,
    items: &[Instance],
) -> Option<bool> {
    let length = items.len() as u64;
    match keyword {
        "items" => {
            let prefix = siblings.get("prefixItems").and_then(Instance::as_array);
            let rest = items.iter().skip(prefix.map_or(0, Vec::len));
            all(rest.map(|item| holds_in(scope, operand, item)))
        }
        "prefixItems" => all(operand
            .as_array()?
            .iter()
            .zip(items)
            .map(|(schema, item)| holds_in(scope, schema, item))),
        "contains" => {
            let limit = |key| siblings.get(key).and_then(Instance::as_u64);
            let exactly = scope.with_open_enums(false);
            let found = count_true(items.iter().map(|item| holds_in(exactly, operand, item)));
            let most = limit("maxContains").unwrap_or(u64::MAX);
            is_within(found, limit("minContains").unwrap_or(1), most)
        }
        "minItems" => Some(length >= operand.as_u64()?),
        "maxItems" => Some(length <= operand.as_u64()?),
        "uniqueItems" => match operand {
            Instance::Bool(false) => Some(true),
            _ => array::repeated(items).map(|repeats| !repeats),
        },
        _ => is_about_others(keyword),
    }
}

#[cfg(test)]
mod tests;
