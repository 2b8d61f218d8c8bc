//! A whole example document, foldable object by object, members in the order of the schema.

use super::link::Linker;
use crate::content::example::read_as;
use crate::content::{Body, Kind, Page, Pagination, Target, address};
use crate::model::{Additional, Shape, StructDef, TypeExpr, TypeId};
use crate::plan::FieldId;
use maud::{Markup, PreEscaped, html};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;

/// The example of a page, and what becomes of members that it does not show.
pub(super) fn payload(linker: Linker<'_, '_>, page: &Page<'_>, part: usize) -> Markup {
    let Some(example) = page.example else {
        return html! {};
    };
    let parts = page.parts();
    let is_divided = parts.last() > 0 && page.kind == Kind::Object;
    let of_part = is_divided.then(|| members_of_part(page, example, parts, part));
    let fields = if is_divided {
        parts.range(part)
    } else {
        0..page.fields().len()
    };
    let example = of_part.as_ref().unwrap_or(example);
    let ty = TypeExpr::Named(page.id);
    let print = |levels, links| {
        let mut out = String::new();
        let mut printer = Printer {
            linker,
            out: &mut out,
            page: Some((page.id, fields.clone())),
            levels,
            links,
            depth: 0,
        };
        printer.value(example, Some(&ty), "", "");
        out
    };
    let mut tried = LINKED_LEVELS
        .into_iter()
        .map(|links| print(usize::MAX, links));
    let whole = tried.find(|html| html.len() <= MAX_LINKED);
    let unlinked = || Some(print(usize::MAX, 0)).filter(|html| html.len() <= MAX_BYTES);
    let whole = whole.or_else(unlinked);
    let is_long = whole.is_none();
    let out = whole.unwrap_or_else(|| print(1, 1));
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
    let here = page.fields()[parts.range(part)].iter();
    let here = here.filter_map(|field| Some((field.name, example.get(field.name)?)));
    let mut members: Map<String, Value> = here.map(|(name, value)| owned(name, value)).collect();
    if part == parts.last() {
        let declared: BTreeSet<&str> = page.fields().iter().map(|field| field.name).collect();
        let all = example.as_object().into_iter().flatten();
        let others = all.filter(|(name, _)| !declared.contains(name.as_str()));
        members.extend(others.map(|(name, value)| owned(name, value)));
    }
    Value::Object(members)
}

fn owned(name: &str, value: &Value) -> (String, Value) {
    (name.to_owned(), value.clone())
}

/// In how many levels of nesting keys are links: in as many as the page has room for.
const LINKED_LEVELS: [usize; 4] = [usize::MAX, 3, 2, 1];
/// In a longer example only the keys of the page's own members are links.
const MAX_LINKED: usize = 15_500;
/// An example that is longer than this without links is shown without what is nested in its members.
const MAX_BYTES: usize = 12_000;

struct Printer<'o, 'c, 'p> {
    linker: Linker<'c, 'p>,
    out: &'o mut String,
    /// The type that the page is about, and which of its fields this part of it has, until its own members are printed.
    page: Option<(TypeId, Range<usize>)>,
    /// How many levels of nesting are shown.
    levels: usize,
    /// In how many levels keys are links.
    links: usize,
    /// How many levels there are around what comes next.
    depth: usize,
}

/// A member, with the field that it is.
struct Member<'v, 'p> {
    name: &'v str,
    value: &'v Value,
    field: Option<FieldId>,
    ty: Option<&'p TypeExpr>,
}

