//! The decisions of `codegen.toml`. Whether the names in it exist is asked where names are assigned.

mod annotation;
mod compared;
mod parse;
mod paths;
mod pattern;
mod reader;
mod shared;
mod syntax;

pub use annotation::Annotation;
pub use compared::Compared;
pub(crate) use pattern::matches;
pub use syntax::Syntax;

use crate::diagnostic::{DiagnosticSink, Diagnostics, Input, Location, Source};
use crate::model::Sensitivity;
use std::collections::BTreeMap;

/// The decisions that the schema does not make.
#[derive(Clone, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a key of its own in codegen.toml"
)]
pub struct Config {
    /// `schema`: the schema, relative to the project; named in headers and docs.
    pub schema: String,
    /// `documents`: more documents whose identifiers references may use; relative to the project.
    pub documents: Vec<String>,
    /// `[sources]`: what a reference begins with, or the whole of it -> the folder or document that it means, relative to the project.
    pub sources: BTreeMap<String, String>,
    /// How the text of the schema is written; its name says so.
    pub syntax: Syntax,
    /// `command`: what makes everything again; named in headers and docs.
    pub command: String,
    /// `types`: where the Rust types are written, a folder or a file that ends in `.rs`; relative to the project.
    pub types: Option<String>,
    /// `pages`: the folder of the Markdown pages, if any.
    pub pages: Option<String>,
    /// `names`: the file of the lock of names, relative to the project; without it, any name may change with the schema.
    pub names: Option<String>,
    /// `history`: the file that says since which version each type, property and value exists, relative to the project; `import` keeps it.
    pub history: Option<String>,
    /// `[shared]`: the configuration of another version of the schema, whose types are used where they are the same.
    pub shared: Option<SharedConfig>,
    /// `crate`: the path under which readers of the docs find the types.
    pub crate_path: String,
    /// `previous`: the configuration of the version before, relative to the project; the docs say what changed since.
    pub previous: Option<String>,
    /// `site_url`: where the site of this version is published, for its `sitemap.xml` and for links to its rules; empty if it is not.
    pub site_url: String,
    /// `root`: the type name of the document's root where the schema has no better one.
    pub root: Option<String>,
    /// `roots`: the schemas of the document that types are made for, with all that they refer to, in place of the document's root: JSON
    /// Pointers, or names under `components/schemas`, `$defs` or `definitions`, or `*` for all of these. The first takes the root's place.
    pub roots: Vec<String>,
    /// `further_roots`: schemas that types are made for beside the root, with all that they refer to: references as `$ref` has them, seen
    /// from the schema, such as `envelopes.schema.json#/$defs/Page`.
    pub further_roots: Vec<String>,
    /// `paths`: `both`, `serde`, `json` or `features`.
    pub paths: Paths,
    /// `borrowed`: also make types that borrow from the input.
    pub borrowed: bool,
    /// `visitor`: also make a visitor that is handed every struct by its own type.
    pub visitor: bool,
    /// `validate_document`: also make a function that validates whole documents on the text of the schema.
    pub validate_document: bool,
    /// `setters`: make constructors and setters (the default).
    pub setters: Setters,
    /// `examples`: make `example()` of every type (the default).
    pub examples: Examples,
    /// `sensitive_default`: the class of data that nothing classifies.
    pub sensitive_default: Option<Sensitivity>,
    /// `[annotate]`: `Type` or `Type.property`, with `*` for any part of a name -> what is said of it.
    pub annotations: BTreeMap<String, Annotation>,
    /// `ignore_keywords`: annotations of other tools in the schema.
    pub ignore_keywords: Vec<String>,
    /// `strict`: what types can't express is an error, in place of a warning and any JSON value.
    pub strict: bool,
    /// `deny_unknown_keywords`: a keyword that is not known is an error, in place of a warning.
    pub deny_unknown_keywords: bool,
    /// `implied_types`: `properties` without `type` mean an object, `items` an array (the default). Where it is false, values of other
    /// types are valid there, as the letter of JSON Schema has it.
    pub implied_types: ImpliedTypes,
    /// `dialect`: the draft that a schema is read in whose `$schema` is missing or not known, such as `draft-07`. Without it one without
    /// `$schema` is read as 2020-12.
    pub dialect: Option<&'static str>,
    /// `integers`: the type of integers without a `format` that says more.
    pub integers: Integers,
    /// `numbers`: the type of numbers.
    pub numbers: Numbers,
    /// `[formats]`: what `date-time` and `date` are, for all of the schema or for one property (`Type.property`).
    pub formats: BTreeMap<String, FormatType>,
    /// `[requests]`: type -> the request that fetches a value of it, which its page shows.
    pub requests: BTreeMap<String, String>,
    /// `[fill]`: `Type.property` -> what a required member gets that a document of an earlier version lacks, as JSON text.
    pub fill: BTreeMap<String, String>,
    /// `[fill]` of the versions before, for what they filled and this version still requires; an entry that fits nothing any more counts
    /// for nothing.
    pub inherited_fill: BTreeMap<String, String>,
    /// `[[modules]]`.
    pub modules: Vec<ModuleConfig>,
    /// `modules = "tags"`: a module for each tag of the operations of an OpenAPI document, in place of `[[modules]]`.
    pub modules_by_tag: bool,
    /// `module_features`: each module has a cargo feature of its name, which its types and what they are made of are behind.
    pub module_features: bool,
    /// `[rename.types]`: type in the schema -> Rust name.
    pub rename_types: BTreeMap<String, String>,
    /// `[rename.fields]`: `Type.property` -> Rust name.
    pub rename_fields: BTreeMap<String, String>,
    /// `[rename.variants]`: `Type.value` -> Rust name.
    pub rename_variants: BTreeMap<String, String>,
    /// What is read in another way where the schema is compared with another one.
    pub compared: Compared,
    /// The source, kept to locate a decision that matches nothing.
    pub(crate) source: String,
    /// Path of keys -> byte offset in the source.
    pub(crate) offsets: BTreeMap<String, usize>,
}

