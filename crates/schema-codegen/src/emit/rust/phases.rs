//! What `x-phases` says, in code: the phase of a value, whether it still changes, and the steps of an object one by one.

use super::paths::{Paths, ident};
use super::{doc_comment, features};
use crate::content::Phrase;
use crate::content::lifecycle::{Lifecycle, lifecycles};
use crate::model::TypeId;
use crate::plan::{FieldId, Plan};
use crate::rust_types::External;
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use std::collections::BTreeSet;

/// The `impl` blocks of all enums with phases, and of the objects whose fields are steps.
pub(super) fn emit(plan: &Plan, paths: &Paths<'_>) -> Vec<TokenStream> {
    let mut items = Vec::new();
    for lifecycle in lifecycles(plan) {
        items.extend(
            (plan.is_own(lifecycle.id) && paths.are_of(lifecycle.id)).then(|| {
                let items = of_enum(plan, paths, &lifecycle);
                features::gated(plan, paths, lifecycle.id, items)
            }),
        );
        let steps = lifecycle.steps.iter();
        let steps = steps.filter(|(owner, _)| plan.is_own(*owner) && paths.are_of(*owner));
        let steps = steps.filter(|(_, fields)| fields.iter().all(|id| is_always_there(plan, *id)));
        items.extend(steps.flat_map(|(owner, fields)| {
            let items = of_steps(plan, paths, lifecycle.id, *owner, fields);
            items.map(|items| features::gated(plan, paths, *owner, items))
        }));
    }
    items
}

fn is_always_there(plan: &Plan, id: FieldId) -> bool {
    let field = plan.field(id);
    field.required && !field.ty.nullable
}

fn of_enum(plan: &Plan, paths: &Paths<'_>, lifecycle: &Lifecycle<'_>) -> TokenStream {
    let (name, option) = (paths.local(lifecycle.id), paths.external(External::Option));
    let arms = phase_arms(plan, lifecycle);
    let phases = lifecycle.def.phases.iter();
    let terminal = phases.filter(|phase| phase.terminal);
    let terminal: Vec<_> = terminal.flat_map(|phase| phase.values.clone()).collect();
    let is_terminal = pattern(plan, lifecycle.id, &terminal)
        .map_or_else(|| quote!(false), |pattern| quote!(matches!(self, #pattern)));
    let docs = doc_comment::attributes(&terminal_docs(lifecycle, &terminal));
    quote! {
        impl #name {
            /// The phase that this value marks; `None` for a value that the schema does not list.
            #[inline]
            #[must_use]
            pub const fn phase(&self) -> #option<&'static str> {
                match self { #arms }
            }

            #docs
            #[inline]
            #[must_use]
            pub const fn is_terminal(&self) -> bool {
                #is_terminal
            }
        }
    }
}

/// An arm for each phase, and one for what no phase lists.
fn phase_arms(plan: &Plan, lifecycle: &Lifecycle<'_>) -> TokenStream {
    let id = lifecycle.id;
    // A value that two phases list belongs to the first, as in the docs.
    let mut listed = BTreeSet::new();
    let mut arms = TokenStream::new();
    for phase in &lifecycle.def.phases {
        let values = phase.values.iter().copied();
        let values: Vec<_> = values.filter(|index| listed.insert(*index)).collect();
        if let Some(pattern) = pattern(plan, id, &values) {
            let name = &phase.name;
            arms.extend(quote!(#pattern => Some(#name),));
        }
    }
    let others = 0..lifecycle.def.values.len();
    let others: Vec<_> = others.filter(|index| !listed.contains(index)).collect();
    let others = pattern(plan, id, &others).map(|pattern| quote!(#pattern |));
    let unknown = ident(&plan.names.unknown_variants[&id]);
    quote!(#arms #others Self::#unknown(_) => None)
}

fn terminal_docs(lifecycle: &Lifecycle<'_>, terminal: &[usize]) -> Vec<String> {
    let mut ends = Phrase::words("True for a value that no longer changes: ");
    for (position, index) in terminal.iter().enumerate() {
        let comma = if position == 0 { "" } else { ", " };
        ends = ends
            .text(comma)
            .code(lifecycle.def.values[*index].value.as_str());
    }
    let none = if terminal.is_empty() { "none." } else { "." };
    let unlisted = Phrase::words("False for a value that the schema does not list.");
    doc_comment::paragraph(&[ends.text(none), unlisted])
}

/// The pattern of the values at `indices`; `None` for no values.
fn pattern(plan: &Plan, id: TypeId, indices: &[usize]) -> Option<TokenStream> {
    let variants = indices
        .iter()
        .map(|index| ident(&plan.names.variants[&(id, *index)]));
    (!indices.is_empty()).then(|| quote!(#(Self::#variants)|*))
}

fn of_steps(
    plan: &Plan,
    paths: &Paths<'_>,
    status: TypeId,
    owner: TypeId,
    fields: &[FieldId],
) -> [TokenStream; 2] {
    let (name, status) = (paths.local(owner), paths.local(status));
    let count = Literal::usize_unsuffixed(fields.len());
    let steps = fields.iter().map(|id| {
        let (wire_name, name) = (&plan.field(*id).wire_name, ident(&plan.names.fields[id]));
        quote!((#wire_name, &self.#name))
    });
    let iterator = quote!(::std::array::IntoIter);
    let inherent = quote! {
        impl #name {
            /// Every step in the order of the schema: its name in JSON and its status.
            #[inline]
            #[must_use]
            pub fn iter(&self) -> #iterator<(&'static str, &#status), #count> {
                [#(#steps),*].into_iter()
            }
        }
    };
    let by_reference = quote! {
        impl<'a> ::core::iter::IntoIterator for &'a #name {
            type Item = (&'static str, &'a #status);
            type IntoIter = #iterator<Self::Item, #count>;

            fn into_iter(self) -> Self::IntoIter {
                self.iter()
            }
        }
    };
    [inherent, by_reference]
}
