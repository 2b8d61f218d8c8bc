//! Takes the doc comments out of an item whose schema nobody asks for.
//!
//! Most tokens of a documented type are doc comments, and syn reads the string of each one, in code that was compiled without
//! optimization: for a model of sixty documented types that is a third of what the derive costs.

use proc_macro::{Delimiter, Group, TokenStream, TokenTree};

/// The item without its doc comments, unless the derive needs them.
pub(crate) fn without_unused(item: TokenStream) -> TokenStream {
    let item: Vec<_> = item.into_iter().collect();
    if item.iter().any(asks_for_schema) {
        return item.into_iter().collect();
    }
    without_docs(item.into_iter(), true)
}

/// Whether the tree is the `[additional_properties(.., schemars, ..)]` of an attribute.
fn asks_for_schema(tree: &TokenTree) -> bool {
    match tree {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
            group.to_string().contains("schemars")
        }
        _ => false,
    }
}

/// Doc comments are on the item, and on the fields or variants in its braces.
fn without_docs(trees: impl Iterator<Item = TokenTree>, of_item: bool) -> TokenStream {
    let mut out = Vec::new();
    for tree in trees {
        match tree {
            TokenTree::Group(group) if is_doc(&group) => {
                // The `#` before it.
                out.pop();
            }
            TokenTree::Group(group) if of_item && group.delimiter() == Delimiter::Brace => {
                let inner = without_docs(group.stream().into_iter(), false);
                let mut without = Group::new(Delimiter::Brace, inner);
                without.set_span(group.span());
                out.push(TokenTree::Group(without));
            }
            tree => out.push(tree),
        }
    }
    out.into_iter().collect()
}

/// Whether the group is the `[doc = "..."]` of an attribute.
fn is_doc(group: &Group) -> bool {
    group.delimiter() == Delimiter::Bracket
        && matches!(group.stream().into_iter().next(), Some(TokenTree::Ident(name)) if name.to_string() == "doc")
}