/// Where types that two versions of a schema have in common are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedConfig {
    /// `config`: the configuration of the other version, relative to the project.
    pub config: String,
    /// `path`: the Rust path of the module with its types, as the generated code sees it.
    pub path: String,
}

/// Which decode and encode paths the generated types have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paths {
    /// serde and JSON.
    #[default]
    Both,
    /// serde only.
    Serde,
    /// JSON only.
    Json,
    /// Each behind a cargo feature of its name.
    Features,
}

impl Paths {
    /// Each by its name in `codegen.toml`.
    const NAMES: [(&str, Self); 4] = [
        ("both", Self::Both),
        ("serde", Self::Serde),
        ("json", Self::Json),
        ("features", Self::Features),
    ];
}

/// Whether constructors and setters are made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Setters {
    /// They are.
    #[default]
    All,
    /// They are not: structs are made by decoding, or by changing `Default` values.
    No,
}

/// Whether every type has a function that makes an example of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Examples {
    /// It has.
    #[default]
    All,
    /// It has not: pages and site show the examples nevertheless.
    No,
}

/// Whether keywords that only mean something for one JSON type imply it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ImpliedTypes {
    /// They do.
    #[default]
    Implied,
    /// They do not: only `type` states a type.
    Stated,
}

/// The Rust type of integers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Integers {
    /// `i64`; `u64` where `format` says so.
    #[default]
    I64,
    /// `i128`.
    I128,
    /// A `RawJson`, which keeps the text.
    Exact,
}

impl Integers {
    /// Each by its name in `codegen.toml`.
    const NAMES: [(&str, Self); 3] = [
        ("i64", Self::I64),
        ("i128", Self::I128),
        ("exact", Self::Exact),
    ];
}

/// The Rust type of numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numbers {
    /// `f64`.
    #[default]
    F64,
    /// A `RawJson`, as for integers.
    Exact,
}

/// The Rust type of strings with a `format` of date and time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormatType {
    /// A type of chrono.
    Chrono,
    /// `String`: every byte is kept.
    String,
}

/// One entry of `[[modules]]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ModuleConfig {
    /// `name`.
    pub name: String,
    /// `about`: one sentence.
    pub about: String,
    /// `types`: what it holds, by the names of the schema; `*` is any part of one, and takes what no module names in full.
    pub types: Vec<String>,
}

impl Config {
    /// For one schema and one file of types, without a `codegen.toml`: `schema` is its name for the header, `command` what makes the
    /// file again, `root` the type name of a root that the schema leaves without one (commonly the file's name).
    #[must_use]
    pub fn for_single_file(schema: &str, command: &str, root: &str) -> Self {
        Self {
            schema: schema.to_owned(),
            syntax: Syntax::of_file(schema),
            command: command.to_owned(),
            root: Some(root.to_owned()),
            ..Self::default()
        }
    }

    /// The configurations of other versions of the schema that this one names.
    pub fn other_versions(&self) -> impl Iterator<Item = &str> {
        let shared = self.shared.as_ref().map(|shared| &shared.config);
        self.previous.iter().chain(shared).map(String::as_str)
    }

    /// The same with paths that are relative to what `folder`, that of the configuration, is relative to.
    #[must_use]
    pub fn in_folder(mut self, folder: &str) -> Self {
        paths::join_all(&mut self, folder);
        self
    }

    /// What is written: each key, and its path.
    pub fn outputs(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let files = [("names", &self.names), ("history", &self.history)];
        let all = [("types", &self.types), ("pages", &self.pages)]
            .into_iter()
            .chain(files);
        all.filter_map(|(key, path)| Some((key, path.as_deref()?)))
    }

    /// Reads `codegen.toml`. Its paths are relative to its folder.
    ///
    /// # Errors
    /// When the text is not TOML, or a key or value in it is not known.
    pub fn parse(text: &str) -> Result<Self, Diagnostics> {
        parse::read(text)
    }

    /// Takes over what `before`, the configuration of the version before, fills: an entry belongs to the step to its version, and a record
    /// that is older lacks the member in every later version, too.
    pub fn inherit_fill(&mut self, before: &Self) {
        for (name, value) in before.inherited_fill.iter().chain(&before.fill) {
            self.inherited_fill.insert(name.clone(), value.clone());
        }
    }

    /// Ends a stage that reports problems of the configuration.
    pub(crate) fn checkpoint(&self, sink: &mut DiagnosticSink) -> Result<(), Diagnostics> {
        let source = Source::new(&self.source);
        sink.checkpoint(Input::Config, |location| match location {
            Location::Offset(offset, _) => (&source, *offset),
            Location::Value(pointer) | Location::Key(pointer) => {
                let offset = self.offsets.get(&pointer.0);
                (&source, offset.copied().unwrap_or_default())
            }
        })
    }
}
