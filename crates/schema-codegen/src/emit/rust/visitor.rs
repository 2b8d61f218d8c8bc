//! The module `visitor`: an enum with a variant for each struct, and for every type the way to the structs inside it.
//!
//! A visitor gets each struct by its own type, so code about one type needs no downcast. Types of the schema are written
//! `super::Type`, so the names of this module are free.

use super::features;
use super::paths::{Paths, ident};
use crate::model::{Additional, Shape, StructDef, TypeExpr, TypeId, UnionDef};
use crate::plan::{FieldId, Plan};
use crate::rust_types::External;
use proc_macro2::TokenStream;
use quote::quote;

/// The items of the module; none for a schema without structs.
pub(super) fn emit(plan: &Plan, paths: &Paths<'_>) -> Vec<TokenStream> {
    let models = models(plan);
    if models.is_empty() {
        return Vec::new();
    }
    let ways = plan.model.iter().filter_map(|(id, def)| {
        let way = match &def.shape {
            Shape::Struct(def) => through_struct(plan, paths, id, def),
            Shape::Union(def) => through_union(plan, paths, id, def),
            Shape::Enum(_) => nothing_inside(plan, paths, id),
            Shape::Alias(_) => return None,
        };
        Some(features::gated(plan, paths, id, way))
    });
    std::iter::once(models_enum(plan, &models))
        .chain([visitor_trait()])
        .chain(ways)
        .collect()
}

/// The structs.
fn models(plan: &Plan) -> Vec<TypeId> {
    let structs = plan.model.iter();
    let structs = structs.filter(|(_, def)| matches!(def.shape, Shape::Struct(_)));
    structs.map(|(id, _)| id).collect()
}

/// What is before the `mod` of its file: without structs there is no visitor.
pub(super) fn visibility(plan: &Plan) -> TokenStream {
    let feature = features::of_types(plan, models(plan).into_iter());
    quote!(#feature pub)
}

/// An enum with a variant for each struct.
fn models_enum(plan: &Plan, models: &[TypeId]) -> TokenStream {
    let variants = models.iter().map(|id| {
        let (name, feature) = (
            ident(&plan.type_name(*id).ident),
            features::of_types(plan, std::iter::once(*id)),
        );
        let docs = format!(" A [`{name}`](super::{name}).");
        quote!(#feature #[doc = #docs] #name(&'a super::#name),)
    });
    quote! {
        /// A struct, by its own type.
        #[derive(Clone, Copy, Debug)]
        #[non_exhaustive]
        pub enum Model<'a> {
            #(#variants)*
        }
    }
}

fn visitor_trait() -> TokenStream {
    quote! {
        /// What is called for every struct of a value, outermost first.
        ///
        /// It starts with `value.accept(&mut visitor, &mut Pointer::default())`.
        pub trait Visitor {
            /// Called for `model`, which is at the JSON Pointer `pointer`.
            fn visit(&mut self, model: Model<'_>, pointer: &str);
        }
    }
}

/// A type that holds no struct, or whose structs are borrowed: rules are written against the owned types.
pub(super) fn nothing_inside(plan: &Plan, paths: &Paths<'_>, id: TypeId) -> TokenStream {
    let accept = paths.external(External::Accept);
    let name = ident(&plan.type_name(id).ident);
    if paths.lifetime(id).is_some() {
        quote!(impl<V: ?Sized> #accept<V> for #name<'_> {})
    } else {
        quote!(impl<V: ?Sized> #accept<V> for super::#name {})
    }
}

fn through_struct(plan: &Plan, paths: &Paths<'_>, id: TypeId, def: &StructDef) -> TokenStream {
    let fields = def.fields.iter().enumerate();
    let fields = fields.filter(|(_, field)| holds_struct(plan, &field.ty.expr));
    let fields = fields.map(|(index, field)| {
        let name = ident(&plan.names.fields[&FieldId { owner: id, index }]);
        let segment = &field.wire_name;
        quote!(pointer.descend(#segment, &self.#name, visitor);)
    });
    let additional = match &def.additional {
        Additional::Typed(ty) if holds_struct(plan, &ty.expr) => {
            let name = ident(&plan.names.additional_fields[&id]);
            Some(quote!(self.#name.accept(visitor, pointer);))
        }
        _ => None,
    };
    let name = ident(&plan.type_name(id).ident);
    let body = quote! {
        visitor.visit(Model::#name(self), pointer.as_str());
        #(#fields)*
        #additional
    };
    way(paths, &name, &body)
}

fn through_union(plan: &Plan, paths: &Paths<'_>, id: TypeId, def: &UnionDef) -> TokenStream {
    let variants = def.variants.iter().enumerate();
    let variants = variants.map(|(index, member)| {
        let variant = ident(&plan.names.variants[&(id, index)]);
        (variant, holds_struct(plan, &member.ty.expr))
    });
    let (with, without): (Vec<_>, Vec<_>) = variants.partition(|(_, holds)| *holds);
    let with: Vec<_> = with.into_iter().map(|(variant, _)| variant).collect();
    let without = without.into_iter().map(|(variant, _)| variant);
    let without = without.chain([ident(&plan.names.unknown_variants[&id])]);
    let body = match with.as_slice() {
        [] => return nothing_inside(plan, paths, id),
        [variant] => quote! {
            if let Self::#variant(value) = self {
                value.accept(visitor, pointer);
            }
        },
        variants => quote! {
            match self {
                #(Self::#variants(value) => value.accept(visitor, pointer),)*
                #(Self::#without(_))|* => {}
            }
        },
    };
    way(paths, &ident(&plan.type_name(id).ident), &body)
}

fn way(paths: &Paths<'_>, name: &TokenStream, body: &TokenStream) -> TokenStream {
    let (accept, pointer) = (
        paths.external(External::Accept),
        paths.external(External::Pointer),
    );
    quote! {
        impl<V: Visitor + ?Sized> #accept<V> for super::#name {
            fn accept(&self, visitor: &mut V, pointer: &mut #pointer) {
                #body
            }
        }
    }
}

/// True when a value of `expr` can have a struct inside.
fn holds_struct(plan: &Plan, expr: &TypeExpr) -> bool {
    match expr {
        TypeExpr::Named(id) => match &plan.type_def(*id).shape {
            Shape::Struct(_) | Shape::Union(_) => true,
            Shape::Enum(_) => false,
            Shape::Alias(ty) => holds_struct(plan, &ty.expr),
        },
        expr => expr
            .inner()
            .iter()
            .any(|item| holds_struct(plan, &item.expr)),
    }
}
