//! What a crate shows: every public path with its item, re-exports resolved.

use super::source::Modules;
use super::trim;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use syn::{File, Item, ItemImpl, Type, UseTree};

pub(crate) struct Surface {
    name: String,
    modules: Modules,
    /// Public path of a module -> what is in it, by name.
    shown: BTreeMap<String, BTreeMap<String, Vec<Item>>>,
    /// Re-exports from other crates, by the public path of the module.
    external: BTreeMap<String, BTreeSet<String>>,
}

type ModulePath = Vec<String>;

impl Surface {
    pub(crate) fn new(name: &str, modules: Modules) -> Self {
        let mut surface = Self {
            name: name.to_owned(),
            modules,
            shown: BTreeMap::new(),
            external: BTreeMap::new(),
        };
        surface.module(&Vec::new(), name);
        surface
    }

    /// Shows everything public in the module `at` under the path `public`.
    fn module(&mut self, at: &ModulePath, public: &str) {
        let items = self.modules.get(at).cloned().unwrap_or_default();
        for item in items {
            if let Item::Use(item) = &item {
                if trim::is_public(&item.vis) && !trim::is_hidden(&item.attrs) {
                    for (path, name) in leaves(&item.tree) {
                        self.reexport(at, &path, &name, public);
                    }
                }
                continue;
            }
            let Some((name, visibility, attributes)) = trim::head(&item) else {
                continue;
            };
            if trim::is_public(visibility) && !trim::is_hidden(attributes) {
                self.show(at, &item, &name, public);
            }
        }
    }

    fn show(&mut self, at: &ModulePath, item: &Item, name: &str, public: &str) {
        if let Item::Mod(module) = item {
            let below = [at.as_slice(), &[module.ident.to_string()]].concat();
            return self.module(&below, &format!("{public}::{name}"));
        }
        let mut items = vec![trim::renamed(trim::item(item.clone()), name)];
        if matches!(item, Item::Struct(_) | Item::Enum(_)) {
            let ident = trim::head(item).expect("a type has a name").0;
            items.extend(self.impls(&ident));
        }
        let module = self.shown.entry(public.to_owned()).or_default();
        module.entry(name.to_owned()).or_default().extend(items);
    }

    /// The `impl` blocks of a type, wherever they are: inherent ones first.
    fn impls(&self, ident: &str) -> Vec<Item> {
        let all = self
            .modules
            .values()
            .flatten()
            .filter_map(|item| match item {
                Item::Impl(item) if is_of(item, ident) && !trim::is_hidden(&item.attrs) => {
                    Some(item)
                }
                _ => None,
            });
        let mut trimmed: Vec<ItemImpl> = all
            .map(|item| {
                let mut item = item.clone();
                item.items = trim::impl_items(&item.items, item.trait_.is_some());
                trim::attributes(&mut item.attrs);
                item
            })
            .filter(|item| item.trait_.is_some() || !item.items.is_empty())
            .collect();
        trimmed.sort_by_cached_key(|item| {
            (item.trait_.is_some(), print(vec![Item::Impl(item.clone())]))
        });
        trimmed.into_iter().map(Item::Impl).collect()
    }

    /// Shows what `path`, written in the module `at`, leads to.
    fn reexport(&mut self, at: &ModulePath, path: &[String], name: &str, public: &str) {
        let Some((module, last)) = self.resolve(at, path) else {
            let renamed = path.last().is_some_and(|last| last != name);
            let suffix = if renamed {
                format!(" as {name}")
            } else {
                String::new()
            };
            let line = format!("pub use {}{suffix};", path.join("::"));
            self.external
                .entry(public.to_owned())
                .or_default()
                .insert(line);
            return;
        };
        if last == "*" {
            return self.module(&module, public);
        }
        let items = self.modules[&module].clone();
        for item in &items {
            match item {
                Item::Use(item) => {
                    let inner = leaves(&item.tree).into_iter();
                    for (path, _) in inner.filter(|(_, inner)| *inner == last) {
                        self.reexport(&module, &path, name, public);
                    }
                }
                item => {
                    let head = trim::head(item).filter(|head| head.0 == last);
                    if head.is_some_and(|(_, _, attributes)| !trim::is_hidden(attributes)) {
                        self.show(&module, item, name, public);
                    }
                }
            }
        }
    }

    /// The module that `path` leads to and the name in it; `None` for a path to another crate.
    fn resolve(&self, at: &ModulePath, path: &[String]) -> Option<(ModulePath, String)> {
        let (last, segments) = path.split_last()?;
        if segments.is_empty() {
            return None;
        }
        let mut module = at.clone();
        for (position, segment) in segments.iter().enumerate() {
            match segment.as_str() {
                "crate" => module.clear(),
                "self" => {}
                "super" => drop(module.pop()),
                name => {
                    module.push(name.to_owned());
                    if !self.modules.contains_key(&module) && position == 0 {
                        return None;
                    }
                }
            }
        }
        self.modules
            .contains_key(&module)
            .then(|| (module, last.clone()))
    }

    /// One section for each module, in the order of their paths.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        let modules: BTreeSet<_> = self.shown.keys().chain(self.external.keys()).collect();
        for module in modules {
            let _ = writeln!(text, "// {module}\n");
            for line in self.external.get(module).into_iter().flatten() {
                let _ = writeln!(text, "{line}");
            }
            for items in self
                .shown
                .get(module)
                .into_iter()
                .flat_map(BTreeMap::values)
            {
                let _ = writeln!(text, "{}", print(items.clone()));
            }
        }
        debug_assert!(text.contains(&self.name));
        text
    }
}

fn is_of(item: &ItemImpl, ident: &str) -> bool {
    let ty = match &*item.self_ty {
        Type::Reference(reference) => &*reference.elem,
        ty => ty,
    };
    match ty {
        Type::Path(ty) => ty
            .path
            .segments
            .last()
            .is_some_and(|last| last.ident == ident),
        _ => false,
    }
}

/// Every path of a `use`, with the name that it brings in.
fn leaves(tree: &UseTree) -> Vec<(Vec<String>, String)> {
    let (mut found, mut open) = (Vec::new(), vec![(Vec::new(), tree)]);
    while let Some((prefix, tree)) = open.pop() {
        let with = |segment: String| [prefix.as_slice(), &[segment]].concat();
        match tree {
            UseTree::Path(path) => open.push((with(path.ident.to_string()), &path.tree)),
            UseTree::Name(name) if name.ident == "self" => {
                let last = prefix.last().cloned().unwrap_or_default();
                found.push((prefix, last));
            }
            UseTree::Name(name) => {
                found.push((with(name.ident.to_string()), name.ident.to_string()));
            }
            UseTree::Rename(name) => {
                found.push((with(name.ident.to_string()), name.rename.to_string()));
            }
            UseTree::Glob(_) => found.push((with("*".to_owned()), "*".to_owned())),
            UseTree::Group(group) => {
                open.extend(group.items.iter().map(|tree| (prefix.clone(), tree)));
            }
        }
    }
    found
}

fn print(items: Vec<Item>) -> String {
    prettyplease::unparse(&File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items,
    })
}
