//! Reads the values of `codegen.toml`, and reports those of another form than the key takes.

use super::Config;
use crate::diagnostic::{Code, DiagnosticSink, did_you_mean};
use crate::model::Pointer;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::DeValue;

pub(super) struct Reader<'f> {
    pub(super) sink: &'f mut DiagnosticSink,
    pub(super) config: Config,
}

pub(super) type Value<'v> = Spanned<DeValue<'v>>;

impl Reader<'_> {
    pub(super) fn visit(&mut self, parent: &Pointer, key: &str, at: usize) -> Pointer {
        let pointer = parent.join(key);
        self.config.offsets.insert(pointer.0.clone(), at);
        pointer
    }

    /// The value that a string names, or the default when it names none.
    pub(super) fn one_of<T: Copy + Default>(
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

    pub(super) fn names(
        &mut self,
        value: &Value<'_>,
        pointer: &Pointer,
        to: &str,
    ) -> BTreeMap<String, String> {
        let entries = self.table(value, pointer, to).into_iter();
        let entries = entries.map(|(key, value, pointer)| (key, self.string(value, &pointer)));
        entries.collect()
    }

    /// The entries of a table, each with its key and the pointer to it; `form` says what a table is wanted for.
    pub(super) fn table<'v, 'd>(
        &mut self,
        value: &'v Value<'d>,
        pointer: &Pointer,
        form: &str,
    ) -> Vec<(String, &'v Value<'d>, Pointer)> {
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong(pointer, &format!("a table: {form}"));
            return Vec::new();
        };
        let entries = table.iter().map(|(key, value)| {
            let pointer = self.visit(pointer, key.get_ref(), key.span().start);
            (key.get_ref().to_string(), value, pointer)
        });
        entries.collect()
    }

    /// `"*"` alone stands for `["*"]`.
    pub(super) fn roots(&mut self, value: &Value<'_>, pointer: &Pointer) -> Vec<String> {
        match value.get_ref() {
            DeValue::String(all) if all == "*" => vec![all.to_string()],
            _ => self.strings(value, pointer),
        }
    }

    pub(super) fn string(&mut self, value: &Value<'_>, pointer: &Pointer) -> String {
        if let DeValue::String(string) = value.get_ref() {
            return string.to_string();
        }
        self.wrong(pointer, "a string");
        String::new()
    }

    pub(super) fn strings(&mut self, value: &Value<'_>, pointer: &Pointer) -> Vec<String> {
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

    pub(super) fn boolean(&mut self, value: &Value<'_>, pointer: &Pointer) -> bool {
        if let DeValue::Boolean(found) = value.get_ref() {
            return *found;
        }
        self.wrong(pointer, "true or false");
        false
    }

    pub(super) fn wrong(&mut self, pointer: &Pointer, expected: &str) {
        let key = pointer.last().unwrap_or_default();
        let message = format!("`{}` has a value of the wrong form", key.escape_debug());
        self.sink.at(
            Code::ConfigWrongValue,
            pointer,
            message,
            format!("expected {expected}"),
        );
    }

    pub(super) fn unknown<'k>(
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
