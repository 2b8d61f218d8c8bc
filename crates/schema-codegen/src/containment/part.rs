//! Parts of a schema document that are left out of a comparison.

use crate::model::unescaped;
use serde_json::{Map, Value, json};

/// A part of a document that is left out of a comparison.
#[derive(Clone, Debug)]
pub(crate) enum Part {
    /// What the schema at the pointer says: any value is valid then.
    Whole(String),
    /// That there is a schema at the pointer, which is a property.
    Member(String),
    /// These keywords of the schema at the pointer, and of its `allOf`.
    Keywords(String, Vec<&'static str>),
    /// That this property of the schema at the pointer has to be there.
    Required(String, String),
}

impl Part {
    /// Takes it out of `document`, where it is at `at`.
    pub(super) fn remove_from(&self, document: &mut Value, at: &str) {
        if let Self::Member(_) = self {
            return remove_member(document, at);
        }
        let Some(schema) = document.pointer_mut(at) else {
            return;
        };
        match self {
            Self::Whole(_) | Self::Member(_) => *schema = Value::Bool(true),
            Self::Keywords(_, keywords) => remove(schema, keywords),
            Self::Required(_, name) => remove_required(schema, name),
        }
    }

    /// Where it is.
    pub(crate) fn pointer(&self) -> &str {
        match self {
            Self::Whole(at) | Self::Member(at) | Self::Keywords(at, _) | Self::Required(at, _) => {
                at
            }
        }
    }
}

fn remove_member(document: &mut Value, at: &str) {
    let (owner, name) = at.rsplit_once('/').unwrap_or_default();
    let name = unescaped(name);
    if let Some(Value::Object(members)) = document.pointer_mut(owner) {
        members.remove(&name);
    }
}

fn remove(schema: &mut Value, keywords: &[&str]) {
    each_conjunct(schema, &mut |members| {
        members.retain(|keyword, _| !keywords.contains(&keyword.as_str()));
    });
}

fn remove_required(schema: &mut Value, name: &str) {
    each_conjunct(schema, &mut |members| {
        if let Some(Value::Array(required)) = members.get_mut("required") {
            required.retain(|required| required != name);
            if required.is_empty() {
                members.remove("required");
            }
        }
    });
}

/// Visits `schema` and its `allOf`; what stands beside null is taken for the schema.
fn each_conjunct(schema: &mut Value, visit: &mut impl FnMut(&mut Map<String, Value>)) {
    let is_beside_null = schema.as_object().is_some_and(|members| members.len() == 1)
        && schema["anyOf"]
            .as_array()
            .is_some_and(|branches| branches.len() == 2 && branches[0] == json!({"type": "null"}));
    if is_beside_null {
        return each_conjunct(&mut schema["anyOf"][1], visit);
    }
    let Value::Object(members) = schema else {
        return;
    };
    visit(members);
    if let Some(Value::Array(all)) = members.get_mut("allOf") {
        for schema in all {
            each_conjunct(schema, visit);
        }
    }
}
