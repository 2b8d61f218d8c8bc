//! From schemas to the types of the model.
//!
//! [`Builder::use_of`] is the one recursion: each shape is built by the module of its name, which calls back nothing else for what is
//! inside. It ends because every use is built once per [`Key`], keys are as many as the memo of [`Schemas`] has room for, and types
//! behind references wait in a queue.

mod array;
mod beside_union;
pub(super) mod beyond_type;
mod branch_names;
mod branch_properties;
mod class;
mod decided_by;
mod map;
mod never;
mod object;
mod phases;
mod scalar;
mod string_enum;
mod union;

use super::query::{Class, Classified, Key, Schemas, classify, own_docs, stated_sensitivity};
use crate::config::Config;
use crate::diagnostic::{Code, DiagnosticSink};
use crate::document::SchemaId;
use crate::model::{Origin, Pointer, Shape, TypeDef, TypeExpr, TypeId, TypeUse};
use crate::naming::inline;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// How deep schemas without a name may nest.
const MAX_DEPTH: usize = 96;

/// A type whose schema is known and whose definition may still be to come.
struct Draft {
    key: Key,
    def: TypeDef,
}

/// What the shape of a schema becomes.
enum Built {
    /// No type of its own.
    Use(TypeUse),
    /// A type that needs a name; `None` when it is built from the queue.
    Named {
        shape: Option<Shape>,
        nullable: bool,
    },
}

/// What is said of null beside the branch that makes a type.
#[derive(Clone, Copy, Default)]
struct NullBeside {
    /// The type admits it.
    is_beside: bool,
    /// It is valid though the branch refuses it.
    is_valid: bool,
}

/// Builds types, each once per key.
pub(super) struct Builder<'r, 's> {
    schemas: &'r Schemas<'r>,
    config: &'r Config,
    sink: &'s mut DiagnosticSink,
    types: Vec<Draft>,
    ids: BTreeMap<Key, TypeId>,
    queue: VecDeque<TypeId>,
    /// Fields that say nothing about sensitivity, themselves or through their type.
    unclassified: BTreeSet<Pointer>,
    /// Schemas whose type is not stated but implied.
    implied: BTreeSet<Pointer>,
    /// Keywords that only the validation of whole documents checks.
    left_out: BTreeMap<Pointer, &'static str>,
    depth: usize,
}

/// What a builder made.
pub(super) struct Types {
    pub(super) defs: Vec<TypeDef>,
    pub(super) unclassified: BTreeSet<Pointer>,
    pub(super) implied: BTreeSet<Pointer>,
    pub(super) left_out: BTreeMap<Pointer, &'static str>,
}

impl<'r, 's> Builder<'r, 's> {
    pub(super) fn new(
        schemas: &'r Schemas<'r>,
        config: &'r Config,
        sink: &'s mut DiagnosticSink,
    ) -> Self {
        Self {
            schemas,
            config,
            sink,
            types: Vec::new(),
            ids: BTreeMap::new(),
            queue: VecDeque::new(),
            unclassified: BTreeSet::new(),
            implied: BTreeSet::new(),
            left_out: BTreeMap::new(),
            depth: 0,
        }
    }

    /// Builds everything that the types asked for so far reach.
    pub(super) fn finish(mut self) -> Types {
        while let Some(id) = self.queue.pop_front() {
            self.define(id);
        }
        Types {
            defs: self.types.into_iter().map(|draft| draft.def).collect(),
            unclassified: self.unclassified,
            implied: self.implied,
            left_out: self.left_out,
        }
    }

    /// The type of the schema `id`, which has a name: a definition, or the target of a reference.
    pub(super) fn definition(&mut self, id: SchemaId) -> TypeId {
        let origin = if id == self.schemas.resolved.document.root {
            Origin::Root
        } else {
            Origin::Definition
        };
        let name = inline::target_name(&self.schemas.get(id).pointer);
        self.named(Key::schema(id), name, origin)
    }

    /// The type of `key`, queued under `name` when it is new.
    pub(super) fn named(&mut self, key: Key, name: String, origin: Origin) -> TypeId {
        if let Some(id) = self.ids.get(&key) {
            return *id;
        }
        let id = self.insert(key, name, origin);
        self.queue.push_back(id);
        id
    }

    fn insert(&mut self, key: Key, wire_name: String, origin: Origin) -> TypeId {
        let id = TypeId(self.types.len());
        let def = TypeDef {
            wire_name,
            pointer: self.pointer(&key),
            origin,
            docs: own_docs(self.schemas, &key),
            nullable: false,
            sensitivity: stated_sensitivity(self.schemas, &key).highest,
            shape: Shape::Alias(TypeUse::any()),
        };
        self.ids.insert(key.clone(), id);
        self.types.push(Draft { key, def });
        id
    }

    /// The type of `key`; what needs a name is called `name`.
    fn use_of(&mut self, key: &Key, name: &str) -> TypeUse {
        let mut ty = self.type_of(key, name);
        beyond_type::refuse_null(self.schemas, key, &mut ty);
        ty
    }

