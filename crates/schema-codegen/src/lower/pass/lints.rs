//! What a complete model must be able to say.
//!
//! Reports a value that nobody classified, a rule that does not exist, a rule about a model that does not exist.

use crate::diagnostic::{Code, DiagnosticSink, closest, did_you_mean};
use crate::model::{
    Docs, Field, Model, Pointer, Scalar, Shape, StructDef, TypeExpr, TypeId, TypeUse,
};
use std::collections::{BTreeMap, BTreeSet};

/// Checks `model`.
pub(in crate::lower) fn check(
    model: &Model,
    unclassified: &BTreeSet<Pointer>,
    sink: &mut DiagnosticSink,
) {
    for (_, def) in model.iter() {
        check_rules(model, &def.docs.rules, &def.pointer, sink);
        let Shape::Struct(object) = &def.shape else {
            continue;
        };
        for field in &object.fields {
            check_rules(model, &field.docs.rules, &field.pointer, sink);
            if model.schema.classifies_sensitivity
                && unclassified.contains(&field.pointer)
                && can_hold_data(model, &field.ty, &mut BTreeSet::new())
            {
                unclassified_field(object, field, sink);
            }
        }
    }
    check_models(model, sink);
}

fn unclassified_field(object: &StructDef, field: &Field, sink: &mut DiagnosticSink) {
    let name = field.wire_name.escape_debug();
    if !is_undeclared(field) {
        let message = format!("nothing says whether `{name}` is sensitive");
        let help = "add `x-sensitive`: none, personal, government_id, biometric or secret";
        return sink.at(Code::UnclassifiedSensitivity, &field.pointer, message, help);
    }
    let message = format!("`{name}` is required, and no property is called so");
    let declared = object.fields.iter().filter(|other| !is_undeclared(other));
    let optional = declared.filter(|other| !other.required);
    let optional: Vec<&str> = optional.map(|other| other.wire_name.as_str()).collect();
    let closest = closest(&field.wire_name, optional.iter().copied());
    let only = match optional.as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    let help = match closest.or(only) {
        Some(new) => {
            let new = new.escape_debug();
            format!("if the property was renamed to `{new}`, rename it in `required`, too")
        }
        None => "if the property was renamed, rename it in `required`, too; else declare it under `properties`, with `x-sensitive`".to_owned(),
    };
    sink.at(Code::RequiredNotDeclared, &field.pointer, message, help);
}

/// True for a field that stands for a name in `required` alone.
fn is_undeclared(field: &Field) -> bool {
    let list = field.pointer.parent().and_then(|list| list.last());
    list.as_deref() == Some("required") && field.docs == Docs::default()
}

/// True when a value of `ty` can hold data that no other field classifies. What has only one value says nothing by having it.
fn can_hold_data(model: &Model, ty: &TypeUse, seen: &mut BTreeSet<TypeId>) -> bool {
    match &ty.expr {
        TypeExpr::Scalar(scalar) => *scalar != Scalar::Null,
        TypeExpr::Array(inner) => can_hold_data(model, inner, seen),
        TypeExpr::Tuple(items) => items.iter().any(|item| can_hold_data(model, item, seen)),
        TypeExpr::Const(values) => values.len() > 1,
        // The names in a map are data, too, whatever the values are.
        TypeExpr::Map(_) | TypeExpr::Any => true,
        TypeExpr::Named(id) => match &model.type_def(*id).shape {
            Shape::Enum(def) => def.values.len() > 1,
            Shape::Union(def) => {
                seen.insert(*id)
                    && (def.variants.iter()).any(|variant| can_hold_data(model, &variant.ty, seen))
            }
            Shape::Struct(_) | Shape::Alias(_) => false,
        },
    }
}

