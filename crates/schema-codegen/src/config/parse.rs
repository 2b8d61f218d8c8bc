//! Reading `codegen.toml`, with places.
//!
//! In: TOML text. Out: a [`Config`], or every key and value that is wrong.

use super::Paths;
use super::{Config, ModuleConfig, Syntax};
use crate::diagnostic::{Code, Diagnostics, Findings, Input, Source, Spot, did_you_mean};
use crate::model::Pointer;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

const KEYS: [&str; 11] = [
    "schema",
    "command",
    "crate",
    "root",
    "roots",
    "paths",
    "borrowed",
    "visitor",
    "ignore_keywords",
    "strict",
    "modules",
];
const MODULE_KEYS: [&str; 3] = ["name", "about", "types"];
const RENAME_KEYS: [&str; 3] = ["types", "fields", "variants"];

impl Config {
    /// Reads `codegen.toml`.
    ///
    /// # Errors
    /// When the text is not TOML, or a key or value in it is not known.
    pub fn parse(text: &str) -> Result<Self, Diagnostics> {
        let mut findings = Findings::new(true);
        let mut reader = Reader {
            findings: &mut findings,
            config: Self {
                text: text.to_owned(),
                ..Self::default()
            },
        };
        match DeTable::parse(text) {
            Ok(table) => reader.root(table.get_ref()),
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start);
                reader.findings.push(
                    Code::ConfigSyntax,
                    Spot::Offset(at, Pointer::default()),
                    error.message(),
                    Some("the file is TOML 1.0".to_owned()),
                );
            }
        }
        let mut config = reader.config;
        config.syntax = Syntax::of_file(&config.schema);
        findings.checkpoint(Input::Config, &Source::new(text), |pointer, _| {
            config.place(pointer)
        })?;
        Ok(config)
    }

    /// Where the key at `pointer` stands.
    pub(crate) fn place(&self, pointer: &Pointer) -> usize {
        self.places.get(&pointer.0).copied().unwrap_or_default()
    }
}

struct Reader<'f> {
    findings: &'f mut Findings,
    config: Config,
}

type Value<'v> = Spanned<DeValue<'v>>;

impl Reader<'_> {
    fn root(&mut self, table: &DeTable<'_>) {
        let root = Pointer::default();
        for (key, value) in table {
            let pointer = self.visit(&root, key.get_ref(), key.span().start);
            match key.get_ref().as_ref() {
                "schema" => self.config.schema = self.text(value, &pointer),
                "command" => self.config.command = self.text(value, &pointer),
                "crate" => self.config.crate_path = self.text(value, &pointer),
                "root" => self.config.root = Some(self.text(value, &pointer)),
                "roots" => self.config.roots = self.texts(value, &pointer),
                "paths" => self.paths(value, &pointer),
                "borrowed" => self.config.borrowed = self.boolean(value, &pointer),
                "visitor" => self.config.visitor = self.boolean(value, &pointer),
                "ignore_keywords" => self.config.ignore_keywords = self.texts(value, &pointer),
                "strict" => self.config.strict = self.boolean(value, &pointer),
                "modules" => self.modules(value, &pointer),
                "rename" => self.rename(value, &pointer),
                other => self.unknown(other, &pointer, KEYS.into_iter().chain(["rename"])),
            }
        }
    }

    fn visit(&mut self, parent: &Pointer, key: &str, at: usize) -> Pointer {
        let pointer = parent.join(key);
        self.config.places.insert(pointer.0.clone(), at);
        pointer
    }

    fn paths(&mut self, value: &Value<'_>, pointer: &Pointer) {
        let found = self.text(value, pointer);
        self.config.paths = match found.as_str() {
            "both" => Paths::Both,
            "serde" => Paths::Serde,
            "json" => Paths::Json,
            "features" => Paths::Features,
            _ => return self.wrong(pointer, "one of: both, serde, json, features"),
        };
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
                    "name" => module.name = self.text(value, &pointer),
                    "about" => module.about = self.text(value, &pointer),
                    "types" => module.types = self.texts(value, &pointer),
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
                "types" => self.config.rename_types = self.names(value, &pointer),
                "fields" => self.config.rename_fields = self.names(value, &pointer),
                "variants" => self.config.rename_variants = self.names(value, &pointer),
                other => self.unknown(other, &pointer, RENAME_KEYS),
            }
        }
    }

    fn names(&mut self, value: &Value<'_>, pointer: &Pointer) -> BTreeMap<String, String> {
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong(pointer, "a table: name in the schema -> Rust name");
            return BTreeMap::new();
        };
        let mut names = BTreeMap::new();
        for (key, value) in table {
            let pointer = self.visit(pointer, key.get_ref(), key.span().start);
            names.insert(key.get_ref().to_string(), self.text(value, &pointer));
        }
        names
    }

    fn text(&mut self, value: &Value<'_>, pointer: &Pointer) -> String {
        if let DeValue::String(text) = value.get_ref() {
            return text.to_string();
        }
        self.wrong(pointer, "a string");
        String::new()
    }

    fn texts(&mut self, value: &Value<'_>, pointer: &Pointer) -> Vec<String> {
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong(pointer, "an array of strings");
            return Vec::new();
        };
        let mut texts = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let pointer = self.visit(pointer, &index.to_string(), item.span().start);
            texts.push(self.text(item, &pointer));
        }
        texts
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
        self.findings.at(
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
        self.findings.at(
            Code::ConfigUnknownKey,
            pointer,
            format!("no decision has the key `{}`", key.escape_debug()),
            help,
        );
    }
}
