//! `fill = ..`: a small JSON value, written as Rust: `null`, a literal, `[]` or `{}`.

use syn::meta::ParseNestedMeta;
use syn::parse::ParseStream;
use syn::{Lit, Token, token};

use crate::json;

/// The value as JSON text.
pub(super) fn read(meta: &ParseNestedMeta<'_>) -> syn::Result<String> {
    value(meta.value()?)
}

fn value(input: ParseStream<'_>) -> syn::Result<String> {
    let brackets = if input.peek(token::Bracket) {
        "[]"
    } else if input.peek(token::Brace) {
        "{}"
    } else {
        return scalar(input);
    };
    let group: proc_macro2::Group = input.parse()?;
    if group.stream().is_empty() {
        return Ok(brackets.to_owned());
    }
    let message = "only an empty array or an empty object can be filled in";
    Err(syn::Error::new(group.span(), message))
}

fn scalar(input: ParseStream<'_>) -> syn::Result<String> {
    if input.peek(syn::Ident) {
        let word: syn::Ident = input.parse()?;
        if word == "null" {
            return Ok(word.to_string());
        }
        let message = "expected `null`, a literal, `[]` or `{}`";
        return Err(syn::Error::new(word.span(), message));
    }
    let minus = input.parse::<Option<Token![-]>>()?.map_or("", |_| "-");
    match input.parse()? {
        Lit::Bool(flag) if minus.is_empty() => Ok(flag.value.to_string()),
        Lit::Str(string) if minus.is_empty() => Ok(json::string(&string.value())),
        Lit::Int(number) => Ok(format!("{minus}{}", number.base10_digits())),
        Lit::Float(number) => Ok(format!("{minus}{}", number.base10_digits())),
        other => {
            let message = "expected `null`, a literal, `[]` or `{}`";
            Err(syn::Error::new(other.span(), message))
        }
    }
}
