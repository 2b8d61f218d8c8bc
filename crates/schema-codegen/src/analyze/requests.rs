//! The requests that fetch values of a type, by `[requests]` of the configuration. An entry that names no type is reported.

use crate::config::Config;
use crate::diagnostic::{Code, DiagnosticSink, closest};
use crate::model::{Model, Pointer, TypeId};
use std::collections::BTreeMap;

/// The requests of `config`, by type.
pub(super) fn of(
    model: &Model,
    config: &Config,
    sink: &mut DiagnosticSink,
) -> BTreeMap<TypeId, String> {
    let types = model.iter().map(|(id, def)| (def.wire_name.as_str(), id));
    let types: BTreeMap<&str, TypeId> = types.collect();
    let mut requests = BTreeMap::new();
    for (name, request) in &config.requests {
        if let Some(id) = types.get(name.as_str()) {
            requests.insert(*id, request.clone());
            continue;
        }
        let pointer = Pointer::default().join("requests").join(name);
        let message = format!("no type is called `{}`", name.escape_debug());
        let help = closest(name, types.keys().copied()).map_or_else(
            || "types are named as the schema names them".to_owned(),
            |found| format!("did you mean `{found}`?"),
        );
        sink.at(Code::UnusedRequest, &pointer, message, help);
    }
    requests
}
