//! What tells the variants of a union apart: `tag`, `requires` and `forbids`.

use syn::ext::IdentExt as _;
use syn::meta::ParseNestedMeta;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Ident, LitBool, LitInt, LitStr, Token, parenthesized};

use super::parse::has_value;

/// A value of the tag that selects a variant.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) enum TagValue {
    String(String),
    Integer(i128),
    Bool(bool),
    Null,
    /// The tag is not there.
    Absent,
}

impl Parse for TagValue {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let ahead = input.lookahead1();
        if ahead.peek(LitStr) {
            return Ok(Self::String(input.parse::<LitStr>()?.value()));
        }
        if ahead.peek(LitBool) {
            return Ok(Self::Bool(input.parse::<LitBool>()?.value));
        }
        if ahead.peek(LitInt) || ahead.peek(Token![-]) {
            let minus: Option<Token![-]> = input.parse()?;
            let size: i128 = input.parse::<LitInt>()?.base10_parse()?;
            return Ok(Self::Integer(if minus.is_some() { -size } else { size }));
        }
        let word = input.call(Ident::parse_any)?;
        match word.to_string().as_str() {
            "null" => Ok(Self::Null),
            "absent" => Ok(Self::Absent),
            _ => Err(syn::Error::new(
                word.span(),
                "expected a string, an integer, a boolean, `null` or `absent`",
            )),
        }
    }
}

/// `key = item` or `key(item, item)`.
pub(super) fn one_or_list<T: Parse>(meta: &ParseNestedMeta<'_>) -> syn::Result<Vec<T>> {
    if has_value(meta) {
        return Ok(vec![meta.value()?.parse()?]);
    }
    let list;
    parenthesized!(list in meta.input);
    let items = Punctuated::<T, Token![,]>::parse_terminated(&list)?;
    if items.is_empty() {
        return Err(list.error("expected at least one item"));
    }
    Ok(items.into_iter().collect())
}

/// The same for strings.
pub(super) fn one_or_more_strings(meta: &ParseNestedMeta<'_>) -> syn::Result<Vec<String>> {
    let strings: Vec<LitStr> = one_or_list(meta)?;
    Ok(strings.iter().map(LitStr::value).collect())
}
