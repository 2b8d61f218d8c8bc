//! Which cargo features each type is there with, where each module has one: that of its own module, and those of all modules whose types need
//! it, at any depth. So a feature brings what its types are made of, and nothing else of the modules that these are in.

use crate::model::{Model, TypeId, uses};
use crate::naming::{Ident, Names};
use std::collections::{BTreeMap, BTreeSet};

/// For each type the modules whose features it is there with.
pub(super) fn all(model: &Model, names: &Names) -> Vec<BTreeSet<Ident>> {
    let mut modules: BTreeMap<&Ident, Vec<TypeId>> = BTreeMap::new();
    for (id, _) in model.iter() {
        if let Some(module) = &names.types[id.0].module {
            modules.entry(module).or_default().push(id);
        }
    }
    let mut features = vec![BTreeSet::new(); model.types.len()];
    for (module, mut open) in modules {
        while let Some(id) = open.pop() {
            if features[id.0].insert(module.clone()) {
                open.extend(uses::named(&model.type_def(id).shape));
            }
        }
    }
    features
}