impl<'p> Printer<'_, '_, 'p> {
    /// One value of the type `ty`, as far as that is known; `key` comes before it on its line, `end` after it.
    fn value(&mut self, value: &Value, ty: Option<&'p TypeExpr>, key: &str, end: &str) {
        let page = self.page.take();
        let ty = ty.and_then(|ty| read_as(self.linker.content.plan, ty, value));
        match value {
            Value::Object(members) if !members.is_empty() && self.levels == 0 => {
                self.line(key, "var", "{ … }", end);
            }
            Value::Array(items) if !items.is_empty() && self.levels == 0 => {
                self.line(key, "var", "[ … ]", end);
            }
            Value::Object(members) if !members.is_empty() => {
                let page = page.filter(|(page, _)| ty.and_then(TypeExpr::named) == Some(*page));
                let (is_page, fields) = (page.is_some(), page.map(|(_, fields)| fields));
                let ordered = self.ordered(members, ty, fields);
                self.open(key, '{');
                let last = ordered.len() - 1;
                for (index, member) in ordered.into_iter().enumerate() {
                    let inner = self.key(&member, is_page);
                    let end = if index < last { "," } else { "" };
                    self.value(member.value, member.ty, &inner, end);
                }
                self.close(key, '}', end);
            }
            Value::Array(items) if !items.is_empty() => {
                self.open(key, '[');
                let last = items.len() - 1;
                for (index, item) in items.iter().enumerate() {
                    let ty = match ty {
                        Some(TypeExpr::Array(item)) => Some(&item.expr),
                        Some(TypeExpr::Tuple(items)) => items.get(index).map(|item| &item.expr),
                        _ => None,
                    };
                    self.value(item, ty, "", if index < last { "," } else { "" });
                }
                self.close(key, ']', end);
            }
            Value::String(_) => self.line(key, "i", &value.to_string(), end),
            _ => self.line(key, "var", &value.to_string(), end),
        }
    }

    /// A key, a link to the field that it names; on the page of its object the field leads back to it.
    fn key(&self, member: &Member<'_, '_>, is_page: bool) -> String {
        let text = escape(&Value::from(member.name).to_string());
        let field = member.field.filter(|_| is_page || self.depth <= self.links);
        let Some(field) = field else {
            return format!("<b>{text}</b>: ");
        };
        let href = self.linker.href(Target::Field(field));
        let id = if is_page {
            format!(" id=\"{}\"", address::example_anchor(member.name))
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
        self.depth += 1;
    }

    fn close(&mut self, key: &str, bracket: char, end: &str) {
        let outer = if is_link(key) { "</div>" } else { "" };
        let _ = write!(self.out, "</details>{outer}<div>{bracket}{end}</div>");
        self.levels += 1;
        self.depth -= 1;
    }

    /// The members of an object: declared ones in the order of the schema, then the others as they come. Where `fields` are given, no other
    /// fields are among the members.
    fn ordered<'v>(
        &self,
        members: &'v Map<String, Value>,
        ty: Option<&'p TypeExpr>,
        fields: Option<Range<usize>>,
    ) -> Vec<Member<'v, 'p>> {
        let plan = self.linker.content.plan;
        let owner = ty.and_then(TypeExpr::named);
        let def = owner.map(|id| (id, &plan.type_def(id).shape));
        let (declared, others) = match (def, ty) {
            (Some((owner, Shape::Struct(def))), _) => (declared(owner, def, members, fields), {
                match &def.additional {
                    Additional::Typed(ty) => Some(&ty.expr),
                    Additional::Any | Additional::Deny => None,
                }
            }),
            (_, Some(TypeExpr::Map(value))) => (Vec::new(), Some(&value.expr)),
            _ => (Vec::new(), None),
        };
        let known: BTreeSet<&str> = declared.iter().map(|member| member.name).collect();
        let rest = members.iter();
        let rest = rest.filter(|(name, _)| !known.contains(name.as_str()));
        let rest = rest.map(|(name, value)| Member {
            name,
            value,
            field: None,
            ty: others,
        });
        let rest: Vec<_> = rest.collect();
        declared.into_iter().chain(rest).collect()
    }
}

/// The members of an object that `def` declares, in its order; of these `fields` alone, where they are given.
fn declared<'v, 'p>(
    owner: TypeId,
    def: &'p StructDef,
    members: &'v Map<String, Value>,
    fields: Option<Range<usize>>,
) -> Vec<Member<'v, 'p>> {
    let indices = fields.unwrap_or(0..def.fields.len());
    let members = indices.filter_map(|index| {
        let field = &def.fields[index];
        let (name, value) = members.get_key_value(&field.wire_name)?;
        Some(Member {
            name,
            value,
            field: Some(FieldId { owner, index }),
            ty: Some(&field.ty.expr),
        })
    });
    members.collect()
}

fn is_link(key: &str) -> bool {
    key.contains("<a href")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests;
