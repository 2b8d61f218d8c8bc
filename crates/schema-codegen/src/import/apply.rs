//! Each kind of change as an edit of our schema.

use super::decisions::Decision;
use super::definitions;
use super::dress::lost;
use super::json_text::JsonText;
use super::labels;
use super::order::{ensure_object, insert_in_order, last_of};
use super::ours::Ours;
use super::place::{Owners, Sides};
use super::questions::is_null;
use super::references::{self, strings};
use super::remaining::is_open;
use super::replace::with_null;
use super::structure::{Part, bring};
use super::translate::{Translation, array};
use super::values;
use crate::changes::{Change, Differences, Kind};
use crate::document::Node;
use crate::model::Pointer;
use std::collections::BTreeMap;

/// Our schema while what differs is applied to it.
pub(super) struct Application<'a> {
    pub(super) text: JsonText,
    pub(super) renamed: Vec<(String, String)>,
    pub(super) lost: Vec<Decision>,
    pub(super) upstream: &'a Node,
    /// The name of our schema.
    pub(super) name: String,
    /// The documents that ours refers to, by their names.
    pub(super) others: BTreeMap<String, Node>,
    /// Where the types are written that are compared.
    pub(super) owners: Owners,
    /// Where upstream states what ours does.
    pub(super) root: Pointer,
    /// The definitions of upstream, level by level from its root on.
    pub(super) order: Vec<String>,
    pub(super) translation: Translation,
}

impl<'a> Application<'a> {
    pub(super) fn new(
        text: JsonText,
        (upstream, root): (&'a Node, &Pointer),
        translation: Translation,
    ) -> Self {
        Self {
            text,
            renamed: Vec::new(),
            lost: Vec::new(),
            name: String::new(),
            others: BTreeMap::new(),
            owners: Owners::new(),
            root: root.clone(),
            order: references::in_order(upstream, root.last().into_iter().collect()),
            upstream,
            translation,
        }
    }

    /// Applies what differs as far as it is upstream's to make; false when that edits nothing.
    pub(super) fn apply(&mut self, differences: &Differences) -> bool {
        let before = self.text.as_str().to_owned();
        self.owners.clone_from(&differences.owners);
        let changes = &differences.list;
        let is_renamed = |change: &&Change| change.kind == Kind::TypeRenamed && is_here(change);
        let renamed = changes.iter().filter(is_renamed);
        // What cannot be edited is found again when ours is compared with upstream the last time.
        for change in renamed {
            let _ = definitions::rename(self, change);
        }
        if self.text.as_str() != before {
            // Every pointer of the other changes may lead through a name that is gone now.
            return true;
        }
        let (gone, others): (Vec<&Change>, Vec<&Change>) = changes
            .iter()
            .filter(|change| is_here(change))
            .partition(|change| change.kind == Kind::TypeRemoved);
        for change in others {
            let _ = labels::keeping(self, change, Self::apply_one);
        }
        // A type is gone once nothing refers to it.
        for change in gone {
            let _ = definitions::remove(self, change);
        }
        definitions::add_missing(self);
        self.text.as_str() != before
    }

    pub(super) fn ours(&self) -> Ours<'_> {
        Ours {
            schema: self.text.tree(),
            name: &self.name,
            others: &self.others,
        }
    }

