//! Questions about schemas: pure, and answered once each.
//!
//! The modules stand in layers, and each uses only those above it in this list: the order ends every recursion between them but one,
//! that of [`schemas`] through branches, which is bounded there.

mod annotations;
mod asserted_members;
mod assertion;
mod branches;
mod class;
mod conjuncts;
mod definitions;
mod engine;
mod key;
mod member_rules;
mod merged;
mod null;
mod reference;
mod schemas;
mod sensitivity;
mod standalone;
mod stated_types;
mod string_values;
mod tag;
mod type_set;

pub(super) use annotations::{field_docs, own_docs, value_labels};
pub(super) use assertion::{Asserted, branches_alone, is_closed};
pub(super) use branches::Branches;
pub(super) use class::{Class, Classified, classify};
pub(super) use key::Key;
pub(super) use member_rules::{member_rules, rarest_required};
pub(super) use merged::{BranchGroup, MergedSchema};
pub(super) use null::{accepts_null, refuses_null};
pub(super) use reference::root_reference;
pub(super) use schemas::Schemas;
pub(super) use sensitivity::{conditional_sensitivity, stated_sensitivity};
pub(super) use string_values::{enum_values, string_values};
pub(super) use tag::TagOfKeys;
pub(super) use type_set::TypeSet;
