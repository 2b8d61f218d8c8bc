//! Doc comments: their first paragraph, for schemas.

use syn::{Attribute, Expr, Lit, Meta};

use super::{Flags, Kind};

/// The first paragraph on one line. It is empty when there is none, or when no schema is asked for.
pub(crate) fn first_paragraph(attributes: &[Attribute], flags: Flags) -> String {
    if !flags.asks_for(Kind::Schemars) {
        return String::new();
    }
    let docs: Vec<_> = attributes.iter().filter_map(doc).collect();
    let docs = docs.join("\n");
    let lines = docs.lines().map(str::trim);
    let paragraph = lines
        .skip_while(|line| line.is_empty())
        .take_while(|line| !line.is_empty());
    paragraph.collect::<Vec<_>>().join(" ")
}

/// The string of `#[doc = ".."]`, which is what a doc comment becomes.
fn doc(attribute: &Attribute) -> Option<String> {
    match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(literal) => match &literal.lit {
                Lit::Str(string) => Some(string.value()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}
