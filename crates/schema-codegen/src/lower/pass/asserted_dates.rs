//! Timestamps that stay strings, because the schema asserts something of their text.
//!
//! Of several texts for one instant, chrono's type writes only one. So `validate`, which sees the decoded value, could neither check the
//! length or a pattern of what was in the document, nor whether two texts differ.

use super::formats::as_strings;
use crate::diagnostic::{Code, DiagnosticSink};
use crate::model::{
    Assertion, Model, Scalar, Shape, StringFormat, TypeExpr, TypeId, TypeUse, uses,
};
use serde_json::Value;
use std::collections::BTreeSet;

/// A field, variant or the like: its type, and its index among the uses of that.
type Place = (TypeId, usize);

/// How many unions inside of each other are looked through.
const MAX_UNIONS: usize = 8;

/// Makes strings of the timestamps in `model` of whose text something is asserted, and says so once.
pub(in crate::lower) fn keep_asserted_dates(model: &mut Model, sink: &mut DiagnosticSink) {
    let found = AssertedText::of(model).found;
    let Some((first, _)) = found.first() else {
        return;
    };
    let pointer = model.type_def(*first).pointer.clone();
    let elsewhere = match found.len() - 1 {
        0 => String::new(),
        more => format!(", here and in {more} more"),
    };
    let message = format!(
        "timestamps stay strings where the schema asserts something of their text{elsewhere}: chrono's type does not keep it"
    );
    let help = "leave the keyword beside `format` out, if chrono's type is worth more";
    sink.at(Code::AssertedDate, &pointer, message, help);
    for (id, index) in found {
        let mut uses = uses::of_shape_mut(&mut model.types[id.0].shape).into_iter();
        if let Some(ty) = uses.nth(index) {
            as_strings(ty, &|format| format == "date-time");
        }
    }
}

/// A type, or what is no type of its own in a place: so and so deep in lists, maps and tuples there.
#[derive(Clone, Copy)]
enum Part<'m> {
    Type(TypeId),
    Use(&'m TypeUse, Place, usize),
}

impl<'m> Part<'m> {
    fn of(ty: &'m TypeUse, place: Place, depth: usize) -> Self {
        match ty.expr {
            TypeExpr::Named(id) => Self::Type(id),
            _ => Self::Use(ty, place, depth),
        }
    }

    /// Tells one part from another.
    fn key(self) -> (Place, usize) {
        match self {
            Self::Type(id) => ((id, usize::MAX), 0),
            Self::Use(_, place, depth) => (place, depth),
        }
    }
}

/// Which parts of a value a keyword is about.
#[derive(Clone, Copy)]
enum Inside<'a> {
    Property(&'a str),
    Members,
    Items,
}

struct AssertedText<'m> {
    model: &'m Model,
    found: BTreeSet<Place>,
    /// The types whose values are compared with others.
    compared: BTreeSet<TypeId>,
    /// The references that were followed, and what was there.
    followed: BTreeSet<(String, (Place, usize))>,
}

impl<'m> AssertedText<'m> {
    fn of(model: &'m Model) -> Self {
        let mut search = Self {
            model,
            found: BTreeSet::new(),
            compared: BTreeSet::new(),
            followed: BTreeSet::new(),
        };
        for (id, def) in model.iter() {
            let asserts: Vec<&Assertion> = match &def.shape {
                Shape::Struct(object) => object.constraints.asserts.iter().collect(),
                Shape::Union(union) => union.asserts.iter().chain(&union.branches).collect(),
                Shape::Enum(_) | Shape::Alias(_) => Vec::new(),
            };
            search.asserts(asserts.into_iter(), Part::Type(id));
            for (index, ty) in uses::of_shape(&def.shape).enumerate() {
                search.of_use(ty, (id, index), 0);
            }
        }
        search
    }

    fn of_use(&mut self, ty: &'m TypeUse, place: Place, depth: usize) {
        let part = Part::of(ty, place, depth);
        let limits = ty.constraints.limits().into_iter();
        let limits = limits.map(|(keyword, limit)| (keyword.to_owned(), limit));
        let limits = Value::Object(limits.collect());
        self.schema(&limits, &limits, part);
        self.asserts(ty.constraints.asserts.iter(), part);
        for inner in ty.expr.inner() {
            self.of_use(inner, place, depth + 1);
        }
    }

