//! `Model::example()`: a complete value, as the plan has decided it.
//!
//! It has no cargo feature of its own: all crates of a build share their features, so that a test that asked for it would give it to the program,
//! too. Its documentation warns instead.

use super::literal;
use super::paths::{Paths, ident};
use crate::model::TypeId;
use crate::plan::{FieldId, Plan};
use crate::rust_types::{ExampleMaybe, ExampleValue, ExampleVariant, External};
use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

/// The example constructor of one type.
pub(super) fn emit<'p>(plan: &'p Plan, paths: &Paths<'p>, id: TypeId) -> Option<TokenStream> {
    let example = plan.rust.types[id.0].example.as_ref()?;
    let name = paths.local(id);
    let body = Printer {
        plan,
        paths,
        own: id,
    }
    .value(example);
    Some(quote! {
        impl #name {
            /// A complete value, made from the examples of the schema: for tests, not for real data.
            #[inline]
            #[must_use]
            pub fn example() -> Self {
                #body
            }
        }
    })
}

struct Printer<'a, 'p> {
    plan: &'p Plan,
    paths: &'a Paths<'p>,
    /// The type that is `Self` here.
    own: TypeId,
}

impl Printer<'_, '_> {
    fn value(&self, value: &ExampleValue) -> TokenStream {
        let external = |name| self.paths.external(name);
        let string = || external(External::String);
        match value {
            ExampleValue::Unit => quote!(()),
            ExampleValue::Bool(value) => quote!(#value),
            ExampleValue::I64(value) => literal::signed(*value),
            ExampleValue::F64(value) => literal::float(*value),
            ExampleValue::String(value) => {
                let string = string();
                quote!(#string::from(#value))
            }
            // The plan has parsed it, too.
            ExampleValue::Parsed(value) => quote!(#value.parse().unwrap_or_default()),
            ExampleValue::Json(value) => self.json(value),
            ExampleValue::Value(value) => self.parsed(value),
            ExampleValue::Option(None) => quote!(None),
            ExampleValue::Option(Some(inner)) => self.call(&quote!(Some), inner),
            ExampleValue::Maybe(value) => self.maybe(value),
            ExampleValue::Box(inner) => {
                let name = external(External::Box);
                self.call(&quote!(#name::new), inner)
            }
            ExampleValue::Vec(items) => self.list(items.iter().map(|item| self.value(item))),
            ExampleValue::Tuple(items) => {
                let items = items.iter().map(|item| self.value(item));
                quote!((#(#items,)*))
            }
            ExampleValue::Map(members) => self.members(members),
            ExampleValue::Example(id) => {
                let name = self.paths.local(*id);
                quote!(#name::example())
            }
            ExampleValue::Struct(id, fields, additional) => {
                self.object(*id, fields, additional.as_deref())
            }
            ExampleValue::Variant(id, variant) => self.variant(*id, variant),
        }
    }

    fn call(&self, function: &TokenStream, inner: &ExampleValue) -> TokenStream {
        let inner = self.value(inner);
        quote!(#function(#inner))
    }

    fn maybe(&self, value: &ExampleMaybe) -> TokenStream {
        let maybe = self.paths.external(External::Maybe);
        match value {
            ExampleMaybe::Absent => quote!(#maybe::Absent),
            ExampleMaybe::Null => quote!(#maybe::Null),
            ExampleMaybe::Value(inner) => self.call(&quote!(#maybe::Value), inner),
        }
    }

    /// A value of an enum or union.
    fn variant(&self, id: TypeId, value: &ExampleVariant) -> TokenStream {
        let (names, name) = (&self.plan.names, self.type_name(id));
        match value {
            ExampleVariant::Listed(index) => {
                let variant = ident(&names.variants[&(id, *index)]);
                quote!(#name::#variant)
            }
            ExampleVariant::Unlisted(value) => quote!(#name::from(#value)),
            ExampleVariant::Branch(index, inner) => {
                let variant = ident(&names.variants[&(id, *index)]);
                self.call(&quote!(#name::#variant), inner)
            }
            ExampleVariant::NoBranch(value) => {
                let variant = ident(&names.unknown_variants[&id]);
                let value = self.json(value);
                quote!(#name::#variant(#value))
            }
        }
    }

    fn object(
        &self,
        id: TypeId,
        fields: &[ExampleValue],
        additional: Option<&[(String, ExampleValue)]>,
    ) -> TokenStream {
        let names = &self.plan.names;
        let fields = fields.iter().enumerate().map(|(index, value)| {
            let name = ident(&names.fields[&FieldId { owner: id, index }]);
            let value = self.value(value);
            quote!(#name: #value,)
        });
        let container = self.paths.external(External::AdditionalProperties);
        let unknown = ident(&names.additional_fields[&id]);
        let empty = additional.map(|_| quote!(#unknown: #container::new(),));
        let name = self.type_name(id);
        let object = quote!(#name { #(#fields)* #empty });
        match additional {
            None | Some([]) => object,
            // A container that belongs to a struct refuses the names of its fields, so it is filled where that can be asked.
            Some(members) => {
                let members = self.array(members);
                quote!({
                    let mut value = #object;
                    let _ = value.#unknown.try_extend(#members);
                    value
                })
            }
        }
    }

    fn type_name(&self, id: TypeId) -> TokenStream {
        if id == self.own {
            quote!(Self)
        } else {
            self.paths.local(id)
        }
    }

    fn members(&self, members: &[(String, ExampleValue)]) -> TokenStream {
        if members.is_empty() {
            let container = self.paths.external(External::AdditionalProperties);
            return quote!(#container::new());
        }
        let members = self.array(members);
        quote!(#members.into_iter().collect())
    }

    fn array(&self, members: &[(String, ExampleValue)]) -> TokenStream {
        let string = self.paths.external(External::String);
        let members = members.iter().map(|(name, value)| {
            let value = self.value(value);
            quote!((#string::from(#name), #value))
        });
        quote!([#(#members),*])
    }

    fn list(&self, items: impl Iterator<Item = TokenStream>) -> TokenStream {
        let items: Vec<TokenStream> = items.collect();
        if items.is_empty() {
            let list = self.paths.external(External::Vec);
            return quote!(#list::new());
        }
        quote!(vec![#(#items),*])
    }

    fn json(&self, value: &Value) -> TokenStream {
        let (name, value) = (self.paths.external(External::RawJson), self.parsed(value));
        quote!(#name::from(#value))
    }

    fn parsed(&self, value: &Value) -> TokenStream {
        let name = self.paths.external(External::Value);
        match value {
            Value::Null => quote!(#name::Null),
            Value::Bool(truth) => quote!(#name::Bool(#truth)),
            Value::Number(number) => {
                let number = literal::typed_number(number);
                quote!(#name::from(#number))
            }
            Value::String(text) => quote!(#name::from(#text)),
            Value::Array(items) => {
                let items = self.list(items.iter().map(|item| self.parsed(item)));
                quote!(#name::Array(#items))
            }
            Value::Object(members) => {
                let string = self.paths.external(External::String);
                let members = members.iter().map(|(name, member)| {
                    let member = self.parsed(member);
                    quote!((#string::from(#name), #member))
                });
                quote!(#name::Object([#(#members),*].into_iter().collect()))
            }
        }
    }
}
