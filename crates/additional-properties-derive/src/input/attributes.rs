//! The attributes that the derives look at: ours, serde's, and doc comments. None is read here.

use proc_macro2::token_stream::IntoIter;
use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};

/// The two attributes that are read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// `#[serde(..)]`
    Serde,
    /// `#[additional_properties(..)]`
    Ours,
}

/// The attributes of one place.
#[derive(Default)]
pub(crate) struct Attributes {
    pub(crate) options: Vec<Attribute>,
    /// What follows `doc` in every `#[doc ..]`.
    pub(crate) docs: Vec<IntoIter>,
}

/// One attribute with options.
pub(crate) struct Attribute {
    pub(crate) dialect: Dialect,
    pub(crate) name: Ident,
    /// What follows the name.
    pub(crate) rest: Vec<TokenTree>,
    hash: TokenTree,
    group: Group,
}

impl Attribute {
    /// The whole attribute.
    pub(crate) fn tokens(&self) -> TokenStream {
        let group = TokenTree::Group(self.group.clone());
        [self.hash.clone(), group].into_iter().collect()
    }
}

impl Attributes {
    /// Keeps `#[..]` if it is one that is looked at.
    pub(super) fn add(&mut self, hash: TokenTree, group: Group) {
        let mut rest = group.stream().into_iter();
        let Some(name) = name(&mut rest) else {
            return;
        };
        let dialect = match name.to_string().as_str() {
            "doc" => return self.docs.push(rest),
            "serde" => Dialect::Serde,
            "additional_properties" => Dialect::Ours,
            _ => return,
        };
        self.options.push(Attribute {
            dialect,
            name,
            rest: rest.collect(),
            hash,
            group,
        });
    }
}

/// The name of the attribute, also when it comes out of a `macro_rules!` in an invisible group.
fn name(rest: &mut IntoIter) -> Option<Ident> {
    match rest.next()? {
        TokenTree::Ident(name) => Some(name),
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            let mut inner = group.stream().into_iter();
            let name = name(&mut inner)?;
            let after = std::mem::replace(rest, inner);
            if after.clone().next().is_some() {
                let both: TokenStream = rest.by_ref().chain(after).collect();
                *rest = both.into_iter();
            }
            Some(name)
        }
        _ => None,
    }
}
