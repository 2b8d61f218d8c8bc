//! `[shared]`: the version whose types are used where they are the same.

use super::SharedConfig;
use super::reader::{Reader, Value};
use crate::model::Pointer;

const KEYS: [&str; 2] = ["config", "path"];

/// Reads the table.
pub(super) fn read(reader: &mut Reader<'_>, value: &Value<'_>, pointer: &Pointer) {
    let mut table = reader.names(value, pointer, "`config` and `path`");
    let [config, path] = KEYS.map(|key| table.remove(key));
    for other in table.keys() {
        reader.unknown(other, &pointer.join(other), KEYS);
    }
    match (config, path) {
        (_, Some(path)) if !is_path(&path) => {
            let expected = "a Rust path, as `use` takes it";
            reader.wrong(&pointer.join("path"), expected);
        }
        (Some(config), Some(path)) => reader.config.shared = Some(SharedConfig { config, path }),
        _ => reader.wrong(pointer, "both `config` and `path`"),
    }
}

/// Whether `path` can stand in front of the name of a type.
fn is_path(path: &str) -> bool {
    let is_ident = |part: &str| syn::parse_str::<syn::Ident>(part).is_ok_and(|it| it == part);
    let mut parts = path.split("::").skip_while(|part| *part == "super");
    let first = parts.next();
    first.is_none_or(|part| {
        is_ident(part) || path.starts_with(part) && ["crate", "self"].contains(&part)
    }) && parts.all(is_ident)
}
