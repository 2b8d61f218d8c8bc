//! The modules of a crate, read from its files.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use syn::Item;

/// Path of a module -> its items.
pub(crate) type Modules = BTreeMap<Vec<String>, Vec<Item>>;

/// All modules of the crate whose `lib.rs` is in `folder`; tests are left out.
pub(crate) fn read(folder: &Path) -> Modules {
    let mut modules = Modules::new();
    read_file(
        &folder.join("lib.rs"),
        folder,
        &mut Vec::new(),
        &mut modules,
    );
    modules
}

fn read_file(file: &Path, folder: &Path, path: &mut Vec<String>, modules: &mut Modules) {
    let text =
        fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let parsed =
        syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    insert(parsed.items, folder, path, modules);
}

/// Inserts `items` as the module `path`, and the modules that they declare; files of these are in `folder`.
fn insert(items: Vec<Item>, folder: &Path, path: &mut Vec<String>, modules: &mut Modules) {
    for item in &items {
        let Item::Mod(module) = item else { continue };
        let name = module.ident.to_string();
        if name == "tests" || name == "generated" {
            continue;
        }
        path.push(name.clone());
        let below = folder.join(&name);
        let (flat, nested) = (folder.join(format!("{name}.rs")), below.join("mod.rs"));
        match &module.content {
            Some((_, items)) => insert(items.clone(), &below, path, modules),
            None if flat.is_file() => read_file(&flat, &below, path, modules),
            None => read_file(&nested, &below, path, modules),
        }
        path.pop();
    }
    modules.insert(path.clone(), items);
}
