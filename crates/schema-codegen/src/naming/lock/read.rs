//! Reads the text of a lock: a [`NamesLock`], or every line that is wrong.

use super::{FIELD, Item, NamesLock, VARIANT, line, owner};
use crate::diagnostic::{Code, DiagnosticSink, Location};
use crate::model::Pointer;
use crate::naming::reserved::is_identifier;
use std::collections::BTreeMap;

/// What Git writes around lines that it could not merge.
const CONFLICT: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// Reads `text`, the contents of `file`. Pending names are only evidence of which members a type has: they are made again, so two branches
/// may both have added them.
pub(crate) fn read(file: &str, text: &str, sink: &mut DiagnosticSink) -> NamesLock {
    let mut reader = Reader {
        lock: NamesLock {
            file: file.to_owned(),
            ..NamesLock::default()
        },
        sink,
    };
    let mut offset = 0;
    for whole in text.split_inclusive('\n') {
        let line = whole.trim_end_matches(['\n', '\r']);
        if line.len() == whole.len() {
            reader.report_cut(offset);
        } else {
            reader.line(line, offset);
        }
        offset += whole.len();
    }
    reader.check_owners();
    reader.check_types();
    reader.check_members();
    reader.check_uses();
    reader.lock
}

struct Reader<'s> {
    lock: NamesLock,
    sink: &'s mut DiagnosticSink,
}

