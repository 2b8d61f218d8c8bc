//! Shorter names for types that have none in the schema: those that are deep inside others would be called after all of these.

use crate::model::{Model, Origin, Shape};
use crate::naming::inline::{self, LONGEST};
use std::collections::{BTreeMap, BTreeSet};

/// How long the type of a variant may be called that begins with the name of its union, so that the variant needs only the rest.
const LONGEST_OF_VARIANT: usize = 55;

/// Calls every inline type with a long name by the end of it that is free, in the order of the schema.
pub(in crate::lower) fn shorten_names(model: &mut Model) {
    let originals: BTreeMap<String, usize> = {
        let names = model.types.iter().enumerate();
        names
            .map(|(index, def)| (def.wire_name.clone(), index))
            .collect()
    };
    let is_long = |model: &Model, index: usize| {
        let def = &model.types[index];
        def.origin == Origin::Inline && def.wire_name.len() > LONGEST
    };
    let mut taken: BTreeSet<String> = (0..model.types.len())
        .filter(|index| !is_long(model, *index))
        .map(|index| inline::folded(&model.types[index].wire_name))
        .collect();
    let mut shortened: BTreeMap<String, String> = BTreeMap::new();
    for index in 0..model.types.len() {
        if !is_long(model, index) {
            continue;
        }
        let original = model.types[index].wire_name.clone();
        let parts = parts(&originals, &original);
        let of_union = of_union(model, &originals, &shortened, &parts);
        let mut names = of_union.into_iter().chain(inline::endings(&parts));
        let free = names.find(|name| taken.insert(inline::folded(name)));
        let name = free.unwrap_or_else(|| original.clone());
        shortened.insert(original, name.clone());
        model.types[index].wire_name = name;
    }
}

/// What `name` is made of: the name of the outermost type around it, then what each type inside adds.
fn parts<'n>(names: &BTreeMap<String, usize>, name: &'n str) -> Vec<&'n str> {
    let mut ends: Vec<usize> = (1..name.len())
        .filter(|end| name.is_char_boundary(*end) && names.contains_key(&name[..*end]))
        .filter(|end| inline::begins_word(&name[*end..]))
        .collect();
    ends.push(name.len());
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts
        .zip(&ends)
        .map(|(start, end)| &name[start..*end])
        .collect()
}

/// The name of the variant's type behind that of its union.
fn of_union(
    model: &Model,
    originals: &BTreeMap<String, usize>,
    shortened: &BTreeMap<String, String>,
    parts: &[&str],
) -> Option<String> {
    let (last, around) = parts.split_last()?;
    let union = around.concat();
    let is_union = |index: &usize| matches!(model.types[*index].shape, Shape::Union(_));
    originals.get(&union).filter(|index| is_union(index))?;
    let short = shortened.get(&union).unwrap_or(&union);
    Some(format!("{short}{last}")).filter(|name| name.len() <= LONGEST_OF_VARIANT)
}
