//! Reads `codegen.toml`: a [`Config`], or every key and value that is wrong.

use super::reader::{Reader, Value};
use super::{
    Config, Examples, FormatType, ImpliedTypes, Integers, ModuleConfig, Numbers, Paths, Setters,
    Syntax, annotation, paths, shared,
};
use crate::diagnostic::{Code, DiagnosticSink, Diagnostics, Location};
use crate::model::Pointer;
use std::path::Path;
use toml::de::{DeTable, DeValue};

const KEYS: [&str; 36] = [
    "schema",
    "documents",
    "command",
    "types",
    "pages",
    "names",
    "history",
    "shared",
    "previous",
    "crate",
    "site_url",
    "root",
    "roots",
    "further_roots",
    "paths",
    "setters",
    "examples",
    "sensitive_default",
    "borrowed",
    "visitor",
    "validate_document",
    "ignore_keywords",
    "strict",
    "deny_unknown_keywords",
    "implied_types",
    "dialect",
    "integers",
    "numbers",
    "modules",
    "module_features",
    "annotate",
    "formats",
    "fill",
    "requests",
    "rename",
    "sources",
];
const DIALECTS: [&str; 5] = ["draft-04", "draft-06", "draft-07", "2019-09", "2020-12"];
const MODULE_KEYS: [&str; 3] = ["name", "about", "types"];
const RENAME_KEYS: [&str; 3] = ["types", "fields", "variants"];

/// Reads `codegen.toml`, which has to be TOML with known keys.
pub(super) fn read(source: &str) -> Result<Config, Diagnostics> {
    let mut sink = DiagnosticSink::new(true);
    let mut reader = Reader {
        sink: &mut sink,
        config: Config {
            source: source.to_owned(),
            ..Config::default()
        },
    };
    match DeTable::parse(source) {
        Ok(table) => {
            root(&mut reader, table.get_ref());
            folders_apart(&mut reader);
        }
        Err(error) => {
            let start = error.span().map_or(0, |span| span.start);
            let location = Location::Offset(start, Pointer::default());
            let help = Some("this has to be TOML 1.0, where strings are in quotes".to_owned());
            let message = error.message();
            reader
                .sink
                .push(Code::ConfigSyntax, location, message, help);
        }
    }
    let mut config = reader.config;
    config.syntax = Syntax::of_file(&config.schema);
    config.checkpoint(&mut sink)?;
    Ok(config)
}

fn root(reader: &mut Reader<'_>, table: &DeTable<'_>) {
    let root = Pointer::default();
    for (key, value) in table {
        let pointer = reader.visit(&root, key.get_ref(), key.span().start);
        let key = key.get_ref().as_ref();
        let is_read = strings(reader, key, value, &pointer)
            || choices(reader, key, value, &pointer)
            || tables(reader, key, value, &pointer);
        if !is_read {
            reader.unknown(key, &pointer, KEYS);
        }
    }
}

/// Reads the keys whose values are strings; false when `key` is none of them.
fn strings(reader: &mut Reader<'_>, key: &str, value: &Value<'_>, pointer: &Pointer) -> bool {
    match key {
        "schema" => reader.config.schema = reader.string(value, pointer),
        "documents" => reader.config.documents = reader.strings(value, pointer),
        "command" => reader.config.command = reader.string(value, pointer),
        "types" => reader.config.types = Some(reader.string(value, pointer)),
        "pages" => reader.config.pages = Some(reader.string(value, pointer)),
        "names" => reader.config.names = Some(reader.string(value, pointer)),
        "history" => reader.config.history = Some(reader.string(value, pointer)),
        "previous" => reader.config.previous = Some(reader.string(value, pointer)),
        "crate" => reader.config.crate_path = reader.string(value, pointer),
        "site_url" => reader.config.site_url = reader.string(value, pointer),
        "root" => reader.config.root = Some(reader.string(value, pointer)),
        "roots" => reader.config.roots = reader.roots(value, pointer),
        "further_roots" => reader.config.further_roots = reader.strings(value, pointer),
        "ignore_keywords" => reader.config.ignore_keywords = reader.strings(value, pointer),
        _ => return false,
    }
    true
}

/// Reads the keys whose values are one of a few; false when `key` is none of them.
fn choices(reader: &mut Reader<'_>, key: &str, value: &Value<'_>, pointer: &Pointer) -> bool {
    let setters = [Setters::No, Setters::All];
    let examples = [Examples::No, Examples::All];
    let implied = [ImpliedTypes::Stated, ImpliedTypes::Implied];
    match key {
        "paths" => reader.config.paths = reader.one_of(value, pointer, &Paths::NAMES),
        "setters" => reader.config.setters = setters[usize::from(reader.boolean(value, pointer))],
        "examples" => {
            reader.config.examples = examples[usize::from(reader.boolean(value, pointer))];
        }
        "sensitive_default" => {
            reader.config.sensitive_default = annotation::class(reader, value, pointer);
        }
        "borrowed" => reader.config.borrowed = reader.boolean(value, pointer),
        "visitor" => reader.config.visitor = reader.boolean(value, pointer),
        "validate_document" => {
            reader.config.validate_document = reader.boolean(value, pointer);
        }
        "module_features" => reader.config.module_features = reader.boolean(value, pointer),
        "strict" => reader.config.strict = reader.boolean(value, pointer),
        "deny_unknown_keywords" => {
            reader.config.deny_unknown_keywords = reader.boolean(value, pointer);
        }
        "implied_types" => {
            reader.config.implied_types = implied[usize::from(reader.boolean(value, pointer))];
        }
        "dialect" => {
            let known = DIALECTS.map(|name| (name, Some(name)));
            reader.config.dialect = reader.one_of(value, pointer, &known);
        }
        "integers" => reader.config.integers = reader.one_of(value, pointer, &Integers::NAMES),
        "numbers" => {
            let types = [("f64", Numbers::F64), ("exact", Numbers::Exact)];
            reader.config.numbers = reader.one_of(value, pointer, &types);
        }
        _ => return false,
    }
    true
}

