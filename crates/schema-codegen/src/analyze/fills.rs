//! What required members get that a document of an earlier version lacks, by `[fill]` of the configuration. An entry that matches nothing,
//! or is no value of its property, is reported.

use super::accepts::accepts;
use crate::config::Config;
use crate::diagnostic::{Code, DiagnosticSink, closest};
use crate::model::{Field, FieldId, Model, Pointer, Shape};
use serde_json::Value;
use std::collections::BTreeMap;

/// The fills of `config`, by field.
pub(super) fn of(
    model: &Model,
    config: &Config,
    sink: &mut DiagnosticSink,
) -> BTreeMap<FieldId, Value> {
    let mut fills = BTreeMap::new();
    if config.fill.is_empty() && config.inherited_fill.is_empty() {
        return fills;
    }
    let fields = fields_by_name(model);
    for (name, text) in &config.inherited_fill {
        if let Some((id, field)) = fields.get(name)
            && let Ok(value) = value(model, field, text)
        {
            fills.insert(*id, value);
        }
    }
    for (name, text) in &config.fill {
        let found = match fields.get(name) {
            Some((id, field)) => value(model, field, text).map(|value| (*id, value)),
            None => Err(unknown(name, &fields)),
        };
        match found {
            Ok((id, value)) => drop(fills.insert(id, value)),
            Err((message, help)) => {
                let pointer = Pointer::default().join("fill").join(name);
                sink.at(Code::InvalidFill, &pointer, message, help);
            }
        }
    }
    fills
}

/// Message and help of what is wrong with an entry.
pub(super) type Problem = (String, String);

/// The fields of all structs, by `Type.property`.
pub(super) fn fields_by_name(model: &Model) -> BTreeMap<String, (FieldId, &Field)> {
    let mut fields = BTreeMap::new();
    for (owner, def) in model.iter() {
        let Shape::Struct(object) = &def.shape else {
            continue;
        };
        for (index, field) in object.fields.iter().enumerate() {
            let name = format!("{}.{}", def.wire_name, field.wire_name);
            fields.insert(name, (FieldId { owner, index }, field));
        }
    }
    fields
}

/// That no property is called `name`.
pub(super) fn unknown(name: &str, fields: &BTreeMap<String, (FieldId, &Field)>) -> Problem {
    let help = closest(name, fields.keys().map(String::as_str)).map_or_else(
        || "properties are written as `Type.property`".to_owned(),
        |found| format!("did you mean `{found}`?"),
    );
    (
        format!("no property is called `{}`", name.escape_debug()),
        help,
    )
}

fn value(model: &Model, field: &Field, text: &str) -> Result<Value, Problem> {
    let problem = |message: &str, help: &str| Err((message.to_owned(), help.to_owned()));
    if !field.required {
        return problem(
            "the property may be absent, so nothing is filled",
            "remove the entry",
        );
    }
    let forms = "the text is `null`, a boolean, a number, a string in quotes, `[]` or `{}`";
    let Ok(value) = serde_json::from_str::<Value>(text) else {
        return problem("the text is not JSON", forms);
    };
    let nests = match &value {
        Value::Array(items) => !items.is_empty(),
        Value::Object(members) => !members.is_empty(),
        _ => false,
    };
    if nests {
        return problem(
            "an array or object that is filled in has to be empty",
            forms,
        );
    }
    if !accepts(model, &field.ty, &value) {
        return problem(
            "the type of the property refuses the value",
            "use a value that the schema allows",
        );
    }
    Ok(value)
}
