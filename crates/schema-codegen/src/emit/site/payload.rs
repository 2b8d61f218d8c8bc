//! A whole example document, foldable object by object, members in the order of the schema.

use super::link::Linker;
use crate::content::{Body, Page};
use crate::model::{Shape, TypeExpr, TypeId, TypeUse};
use maud::{Markup, PreEscaped, html};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The example of a page, and what becomes of members that it does not show.
pub(super) fn payload(linker: Linker<'_, '_>, page: &Page<'_>) -> Markup {
    let Some(example) = page.example else {
        return html! {};
    };
    let mut out = String::new();
    let mut printer = Printer {
        linker,
        out: &mut out,
    };
    printer.value(example, Some(page.id), "", "");
    html! {
        section.payload aria-labelledby="payload" {
            details open {
                summary { h2 #payload { "Example payload" } }
                div.json data-json="" { (PreEscaped(out)) }
                @if let Body::Object { extra, .. } = &page.body {
                    p.note { a href="#unknown-members" { "Other members" } ": " (extra.sentence) }
                }
            }
        }
    }
}

struct Printer<'o, 'c, 'p> {
    linker: Linker<'c, 'p>,
    out: &'o mut String,
}

impl Printer<'_, '_, '_> {
    /// One value; `key` comes before it on its line, `end` after it.
    fn value(&mut self, value: &Value, ty: Option<TypeId>, key: &str, end: &str) {
        match value {
            Value::Object(members) if !members.is_empty() => {
                let ordered = self.ordered(members, ty);
                self.open(key, '{');
                let last = ordered.len() - 1;
                for (index, (name, member, ty)) in ordered.into_iter().enumerate() {
                    let key = format!("<b>{}</b>: ", escape(&Value::from(name).to_string()));
                    self.value(member, ty, &key, if index < last { "," } else { "" });
                }
                self.close('}', end);
            }
            Value::Array(items) if !items.is_empty() => {
                self.open(key, '[');
                let last = items.len() - 1;
                for (index, item) in items.iter().enumerate() {
                    self.value(item, ty, "", if index < last { "," } else { "" });
                }
                self.close(']', end);
            }
            Value::String(_) => self.line(key, "i", &value.to_string(), end),
            _ => self.line(key, "var", &value.to_string(), end),
        }
    }

    fn line(&mut self, key: &str, tag: &str, text: &str, end: &str) {
        let _ = write!(
            self.out,
            "<div>{key}<{tag}>{}</{tag}>{end}</div>",
            escape(text)
        );
    }

    fn open(&mut self, key: &str, bracket: char) {
        let _ = write!(self.out, "<details open><summary>{key}{bracket}</summary>");
    }

    fn close(&mut self, bracket: char, end: &str) {
        let _ = write!(self.out, "</details><div>{bracket}{end}</div>");
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
