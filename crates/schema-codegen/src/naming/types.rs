//! Names of types and of their pages.
//!
//! In: a [`Model`]. Out: a [`TypeName`] for every type that Rust sees: structs, enums, unions, and the root whatever it is.

use super::case::pascal;
use super::names::{Ident, Names, TypeName};
use super::renames::{Renames, Table};
use super::scope::{Scope, Wish};
use crate::model::{Model, Origin, Shape, TypeDef, TypeId};

/// Pages that are there already, and names that some file systems keep for devices.
const PAGES: [&str; 8] = [
    "index", "readme", "rules", "con", "prn", "aux", "nul", "search",
];

/// Names the types of `model`.
pub(super) fn assign(model: &Model, renames: &mut Renames<'_>, names: &mut Names) {
    let mut scope = Scope::folding_case();
    let mut idents: Vec<Option<Ident>> = vec![None; model.types.len()];
    for (id, def) in named(model) {
        if let Some(name) = renames.find(Table::Types, &def.wire_name) {
            if !scope.is_free(&name) {
                renames.clash(Table::Types, &def.wire_name, &name);
            }
            idents[id.0] = Some(scope.claim(&name, ""));
        }
    }
    // A type that has a name in the schema comes before one that is named after its place.
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
    for page in PAGES {
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
        let page = pages.claim(&wish.to_lowercase(), "-").0;
        names.types.push(TypeName {
            ident,
            module: None,
            page: page.trim_start_matches("r#").to_owned(),
        });
    }
}

fn named(model: &Model) -> impl Iterator<Item = (TypeId, &TypeDef)> {
    model.iter().filter(|(id, def)| has_name(model, *id, def))
}

/// True when Rust sees the type.
pub(super) fn has_name(model: &Model, id: TypeId, def: &TypeDef) -> bool {
    id == model.root || !matches!(def.shape, Shape::Alias(_))
}
