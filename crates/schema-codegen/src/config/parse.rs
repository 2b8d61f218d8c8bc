//! Reads `codegen.toml`: a [`Config`], or every key and value that is wrong.

use super::{Config, FormatType, ImpliedTypes, Integers, ModuleConfig, Numbers, Paths, Syntax};
use crate::diagnostic::{Code, DiagnosticSink, Diagnostics, Location, did_you_mean};
use crate::model::Pointer;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

const KEYS: [&str; 19] = [
    "schema",
    "documents",
    "command",
    "types",
    "pages",
    "crate",
    "site_url",
    "root",
    "roots",
    "paths",
    "borrowed",
    "visitor",
    "ignore_keywords",
    "strict",
    "deny_unknown_keywords",
    "implied_types",
    "integers",
    "numbers",
    "modules",
];
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
        Ok(table) => reader.root(table.get_ref()),
        Err(error) => {
            let start = error.span().map_or(0, |span| span.start);
            let location = Location::Offset(start, Pointer::default());
            let help = Some("the file is TOML 1.0".to_owned());
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

struct Reader<'f> {
    sink: &'f mut DiagnosticSink,
    config: Config,
}

type Value<'v> = Spanned<DeValue<'v>>;

impl Reader<'_> {
    fn root(&mut self, table: &DeTable<'_>) {
        let root = Pointer::default();
        for (key, value) in table {
            let pointer = self.visit(&root, key.get_ref(), key.span().start);
            match key.get_ref().as_ref() {
                "schema" => self.config.schema = self.string(value, &pointer),
                "documents" => self.config.documents = self.strings(value, &pointer),
                "command" => self.config.command = self.string(value, &pointer),
                "types" => self.config.types = Some(self.string(value, &pointer)),
                "pages" => self.config.pages = Some(self.string(value, &pointer)),
                "crate" => self.config.crate_path = self.string(value, &pointer),
                "site_url" => self.config.site_url = self.string(value, &pointer),
                "root" => self.config.root = Some(self.string(value, &pointer)),
                "roots" => self.config.roots = self.strings(value, &pointer),
                "paths" => {
                    let paths = [
                        ("both", Paths::Both),
                        ("serde", Paths::Serde),
                        ("json", Paths::Json),
                        ("features", Paths::Features),
                    ];
                    self.config.paths = self.one_of(value, &pointer, &paths);
                }
                "borrowed" => self.config.borrowed = self.boolean(value, &pointer),
                "visitor" => self.config.visitor = self.boolean(value, &pointer),
                "ignore_keywords" => self.config.ignore_keywords = self.strings(value, &pointer),
                "strict" => self.config.strict = self.boolean(value, &pointer),
                "deny_unknown_keywords" => {
                    self.config.deny_unknown_keywords = self.boolean(value, &pointer);
                }
                "implied_types" => {
                    self.config.implied_types = if self.boolean(value, &pointer) {
                        ImpliedTypes::Implied
                    } else {
                        ImpliedTypes::Stated
                    };
                }
                "integers" => {
                    let types = [
                        ("i64", Integers::I64),
                        ("i128", Integers::I128),
                        ("exact", Integers::Exact),
                    ];
                    self.config.integers = self.one_of(value, &pointer, &types);
                }
                "numbers" => {
                    let types = [("f64", Numbers::F64), ("exact", Numbers::Exact)];
                    self.config.numbers = self.one_of(value, &pointer, &types);
                }
                "formats" => self.formats(value, &pointer),
                "fill" => self.config.fill = self.names(value, &pointer, "JSON text"),
                "modules" => self.modules(value, &pointer),
                "rename" => self.rename(value, &pointer),
                "sources" => {
                    self.config.sources = self.names(value, &pointer, "folder or document")
                }
                other => self.unknown(
                    other,
                    &pointer,
                    KEYS.into_iter()
                        .chain(["formats", "fill", "rename", "sources"]),
                ),
            }
        }
    }

    fn visit(&mut self, parent: &Pointer, key: &str, at: usize) -> Pointer {
        let pointer = parent.join(key);
        self.config.offsets.insert(pointer.0.clone(), at);
        pointer
    }

    /// The value that a string names, or the default when it names none.
    fn one_of<T: Copy + Default>(
        &mut self,
        value: &Value<'_>,
        pointer: &Pointer,
        types: &[(&str, T)],
    ) -> T {
        let name = self.string(value, pointer);
        let found = types.iter().find(|(known, _)| *known == name);
        if found.is_none() {
            let names: Vec<&str> = types.iter().map(|(name, _)| *name).collect();
            self.wrong(pointer, &format!("one of: {}", names.join(", ")));
        }
        found.map(|(_, value)| *value).unwrap_or_default()
    }

    fn formats(&mut self, value: &Value<'_>, pointer: &Pointer) {
        let DeValue::Table(table) = value.get_ref() else {
            return self.wrong(
                pointer,
                "a table: format or `Type.property` -> chrono or string",
            );
        };
        for (key, value) in table {
            let pointer = self.visit(pointer, key.get_ref(), key.span().start);
            let types = [
                ("chrono", Some(FormatType::Chrono)),
                ("string", Some(FormatType::String)),
            ];
            if let Some(found) = self.one_of(value, &pointer, &types) {
                self.config.formats.insert(key.get_ref().to_string(), found);
            }
        }
    }

    fn modules(&mut self, value: &Value<'_>, pointer: &Pointer) {
        let DeValue::Array(items) = value.get_ref() else {
            return self.wrong(pointer, "`[[modules]]` tables");
        };
        for (index, item) in items.iter().enumerate() {
            let pointer = self.visit(pointer, &index.to_string(), item.span().start);
            let DeValue::Table(table) = item.get_ref() else {
                self.wrong(&pointer, "a table with name, about and types");
                continue;
            };
            let mut module = ModuleConfig::default();
            for (key, value) in table {
                let pointer = self.visit(&pointer, key.get_ref(), key.span().start);
                match key.get_ref().as_ref() {
                    "name" => module.name = self.string(value, &pointer),
                    "about" => module.about = self.string(value, &pointer),
                    "types" => module.types = self.strings(value, &pointer),
                    other => self.unknown(other, &pointer, MODULE_KEYS),
                }
            }
            if module.name.is_empty() {
                self.wrong(&pointer, "a module with a `name`");
            }
            self.config.modules.push(module);
        }
    }

    fn rename(&mut self, value: &Value<'_>, pointer: &Pointer) {
        let DeValue::Table(table) = value.get_ref() else {
            return self.wrong(pointer, "tables: types, fields, variants");
        };
        for (key, value) in table {
            let pointer = self.visit(pointer, key.get_ref(), key.span().start);
            match key.get_ref().as_ref() {
                "types" => self.config.rename_types = self.names(value, &pointer, "Rust name"),
                "fields" => self.config.rename_fields = self.names(value, &pointer, "Rust name"),
                "variants" => {
                    self.config.rename_variants = self.names(value, &pointer, "Rust name");
                }
                other => self.unknown(other, &pointer, RENAME_KEYS),
            }
        }
    }

    fn names(
        &mut self,
        value: &Value<'_>,
        pointer: &Pointer,
        to: &str,
    ) -> BTreeMap<String, String> {
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong(pointer, &format!("a table: {to}"));
            return BTreeMap::new();
        };
        let mut names = BTreeMap::new();
        for (key, value) in table {
            let pointer = self.visit(pointer, key.get_ref(), key.span().start);
            names.insert(key.get_ref().to_string(), self.string(value, &pointer));
        }
        names
    }

    fn string(&mut self, value: &Value<'_>, pointer: &Pointer) -> String {
        if let DeValue::String(string) = value.get_ref() {
            return string.to_string();
        }
        self.wrong(pointer, "a string");
        String::new()
    }

    fn strings(&mut self, value: &Value<'_>, pointer: &Pointer) -> Vec<String> {
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong(pointer, "an array of strings");
            return Vec::new();
        };
        let mut strings = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let pointer = self.visit(pointer, &index.to_string(), item.span().start);
            strings.push(self.string(item, &pointer));
        }
        strings
    }

    fn boolean(&mut self, value: &Value<'_>, pointer: &Pointer) -> bool {
        if let DeValue::Boolean(found) = value.get_ref() {
            return *found;
        }
        self.wrong(pointer, "true or false");
        false
    }

    fn wrong(&mut self, pointer: &Pointer, expected: &str) {
        let key = pointer.last().unwrap_or_default();
        let message = format!("`{}` has a value of the wrong form", key.escape_debug());
        self.sink.at(
            Code::ConfigWrongValue,
            pointer,
            message,
            format!("expected {expected}"),
        );
    }

    fn unknown<'k>(
        &mut self,
        key: &str,
        pointer: &Pointer,
        known: impl IntoIterator<Item = &'k str> + Clone,
    ) {
        let names: Vec<&str> = known.clone().into_iter().collect();
        let help =
            did_you_mean(key, known).unwrap_or_else(|| format!("one of: {}", names.join(", ")));
        self.sink.at(
            Code::ConfigUnknownKey,
            pointer,
            format!("unknown key `{}`", key.escape_debug()),
            help,
        );
    }
}
