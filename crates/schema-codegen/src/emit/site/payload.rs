//! A whole example document, foldable object by object, members in the order of the schema.

use super::link::Linker;
use crate::content::{Body, Kind, Page, Pagination, Target, address};
use crate::model::{DecidedBy, Shape, TypeExpr, TypeId, TypeUse};
use crate::plan::{FieldId, Plan};
use maud::{Markup, PreEscaped, html};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The example of a page, and what becomes of members that it does not show.
pub(super) fn payload(linker: Linker<'_, '_>, page: &Page<'_>, part: usize) -> Markup {
    let Some(example) = page.example else {
        return html! {};
    };
    let parts = page.parts();
    let is_divided = parts.last() > 0 && page.kind == Kind::Object;
    let of_part = is_divided.then(|| members_of_part(page, example, parts, part));
    let example = of_part.as_ref().unwrap_or(example);
    let print = |levels, links| {
        let mut out = String::new();
        let mut printer = Printer {
            linker,
            out: &mut out,
            page: Some(page.id),
            levels,
            links,
        };
        printer.value(example, Some(page.id), "", "");
        out
    };
    let linked = Some(print(usize::MAX, true)).filter(|html| html.len() <= MAX_LINKED);
    let whole =
        linked.or_else(|| Some(print(usize::MAX, false)).filter(|html| html.len() <= MAX_BYTES));
    let is_long = whole.is_none();
    let out = whole.unwrap_or_else(|| print(1, true));
    let missing = match (is_long, of_part.is_some()) {
        (false, false) => None,
        (true, false) => Some("What is nested deeper is left out here: "),
        (false, true) => Some("These are the members of this part of the page: "),
        (true, true) => {
            Some("These are the members of this part, without what is nested in them: ")
        }
    };
    html! {
        section.payload aria-labelledby="payload" {
            details open {
                summary { h2 #payload { "Example payload" } }
                div.json data-json=[missing.is_none().then_some("")] { (PreEscaped(out)) }
                @if let Some(missing) = missing { p.note { (missing) a href={ (linker.root) "index.json" } { "index.json" } " has the whole example." } }
                @if let Body::Object { extra, .. } = &page.body {
                    p.note { a href=(linker.href(Target::Additional(page.id))) { "Other members" } ": " (extra.sentence) }
                }
            }
        }
    }
}

/// The members of an example whose fields are on one page of a large object; those without a field are on the last.
fn members_of_part(page: &Page<'_>, example: &Value, parts: Pagination, part: usize) -> Value {
    let index = |name: &str| page.fields().iter().position(|field| field.name == name);
    let members = example.as_object().into_iter().flatten();
    let here =
        members.filter(|(name, _)| index(name).map_or(parts.last(), |at| parts.of(at)) == part);
    here.map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

/// In a longer example only the keys of the page's own members are links.
const MAX_LINKED: usize = 18_000;
/// An example that is longer than this without links is shown without what is nested in its members.
const MAX_BYTES: usize = 12_000;

struct Printer<'o, 'c, 'p> {
    linker: Linker<'c, 'p>,
    out: &'o mut String,
    /// The type that the page is about, until its own members are printed.
    page: Option<TypeId>,
    /// How many levels of nesting are shown.
    levels: usize,
    /// Whether keys of nested objects are links.
    links: bool,
}

impl Printer<'_, '_, '_> {
    /// One value; `key` comes before it on its line, `end` after it.
    fn value(&mut self, value: &Value, ty: Option<TypeId>, key: &str, end: &str) {
        let page = self.page.take();
        match value {
            Value::Object(members) if !members.is_empty() && self.levels == 0 => {
                self.line(key, "var", "{ … }", end);
            }
            Value::Array(items) if !items.is_empty() && self.levels == 0 => {
                self.line(key, "var", "[ … ]", end);
            }
            Value::Object(members) if !members.is_empty() => {
                let ty = ty.and_then(|ty| object_of(self.linker.content.plan, ty, value));
                let ordered = self.ordered(members, ty);
                self.open(key, '{');
                let last = ordered.len() - 1;
                for (index, (name, member, inside)) in ordered.into_iter().enumerate() {
                    let inner = self.key(ty, name, page.is_some() && page == ty);
                    self.value(member, inside, &inner, if index < last { "," } else { "" });
                }
                self.close(key, '}', end);
            }
            Value::Array(items) if !items.is_empty() => {
                self.open(key, '[');
                let last = items.len() - 1;
                for (index, item) in items.iter().enumerate() {
                    self.value(item, ty, "", if index < last { "," } else { "" });
                }
                self.close(key, ']', end);
            }
            Value::String(_) => self.line(key, "i", &value.to_string(), end),
            _ => self.line(key, "var", &value.to_string(), end),
        }
    }

    /// A key, a link to the field of `owner` that it names; on the page of the owner itself the field leads back to it.
    fn key(&self, owner: Option<TypeId>, name: &str, is_page: bool) -> String {
        let text = escape(&Value::from(name).to_string());
        let shape = owner.map(|id| (id, &self.linker.content.plan.type_def(id).shape));
        let Some((owner, Shape::Struct(def))) = shape else {
            return format!("<b>{text}</b>: ");
        };
        let index = def.fields.iter().position(|field| field.wire_name == name);
        let Some(index) = index.filter(|_| is_page || self.links) else {
            return format!("<b>{text}</b>: ");
        };
        let href = self.linker.href(Target::Field(FieldId { owner, index }));
        let id = if is_page {
            format!(" id=\"{}\"", address::example_anchor(name))
        } else {
            String::new()
        };
        format!("<b{id}><a href=\"{href}\">{text}</a></b>: ")
    }

    fn line(&mut self, key: &str, tag: &str, text: &str, end: &str) {
        let _ = write!(
            self.out,
            "<div>{key}<{tag}>{}</{tag}>{end}</div>",
            escape(text)
        );
    }

    /// A key that is a link comes before what folds: a `summary` can't hold anything else to click on.
    fn open(&mut self, key: &str, bracket: char) {
        let _ = if is_link(key) {
            let name = key.trim_end_matches(": ");
            write!(
                self.out,
                "<div class=\"k\">{name}<details open><summary>: {bracket}</summary>"
            )
        } else {
            write!(self.out, "<details open><summary>{key}{bracket}</summary>")
        };
        self.levels -= 1;
    }

    fn close(&mut self, key: &str, bracket: char, end: &str) {
        let outer = if is_link(key) { "</div>" } else { "" };
        let _ = write!(self.out, "</details>{outer}<div>{bracket}{end}</div>");
        self.levels += 1;
    }

    /// The members in the order of the schema, each with the type to order its own members by.
    fn ordered<'v>(
        &self,
        members: &'v serde_json::Map<String, Value>,
        ty: Option<TypeId>,
    ) -> Vec<(&'v str, &'v Value, Option<TypeId>)> {
        let shape = ty.map(|id| &self.linker.content.plan.type_def(id).shape);
        let fields = match shape {
            Some(Shape::Struct(def)) => def.fields.as_slice(),
            _ => &[],
        };
        let mut rest: BTreeMap<&str, &Value> = members
            .iter()
            .map(|(name, value)| (name.as_str(), value))
            .collect();
        let mut out = Vec::with_capacity(members.len());
        for field in fields {
            let found = rest.remove_entry(field.wire_name.as_str());
            out.extend(found.map(|(name, value)| (name, value, named(&field.ty))));
        }
        out.extend(rest.into_iter().map(|(name, value)| (name, value, None)));
        out
    }
}

fn is_link(key: &str) -> bool {
    key.contains("<a href")
}

/// The object that an example shows: of a union, the variant that its tag selects or that is the only object.
fn object_of(plan: &Plan, id: TypeId, example: &Value) -> Option<TypeId> {
    let Shape::Union(def) = &plan.type_def(id).shape else {
        return Some(id);
    };
    let objects = def.variants.iter().enumerate();
    let objects = objects.filter_map(|(index, variant)| Some((index, variant.ty.expr.named()?)));
    let mut selected = objects.filter(|(index, _)| match &def.decided_by {
        DecidedBy::Tag(tag) => {
            let mut names = tag.path.iter();
            let value = names.try_fold(example, |value, name| value.get(name));
            value.is_some_and(|value| tag.values[*index].contains(value))
        }
        _ => true,
    });
    let (_, first) = selected.next()?;
    match selected.next() {
        None => object_of(plan, first, example),
        Some(_) => None,
    }
}

fn named(ty: &TypeUse) -> Option<TypeId> {
    match &ty.expr {
        TypeExpr::Named(id) => Some(*id),
        TypeExpr::Array(inner) | TypeExpr::Map(inner) => named(inner),
        _ => None,
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
