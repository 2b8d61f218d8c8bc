//! The page "Changes": what differs from the version before, who is hurt by it, and what to do.

mod subjects;

use super::versions::ChangesSince;
use super::{Phrase, Target, counted, facts};
use crate::changes::{Bump, Change, Kind, Privacy};
use crate::containment::Answer;
use crate::model::Sensitivity;
use crate::plan::Plan;
use std::collections::BTreeMap;
use subjects::{Subjects, limited, words};

/// The whole page.
#[derive(Clone, Debug)]
pub struct ChangesPage {
    /// Its title.
    pub title: String,
    /// How much differs.
    pub about: Phrase,
    /// By who is concerned, and at the end all changes.
    pub sections: Vec<Section>,
}

/// What concerns one group of people.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its anchor.
    pub anchor: &'static str,
    /// Who they are.
    pub title: &'static str,
    /// What follows for them, and what to do.
    pub about: Phrase,
    /// The changes.
    pub items: Vec<Phrase>,
}

/// More than these members of a type are counted, not listed.
const MAX_MEMBERS: usize = 12;

/// The page about what differs between another version and that of `plan`.
pub(super) fn page(plan: &Plan, since: &ChangesSince) -> ChangesPage {
    let writer = Writer {
        plan,
        subjects: Subjects::new(plan),
        list: &since.changes.list,
        old: &since.label,
    };
    let documented = writer.list.iter().filter(|it| it.kind.is_documentation());
    let documented = documented.count();
    let structural = counted(writer.list.len() - documented, "change");
    let step = since.changes.bump().as_str();
    ChangesPage {
        title: format!("Changes since {}", since.label),
        about: Phrase::words(format!(
            "{structural}, and {documented} of documentation alone. The least step of the version of the types, by semver: {step}."
        )),
        sections: vec![
            writer.stored(),
            writer.new_data(),
            writer.source(),
            writer.unknown(),
            writer.privacy(),
            writer.validation(),
            writer.all(),
        ],
    }
}

struct Writer<'a> {
    plan: &'a Plan,
    subjects: Subjects<'a>,
    list: &'a [Change],
    /// What people call the version before.
    old: &'a str,
}