/// Reads the keys whose values are tables; false when `key` is none of them.
fn tables(reader: &mut Reader<'_>, key: &str, value: &Value<'_>, pointer: &Pointer) -> bool {
    match key {
        "annotate" => reader.config.annotations = annotation::read(reader, value, pointer),
        "formats" => formats(reader, value, pointer),
        "fill" => {
            reader.config.fill = reader.names(value, pointer, "name in the schema -> JSON text");
        }
        "requests" => {
            reader.config.requests = reader.names(value, pointer, "type in the schema -> request");
        }
        "modules" => modules(reader, value, pointer),
        "shared" => shared::read(reader, value, pointer),
        "rename" => rename(reader, value, pointer),
        "sources" => {
            let form = "what a reference begins with -> folder or document";
            reader.config.sources = reader.names(value, pointer, form);
        }
        _ => return false,
    }
    true
}

fn formats(reader: &mut Reader<'_>, value: &Value<'_>, pointer: &Pointer) {
    let DeValue::Table(table) = value.get_ref() else {
        return reader.wrong(
            pointer,
            "a table: format or `Type.property` -> chrono or string",
        );
    };
    for (key, value) in table {
        let pointer = reader.visit(pointer, key.get_ref(), key.span().start);
        let types = [
            ("chrono", Some(FormatType::Chrono)),
            ("string", Some(FormatType::String)),
        ];
        if let Some(found) = reader.one_of(value, &pointer, &types) {
            reader
                .config
                .formats
                .insert(key.get_ref().to_string(), found);
        }
    }
}

fn modules(reader: &mut Reader<'_>, value: &Value<'_>, pointer: &Pointer) {
    let items = match value.get_ref() {
        DeValue::Array(items) => items,
        DeValue::String(tags) if tags == "tags" => {
            reader.config.modules_by_tag = true;
            return;
        }
        _ => return reader.wrong(pointer, "`[[modules]]` tables, or \"tags\""),
    };
    for (index, item) in items.iter().enumerate() {
        let pointer = reader.visit(pointer, &index.to_string(), item.span().start);
        let DeValue::Table(table) = item.get_ref() else {
            reader.wrong(&pointer, "a table with name, about and types");
            continue;
        };
        let mut module = ModuleConfig::default();
        for (key, value) in table {
            let pointer = reader.visit(&pointer, key.get_ref(), key.span().start);
            match key.get_ref().as_ref() {
                "name" => module.name = reader.string(value, &pointer),
                "about" => module.about = reader.string(value, &pointer),
                "types" => module.types = reader.strings(value, &pointer),
                other => reader.unknown(other, &pointer, MODULE_KEYS),
            }
        }
        if module.name.is_empty() {
            reader.wrong(&pointer, "a module with a `name`");
        }
        reader.config.modules.push(module);
    }
}

/// Each run removes what no run makes any more from its folders, so none may be within another one.
fn folders_apart(reader: &mut Reader<'_>) {
    let (Some(types), Some(pages)) = (&reader.config.types, &reader.config.pages) else {
        return;
    };
    let is_file = Path::new(types).extension().is_some_and(|it| it == "rs");
    if !is_file && paths::overlap(types, pages) {
        let pointer = Pointer::default().join("pages");
        reader.wrong(&pointer, "a folder apart from that of `types`");
    }
}

fn rename(reader: &mut Reader<'_>, value: &Value<'_>, pointer: &Pointer) {
    let DeValue::Table(table) = value.get_ref() else {
        return reader.wrong(pointer, "tables: types, fields, variants");
    };
    for (key, value) in table {
        let pointer = reader.visit(pointer, key.get_ref(), key.span().start);
        match key.get_ref().as_ref() {
            "types" => {
                reader.config.rename_types =
                    reader.names(value, &pointer, "name in the schema -> Rust name");
            }
            "fields" => {
                reader.config.rename_fields =
                    reader.names(value, &pointer, "name in the schema -> Rust name");
            }
            "variants" => {
                reader.config.rename_variants =
                    reader.names(value, &pointer, "name in the schema -> Rust name");
            }
            other => reader.unknown(other, &pointer, RENAME_KEYS),
        }
    }
}