impl Reader<'_> {
    fn line(&mut self, line: &str, offset: usize) {
        if line.is_empty() || line.starts_with('#') {
            return;
        }
        if CONFLICT.iter().any(|marker| line.starts_with(marker)) {
            let help = "keep the lines of both sides and remove the marks of the conflict, then generate again";
            return self.report(
                Code::LockSyntax,
                ("", offset),
                "a conflict is not resolved",
                help,
            );
        }
        let Some((name, entry)) = line::read(line, offset) else {
            let help = "a line is `Type = \"name in the schema\"`, `Type.field = ..` or `Type::Variant = ..`, as the generator writes it: take \
                        the line of an earlier revision, or remove it if its name was not published";
            return self.report(
                Code::LockSyntax,
                ("", offset),
                "this line names nothing",
                help,
            );
        };
        let parts = owner(name).map_or(vec![name], |(owner, _, member)| vec![owner, member]);
        if let Some(part) = parts.into_iter().find(|part| !is_identifier(part)) {
            let message = format!("`{}` is no Rust identifier", part.escape_debug());
            let help = "a name in the lock was published as it is: take the line of an earlier revision, or remove it";
            return self.report(Code::LockedInvalid, (name, offset), &message, help);
        }
        match self.lock.published(name) {
            Some(before) if !entry.pending && before.item != entry.item => {
                self.twice(name, name, offset);
            }
            Some(_) => {}
            None => drop(self.lock.entries.insert(name.to_owned(), entry)),
        }
    }

    /// A field or variant needs the type that it is of.
    fn check_owners(&mut self) {
        let names: Vec<(String, usize)> = self.published();
        for (name, offset) in names {
            let Some((owner, ..)) = owner(&name) else {
                continue;
            };
            if self.lock.published(owner).is_none() {
                let message = format!("no line publishes the type `{owner}`");
                let help = "take the line of the type from an earlier revision, or remove this one";
                self.report(Code::LockSyntax, (&name, offset), &message, help);
            }
        }
    }

    /// Types differ by more than case, and one of them is the root.
    fn check_types(&mut self) {
        let mut names = BTreeMap::new();
        let mut root: Option<String> = None;
        for (name, offset) in self.published() {
            if owner(&name).is_some() {
                continue;
            }
            let is_root = self.lock.entries[&name].item == Item::Root;
            let other_root = root.clone().filter(|_| is_root);
            if let Some(other) = names
                .insert(name.to_lowercase(), name.clone())
                .or(other_root)
            {
                self.twice(&other, &name, offset);
            }
            root = root.or_else(|| is_root.then(|| name.clone()));
        }
    }

    /// A property, a value and what is not declared have one name each.
    fn check_members(&mut self) {
        let mut items = BTreeMap::new();
        for (name, offset) in self.published() {
            let Some((owner, separator, _)) = owner(&name) else {
                continue;
            };
            let item = self.lock.entries[&name].item.clone();
            if matches!(item, Item::Branch(_)) {
                continue;
            }
            let key = (owner.to_owned(), separator.to_owned(), item);
            if let Some(other) = items.insert(key, name.clone()) {
                self.twice(&other, &name, offset);
            }
        }
    }

    /// A type is used in a field or variant that has a line, and what is inline in one that nothing else is in.
    fn check_uses(&mut self) {
        let mut inline: BTreeMap<String, String> = BTreeMap::new();
        for (name, offset) in self.published() {
            let entry = &self.lock.entries[&name];
            let Some(used) = entry.promise.used.clone() else {
                continue;
            };
            let is_inline = entry.item == Item::Inline;
            if !self.is_part(&used) {
                let message = format!(
                    "no line names `{}`, where this type is",
                    used.escape_debug()
                );
                let help = format!(
                    "take the lines of an earlier revision; if that of `{}` was removed on purpose, {}",
                    used.escape_debug(),
                    if is_inline {
                        "write `gone` instead of `at ..`"
                    } else {
                        "remove the `; at ..`"
                    }
                );
                self.report(Code::LockSyntax, (&name, offset), &message, &help);
            } else if is_inline && let Some(other) = inline.insert(used, name.clone()) {
                self.twice(&other, &name, offset);
            }
        }
    }

    /// Whether `used` is a field or variant of the lock, or the part that has no line in one of its types.
    fn is_part(&self, used: &str) -> bool {
        let has_line = |name: &str| self.lock.entries.contains_key(name);
        let Some((owner, separator, member)) = owner(used) else {
            return false;
        };
        let (member, indices) = member.split_at(member.find('[').unwrap_or(member.len()));
        let is_index = |of: &str| !of.is_empty() && of.bytes().all(|byte| byte.is_ascii_digit());
        let inside = indices.strip_prefix('[').map(|it| it.strip_suffix(']'));
        let is_indexed = inside.is_none_or(|it| it.is_some_and(|it| it.split("][").all(is_index)));
        let is_named = match (separator, member) {
            (FIELD, "*") => true,
            (VARIANT, "") => !indices.is_empty(),
            _ => has_line(&format!("{owner}{separator}{member}")),
        };
        has_line(owner) && is_indexed && is_named
    }

    fn report_cut(&mut self, offset: usize) {
        let help =
            "take the file of an earlier revision; if this line is whole, end it with a line break";
        self.report(
            Code::LockSyntax,
            ("", offset),
            "this line has no end: the file was cut",
            help,
        );
    }

    fn published(&self) -> Vec<(String, usize)> {
        let published = self.lock.entries.iter().filter(|(_, entry)| !entry.pending);
        published
            .map(|(name, entry)| (name.clone(), entry.offset))
            .collect()
    }

    fn twice(&mut self, other: &str, name: &str, offset: usize) {
        let message = if other == name {
            format!("another line gives the name `{name}` to something else")
        } else if other.eq_ignore_ascii_case(name) {
            format!("`{other}` and `{name}` differ in case alone")
        } else {
            format!("`{other}` and `{name}` name the same")
        };
        let help = "keep the line whose name was published, and remove the other one";
        self.report(Code::LockedTwice, (name, offset), &message, help);
    }

    fn report(&mut self, code: Code, (name, offset): (&str, usize), message: &str, help: &str) {
        let pointer = match name {
            "" => Pointer::root_of(&self.lock.file),
            _ => self.lock.pointer(name),
        };
        let location = Location::Offset(offset, pointer);
        self.sink
            .push(code, location, message, Some(help.to_owned()));
    }
}
