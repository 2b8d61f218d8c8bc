//! Items without what is no part of the interface: bodies, private fields, documentation.

use syn::{Attribute, Fields, ImplItem, Item, TraitItem, Visibility, parse_quote};

pub(crate) fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// True for `#[doc(hidden)]` and for what only tests compile.
pub(crate) fn is_hidden(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        syn::Meta::List(list) => {
            let argument = list.tokens.to_string();
            list.path.is_ident("doc") && argument == "hidden"
                || list.path.is_ident("cfg") && argument == "test"
        }
        _ => false,
    })
}

/// The name, visibility and attributes of an item that has a name.
pub(crate) fn head(item: &Item) -> Option<(String, &Visibility, &[Attribute])> {
    let (ident, visibility, attributes) = match item {
        Item::Const(item) => (&item.ident, &item.vis, &item.attrs),
        Item::Enum(item) => (&item.ident, &item.vis, &item.attrs),
        Item::Fn(item) => (&item.sig.ident, &item.vis, &item.attrs),
        Item::Mod(item) => (&item.ident, &item.vis, &item.attrs),
        Item::Static(item) => (&item.ident, &item.vis, &item.attrs),
        Item::Struct(item) => (&item.ident, &item.vis, &item.attrs),
        Item::Trait(item) => (&item.ident, &item.vis, &item.attrs),
        Item::Type(item) => (&item.ident, &item.vis, &item.attrs),
        _ => return None,
    };
    Some((ident.to_string(), visibility, attributes))
}

/// Keeps what the users of an item see of it.
pub(crate) fn item(mut item: Item) -> Item {
    match &mut item {
        Item::Const(item) => {
            attributes(&mut item.attrs);
            *item.expr = parse_quote!(_);
        }
        Item::Static(item) => {
            attributes(&mut item.attrs);
            *item.expr = parse_quote!(_);
        }
        Item::Fn(item) => {
            attributes(&mut item.attrs);
            *item.block = parse_quote!({});
        }
        Item::Struct(item) => {
            attributes(&mut item.attrs);
            public_fields(&mut item.fields);
        }
        Item::Enum(item) => {
            attributes(&mut item.attrs);
            for variant in &mut item.variants {
                attributes(&mut variant.attrs);
            }
        }
        Item::Trait(item) => {
            attributes(&mut item.attrs);
            item.items
                .retain(|item| !is_hidden(trait_item_attributes(item)));
            item.items.iter_mut().for_each(trait_item);
        }
        Item::Type(item) => attributes(&mut item.attrs),
        _ => {}
    }
    item
}

/// Under the name that a re-export gives it; its `impl` blocks keep the original one.
pub(crate) fn renamed(mut item: Item, name: &str) -> Item {
    let ident = match &mut item {
        Item::Const(item) => &mut item.ident,
        Item::Enum(item) => &mut item.ident,
        Item::Fn(item) => &mut item.sig.ident,
        Item::Static(item) => &mut item.ident,
        Item::Struct(item) => &mut item.ident,
        Item::Trait(item) => &mut item.ident,
        Item::Type(item) => &mut item.ident,
        _ => return item,
    };
    *ident = syn::Ident::new(name, ident.span());
    item
}

/// Keeps the public, documented members of an inherent `impl`; none of a trait's, which has them already.
pub(crate) fn impl_items(items: &[ImplItem], of_trait: bool) -> Vec<ImplItem> {
    let items = items.iter().filter(|_| !of_trait).cloned();
    let public = items.filter_map(|mut item| {
        let (visibility, attrs) = match &mut item {
            ImplItem::Fn(item) => {
                item.block = parse_quote!({});
                (&item.vis, &mut item.attrs)
            }
            ImplItem::Const(item) => {
                item.expr = parse_quote!(_);
                (&item.vis, &mut item.attrs)
            }
            _ => return None,
        };
        let shown = is_public(visibility) && !is_hidden(attrs);
        attributes(attrs);
        shown.then_some(item)
    });
    public.collect()
}

/// Of all attributes only these say something about the interface.
pub(crate) fn attributes(attributes: &mut Vec<Attribute>) {
    let shown = [
        "cfg",
        "derive",
        "deprecated",
        "must_use",
        "non_exhaustive",
        "proc_macro_derive",
    ];
    attributes.retain(|attribute| shown.iter().any(|name| attribute.path().is_ident(name)));
}

fn public_fields(fields: &mut Fields) {
    let public = |field: &syn::Field| is_public(&field.vis) && !is_hidden(&field.attrs);
    let list = match fields {
        Fields::Named(fields) => &mut fields.named,
        Fields::Unnamed(fields) => &mut fields.unnamed,
        Fields::Unit => return,
    };
    let kept = std::mem::take(list).into_iter().filter(public);
    list.extend(kept.map(|mut field| {
        attributes(&mut field.attrs);
        field
    }));
}

fn trait_item_attributes(item: &TraitItem) -> &[Attribute] {
    match item {
        TraitItem::Const(item) => &item.attrs,
        TraitItem::Fn(item) => &item.attrs,
        TraitItem::Type(item) => &item.attrs,
        _ => &[],
    }
}

fn trait_item(item: &mut TraitItem) {
    match item {
        TraitItem::Const(item) => attributes(&mut item.attrs),
        TraitItem::Fn(item) => {
            attributes(&mut item.attrs);
            // A body says that implementors need not write one.
            if item.default.is_some() {
                item.default = Some(parse_quote!({}));
            }
        }
        TraitItem::Type(item) => attributes(&mut item.attrs),
        _ => {}
    }
}