    pub(super) fn sides(&self) -> Sides<'_> {
        Sides {
            ours: self.text.tree(),
            upstream: self.upstream,
            owners: &self.owners,
            translation: &self.translation,
        }
    }

    fn apply_one(&mut self, change: &Change) -> Option<()> {
        let place = self.sides().place(change);
        if is_declared_now(change) {
            return self.declare(change, &change.old_pointer.as_ref()?.parent()?.parent()?);
        }
        match change.kind {
            Kind::TypeAdded => definitions::add(self, change),
            _ if place.is_none() => None,
            Kind::NullableGained | Kind::NullableLost if !is_open(change) => None,
            Kind::FieldAdded => self.add_field(change, &place?),
            Kind::FieldRemoved => self.remove_field(change),
            Kind::RequiredGained => self.require(change),
            Kind::RequiredLost => self.no_longer_require(change),
            Kind::ValueAdded => values::add(self, change),
            Kind::ValueRemoved => values::remove(self, change),
            Kind::TargetChanged
            | Kind::NullableGained
            | Kind::NullableLost
            | Kind::BranchAdded
            | Kind::BranchRemoved => self.bring(change, Part::Value),
            Kind::ValueTypeChanged | Kind::ShapeChanged => self.bring(change, Part::Shape),
            Kind::ConstraintAdded | Kind::ConstraintChanged => {
                self.bring(change, constrained(change))
            }
            Kind::AnnotationChanged => self.bring(change, Part::Flags),
            Kind::ObjectClosed | Kind::ObjectOpened | Kind::AdditionalChanged => {
                self.set(change, "additionalProperties")
            }
            Kind::DocsChanged => self.describe(change),
            _ => None,
        }
    }

    /// The schema of upstream that `change` is about, as ours.
    pub(super) fn target(&self, change: &Change) -> Option<Node> {
        let pointer = change.new_pointer.as_ref()?;
        let node = self.upstream.at(pointer)?;
        Some(self.translation.schema(node))
    }

    /// The strings that upstream lists at `pointer`.
    fn theirs(&self, pointer: &Pointer) -> Vec<String> {
        strings(self.upstream.at(pointer))
    }

    fn bring(&mut self, change: &Change, part: Part) -> Option<()> {
        let target = self.target(change)?;
        let mut pointer = change.old_pointer.clone()?;
        let mut branches = target.list("oneOf").iter().chain(target.list("anyOf"));
        if branches.any(is_null) {
            pointer = with_null(self.text.tree(), pointer);
        }
        let pointer = &pointer;
        let before = self.text.find(pointer)?.clone();
        if part != Part::Values || !values::bring(&mut self.text, pointer, &target) {
            bring(&mut self.text, pointer, &target, part);
        }
        let after = self.text.find(pointer)?;
        self.lost.extend(lost(&before, after, pointer));
        Some(())
    }

    fn set(&mut self, change: &Change, key: &str) -> Option<()> {
        let target = self.target(change)?;
        let pointer = change.old_pointer.as_ref()?;
        match target.member(key) {
            Some(theirs) => {
                let before = ["type", "required", "properties"].map(str::to_owned);
                self.text.set(pointer, key, &theirs.value, &before);
            }
            // Upstream says it by saying nothing.
            None => self.text.remove(&pointer.join(key)),
        }
        Some(())
    }

    /// Copies the description where ours has none, if that is asked for.
    fn describe(&mut self, change: &Change) -> Option<()> {
        let pointer = change.old_pointer.as_ref()?;
        if self.text.find(pointer)?.member("description").is_some() {
            return None;
        }
        let target = self.target(change)?;
        let value = &target.member("description")?.value;
        self.text
            .set(pointer, "description", value, &["title".to_owned()]);
        Some(())
    }

    fn add_field(&mut self, change: &Change, owner: &Pointer) -> Option<()> {
        let name = change.member.as_ref()?;
        let new = change.new_pointer.as_ref()?;
        if is_undeclared(new) {
            self.require_at(owner, &new.parent()?.parent()?, name);
            return Some(());
        }
        self.declare(change, owner)?;
        if change.new.as_ref()?.starts_with("required") {
            self.require_at(owner, &new.parent()?.parent()?, name);
        }
        Some(())
    }

    /// Declares the property of `change` in the schema at `owner`, in the order of upstream.
    fn declare(&mut self, change: &Change, owner: &Pointer) -> Option<()> {
        let name = change.member.as_ref()?;
        let target = self.target(change)?;
        let properties = owner.join("properties");
        ensure_object(&mut self.text, &properties);
        let siblings = self.upstream.names(&change.new_pointer.as_ref()?.parent()?);
        let end = siblings.iter().position(|of| of == name)?;
        let last = last_of(&self.text.tree().names(&properties), &siblings[..end]);
        self.text.set(&properties, name, &target, &last);
        Some(())
    }

    fn remove_field(&mut self, change: &Change) -> Option<()> {
        let pointer = change.old_pointer.as_ref()?;
        self.no_longer_require(change);
        // Whose name alone is listed is gone with that, and another may have its index now.
        if !is_undeclared(pointer) {
            self.text.remove(pointer);
        }
        Some(())
    }

    fn require(&mut self, change: &Change) -> Option<()> {
        let owner = change.old_pointer.as_ref()?.parent()?.parent()?;
        let theirs = change.new_pointer.as_ref()?.parent()?.parent()?;
        self.require_at(&owner, &theirs, change.member.as_ref()?);
        Some(())
    }

    /// Lists `name` among the required members of `owner`, in the order of upstream.
    fn require_at(&mut self, owner: &Pointer, theirs: &Pointer, name: &str) {
        let list = owner.join("required");
        if self.text.find(&list).is_none() {
            let before = ["description", "type", "x-sensitive"].map(str::to_owned);
            self.text
                .set(owner, "required", &array(Vec::new()), &before);
        }
        let all = self.theirs(&theirs.join("required"));
        insert_in_order(&mut self.text, &list, &all, name);
    }

    fn no_longer_require(&mut self, change: &Change) -> Option<()> {
        let owner = change.old_pointer.as_ref()?.parent()?.parent()?;
        let list = owner.join("required");
        let own = strings(self.text.find(&list));
        let index = own
            .iter()
            .position(|of| Some(of) == change.member.as_ref())?;
        self.text.remove(&list.item(index));
        Some(())
    }
}

/// True for a property that is required and has no schema.
fn is_undeclared(pointer: &Pointer) -> bool {
    let list = pointer.parent().and_then(|list| list.last());
    list.as_deref() == Some("required")
}

/// What a constraint that upstream states now is about.
fn constrained(change: &Change) -> Part {
    match change.new.as_deref() {
        Some(new) if new.starts_with("enum:") => Part::Values,
        _ => Part::Constraints,
    }
}

/// True for a property that ours requires without a schema, and that has one in upstream.
fn is_declared_now(change: &Change) -> bool {
    let is = |pointer: &Option<Pointer>| pointer.as_ref().is_some_and(is_undeclared);
    change.new_pointer.is_some() && is(&change.old_pointer) && !is(&change.new_pointer)
}

/// False for what is in another document, which an import does not edit.
fn is_here(change: &Change) -> bool {
    let pointer = change.old_pointer.as_ref();
    pointer.is_none_or(|pointer| pointer.file().is_none())
}
