//! Doc comments: the prose of the schema, then one paragraph with the sentences of [`crate::content::facts`].

use crate::content::{Phrase, Target, address, facts, pagination, since};
use crate::emit::commonmark::{self, Style};
use crate::model::uses::named_in;
use crate::model::{Docs, EnumValue, Field, TypeExpr, TypeId, TypeUse, UnionVariant};
use crate::plan::Plan;
use crate::rust_types::RustConstant;
use proc_macro2::TokenStream;
use quote::quote;
use std::iter;

/// The documentation of a type.
pub(super) fn of_type(plan: &Plan, id: TypeId) -> Vec<String> {
    let def = plan.type_def(id);
    let mut lines = prose_or_name(&def.docs, &[&def.wire_name]);
    push_paragraph(&mut lines, &facts::of_type(plan, id));
    lines
}

/// The documentation of a struct that owns what is in it.
pub(super) fn of_owned(plan: &Plan, id: TypeId) -> Vec<String> {
    let mut lines = of_type(plan, id);
    push_paragraph(&mut lines, &facts::ways(plan, id));
    lines
}

/// The documentation of a field.
pub(super) fn of_field(plan: &Plan, owner: TypeId, field: &Field) -> Vec<String> {
    let types = type_names(plan, &field.ty);
    let names: Vec<&str> = iter::once(field.wire_name.as_str()).chain(types).collect();
    let mut lines = prose_or_name(&field.docs, &names);
    let mut sentences = facts::field(plan, owner, field);
    sentences.extend(facts::example(&field.docs));
    push_facts(&mut lines, plan, sentences, &field.docs);
    lines
}

/// The documentation of an enum value; the value itself where neither `rename_all` nor the variant's name says it.
pub(super) fn of_value(
    plan: &Plan,
    owner: TypeId,
    value: &EnumValue,
    rename: Option<&str>,
) -> Vec<String> {
    let description = value.description.as_deref().unwrap_or_default();
    let mut lines = commonmark::doc_lines(description);
    let in_json = |name: &str| Phrase::words("In JSON: ").code(name).text(".");
    let mut sentences: Vec<Phrase> = rename.map(in_json).into_iter().collect();
    if lines.is_empty() {
        lines = paragraph(&[Phrase::new().code(value.value.as_str()).text(".")]);
        sentences.clear();
    }
    sentences.extend(since::of_member(plan, owner, &value.value).map(since::sentence));
    push_paragraph(&mut lines, &sentences);
    lines
}

/// The documentation of a listed integer that has a name.
pub(super) fn of_constant(constant: &RustConstant) -> Vec<String> {
    let mut lines = commonmark::doc_lines(constant.description.as_deref().unwrap_or_default());
    let value = Phrase::words("A value of ")
        .code(constant.property.as_str())
        .text(".");
    push_paragraph(&mut lines, &[value]);
    lines
}

/// The documentation of a variant of a union.
pub(super) fn of_variant(plan: &Plan, member: &UnionVariant) -> Vec<String> {
    let names: Vec<&str> = type_names(plan, &member.ty).collect();
    let mut lines = prose(&member.docs, &names);
    if lines.is_empty() {
        lines = paragraph(&[match &member.ty.expr {
            TypeExpr::Named(id) => Phrase::words("The shape ")
                .code(plan.type_def(*id).wire_name.as_str())
                .text("."),
            _ => Phrase::words("One of the shapes."),
        }]);
    }
    let mut sentences = facts::variant(member);
    sentences.extend(facts::example(&member.docs));
    push_facts(&mut lines, plan, sentences, &member.docs);
    lines
}

/// Title and description. `names` are those that the declaration shows: a title that says the same as one of them is
/// left out where there is a description.
fn prose(docs: &Docs, names: &[&str]) -> Vec<String> {
    let repeats = |title: &str| names.iter().any(|name| is_same_name(title, name));
    let says_more = |title: &&String| docs.description.is_none() || !repeats(title);
    let title = docs.title.as_ref().filter(says_more);
    let mut lines: Vec<String> = Vec::new();
    for text in title.into_iter().chain(&docs.description) {
        push_block(&mut lines, commonmark::doc_lines(text));
    }
    lines
}

/// The same, or the first of `names` where the schema says nothing else.
fn prose_or_name(docs: &Docs, names: &[&str]) -> Vec<String> {
    let lines = prose(docs, names);
    match names.first() {
        Some(name) if lines.is_empty() => paragraph(&[Phrase::new().code(*name).text(".")]),
        _ => lines,
    }
}

/// The names in the schema of the types that `ty` names.
fn type_names<'p>(plan: &'p Plan, ty: &TypeUse) -> impl Iterator<Item = &'p str> {
    let named = named_in(ty).into_iter();
    named.map(|id| plan.type_def(id).wire_name.as_str())
}

/// Whether two names differ in their case and in what is between their words alone.
fn is_same_name(one: &str, other: &str) -> bool {
    let letters = |name: &str| {
        let letters: Vec<char> = name.chars().filter(|it| it.is_alphanumeric()).collect();
        letters.into_iter().flat_map(char::to_lowercase)
    };
    letters(one).eq(letters(other))
}

/// The sentences of facts, and last the rules, each with a link to the site where that has an address.
fn push_facts(lines: &mut Vec<String>, plan: &Plan, mut sentences: Vec<Phrase>, docs: &Docs) {
    sentences.extend(facts::rules(plan, docs));
    let site = plan.options.site_url.trim_end_matches('/');
    let href = |target| match target {
        Target::Rule(index) if !site.is_empty() => {
            let rules = &plan.model.rules;
            let file = pagination::file_of_rule(rules.len(), index);
            let anchor = address::rule_anchor(&rules[index].id);
            Some(format!("{site}/{file}#{anchor}"))
        }
        _ => None,
    };
    push_block(lines, commonmark::phrases(&sentences, Style::Doc, &href));
}

fn push_paragraph(lines: &mut Vec<String>, sentences: &[Phrase]) {
    push_block(lines, paragraph(sentences));
}

fn push_block(lines: &mut Vec<String>, block: Vec<String>) {
    if !lines.is_empty() && !block.is_empty() {
        lines.push(String::new());
    }
    lines.extend(block);
}

/// Phrases as the lines of one paragraph; names that could be links are code.
pub(super) fn paragraph(sentences: &[Phrase]) -> Vec<String> {
    commonmark::phrases(sentences, Style::Doc, &|_| None)
}

/// One doc attribute per line.
pub(super) fn attributes(lines: &[String]) -> TokenStream {
    let lines = spaced(lines);
    quote!(#(#[doc = #lines])*)
}

/// The same for the file itself.
pub(super) fn inner_attributes(lines: &[String]) -> TokenStream {
    let lines = spaced(lines);
    quote!(#(#![doc = #lines])*)
}

fn spaced(lines: &[String]) -> impl Iterator<Item = String> {
    lines.iter().map(|line| {
        if line.is_empty() {
            String::new()
        } else {
            format!(" {line}")
        }
    })
}