    fn type_of(&mut self, key: &Key, name: &str) -> TypeUse {
        if let Some(id) = self.ids.get(key) {
            return TypeUse::of(TypeExpr::Named(*id), self.types[id.0].def.nullable);
        }
        if self.schemas.overflow().is_some() {
            return TypeUse::any();
        }
        if self.depth >= MAX_DEPTH {
            self.too_deep(key);
            return TypeUse::any();
        }
        self.depth += 1;
        let classified = classify(self.schemas, key);
        let built = self.build(classified, key, name);
        self.depth -= 1;
        match built {
            Built::Use(ty) => ty,
            Built::Named { shape, nullable } => {
                let id = self.insert(key.clone(), name.to_owned(), Origin::Inline);
                let def = &mut self.types[id.0].def;
                def.nullable = nullable;
                match shape {
                    Some(shape) => def.shape = shape,
                    None => self.queue.push_back(id),
                }
                TypeUse::of(TypeExpr::Named(id), nullable)
            }
        }
    }

    /// Gives a type of the queue its shape.
    fn define(&mut self, id: TypeId) {
        let key = self.types[id.0].key.clone();
        let name = self.types[id.0].def.wire_name.clone();
        let (classified, key, null) = self.classify_single(key);
        let null_in_type = classified.nullable;
        let (shape, nullable) = if let Class::Object = classified.class {
            let object = object::build(self, &classified.merged, &name);
            (Shape::Struct(object), null_in_type)
        } else {
            match self.build(classified, &key, &name) {
                Built::Use(mut ty) => {
                    ty.nullable |= null.is_beside;
                    ty.null_is_valid |= null.is_valid;
                    let nullable = ty.nullable;
                    (Shape::Alias(ty), nullable)
                }
                Built::Named { shape, nullable } => {
                    (shape.unwrap_or(Shape::Alias(TypeUse::any())), nullable)
                }
            }
        };
        let def = &mut self.types[id.0].def;
        def.shape = shape;
        def.nullable = nullable || null.is_beside;
    }

    /// Decides the shape of `key`; where only one branch is left, that of the branch, and what is said of null beside it.
    fn classify_single(&self, mut key: Key) -> (Classified, Key, NullBeside) {
        let mut null = NullBeside::default();
        for _ in 0..MAX_DEPTH {
            let classified = classify(self.schemas, &key);
            let Class::Union(branches) = &classified.class else {
                return (classified, key, null);
            };
            let Some(single) = branches.only() else {
                return (classified, key, null);
            };
            null.is_beside |= branches.nullable;
            null.is_valid |=
                beyond_type::another_accepts_null(self.schemas, branches, &classified.merged);
            key = single.clone();
        }
        (classify(self.schemas, &key), key, null)
    }

    fn build(&mut self, classified: Classified, key: &Key, name: &str) -> Built {
        let Classified {
            class,
            merged,
            nullable,
            type_is_implied,
        } = classified;
        if type_is_implied {
            let pointer = self.pointer(key);
            self.implied.insert(pointer);
        }
        let expr = match class {
            Class::Reference(target) => TypeExpr::Named(self.definition(target)),
            Class::Never => return never::build(self, key, &merged),
            Class::Array => array::build(self, &merged, name),
            Class::Map => TypeExpr::Map(Box::new(map::value(self, &merged, name))),
            Class::Object => {
                return Built::Named {
                    shape: None,
                    nullable,
                };
            }
            Class::StringEnum => {
                let shape = Some(Shape::Enum(string_enum::build(self, &merged)));
                return Built::Named { shape, nullable };
            }
            Class::Union(branches) => return union::build(self, &branches, &merged, name),
            Class::Types(types) => {
                let branches = union::of_types(key, types, nullable);
                return union::build(self, &branches, &merged, name);
            }
            class => scalar::build(&class, &merged, self.config),
        };
        let mut ty = TypeUse::of(expr, nullable);
        ty.constraints = beyond_type::of_use(self, &merged, &ty.expr);
        Built::Use(ty)
    }

    /// Notes keywords that only the validation of whole documents checks.
    fn leave_out(&mut self, keywords: &[(SchemaId, &'static str)]) {
        let schemas = self.schemas;
        let located = keywords.iter();
        let located =
            located.map(|(id, keyword)| (schemas.get(*id).pointer.join(keyword), *keyword));
        self.left_out.extend(located);
    }

    fn too_deep(&mut self, key: &Key) {
        let pointer = self.pointer(key);
        let message = "schemas without a name nest too deeply here";
        let help = "move inner schemas to `$defs` and refer to them";
        self.sink.at(Code::TooLarge, &pointer, message, help);
    }

    /// Where the schema of `key` is.
    fn pointer(&self, key: &Key) -> Pointer {
        self.schemas.get(key.subject()).pointer.clone()
    }
}

/// What becomes of a value that no type can be made for.
const ANY_VALUE: &str = "it is kept as any JSON value";