    fn asserts<'a>(&mut self, asserts: impl Iterator<Item = &'a Assertion>, part: Part<'m>) {
        for assertion in asserts {
            self.followed.clear();
            self.schema(&assertion.schema, &assertion.schema, part);
        }
    }

    /// Finds the text in `part` that `schema` is about; `root` has its definitions.
    fn schema(&mut self, schema: &Value, root: &Value, part: Part<'m>) {
        match schema {
            Value::Array(all) => all.iter().for_each(|it| self.schema(it, root, part)),
            Value::Object(keywords) => {
                for (keyword, operand) in keywords {
                    self.keyword(keyword, operand, root, part);
                }
            }
            _ => {}
        }
    }

    fn keyword(&mut self, keyword: &str, operand: &Value, root: &Value, part: Part<'m>) {
        let named = || operand.as_object().into_iter().flatten();
        match keyword {
            "pattern" | "minLength" | "maxLength" => self.text(part),
            "const" | "enum" if holds_string(operand) => self.compared(part),
            "uniqueItems" if *operand == Value::Bool(true) => {
                for item in self.inside(part, Inside::Items, MAX_UNIONS) {
                    self.compared(item);
                }
            }
            "allOf" | "anyOf" | "oneOf" | "not" | "if" | "then" | "else" => {
                self.schema(operand, root, part);
            }
            "dependentSchemas" => named().for_each(|(_, it)| self.schema(it, root, part)),
            "properties" => {
                for (name, schema) in named() {
                    self.each(schema, root, part, Inside::Property(name));
                }
            }
            "patternProperties" => {
                named().for_each(|(_, it)| self.each(it, root, part, Inside::Members));
            }
            "additionalProperties" => self.each(operand, root, part, Inside::Members),
            "items" | "prefixItems" | "contains" => self.each(operand, root, part, Inside::Items),
            "$ref" => {
                let name = operand.as_str().unwrap_or_default();
                let target = root.pointer(name.trim_start_matches('#'));
                if let Some(target) = target
                    && self.followed.insert((name.to_owned(), part.key()))
                {
                    self.schema(target, root, part);
                }
            }
            _ => {}
        }
    }

    fn each(&mut self, schema: &Value, root: &Value, part: Part<'m>, inside: Inside<'_>) {
        for part in self.inside(part, inside, MAX_UNIONS) {
            self.schema(schema, root, part);
        }
    }

    /// What is inside of `part`, and of the variants of a union.
    fn inside(&self, part: Part<'m>, inside: Inside<'_>, unions: usize) -> Vec<Part<'m>> {
        match part {
            Part::Use(ty, place, depth) => match (&ty.expr, inside) {
                (TypeExpr::Map(_), Inside::Property(_) | Inside::Members)
                | (TypeExpr::Array(_) | TypeExpr::Tuple(_), Inside::Items) => {
                    let inner = ty.expr.inner().iter();
                    inner.map(|ty| Part::of(ty, place, depth + 1)).collect()
                }
                _ => Vec::new(),
            },
            Part::Type(id) => {
                let shape = &self.model.type_def(id).shape;
                let mut parts = self.parts_of(id).into_iter();
                match (shape, inside) {
                    (Shape::Union(_), _) if unions > 0 => parts
                        .flat_map(|part| self.inside(part, inside, unions - 1))
                        .collect(),
                    (Shape::Struct(_), Inside::Members) => parts.collect(),
                    (Shape::Struct(object), Inside::Property(name)) => {
                        let mut fields = object.fields.iter();
                        let declared = fields.position(|field| field.wire_name == name);
                        let index = declared.unwrap_or(object.fields.len());
                        parts.nth(index).into_iter().collect()
                    }
                    _ => Vec::new(),
                }
            }
        }
    }

    /// The fields and the additional properties of a struct, or the variants of a union.
    fn parts_of(&self, id: TypeId) -> Vec<Part<'m>> {
        let uses = uses::of_shape(&self.model.type_def(id).shape).enumerate();
        uses.map(|(index, ty)| Part::of(ty, (id, index), 0))
            .collect()
    }

    /// Marks the timestamp that `part` is, or a variant of it.
    fn text(&mut self, part: Part<'m>) {
        match part {
            Part::Use(ty, place, _) if is_timestamp(ty) => {
                self.found.insert(place);
            }
            Part::Use(..) => {}
            Part::Type(id) => {
                let is_union = matches!(self.model.type_def(id).shape, Shape::Union(_));
                let key = (String::new(), part.key());
                if is_union && self.followed.insert(key) {
                    for variant in self.parts_of(id) {
                        self.text(variant);
                    }
                }
            }
        }
    }

    /// Marks every timestamp in `part`, at any depth.
    fn compared(&mut self, part: Part<'m>) {
        match part {
            Part::Use(ty, place, depth) => {
                self.text(part);
                for inner in ty.expr.inner() {
                    self.compared(Part::of(inner, place, depth + 1));
                }
            }
            Part::Type(id) => {
                if self.compared.insert(id) {
                    for part in self.parts_of(id) {
                        self.compared(part);
                    }
                }
            }
        }
    }
}

fn is_timestamp(ty: &TypeUse) -> bool {
    ty.expr == TypeExpr::Scalar(Scalar::String(StringFormat::DateTime))
}

fn holds_string(value: &Value) -> bool {
    match value {
        Value::String(_) => true,
        Value::Array(items) => items.iter().any(holds_string),
        Value::Object(members) => members.values().any(holds_string),
        _ => false,
    }
}
