//! How a program gets a value: the request of the configuration, and the Rust that decodes the answer.

use crate::model::{Shape, TypeId};
use crate::plan::{Paths, Plan};

/// A request and the program for its answer.
#[derive(Debug)]
pub struct Usage<'a> {
    /// The request, as the configuration has it; none where it has none.
    pub request: Option<&'a str>,
    /// A Rust function.
    pub decode: String,
}

/// The usage of the type behind `id`; `None` unless it is the root, or has a request.
#[must_use]
pub fn of(plan: &Plan, id: TypeId) -> Option<Usage<'_>> {
    let request = plan.facts.requests.get(&id).map(String::as_str);
    let is_wanted =
        request.is_some() || (id == plan.model.root && !plan.options.crate_path.is_empty());
    is_wanted.then(|| Usage {
        request,
        decode: decode(plan, id),
    })
}

fn decode(plan: &Plan, id: TypeId) -> String {
    let name = plan.type_name(id).ident.as_str();
    let (import, call, error) = match plan.options.paths {
        Paths::Serde => ("", "serde_json::from_slice", "serde_json::Error"),
        Paths::Json | Paths::Both | Paths::Features => (
            "use additional_properties::json;\n",
            "json::from_slice",
            "json::Error",
        ),
    };
    let path = match plan.options.crate_path.as_str() {
        "" => "your_crate",
        path => path,
    };
    let kept = match &plan.type_def(id).shape {
        Shape::Struct(_) if plan.rust.types[id.0].additional.is_some() => format!(
            "    // Members that the schema does not declare are in `{}`, and are written back.\n",
            plan.names.additional_fields[&id].as_str()
        ),
        _ => String::new(),
    };
    format!(
        "{import}use {path}::{name};\n\npub fn decode(body: &[u8]) -> Result<{name}, {error}> {{\n{kept}    {call}(body)\n}}\n"
    )
}
