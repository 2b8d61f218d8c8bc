//! Names of the types that Rust has: structs, enums, unions, and each root whatever it is; and of their pages.

use super::case::pascal;
use super::names::{Ident, Names, TypeName};
use super::published::Published;
use super::renames::{Renames, Table};
use super::reserved;
use super::scope::{Scope, Wish};
use crate::model::{Model, Origin, Shape, TypeDef, TypeId};
use std::collections::BTreeMap;

/// Names of pages that are no pages of types.
const PAGES: [&str; 4] = ["index", "readme", "rules", "search"];

/// The longest name of a page, in bytes of its file's name: file systems allow 255, with the extension and a number behind it.
const MAX_PAGE_BYTES: usize = 200;

/// Names the types of `model`.
pub(super) fn assign(
    model: &Model,
    published: &Published<'_>,
    renames: &mut Renames<'_>,
    names: &mut Names,
) {
    let mut scope = Scope::folding_case();
    let mut idents: Vec<Option<Ident>> = vec![None; model.types.len()];
    let claimed = published
        .type_names()
        .map(|name| (name, scope.claim(name, "")));
    let claimed: BTreeMap<&str, Ident> = claimed.collect();
    for (id, def) in named(model) {
        if let Some(name) = published.type_name(id) {
            renames.keep(Table::Types, &def.wire_name, &claimed[name]);
            idents[id.0] = Some(claimed[name].clone());
        } else if let Some(name) = renames.find(Table::Types, &def.wire_name) {
            if !scope.is_free(&name) {
                renames.clash(Table::Types, &def.wire_name, &name);
            }
            idents[id.0] = Some(scope.claim(&name, ""));
        }
    }
    // A type that has a name in the schema comes before one that is named after where it is used.
    let mut order: Vec<(bool, bool, TypeId, Wish)> = named(model)
        .filter(|(id, _)| idents[id.0].is_none())
        .map(|(id, def)| {
            let wish = Wish::new(&def.wire_name, pascal(&def.wire_name), "Type");
            (def.origin == Origin::Inline, !wish.exact, id, wish)
        })
        .collect();
    order.sort_by_key(|(inline, inexact, id, _)| (*inline, *inexact, *id));
    for (_, _, id, wish) in order {
        idents[id.0] = Some(scope.claim(&wish.name, ""));
    }
    pages(model, idents, names);
}

fn pages(model: &Model, idents: Vec<Option<Ident>>, names: &mut Names) {
    let mut pages = Scope::folding_case();
    for page in PAGES.into_iter().chain(reserved::DEVICES) {
        pages.claim(page, "-");
    }
    for ((_, def), ident) in model.iter().zip(idents) {
        let Some(ident) = ident else {
            names.types.push(TypeName::default());
            continue;
        };
        let safe = def
            .wire_name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '_')
            && def.wire_name.len() <= 100;
        let wish = if safe && !def.wire_name.is_empty() {
            &def.wire_name
        } else {
            ident.as_str()
        };
        let page = pages.claim(&shortened(&wish.to_lowercase()), "-");
        names.types.push(TypeName {
            ident,
            module: None,
            page: page.bare().to_owned(),
        });
    }
}

/// As much of `name` as a file's name has room for.
fn shortened(name: &str) -> String {
    let mut room = MAX_PAGE_BYTES;
    let fits = |c: &char| {
        // A byte that is no letter or digit of ASCII takes three in the name of a file: `~` and two hex digits.
        let bytes = if c.is_ascii() { 1 } else { 3 * c.len_utf8() };
        let fits = bytes <= room;
        room = room.saturating_sub(bytes);
        fits
    };
    name.chars().take_while(fits).collect()
}

fn named(model: &Model) -> impl Iterator<Item = (TypeId, &TypeDef)> {
    model.iter().filter(|(id, def)| has_name(model, *id, def))
}

/// True when Rust sees the type.
pub(super) fn has_name(model: &Model, id: TypeId, def: &TypeDef) -> bool {
    model.is_root(id) || !matches!(def.shape, Shape::Alias(_))
}
