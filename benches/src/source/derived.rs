//! What people write by hand today: serde's derive, alone or with `#[serde(flatten)]`.

use schema_codegen::model::{
    EnumDef, Scalar, Shape, StringFormat, StructDef, TypeExpr, TypeId, TypeUse,
};
use schema_codegen::plan::{FieldId, Plan};
use std::fmt::Write as _;

/// Text columns of a doc line.
const COLUMNS: usize = 92;

/// What becomes of the members that the schema does not list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// Dropped: bare `#[derive(Serialize, Deserialize)]`.
    Dropped,
    /// `#[serde(flatten)] extra: HashMap<String, Value>`.
    HashMap,
    /// `#[serde(flatten)] extra: IndexMap<String, Value>`.
    IndexMap,
}

impl Unknown {
    fn field(self) -> &'static str {
        match self {
            Self::Dropped => "",
            Self::HashMap => {
                "    #[serde(flatten)]\n    pub extra: ::std::collections::HashMap<String, ::serde_json::Value>,\n"
            }
            Self::IndexMap => {
                "    #[serde(flatten)]\n    pub extra: ::indexmap::IndexMap<String, ::serde_json::Value>,\n"
            }
        }
    }
}

/// The source of one module with every type of the plan.
///
/// # Panics
/// When the plan has a shape that the model of this workspace does not have.
#[must_use]
pub fn derived(plan: &Plan, unknown: Unknown) -> String {
    let mut out = String::new();
    for (id, def) in plan.model.iter() {
        documented(&mut out, "", def.docs.description.as_deref());
        match &def.shape {
            Shape::Struct(def) => struct_source(&mut out, plan, id, def, unknown),
            Shape::Enum(def) => enum_source(&mut out, plan, id, def),
            Shape::Alias(_) => {}
            Shape::Union(_) => panic!("the model of the bench has no union"),
        }
    }
    out
}

fn struct_source(out: &mut String, plan: &Plan, id: TypeId, def: &StructDef, unknown: Unknown) {
    let ident = plan.type_name(id).ident.as_str();
    writeln!(
        out,
        "#[derive(Clone, Debug, PartialEq, ::serde::Serialize, ::serde::Deserialize)]"
    )
    .unwrap();
    writeln!(out, "pub struct {ident} {{").unwrap();
    for (index, field) in def.fields.iter().enumerate() {
        documented(out, "    ", field.docs.description.as_deref());
        let name = plan.names.fields[&FieldId { owner: id, index }].as_str();
        if name != field.wire_name {
            writeln!(out, "    #[serde(rename = {:?})]", field.wire_name).unwrap();
        }
        let mut ty = type_source(plan, &field.ty);
        if !field.required {
            writeln!(
                out,
                "    #[serde(default, skip_serializing_if = \"Option::is_none\")]"
            )
            .unwrap();
            if !field.ty.nullable {
                ty = format!("Option<{ty}>");
            }
        }
        writeln!(out, "    pub {name}: {ty},").unwrap();
    }
    writeln!(out, "{}}}", unknown.field()).unwrap();
}

fn enum_source(out: &mut String, plan: &Plan, id: TypeId, def: &EnumDef) {
    let ident = plan.type_name(id).ident.as_str();
    writeln!(
        out,
        "#[derive(Clone, Copy, Debug, PartialEq, Eq, ::serde::Serialize, ::serde::Deserialize)]"
    )
    .unwrap();
    writeln!(out, "pub enum {ident} {{").unwrap();
    for (index, value) in def.values.iter().enumerate() {
        documented(out, "    ", value.description.as_deref());
        writeln!(out, "    #[serde(rename = {:?})]", value.value).unwrap();
        writeln!(out, "    {},", plan.names.variants[&(id, index)].as_str()).unwrap();
    }
    writeln!(out, "}}").unwrap();
}

/// The description as a doc comment. Every generator of types writes them, and every derive has to read past them.
fn documented(out: &mut String, indent: &str, description: Option<&str>) {
    let mut line = String::new();
    for word in description.unwrap_or_default().split_whitespace() {
        if line.len() + word.len() >= COLUMNS {
            writeln!(out, "{indent}///{line}").unwrap();
            line.clear();
        }
        line.push(' ');
        line.push_str(word);
    }
    if !line.is_empty() {
        writeln!(out, "{indent}///{line}").unwrap();
    }
}

fn type_source(plan: &Plan, ty: &TypeUse) -> String {
    let bare = match &ty.expr {
        TypeExpr::Named(id) => plan.type_name(*id).ident.as_str().to_owned(),
        TypeExpr::Array(items) => format!("Vec<{}>", type_source(plan, items)),
        TypeExpr::Scalar(Scalar::Boolean) => "bool".to_owned(),
        TypeExpr::Scalar(Scalar::Integer(_)) => "i64".to_owned(),
        TypeExpr::Scalar(Scalar::Number(_)) => "f64".to_owned(),
        TypeExpr::Scalar(Scalar::String(StringFormat::DateTime)) => {
            "::chrono::DateTime<::chrono::FixedOffset>".to_owned()
        }
        TypeExpr::Scalar(Scalar::String(StringFormat::Date)) => "::chrono::NaiveDate".to_owned(),
        TypeExpr::Scalar(Scalar::String(_)) => "String".to_owned(),
        other => panic!("the model of the bench has no {other:?}"),
    };
    if ty.nullable {
        format!("Option<{bare}>")
    } else {
        bare
    }
}
