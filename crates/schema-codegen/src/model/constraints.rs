//! The assertions that do not change a type's shape: checked by `validate`, shown in the docs, never enforced while decoding.

use serde_json::{Number as JsonNumber, Value};

/// A number exactly as the schema writes it.
pub type Number = JsonNumber;

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
    /// Patterns of which the name of an undeclared member must match one; empty where any name may be.
    pub key_patterns: Vec<String>,
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
        add(&mut self.dependent_required, &more.dependent_required);
        add(&mut self.property_names, &more.property_names);
        if self.values.is_empty() {
            self.values.clone_from(&more.values);
            self.labels.clone_from(&more.labels);
        }
        self.pattern = self.pattern.take().or_else(|| more.pattern.clone());
        self.multiple_of = self.multiple_of.take().or_else(|| more.multiple_of.clone());
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
