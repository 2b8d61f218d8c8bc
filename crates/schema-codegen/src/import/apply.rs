//! Each kind of change as an edit of our schema.

use super::Applied;
use super::decisions::Gone;
use super::json_text::JsonText;
use super::order::{ensure_object, insert_in_order, last_of};
use super::references::{self, is_definition, strings};
use super::structure::{Part, bring};
use super::translate::{Translation, array};
use crate::changes::{Change, Kind};
use crate::document::Node;
use crate::model::Pointer;

/// Our schema while what differs is applied to it.
pub(super) struct Application<'a> {
    pub(super) text: JsonText,
    pub(super) applied: Vec<Applied>,
    pub(super) gone: Vec<Gone>,
    pub(super) renamed: Vec<(String, String)>,
    upstream: &'a Node,
    /// The definitions of upstream, level by level from its root on.
    order: Vec<String>,
    translation: Translation,
}

impl<'a> Application<'a> {
    pub(super) fn new(
        text: JsonText,
        (upstream, root): (&'a Node, &Pointer),
        translation: Translation,
    ) -> Self {
        Self {
            text,
            applied: Vec::new(),
            gone: Vec::new(),
            renamed: Vec::new(),
            order: references::in_order(upstream, root.last().into_iter().collect()),
            upstream,
            translation,
        }
    }

    /// Applies `changes` as far as they are upstream's to make; false when that edits nothing.
    pub(super) fn apply(&mut self, changes: &[Change]) -> bool {
        let before = self.text.as_str().to_owned();
        let renamed = changes
            .iter()
            .filter(|change| change.kind == Kind::TypeRenamed);
        for change in renamed {
            self.edit(change, Self::rename_type);
        }
        if self.text.as_str() != before {
            // Every pointer of the other changes may lead through a name that is gone now.
            return true;
        }
        let (gone, others): (Vec<&Change>, Vec<&Change>) = changes
            .iter()
            .partition(|change| change.kind == Kind::TypeRemoved);
        for change in others {
            self.edit(change, Self::apply_one);
        }
        // A type is gone once nothing refers to it.
        for change in gone {
            self.edit(change, Self::remove_type);
        }
        self.add_missing_definitions();
        self.text.as_str() != before
    }

    /// Adds what new schemas refer to by keywords that no type follows, so that no change is about it.
    fn add_missing_definitions(&mut self) {
        let own = Pointer(self.translation.container.to_owned());
        loop {
            let wanted = references::names(self.text.tree()).into_iter();
            let mut missing = wanted.filter_map(|name| {
                let is_missing = self.text.find(&own.join(&name)).is_none();
                let theirs = references::definition(self.upstream, &name).filter(|_| is_missing)?;
                Some((name, self.translation.schema(theirs)))
            });
            let Some((name, target)) = missing.next() else {
                return;
            };
            self.add_definition(&name, &target);
            let kind = Kind::TypeAdded;
            self.applied.push(Applied { kind, name });
        }
    }

    fn edit(&mut self, change: &Change, edit: fn(&mut Self, &Change) -> Option<()>) {
        let before = self.text.as_str().to_owned();
        // What cannot be edited is found again when ours is compared with upstream the last time.
        let _ = edit(self, change);
        if self.text.as_str() != before {
            self.applied.push(Applied::of(change));
        }
    }

    fn apply_one(&mut self, change: &Change) -> Option<()> {
        match change.kind {
            Kind::TypeAdded => self.add_type(change),
            Kind::FieldAdded => self.add_field(change),
            Kind::FieldRemoved => self.remove_field(change),
            Kind::RequiredGained => self.require(change),
            Kind::RequiredLost => self.no_longer_require(change),
            Kind::ValueAdded => self.add_value(change),
            Kind::ValueRemoved => self.remove_value(change),
            Kind::TargetChanged
            | Kind::NullableGained
            | Kind::NullableLost
            | Kind::BranchAdded
            | Kind::BranchRemoved => self.bring(change, Part::Value),
            Kind::ValueTypeChanged | Kind::ShapeChanged => self.bring(change, Part::Shape),
            Kind::ConstraintAdded | Kind::ConstraintChanged => {
                self.bring(change, Part::Constraints)
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
    fn target(&self, change: &Change) -> Option<Node> {
        let pointer = change.new_pointer.as_ref()?;
        let (node, _) = self.upstream.find(pointer)?;
        Some(self.translation.schema(node))
    }

    /// The strings that upstream lists at `pointer`.
    fn theirs(&self, pointer: &Pointer) -> Vec<String> {
        strings(self.upstream.find(pointer).map(|found| found.0))
    }

    fn bring(&mut self, change: &Change, part: Part) -> Option<()> {
        let target = self.target(change)?;
        bring(&mut self.text, change.old_pointer.as_ref()?, &target, part);
        Some(())
    }

    fn set(&mut self, change: &Change, key: &str) -> Option<()> {
        let target = self.target(change)?;
        let pointer = change.old_pointer.as_ref()?;
        let value = &target.member(key)?.value;
        let before = ["type", "required", "properties"].map(str::to_owned);
        self.text.set(pointer, key, value, &before);
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

    fn add_type(&mut self, change: &Change) -> Option<()> {
        let pointer = change.new_pointer.as_ref()?;
        let name = pointer.last()?;
        let own = Pointer(self.translation.container.to_owned());
        // A type that is written in place comes with what it is written in.
        if !is_definition(pointer) || self.text.find(&own.join(&name)).is_some() {
            return None;
        }
        let target = self.target(change)?;
        self.add_definition(&name, &target);
        Some(())
    }

    fn add_definition(&mut self, name: &str, target: &Node) {
        let own = Pointer(self.translation.container.to_owned());
        let before = self.definition_before(name);
        ensure_object(&mut self.text, &own);
        self.text.set(&own, name, target, &before);
    }

    /// The definition of ours behind which that of `name` belongs: the last that upstream refers to before.
    fn definition_before(&self, name: &str) -> Vec<String> {
        let end = self.order.iter().position(|of| of == name);
        let own = Pointer(self.translation.container.to_owned());
        let before = &self.order[..end.unwrap_or(self.order.len())];
        last_of(&self.text.tree().names(&own), before)
    }

    fn rename_type(&mut self, change: &Change) -> Option<()> {
        let (old, new) = (change.old_pointer.as_ref()?, change.new_pointer.as_ref()?);
        let name = new.last()?;
        let is_free = self.text.find(&old.parent()?.join(&name)).is_none();
        if !is_free || !is_definition(old) || !is_definition(new) {
            return None;
        }
        self.renamed.push((old.last()?, name.clone()));
        references::rename(&mut self.text, old, &name)
    }

    fn remove_type(&mut self, change: &Change) -> Option<()> {
        let pointer = change.old_pointer.as_ref()?;
        if !is_definition(pointer) || !references::to(self.text.tree(), pointer).is_empty() {
            return None;
        }
        self.lose(change, pointer);
        Some(())
    }

    fn add_field(&mut self, change: &Change) -> Option<()> {
        let name = change.member.as_ref()?;
        let owner = change.old_pointer.as_ref()?;
        let new = change.new_pointer.as_ref()?;
        let target = self.target(change)?;
        let properties = owner.join("properties");
        ensure_object(&mut self.text, &properties);
        let siblings = self.upstream.names(&new.parent()?);
        let end = siblings.iter().position(|of| of == name)?;
        let last = last_of(&self.text.tree().names(&properties), &siblings[..end]);
        self.text.set(&properties, name, &target, &last);
        if change.new.as_ref()?.starts_with("required") {
            self.require_at(owner, &new.parent()?.parent()?, name);
        }
        Some(())
    }

    fn remove_field(&mut self, change: &Change) -> Option<()> {
        let pointer = change.old_pointer.as_ref()?;
        self.no_longer_require(change);
        self.lose(change, pointer);
        Some(())
    }

    /// Takes away what is at `pointer`, and remembers the rules that were stated there.
    fn lose(&mut self, change: &Change, pointer: &Pointer) {
        let node = self.text.find(pointer);
        let rules = node.and_then(|node| node.member("x-rules"));
        let rules = strings(rules.map(|member| &member.value));
        let change = change.clone();
        self.gone.push(Gone { change, rules });
        self.text.remove(pointer);
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
        self.text.remove(&list.join(&index.to_string()));
        Some(())
    }

    fn add_value(&mut self, change: &Change) -> Option<()> {
        let list = change.old_pointer.as_ref()?.join("enum");
        let all = self.theirs(&change.new_pointer.as_ref()?.join("enum"));
        insert_in_order(&mut self.text, &list, &all, change.member.as_ref()?);
        Some(())
    }

    fn remove_value(&mut self, change: &Change) -> Option<()> {
        let value = change.member.as_ref()?;
        let pointer = change.old_pointer.as_ref()?;
        let list = pointer.join("enum");
        let own = self.text.find(&list)?.as_array()?;
        let index = own.iter().position(|of| of.as_str() == Some(value))?;
        self.text
            .remove(&pointer.join("x-enum-descriptions").join(value));
        self.lose(change, &list.join(&index.to_string()));
        Some(())
    }
}
