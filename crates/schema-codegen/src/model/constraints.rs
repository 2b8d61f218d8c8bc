//! The assertions that do not change a type's shape: checked by `validate`, shown in the docs, never enforced while decoding.

use serde_json::{Map, Number as JsonNumber, Value, json};
use std::collections::BTreeMap;

/// A number exactly as the schema writes it.
pub type Number = JsonNumber;

/// What no type and no other constraint expresses, as a schema that stands alone: without references, with keywords of 2020-12.
#[derive(Clone, Debug, PartialEq)]
pub struct Assertion {
    /// The keyword that asserts it.
    pub keyword: &'static str,
    /// The schema: this keyword, and what belongs to it.
    pub schema: Value,
}

impl Assertion {
    /// That `keyword` holds with `operand`.
    pub(crate) fn of(keyword: &'static str, operand: impl Into<Value>) -> Self {
        let schema = json!({ keyword: operand.into() });
        Self { keyword, schema }
    }

    /// The same, but nothing of what satisfies `free`.
    pub(crate) fn except(self, free: &Value) -> Self {
        let Self { keyword, schema } = self;
        let Value::Object(keywords) = schema else {
            return Self { keyword, schema };
        };
        // References lead to definitions of the outermost schema.
        let (definitions, asserted): (Map<String, Value>, Map<String, Value>) =
            keywords.into_iter().partition(|(name, _)| name == "$defs");
        let mut either = definitions;
        either.insert("anyOf".to_owned(), json!([free, asserted]));
        let schema = either.into();
        Self { keyword, schema }
    }

    /// That null is refused, by `keyword`.
    pub(crate) fn not_null(keyword: &'static str) -> Self {
        let schema = json!({ "not": { "type": "null" } });
        Self { keyword, schema }
    }
}

/// Assertion keywords of JSON Schema 2020-12, validation vocabulary.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Constraints {
    /// `minLength`, in Unicode code points.
    pub min_length: Option<u64>,
    /// `maxLength`, in Unicode code points.
    pub max_length: Option<u64>,
    /// `pattern`, an ECMA-262 regular expression.
    pub pattern: Option<String>,
    /// `minimum`.
    pub minimum: Option<Number>,
    /// `maximum`.
    pub maximum: Option<Number>,
    /// `exclusiveMinimum`.
    pub exclusive_minimum: Option<Number>,
    /// `exclusiveMaximum`.
    pub exclusive_maximum: Option<Number>,
    /// `multipleOf`.
    pub multiple_of: Option<Number>,
    /// `minItems`.
    pub min_items: Option<u64>,
    /// `maxItems`.
    pub max_items: Option<u64>,
    /// `uniqueItems`.
    pub unique_items: bool,
    /// `minProperties`.
    pub min_properties: Option<u64>,
    /// `maxProperties`.
    pub max_properties: Option<u64>,
    /// Lists of patterns: the name of an undeclared member must match one of each list.
    pub key_patterns: Vec<Vec<String>>,
    /// Properties with the schema `false`.
    pub absent: Vec<String>,
    /// `dependentRequired`: an object with the first of these members must have the others, too.
    pub dependent_required: Vec<Vec<String>>,
    /// `propertyNames`: each says something of the names of all members.
    pub property_names: Vec<Self>,
    /// `enum` or `const` of numbers or of booleans: the values that are listed; empty where none are.
    pub values: Vec<Value>,
    /// What the schema says of some of these values.
    pub labels: Vec<ValueLabel>,
    /// Everything else that is asserted.
    pub asserts: Vec<Assertion>,
}

/// The name and the meaning of a listed value.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueLabel {
    /// The value.
    pub value: Value,
    /// Its entry in `x-enum-varnames` or `x-enumNames`, or the title of the `const`.
    pub name: Option<String>,
    /// Its entry in `x-enum-descriptions`, or the description of the `const`.
    pub description: Option<String>,
}

impl ValueLabel {
    /// Says nothing of `value`.
    pub(crate) fn of(value: Value) -> Self {
        Self {
            value,
            name: None,
            description: None,
        }
    }
}

