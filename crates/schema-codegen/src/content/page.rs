//! One page for each struct, enum and union, with everything that the Markdown pages and the site show of it.

use super::field::Owner;
use super::rules::RuleIndex;
use super::{
    FieldEntry, Kind, Occurrence, Pagination, Phrase, Use, address, constraint, facts, field,
    notation, since, variants,
};
use crate::history::Gone;
use crate::model::{Docs, EnumDef, Sensitivity, Shape, StructDef, TypeDef, TypeId, UnionDef};
use crate::plan::{Ident, Plan};
use crate::rust_types::RustType;
use serde_json::Value;

/// One page.
#[derive(Clone, Debug)]
pub struct Page<'a> {
    /// The type it is about.
    pub id: TypeId,
    /// Name of the page's file, without its ending.
    pub slug: String,
    /// The type's name in the schema.
    pub name: &'a str,
    /// Struct, enum or union.
    pub kind: Kind,
    /// Description and the like.
    pub docs: &'a Docs,
    /// True when a value of the type may be null.
    pub nullable: bool,
    /// The rules that say when it is null, as indices into the list of rules.
    pub null_rules: Vec<usize>,
    /// Its path in Rust.
    pub rust_path: String,
    /// Its identifier in Rust.
    pub rust_name: &'a str,
    /// The variant for values that the schema does not list; `None` for a struct.
    pub unknown_variant: Option<&'a Ident>,
    /// The module it is in.
    pub module: Option<&'a str>,
    /// JSON Pointer of its schema.
    pub schema_pointer: &'a str,
    /// Where it occurs in a document, shortest pointer first.
    pub occurrences: Vec<Occurrence>,
    /// Classes of sensitive data in it, at any depth.
    pub sensitivity: Vec<Sensitivity>,
    /// What uses it.
    pub used_by: Vec<Use>,
    /// Rules that name it or bear on its fields, as indices into the list of rules.
    pub rules: Vec<usize>,
    /// A whole example document.
    pub example: Option<&'a Value>,
    /// The version at which the type came.
    pub since: Option<&'a str>,
    /// What the type was called before.
    pub former_name: Option<&'a str>,
    /// The properties or values that it had before.
    pub removed: Vec<Gone<'a>>,
    /// The constraints of the type itself.
    pub constraints: Vec<Phrase>,
    /// What is on it.
    pub body: Body<'a>,
}

impl<'a> Page<'a> {
    /// The declared fields, none for an enum or a union.
    #[must_use]
    pub fn fields(&self) -> &[FieldEntry<'a>] {
        match &self.body {
            Body::Object { fields, .. } => fields,
            Body::Enum { .. } | Body::Union { .. } => &[],
        }
    }

    /// How the fields, values or variants are divided into pages of the site.
    #[must_use]
    pub fn parts(&self) -> Pagination {
        match &self.body {
            Body::Object { fields, .. } => Pagination::of_fields(fields.len()),
            Body::Enum { values, .. } => Pagination::of_rows(values.len()),
            Body::Union { variants, .. } => Pagination::of_rows(variants.len()),
        }
    }
}

/// What is on a page.
#[derive(Clone, Debug)]
pub enum Body<'a> {
    /// The fields of an object.
    Object {
        /// Declared fields, in the order of the schema.
        fields: Vec<FieldEntry<'a>>,
        /// The field for members that are not declared.
        extra: Extra,
    },
    /// The values of an enum.
    Enum {
        /// In the order of the schema.
        values: Vec<ValueEntry<'a>>,
        /// What becomes of others.
        unknown: Phrase,
    },
    /// The variants of a union.
    Union {
        /// What decides which variant a value is.
        decided_by: Phrase,
        /// In the order of the schema.
        variants: Vec<VariantEntry<'a>>,
        /// What becomes of values that fit none.
        unknown: Phrase,
    },
}

/// The members of an object that the schema does not declare.
#[derive(Clone, Debug)]
pub struct Extra {
    /// Name and type of the field for them, `None` where they are an error.
    pub field: Option<(String, Phrase)>,
    /// What becomes of them.
    pub sentence: &'static str,
}

/// One value of an enum.
#[derive(Clone, Debug)]
pub struct ValueEntry<'a> {
    /// The value in JSON.
    pub value: &'a str,
    /// Its anchor.
    pub anchor: String,
    /// Its variant in Rust.
    pub variant: &'a str,
    /// What it means: `CommonMark`, untrusted.
    pub meaning: Option<&'a str>,
    /// It is no longer to be used.
    pub deprecated: bool,
    /// The version at which it came.
    pub since: Option<&'a str>,
}

/// One variant of a union.
#[derive(Clone, Debug)]
pub struct VariantEntry<'a> {
    /// Its anchor.
    pub anchor: String,
    /// Its variant in Rust.
    pub variant: &'a str,
    /// The values or members that select it.
    pub selected_by: Option<Phrase>,
    /// Its type in Rust notation.
    pub rust_type: Phrase,
    /// Its type in JSON words.
    pub json_type: Phrase,
    /// Its constraints, format first.
    pub constraints: Vec<Phrase>,
    /// Its description: `CommonMark`, untrusted.
    pub meaning: Option<&'a str>,
}

