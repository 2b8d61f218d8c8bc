//! The renames of `codegen.toml`. One that matches nothing, or is no identifier, is reported.

use crate::config::Config;
use crate::diagnostic::{Code, DiagnosticSink, closest};
use crate::model::Pointer;
use std::collections::{BTreeMap, BTreeSet};

use super::names::Ident;
use super::reserved;

/// Which table a rename stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Table {
    Types,
    Fields,
    Variants,
}

impl Table {
    fn name(self) -> &'static str {
        match self {
            Self::Types => "types",
            Self::Fields => "fields",
            Self::Variants => "variants",
        }
    }
}

pub(super) struct Renames<'a> {
    config: &'a Config,
    pub(super) sink: &'a mut DiagnosticSink,
    used: BTreeSet<(Table, String)>,
    known: BTreeMap<Table, BTreeSet<String>>,
}

impl<'a> Renames<'a> {
    pub(super) fn new(config: &'a Config, sink: &'a mut DiagnosticSink) -> Self {
        Self {
            config,
            sink,
            used: BTreeSet::new(),
            known: BTreeMap::new(),
        }
    }

    /// The name that was asked for `wire`.
    pub(super) fn find(&mut self, table: Table, wire: &str) -> Option<String> {
        if self.entries(table).is_empty() {
            return None;
        }
        self.known.entry(table).or_default().insert(wire.to_owned());
        let name = self.entries(table).get(wire)?.clone();
        self.used.insert((table, wire.to_owned()));
        let shown = name.escape_debug();
        let (message, help) = if !reserved::is_valid(&name) {
            let message = format!("`{shown}` is no Rust identifier");
            (message, "use letters, digits and underscores")
        } else if table == Table::Types && reserved::PRIMITIVES.contains(&name.as_str()) {
            let message = format!("`{shown}` is a type of Rust, which generated code uses");
            (message, "use another name")
        } else {
            return Some(name);
        };
        let at = pointer(table, wire);
        self.sink.at(Code::InvalidRename, &at, message, help);
        None
    }

    /// Reports a name asked for `wire` that is not the one that was published, which stays.
    pub(super) fn keep(&mut self, table: Table, wire: &str, published: &Ident) {
        if let Some(asked) = self
            .find(table, wire)
            .filter(|asked| asked != published.bare())
        {
            let message = format!(
                "`{}` was published with the name `{}`, and is asked to be called `{asked}`",
                wire.escape_debug(),
                published.bare()
            );
            let help = "remove the rename; or, if programs may break, give the name to the line in the lock of names, and to those of its members";
            self.sink
                .at(Code::LockedRename, &pointer(table, wire), message, help);
        }
    }

    /// Reports that the name asked for `wire` is taken.
    pub(super) fn clash(&mut self, table: Table, wire: &str, name: &str) {
        let message = format!("the name `{}` is taken", name.escape_debug());
        self.sink.at(
            Code::RenameClash,
            &pointer(table, wire),
            message,
            "choose another one",
        );
    }

    /// Reports renames that matched nothing.
    pub(super) fn report_unused(self) {
        let empty = BTreeSet::new();
        for table in [Table::Types, Table::Fields, Table::Variants] {
            let known = self.known.get(&table).unwrap_or(&empty);
            for wire in self.entries(table).keys() {
                if self.used.contains(&(table, wire.clone())) {
                    continue;
                }
                let help = match closest(wire, known.iter().map(String::as_str)) {
                    Some(found) => format!("did you mean `{found}`?"),
                    None => "names stand as the schema spells them: `Type`, `Type.property`, `Type.value`".to_owned(),
                };
                let message = format!("nothing in the schema is called `{}`", wire.escape_debug());
                self.sink
                    .at(Code::UnusedRename, &pointer(table, wire), message, help);
            }
        }
    }

    fn entries(&self, table: Table) -> &'a BTreeMap<String, String> {
        match table {
            Table::Types => &self.config.rename_types,
            Table::Fields => &self.config.rename_fields,
            Table::Variants => &self.config.rename_variants,
        }
    }
}

fn pointer(table: Table, wire: &str) -> Pointer {
    Pointer::default()
        .join("rename")
        .join(table.name())
        .join(wire)
}
