//! The frozen result of all stages that decide: what emitters print. Nothing is computed here.

pub use crate::analyze::{DocumentSchema, Facts};
pub use crate::config::Paths;
pub use crate::model::FieldId;
pub use crate::naming::{Ident, Names, NamesLock, TypeName};

use crate::config::{Config, Examples, Setters};
use crate::diagnostic::Diagnostics;
use crate::history::History;
use crate::model::{Field, Model, TypeDef, TypeId};
use crate::rust_types::RustTypes;
use std::collections::BTreeSet;

/// Everything an emitter may ask.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What the schema means.
    pub model: Model,
    /// What follows from the whole of it.
    pub facts: Facts,
    /// Since which version what exists; empty where no history is kept.
    pub history: History,
    /// What everything is called.
    pub names: Names,
    /// The lock of these names, with the new ones; `None` where the configuration asks for none.
    pub lock: Option<NamesLock>,
    /// What everything looks like in Rust.
    pub rust: RustTypes,
    /// The types that are taken from another plan; `None` where all are generated.
    pub shared: Option<SharedTypes>,
    /// The choices of `codegen.toml` that emitters need.
    pub options: Options,
    /// What was decided that the writer of the schema may want to know.
    pub notes: Diagnostics,
}

/// Types that are the same in another plan, and are re-exported from where that one's are.
#[derive(Clone, Debug)]
pub struct SharedTypes {
    /// The Rust path of the module with the types of the other plan.
    pub path: String,
    /// The types.
    pub types: BTreeSet<TypeId>,
    /// The types that differ from those that they are paired with in the other plan, and the names of these; in the order of their own.
    pub differing: Vec<(TypeId, Ident)>,
}

/// The choices of `codegen.toml` that emitters need.
#[derive(Clone, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a key of its own in codegen.toml"
)]
pub struct Options {
    /// Which decode and encode paths the generated types have.
    pub paths: Paths,
    /// Module -> one sentence about it, in the order of the names; empty for one file.
    pub modules: Vec<(Ident, String)>,
    /// Each module has a cargo feature of its name.
    pub module_features: bool,
    /// Also emit borrowed types (`Cow<'a, str>`).
    pub borrowed: bool,
    /// Also emit a visitor over the structs.
    pub visitor: bool,
    /// Also emit constructors and setters.
    pub setters: bool,
    /// Also emit a function that makes an example of each type.
    pub examples: bool,
    /// How the schema is named in headers and docs, relative to the project.
    pub schema_path: String,
    /// The command that regenerates everything, named in headers and docs.
    pub command: String,
    /// The crate path under which readers of the docs find the types, such as `identity_verification`.
    pub crate_path: String,
    /// The address under which the site is published, empty if it is published nowhere.
    pub site_url: String,
}

impl Options {
    /// What emitters need of `config`, with the names that its modules got.
    pub(crate) fn new(config: &Config, names: &Names) -> Self {
        Self {
            paths: config.paths,
            modules: names.modules.clone(),
            module_features: config.module_features,
            borrowed: config.borrowed,
            visitor: config.visitor,
            setters: config.setters == Setters::All,
            examples: config.examples == Examples::All,
            schema_path: config.schema.clone(),
            command: config.command.clone(),
            crate_path: config.crate_path.clone(),
            site_url: config.site_url.clone(),
        }
    }
}

impl Plan {
    /// The definition behind `id`.
    #[must_use]
    pub fn type_def(&self, id: TypeId) -> &TypeDef {
        self.model.type_def(id)
    }

    /// True when the type is generated here, not taken from another plan.
    #[must_use]
    pub fn is_own(&self, id: TypeId) -> bool {
        let shared = self.shared.as_ref();
        shared.is_none_or(|shared| !shared.types.contains(&id))
    }

    /// The Rust name behind `id`.
    #[must_use]
    pub fn type_name(&self, id: TypeId) -> &TypeName {
        &self.names.types[id.0]
    }

    /// The field behind `id`.
    ///
    /// # Panics
    /// When `id.owner` is not a struct: ids come from the plan itself.
    #[must_use]
    pub fn field(&self, id: FieldId) -> &Field {
        match &self.type_def(id.owner).shape {
            crate::model::Shape::Struct(def) => &def.fields[id.index],
            _ => unreachable!("a field id names a struct"),
        }
    }
}