/// The page of a type, `None` for an alias.
pub(super) fn page<'a>(
    plan: &'a Plan,
    rules: &RuleIndex<'a>,
    id: TypeId,
    def: &'a TypeDef,
    occurrences: Vec<Occurrence>,
    used_by: Vec<Use>,
) -> Option<Page<'a>> {
    let name = plan.type_name(id);
    let rust_path = rust_path(plan, name.ident.as_str());
    let owner = Owner {
        id,
        rules,
        occurrences: &occurrences,
        rust_path: &rust_path,
    };
    let body = body(plan, &owner, def)?;
    Some(Page {
        id,
        slug: address::slug(&name.page),
        name: &def.wire_name,
        kind: Kind::of(&def.shape),
        docs: &def.docs,
        nullable: def.nullable,
        // Known only when all pages are: it depends on the fields that use this type.
        null_rules: Vec::new(),
        rust_path,
        rust_name: name.ident.as_str(),
        unknown_variant: plan.names.unknown_variants.get(&id),
        module: name.module.as_ref().map(Ident::as_str),
        schema_pointer: &def.pointer.0,
        occurrences,
        sensitivity: facts::sensitive_classes(plan, id),
        used_by,
        rules: page_rules(rules, def, &body),
        example: plan.facts.examples.get(id.0),
        since: since::of_type(plan, id),
        former_name: since::former_name(plan, id),
        removed: since::removed_members(plan, id),
        constraints: constraint::of_type(&def.shape),
        body,
    })
}

fn body<'a>(plan: &'a Plan, owner: &Owner<'_, 'a>, def: &'a TypeDef) -> Option<Body<'a>> {
    Some(match &def.shape {
        Shape::Struct(shape) => object(plan, owner, shape),
        Shape::Enum(shape) => string_enum(plan, owner.id, shape),
        Shape::Union(shape) => union(plan, owner.id, shape),
        Shape::Alias(_) => return None,
    })
}

/// Types of a single file belong to no crate yet: their paths begin with the type.
pub(super) fn rust_path(plan: &Plan, ident: &str) -> String {
    match plan.options.crate_path.as_str() {
        "" => ident.to_owned(),
        crate_path => format!("{crate_path}::{ident}"),
    }
}

fn page_rules(rules: &RuleIndex<'_>, def: &TypeDef, body: &Body<'_>) -> Vec<usize> {
    let mut all = rules.about(&def.wire_name).to_vec();
    all.extend(rules.positions(&def.docs.rules));
    if let Body::Object { fields, .. } = body {
        all.extend(fields.iter().flat_map(|field| field.rules.iter().copied()));
    }
    all.sort_unstable();
    all.dedup();
    all
}

fn object<'a>(plan: &'a Plan, owner: &Owner<'_, 'a>, def: &'a StructDef) -> Body<'a> {
    let name = plan.names.additional_fields.get(&owner.id);
    let ty = plan.rust.types[owner.id.0].additional.clone();
    let ty = ty.map(|ty| notation::rust(plan, &RustType::Map(Box::new(ty))));
    Body::Object {
        fields: field::entries(plan, owner, def),
        extra: Extra {
            field: name.map(|name| name.as_str().to_owned()).zip(ty),
            sentence: facts::unknown_members(def),
        },
    }
}

fn string_enum<'a>(plan: &'a Plan, id: TypeId, def: &'a EnumDef) -> Body<'a> {
    let values = def
        .values
        .iter()
        .enumerate()
        .map(|(index, value)| ValueEntry {
            value: &value.value,
            anchor: address::value_anchor(&value.value),
            variant: variant(plan, id, index),
            meaning: value.description.as_deref(),
            deprecated: value.deprecated,
            since: since::of_member(plan, id, &value.value),
        });
    Body::Enum {
        values: values.collect(),
        unknown: facts::unknown_values(plan, id),
    }
}

fn union<'a>(plan: &'a Plan, id: TypeId, def: &'a UnionDef) -> Body<'a> {
    let entries = def
        .variants
        .iter()
        .enumerate()
        .map(|(index, member)| VariantEntry {
            variant: variant(plan, id, index),
            anchor: address::variant_anchor(variant(plan, id, index)),
            selected_by: variants::selected_by(def, index),
            rust_type: notation::rust(plan, &plan.rust.types[id.0].fields[index].ty),
            json_type: notation::json(plan, &member.ty),
            constraints: constraint::phrases(&member.ty),
            meaning: member.docs.description.as_deref(),
        });
    Body::Union {
        variants: entries.collect(),
        decided_by: variants::decided_by(plan, id, def),
        unknown: variants::unknown(plan, id, def),
    }
}

fn variant(plan: &Plan, id: TypeId, index: usize) -> &str {
    plan.names.variants[&(id, index)].as_str()
}