impl Constraints {
    /// The limits, each as its keyword and operand.
    #[must_use]
    pub fn limits(&self) -> BTreeMap<&'static str, Value> {
        let count = |limit: Option<u64>| limit.map(Value::from);
        let number = |limit: &Option<Number>| limit.clone().map(Value::Number);
        let all = [
            ("minLength", count(self.min_length)),
            ("maxLength", count(self.max_length)),
            ("pattern", self.pattern.clone().map(Value::String)),
            ("minimum", number(&self.minimum)),
            ("maximum", number(&self.maximum)),
            ("exclusiveMinimum", number(&self.exclusive_minimum)),
            ("exclusiveMaximum", number(&self.exclusive_maximum)),
            ("multipleOf", number(&self.multiple_of)),
            ("minItems", count(self.min_items)),
            ("maxItems", count(self.max_items)),
            (
                "uniqueItems",
                self.unique_items.then_some(Value::Bool(true)),
            ),
            ("minProperties", count(self.min_properties)),
            ("maxProperties", count(self.max_properties)),
        ];
        let given = all.into_iter();
        given
            .filter_map(|(keyword, limit)| Some((keyword, limit?)))
            .collect()
    }

    /// True when nothing is asserted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Asserts what `more` asserts, too.
    pub(crate) fn tighten(&mut self, more: &Self) {
        self.min_length = self.min_length.max(more.min_length);
        self.min_items = self.min_items.max(more.min_items);
        self.min_properties = self.min_properties.max(more.min_properties);
        self.max_length = least(self.max_length, more.max_length);
        self.max_items = least(self.max_items, more.max_items);
        self.max_properties = least(self.max_properties, more.max_properties);
        self.unique_items |= more.unique_items;
        add(&mut self.key_patterns, &more.key_patterns);
        add(&mut self.absent, &more.absent);
        add(&mut self.dependent_required, &more.dependent_required);
        add(&mut self.property_names, &more.property_names);
        if self.values.is_empty() {
            self.values.clone_from(&more.values);
            self.labels.clone_from(&more.labels);
        }
        add(&mut self.asserts, &more.asserts);
        let pattern = both("pattern", &mut self.pattern, more.pattern.as_ref());
        let multiple = both(
            "multipleOf",
            &mut self.multiple_of,
            more.multiple_of.as_ref(),
        );
        add(
            &mut self.asserts,
            &[pattern, multiple].map(Vec::from_iter).concat(),
        );
        pick(&mut self.minimum, more.minimum.as_ref(), |new, old| {
            new > old
        });
        pick(
            &mut self.exclusive_minimum,
            more.exclusive_minimum.as_ref(),
            |new, old| new > old,
        );
        pick(&mut self.maximum, more.maximum.as_ref(), |new, old| {
            new < old
        });
        pick(
            &mut self.exclusive_maximum,
            more.exclusive_maximum.as_ref(),
            |new, old| new < old,
        );
    }

    /// Asserts nothing of null, which is admitted beside the value that is described.
    pub(crate) fn except_null(&mut self) {
        let null = json!({ "type": "null" });
        let asserts = std::mem::take(&mut self.asserts).into_iter();
        self.asserts = asserts.map(|it| it.except(&null)).collect();
    }

    /// Leaves it to others whether null is valid here.
    pub(crate) fn forget_null(&mut self) {
        let is_about_null = |it: &Assertion| *it == Assertion::not_null(it.keyword);
        self.asserts.retain(|it| !is_about_null(it));
    }

    /// Asserts only what admits every value that either side admits.
    pub(crate) fn loosen(&mut self, more: &Self) {
        if self == more {
            return;
        }
        let (mut values, mut labels) = (Vec::new(), Vec::new());
        if !self.values.is_empty() && !more.values.is_empty() {
            values.append(&mut self.values);
            add(&mut values, &more.values);
            labels.append(&mut self.labels);
            add(&mut labels, &more.labels);
        }
        *self = Self {
            values,
            labels,
            ..Self::default()
        };
    }
}

fn add<T: Clone + PartialEq>(all: &mut Vec<T>, more: &[T]) {
    for one in more {
        if !all.contains(one) {
            all.push(one.clone());
        }
    }
}

/// Keeps `more` where there is nothing yet; else both have to hold, and `more` is an assertion of its own.
pub(crate) fn both<T: Clone + PartialEq + Into<Value>>(
    keyword: &'static str,
    known: &mut Option<T>,
    more: Option<&T>,
) -> Option<Assertion> {
    let more = more?;
    if known.get_or_insert_with(|| more.clone()) == more {
        return None;
    }
    Some(Assertion::of(keyword, more.clone()))
}

fn least(left: Option<u64>, right: Option<u64>) -> Option<u64> {
    match (left, right) {
        (Some(left), Some(right)) => Some(left.min(right)),
        (left, right) => left.or(right),
    }
}

fn pick(kept: &mut Option<Number>, more: Option<&Number>, tighter: fn(f64, f64) -> bool) {
    let Some(more) = more else {
        return;
    };
    let replace = match kept.as_ref().and_then(Number::as_f64).zip(more.as_f64()) {
        Some((old, new)) => tighter(new, old),
        None => kept.is_none(),
    };
    if replace {
        *kept = Some(more.clone());
    }
}