fn check_rules(model: &Model, ids: &[String], pointer: &Pointer, sink: &mut DiagnosticSink) {
    for id in ids {
        if !model.rules.iter().any(|rule| rule.id == *id) {
            let known = model.rules.iter().map(|rule| rule.id.as_str());
            let help = did_you_mean(id, known)
                .unwrap_or_else(|| "define it at the root under `x-rules`".to_owned());
            let message = format!("no rule has the id `{}`", id.escape_debug());
            sink.at(Code::UnknownRule, &pointer.join("x-rules"), message, help);
        }
    }
}

/// Where only some schemas of a document are chosen: its rules are about those of them that are there.
pub(in crate::lower) fn leave_out_rules_of_others(model: &mut Model) {
    let known = model.types.iter().map(|def| def.wire_name.as_str());
    let known: BTreeSet<&str> = known.collect();
    for rule in &mut model.rules {
        rule.models.retain(|name| known.contains(name.as_str()));
    }
    model.rules.retain(|rule| !rule.models.is_empty());
}

fn check_models(model: &Model, sink: &mut DiagnosticSink) {
    for (index, rule) in model.rules.iter().enumerate() {
        for name in &rule.models {
            if model.types.iter().any(|def| def.wire_name == *name) {
                continue;
            }
            let pointer = Pointer::default()
                .join("x-rules")
                .item(index)
                .join("models");
            let known = model.types.iter().map(|def| def.wire_name.as_str());
            let help = did_you_mean(name, known)
                .unwrap_or_else(|| "name a definition that the root reaches".to_owned());
            sink.at(
                Code::UnknownRuleModel,
                &pointer,
                format!("no type is called `{}`", name.escape_debug()),
                help,
            );
        }
    }
}

/// Says once that `Debug` shows everything, because nothing says what is sensitive.
pub(in crate::lower) fn note_unclassified(model: &Model, sink: &mut DiagnosticSink) {
    let mut types = model.iter();
    let holds_strings = types.any(|(_, def)| match &def.shape {
        Shape::Struct(object) => object
            .fields
            .iter()
            .any(|field| can_hold_data(model, &field.ty, &mut BTreeSet::new())),
        _ => false,
    });
    if holds_strings {
        let message = "nothing says which values are sensitive, so `Debug` prints all of them";
        let help = "mark them with `x-sensitive`, or set `sensitive_default` in codegen.toml (\"none\" when none is)";
        sink.at(Code::NothingClassified, &Pointer::default(), message, help);
    }
}

/// Says once that types are implied: nearly every schema that leaves one out does so in many schemas.
pub(in crate::lower) fn note_implied(implied: &BTreeSet<Pointer>, sink: &mut DiagnosticSink) {
    let Some(first) = implied.first() else {
        return;
    };
    let elsewhere = match implied.len() - 1 {
        0 => String::new(),
        1 => ", here and in one more schema".to_owned(),
        more => format!(", here and in {more} more schemas"),
    };
    let message = format!(
        "without `type`, `properties` are taken to mean an object and `items` an array{elsewhere}; other values are refused"
    );
    let help = "state `type`; where any other value is meant too, list its types";
    sink.at(Code::ImpliedType, first, message, help);
}

/// Says once which keywords neither the types nor `validate` check.
pub(in crate::lower) fn note_left_out(
    left_out: &BTreeMap<Pointer, &'static str>,
    sink: &mut DiagnosticSink,
) {
    let Some(first) = left_out.keys().next() else {
        return;
    };
    let keywords: BTreeSet<String> = left_out.values().map(|it| format!("`{it}`")).collect();
    let keywords: Vec<String> = keywords.into_iter().collect();
    let count = left_out.len();
    let places = if count == 1 {
        "here".to_owned()
    } else {
        format!("here and in {} more", count - 1)
    };
    let message = format!(
        "no type expresses this, and `validate` does not check it, {places}: {}",
        keywords.join(", ")
    );
    let help = "`validate_document = true` in codegen.toml makes a function that does: it validates whole documents on the schema";
    sink.at(Code::CheckedInDocuments, first, message, help);
}
