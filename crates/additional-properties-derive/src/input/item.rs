//! Reads an item. The compiler has checked its grammar, so what is not needed is passed over.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::{Generics, WhereClause};

use super::cursor::{Angles, Cursor, is_punct};
use super::{Attributes, Data, Field, Fields, Input, Variant};

impl Input {
    /// Reads the item of a derive; an error names a part of it that syn does not know.
    pub(crate) fn read(tokens: TokenStream) -> syn::Result<Self> {
        let mut cursor = Cursor::new(tokens);
        let attributes = attributes(&mut cursor);
        visibility(&mut cursor);
        let (Some(keyword), Some(ident)) = (cursor.ident(), cursor.ident()) else {
            return Err(cursor.unexpected());
        };
        let mut generics = generics(&mut cursor)?;
        generics.where_clause = where_clause(&mut cursor)?;
        let data = match (keyword.to_string().as_str(), cursor.next()) {
            ("struct", Some(TokenTree::Group(body))) => Data::Struct(fields(&body)),
            ("struct", _) => Data::Struct(Fields::Unit),
            ("enum", Some(TokenTree::Group(body))) => Data::Enum(variants(&body)),
            _ => Data::Union,
        };
        if matches!(data, Data::Struct(Fields::Unnamed(..))) {
            generics.where_clause = where_clause(&mut cursor)?;
        }
        Ok(Self {
            attributes,
            ident,
            generics,
            data,
        })
    }
}

fn attributes(cursor: &mut Cursor) -> Attributes {
    let mut found = Attributes::default();
    while cursor.is_punct('#') {
        if let (Some(hash), Some(TokenTree::Group(group))) = (cursor.next(), cursor.next()) {
            found.add(hash, group);
        }
    }
    found
}

/// Passes over `pub` and `pub(..)`.
fn visibility(cursor: &mut Cursor) {
    if !matches!(cursor.peek(), Some(TokenTree::Ident(word)) if word == "pub") {
        return;
    }
    cursor.next();
    if matches!(cursor.peek(), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis)
    {
        cursor.next();
    }
}

fn generics(cursor: &mut Cursor) -> syn::Result<Generics> {
    if !cursor.is_punct('<') {
        return Ok(Generics::default());
    }
    let parameters = cursor.until(|token| !is_punct(token, '<'));
    syn::parse2(parameters.into_iter().collect())
}

fn where_clause(cursor: &mut Cursor) -> syn::Result<Option<WhereClause>> {
    if !matches!(cursor.peek(), Some(TokenTree::Ident(word)) if word == "where") {
        return Ok(None);
    }
    let clause = cursor.until(|token| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        token => is_punct(token, ';'),
    });
    syn::parse2(clause.into_iter().collect()).map(Some)
}

fn fields(body: &Group) -> Fields {
    let mut cursor = Cursor::new(body.stream());
    let named = body.delimiter() == Delimiter::Brace;
    let mut found = Vec::new();
    while cursor.peek().is_some() {
        let attributes = attributes(&mut cursor);
        visibility(&mut cursor);
        let ident = if named { cursor.ident() } else { None };
        if named {
            cursor.next();
        }
        let ty = cursor.until(|token| is_punct(token, ','));
        cursor.next();
        found.push(Field::new(attributes, ident, ty));
    }
    if named {
        Fields::Named(found, body.span())
    } else {
        Fields::Unnamed(found, body.span())
    }
}

fn variants(body: &Group) -> Vec<Variant> {
    let mut cursor = Cursor::new(body.stream());
    let mut found = Vec::new();
    while cursor.peek().is_some() {
        let attributes = attributes(&mut cursor);
        visibility(&mut cursor);
        let Some(ident) = cursor.ident() else {
            break;
        };
        let fields = match cursor.peek() {
            Some(TokenTree::Group(body)) => fields(body),
            _ => Fields::Unit,
        };
        discriminant(&mut cursor);
        found.push(Variant {
            attributes,
            ident,
            fields,
        });
    }
    found
}

/// Passes over the rest of a variant and the comma after it.
fn discriminant(cursor: &mut Cursor) {
    let mut angles = Angles::default();
    let mut after_colon = false;
    while let Some(token) = cursor.next() {
        if angles.are_closed() && is_punct(&token, ',') {
            break;
        }
        // In an expression `<` opens a list only after `::`.
        if after_colon || !angles.are_closed() {
            angles.pass(&token);
        }
        after_colon = is_punct(&token, ':');
    }
}