impl<'a> Writer<'a> {
    fn that(&self, is_meant: impl Fn(&Change) -> bool) -> Vec<&'a Change> {
        self.list.iter().filter(|change| is_meant(change)).collect()
    }

    fn stored(&self) -> Section {
        let hurt = self.that(|it| it.effect.new_types_read_old_data != Answer::Proven);
        let about = if hurt.is_empty() {
            "These types decode every record of that version."
        } else {
            "These types refuse records of that version which lack what is required now, or have what is of another type now."
        };
        let item = |change: &&Change| {
            self.subjects
                .change(change)
                .text(". ")
                .then(self.remedy(change))
        };
        Section {
            anchor: "stored",
            title: "Who reads stored records",
            about: Phrase::words(about),
            items: limited(hurt.iter().map(item).collect()),
        }
    }

    /// What to do about a record that the types of this version refuse.
    fn remedy(&self, change: &Change) -> Phrase {
        let fill = match self.subjects.target(change) {
            Some(Target::Field(id)) => self.plan.facts.fills.get(&id),
            _ => None,
        };
        if let Some(fill) = fill {
            let read = Phrase::new().code("json::from_slice_filling");
            return read.text(" gives it ").code(fill.to_string()).text(".");
        }
        let old_types = format!("decode such records with the types of {}.", self.old);
        match change.kind {
            Kind::FieldAdded | Kind::RequiredGained => Phrase::words("Give it a value under ")
                .code("[fill]")
                .text(format!(", or {old_types}")),
            _ => Phrase::words(old_types.replacen('d', "D", 1)),
        }
    }

    fn new_data(&self) -> Section {
        let hurt = self.that(|it| it.effect.old_types_read_new_data != Answer::Proven);
        let about = if hurt.is_empty() {
            "The types of that version decode all data of this one; they keep what they do not know."
        } else {
            "The types of that version refuse data of this one. Programs that use them have to be brought up to date before such data arrive."
        };
        Section {
            anchor: "new-data",
            title: "Who reads new data with the types before",
            about: Phrase::words(about),
            items: limited(
                hurt.iter()
                    .map(|change| self.subjects.change(change))
                    .collect(),
            ),
        }
    }

    fn source(&self) -> Section {
        let hurt = self.that(|it| it.effect.source == Bump::Major);
        let about = if hurt.is_empty() {
            "What compiled with the types of that version compiles with these."
        } else {
            "What names these in Rust may no longer compile; the code has to follow."
        };
        Section {
            anchor: "source",
            title: "Who compiles with the types",
            about: Phrase::words(about),
            items: limited(
                hurt.iter()
                    .map(|change| self.subjects.change(change))
                    .collect(),
            ),
        }
    }

    fn unknown(&self) -> Section {
        let mut by_behaviour: BTreeMap<&str, Vec<&Change>> = BTreeMap::new();
        for change in self.list {
            if let Some(behaviour) = change.effect.behaviour {
                by_behaviour.entry(behaviour).or_default().push(change);
            }
        }
        let item = |(behaviour, changes): (&&str, &Vec<&Change>)| {
            let mut sentence = (*behaviour).to_owned();
            sentence[..1].make_ascii_uppercase();
            Phrase::words(format!("{sentence}: ")).then(self.subjects.listed(changes))
        };
        let about = if by_behaviour.is_empty() {
            "What was kept as unknown still is."
        } else {
            "Look in the field or variant instead of the additional properties or the unknown value, or the other way round."
        };
        Section {
            anchor: "unknown",
            title: "Who looks at unknown members and values",
            about: Phrase::words(about),
            items: by_behaviour.iter().map(item).collect(),
        }
    }

    fn privacy(&self) -> Section {
        let mut by_class: BTreeMap<Sensitivity, Vec<&Change>> = BTreeMap::new();
        let mut visible = Vec::new();
        for change in self.list {
            match change.effect.privacy {
                Privacy::Unaffected => {}
                Privacy::Sensitive(class) => by_class.entry(class).or_default().push(change),
                Privacy::Visible => visible.push(change),
            }
        }
        let about = if by_class.is_empty() && visible.is_empty() {
            "No sensitive data were added, and nothing that was hidden is shown."
        } else {
            "Look over what stores, logs and passes on these values."
        };
        let class = |(class, changes): (&Sensitivity, &Vec<&Change>)| {
            Phrase::words(format!("Sensitive, {}: ", facts::class_label(*class)))
                .then(self.subjects.listed(changes))
        };
        let mut items: Vec<Phrase> = by_class.iter().map(class).collect();
        if !visible.is_empty() {
            let words = Phrase::words("Shown by ").code("Debug");
            items.push(
                words
                    .text(", which hid them as unknown members: ")
                    .then(self.subjects.listed(&visible)),
            );
        }
        Section {
            anchor: "privacy",
            title: "Who protects personal data",
            about: Phrase::words(about),
            items,
        }
    }

    fn validation(&self) -> Section {
        let mut items = Vec::new();
        let mut direction = |breaks: &str, open: &str, verdict: fn(&Change) -> &Answer| {
            let broken = self.that(|it| matches!(verdict(it), Answer::Breaks(_)));
            if !broken.is_empty() {
                items
                    .push(Phrase::words(format!("{breaks}: ")).then(self.subjects.listed(&broken)));
            }
            let open_changes = self.that(|it| *verdict(it) == Answer::NotDecided);
            if !open_changes.is_empty() {
                items.push(
                    Phrase::words(format!("{open}: ")).then(self.subjects.listed(&open_changes)),
                );
            }
        };
        direction(
            "Data that were valid can be invalid now",
            "Not decided, whether data that were valid still are",
            |it| &it.effect.old_data_valid_now,
        );
        direction(
            "Data that are valid now would have been invalid before",
            "Not decided, whether data that are valid now would have been before",
            |it| &it.effect.new_data_valid_before,
        );
        let about = if items.is_empty() {
            "The same data are valid."
        } else {
            "Validate a record with the version that wrote it. Decoding enforces none of this."
        };
        Section {
            anchor: "validation",
            title: "Who validates",
            about: Phrase::words(about),
            items,
        }
    }

    /// Every change, by type; the types that were added as one item.
    fn all(&self) -> Section {
        let added = self.that(|it| it.kind == Kind::TypeAdded);
        let others = self.that(|it| it.kind != Kind::TypeAdded && !it.kind.is_documentation());
        let mut items = Vec::new();
        for of_type in others.chunk_by(|one, other| one.type_name == other.type_name) {
            let mut by_kind: BTreeMap<Kind, Vec<&Change>> = BTreeMap::new();
            for change in of_type {
                by_kind.entry(change.kind).or_default().push(change);
            }
            let kinds = by_kind.iter().map(|(kind, changes)| {
                let members = changes.iter().take(MAX_MEMBERS);
                let members: Vec<Phrase> = members.map(|it| self.subjects.member(it)).collect();
                let words = Phrase::words(words(*kind)).then(Phrase::joined(members, ","));
                match changes.len().saturating_sub(MAX_MEMBERS) {
                    0 => words,
                    more => words.text(format!(" and {more} more")),
                }
            });
            let kinds = Phrase::joined(kinds.collect(), "; ");
            items.push(self.subjects.type_name(of_type[0]).text(": ").then(kinds));
        }
        let mut items = limited(items);
        if !added.is_empty() {
            let names = limited(added.iter().map(|it| self.subjects.type_name(it)).collect());
            items.push(Phrase::words("Types added: ").then(Phrase::joined(names, ", ")));
        }
        Section {
            anchor: "all",
            title: "All changes",
            about: Phrase::words("By type, in the order of the schema."),
            items,
        }
    }
}
