//! What a complete model must be able to say.
//!
//! In: the [`Model`], and the fields without a class of sensitivity. Out: findings: a text that nobody classified, a rule that does not
//! exist, a rule about a model that does not exist.

use crate::diagnostic::{Code, Findings, did_you_mean};
use crate::model::{Field, Model, Pointer, Scalar, Shape, TypeExpr, TypeUse};
use std::collections::BTreeSet;

/// Checks `model`.
pub(super) fn check(model: &Model, unclassified: &BTreeSet<Pointer>, findings: &mut Findings) {
    for (_, def) in model.iter() {
        check_rules(model, &def.docs.rules, &def.pointer, findings);
        let Shape::Struct(object) = &def.shape else {
            continue;
        };
        for field in &object.fields {
            check_rules(model, &field.docs.rules, &field.pointer, findings);
            if model.schema.classifies_sensitivity
                && unclassified.contains(&field.pointer)
                && holds_text(model, &field.ty)
            {
                unclassified_field(field, findings);
            }
        }
    }
    check_models(model, findings);
}

fn unclassified_field(field: &Field, findings: &mut Findings) {
    let message = format!(
        "`{}` can hold text, and nothing says whether it is sensitive",
        field.wire_name.escape_debug()
    );
    let help = "add `x-sensitive`: none, personal, government_id, biometric or secret";
    findings.at(Code::UnclassifiedSensitivity, &field.pointer, message, help);
}

/// True when a text can stand in `ty` that no other field classifies.
fn holds_text(model: &Model, ty: &TypeUse) -> bool {
    match &ty.expr {
        TypeExpr::Scalar(scalar) => matches!(scalar, Scalar::String(_)),
        TypeExpr::Array(inner) | TypeExpr::Map(inner) => holds_text(model, inner),
        TypeExpr::Tuple(items) => items.iter().any(|item| holds_text(model, item)),
        TypeExpr::Const(values) => values.iter().any(serde_json::Value::is_string),
        TypeExpr::Any => true,
        TypeExpr::Named(id) => match &model.type_def(*id).shape {
            Shape::Enum(_) => true,
            // Members of a union are not followed into unions: one level is enough to see a text.
            Shape::Union(def) => def
                .members
                .iter()
                .any(|member| matches!(member.ty.expr, TypeExpr::Scalar(Scalar::String(_)))),
            Shape::Struct(_) | Shape::Alias(_) => false,
        },
    }
}

fn check_rules(model: &Model, ids: &[String], place: &Pointer, findings: &mut Findings) {
    for id in ids {
        if !model.rules.iter().any(|rule| rule.id == *id) {
            let known = model.rules.iter().map(|rule| rule.id.as_str());
            let help = did_you_mean(id, known)
                .unwrap_or_else(|| "state it at the root under `x-rules`".to_owned());
            let message = format!("no rule has the id `{}`", id.escape_debug());
            findings.at(Code::UnknownRule, &place.join("x-rules"), message, help);
        }
    }
}

/// Where only some schemas of a document are chosen: its rules are about those of them that are there.
pub(super) fn leave_out_rules_of_others(model: &mut Model) {
    let known = model.types.iter().map(|def| def.wire_name.as_str());
    let known: BTreeSet<&str> = known.collect();
    for rule in &mut model.rules {
        rule.models.retain(|name| known.contains(name.as_str()));
    }
    model.rules.retain(|rule| !rule.models.is_empty());
}

fn check_models(model: &Model, findings: &mut Findings) {
    for (index, rule) in model.rules.iter().enumerate() {
        for name in &rule.models {
            if model.types.iter().any(|def| def.wire_name == *name) {
                continue;
            }
            let pointer = Pointer::default()
                .join("x-rules")
                .join(&index.to_string())
                .join("models");
            let known = model.types.iter().map(|def| def.wire_name.as_str());
            let help = did_you_mean(name, known)
                .unwrap_or_else(|| "name a definition that the root reaches".to_owned());
            findings.at(
                Code::UnknownRuleModel,
                &pointer,
                format!("no type is called `{}`", name.escape_debug()),
                help,
            );
        }
    }
}

/// Says once that types are implied: nearly every schema that leaves one out does so in many places.
pub(super) fn note_implied(implied: &BTreeSet<Pointer>, findings: &mut Findings) {
    let Some(first) = implied.first() else {
        return;
    };
    let elsewhere = match implied.len() - 1 {
        0 => String::new(),
        1 => ", here and in another place".to_owned(),
        more => format!(", here and in {more} other places"),
    };
    let message = format!(
        "without `type`, `properties` are taken to mean an object and `items` a list{elsewhere}; other values are refused"
    );
    let help = "state `type`; where any other value is meant too, list its types";
    findings.at(Code::ImpliedType, first, message, help);
}
