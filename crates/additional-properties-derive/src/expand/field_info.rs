//! The static facts of one field, as a literal: no function has to be run by the compiler to make the table of a struct.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use crate::ast::{Field, Presence, unraw};
use crate::attr::{Constraint, Sensitivity};

/// `FieldInfo { .. }`.
pub(super) fn expand(field: &Field<'_>) -> TokenStream {
    let name = &field.names.serialize;
    let ident = unraw(field.ident);
    let facts = Literal::u8_unsuffixed(facts(field));
    let constraints = field.attrs.constraints.iter().map(constraint);
    quote! {
        _ap::FieldInfo { name: #name, ident: #ident, facts: #facts, constraints: &[#(#constraints),*] }
    }
}

/// Class and presence as the runtime's `FieldInfo::new` packs them.
fn facts(field: &Field<'_>) -> u8 {
    let class = match field.sensitivity {
        None => 0,
        Some(Sensitivity::None) => 1,
        Some(Sensitivity::Personal) => 2,
        Some(Sensitivity::GovernmentId) => 3,
        Some(Sensitivity::Biometric) => 4,
        Some(Sensitivity::Secret) => 5,
    };
    let presence = match field.presence {
        Presence::Required => 0,
        Presence::Optional(_) | Presence::Maybe => 1,
        Presence::Lenient => 2,
    };
    class << 2 | presence
}

/// The declared class of data, if any.
pub(super) fn class(declared: Option<&Sensitivity>) -> TokenStream {
    if let Some(class) = declared {
        let class = class.variant();
        quote!(_ap::Some(_ap::inspect::Sensitivity::#class))
    } else {
        quote!(_ap::None)
    }
}

/// One limit, for the runtime.
pub(super) fn constraint(constraint: &Constraint) -> TokenStream {
    let variant = |limit: &crate::attr::Limit| format_ident!("{limit:?}");
    match constraint {
        Constraint::Count(limit, count) => {
            let (variant, count) = (variant(limit), Literal::u64_unsuffixed(*count));
            quote!(_ap::inspect::Constraint::#variant(#count))
        }
        Constraint::Number(limit, size, written) => {
            let (variant, limit) = (variant(limit), bound(*size, written));
            quote!(_ap::inspect::Constraint::#variant(#limit))
        }
        Constraint::String(limit, string) => {
            let variant = variant(limit);
            quote!(_ap::inspect::Constraint::#variant(#string))
        }
        Constraint::UniqueItems => quote!(_ap::inspect::Constraint::UniqueItems),
        Constraint::OneOf(listed) => {
            let listed = listed.iter().map(|(size, written)| bound(*size, written));
            quote!(_ap::inspect::Constraint::OneOf(&[#(#listed),*]))
        }
        Constraint::Equals(value) => quote!(_ap::inspect::Constraint::Equals(#value)),
        Constraint::Listed(values) => quote!(_ap::inspect::Constraint::Listed(#values)),
        Constraint::Inside(kind, inside) => {
            let (kind, inside) = (format_ident!("{kind}"), inside.iter().map(self::constraint));
            quote!(_ap::inspect::Constraint::#kind(&[#(#inside),*]))
        }
        Constraint::Item(index, inside) => {
            let inside = inside.iter().map(self::constraint);
            quote!(_ap::inspect::Constraint::Item(#index, &[#(#inside),*]))
        }
        Constraint::Strings(kind, strings) => {
            let kind = format_ident!("{kind}");
            quote!(_ap::inspect::Constraint::#kind(&[#(#strings),*]))
        }
        Constraint::Schema(kind, keyword, schema) => {
            let kind = format_ident!("{kind}");
            quote!(_ap::inspect::Constraint::#kind(#keyword, #schema))
        }
        Constraint::Absent(name) => quote!(_ap::inspect::Constraint::Absent(#name)),
    }
}

fn bound(size: f64, written: &TokenStream) -> TokenStream {
    let kind = if is_whole(written) {
        quote!(Integer(#written))
    } else {
        number(size)
    };
    quote!(_ap::inspect::Limit::#kind)
}

fn is_whole(written: &TokenStream) -> bool {
    let text = written.to_string();
    !text.contains(['.', 'e', 'E'])
}

fn number(size: f64) -> TokenStream {
    let literal = Literal::f64_unsuffixed(size.abs());
    let minus = size.is_sign_negative().then(|| quote!(-));
    quote!(Number(#minus #literal))
}
