//! From a place to its type.
//!
//! In: a [`Key`]. Out: a [`TypeUse`], and a [`TypeDef`] in the queue for what needs a name. Which shape a place has is decided by
//! [`super::classify`]; each shape is built by the module of its name.

use super::alternatives::Alternatives;
use super::classify::{Class, Classified};
use super::effective::Effective;
use super::key::Key;
use super::union::{United, any};
use super::{DEPTH, Lowerer, scalar};
use crate::diagnostic::Code;
use crate::document::SchemaId;
use crate::model::{
    Constraints, EnumDef, Origin, Scalar, Shape, TypeExpr, TypeId, TypeUse, UnionDef,
};

/// What a place comes to.
enum Built {
    /// No type of its own.
    Use(TypeUse),
    /// A type that needs a name; `None` when it is built from the queue.
    Named {
        shape: Option<Shape>,
        nullable: bool,
    },
}

impl Lowerer<'_, '_> {
    /// The type of `key`; what needs a name is called `place`.
    pub(super) fn use_of(&mut self, key: &Key, place: &str) -> TypeUse {
        if let Some(id) = self.by_key.get(key) {
            return named_use(*id, self.types[id.0].def.nullable);
        }
        if self.depth >= DEPTH || self.fuel == 0 {
            self.too_deep(key);
            return any();
        }
        self.depth += 1;
        let built = self.build(key, place);
        self.depth -= 1;
        match built {
            Built::Use(ty) => ty,
            Built::Named { shape, nullable } => {
                let queued = shape.is_none();
                let id = self.insert(key.clone(), place.to_owned(), Origin::Inline, shape);
                self.types[id.0].def.nullable = nullable;
                if queued {
                    self.queue.push_back(id);
                }
                named_use(id, nullable)
            }
        }
    }

    /// Gives the type in the queue its shape.
    pub(super) fn define(&mut self, id: TypeId) {
        let key = self.types[id.0].key.clone();
        let place = self.types[id.0].def.wire_name.clone();
        let (classified, key, null_beside) = self.classify_sole(key);
        let nullable = classified.nullable;
        let (shape, nullable) = if let Class::Object = classified.class {
            (
                Shape::Struct(self.object(&classified.effective, &place)),
                nullable,
            )
        } else {
            match self.build_from(classified, &key, &place) {
                Built::Use(ty) => {
                    let nullable = ty.nullable;
                    (Shape::Alias(ty), nullable)
                }
                Built::Named { shape, nullable } => {
                    (shape.unwrap_or(Shape::Alias(any())), nullable)
                }
            }
        };
        let def = &mut self.types[id.0].def;
        def.shape = shape;
        if let Shape::Alias(ty) = &mut def.shape {
            ty.nullable |= null_beside;
        }
        def.nullable = nullable || null_beside;
    }

    /// Decides the shape of `key`; where only one alternative is left, that of the alternative, and whether null stands beside it.
    fn classify_sole(&mut self, mut key: Key) -> (Classified, Key, bool) {
        let mut null_beside = false;
        for _ in 0..DEPTH {
            let classified = self.classify(&key);
            let sole = match &classified.class {
                Class::Union(alternatives) => self
                    .sole(alternatives)
                    .map(|sole| (sole, alternatives.nullable)),
                _ => None,
            };
            let Some((sole, nullable)) = sole else {
                return (classified, key, null_beside);
            };
            null_beside |= nullable;
            key = sole;
        }
        (self.classify(&key), key, null_beside)
    }

    fn build(&mut self, key: &Key, place: &str) -> Built {
        let classified = self.classify(key);
        self.build_from(classified, key, place)
    }

    fn build_from(&mut self, classified: Classified, key: &Key, place: &str) -> Built {
        let Classified {
            class,
            effective,
            nullable,
        } = classified;
        let expr = match class {
            Class::Reference(target) => {
                return Built::Use(self.reference(target, &effective, nullable));
            }
            Class::Never => return self.never(key),
            Class::Any => TypeExpr::Any,
            Class::Null => TypeExpr::Scalar(Scalar::Null),
            Class::Constant => constant(&effective),
            Class::String => TypeExpr::Scalar(Scalar::String(scalar::string_format(
                effective.format.as_deref(),
            ))),
            Class::Integer => TypeExpr::Scalar(Scalar::Integer),
            Class::Number => TypeExpr::Scalar(Scalar::Number),
            Class::Boolean => TypeExpr::Scalar(Scalar::Boolean),
            Class::Array => self.array(&effective, place),
            Class::Map => TypeExpr::Map(Box::new(self.map_value(&effective, place))),
            Class::Object => {
                return Built::Named {
                    shape: None,
                    nullable,
                };
            }
            Class::StringEnum => return self.string_enum(&effective, nullable),
            Class::Union(alternatives) => return self.union(&alternatives, &effective, place),
            Class::Kinds(families) => {
                let members = families
                    .into_iter()
                    .map(|family| key.within(family))
                    .collect();
                return self.union(
                    &Alternatives {
                        members,
                        exclusive: false,
                        nullable,
                    },
                    &effective,
                    place,
                );
            }
        };
        let mut constraints = effective.constraints;
        if let TypeExpr::Scalar(_) = expr {
            let listed = effective.values.into_iter().flatten();
            constraints.values = listed.filter(|value| !value.is_null()).collect();
        }
        Built::Use(TypeUse {
            expr,
            nullable,
            constraints,
            aliases: Vec::new(),
        })
    }

    fn reference(&mut self, target: SchemaId, effective: &Effective, nullable: bool) -> TypeUse {
        let expr = TypeExpr::Named(self.named_schema(target));
        TypeUse {
            expr,
            nullable,
            constraints: effective.constraints.clone(),
            aliases: Vec::new(),
        }
    }

    fn string_enum(&mut self, effective: &Effective, nullable: bool) -> Built {
        for id in &effective.own {
            self.check_enum_descriptions(*id);
        }
        let values = self.enum_values(effective);
        let phases = self.phases(effective, &values);
        Built::Named {
            shape: Some(Shape::Enum(EnumDef { values, phases })),
            nullable,
        }
    }

    fn union(&mut self, alternatives: &Alternatives, effective: &Effective, place: &str) -> Built {
        let nullable = alternatives.nullable;
        match self.unite(alternatives, place) {
            United::Same(mut ty) => {
                ty.nullable |= nullable;
                super::constraints::tighten(&mut ty.constraints, &effective.constraints);
                Built::Use(*ty)
            }
            United::Texts(values) => Built::Named {
                shape: Some(Shape::Enum(EnumDef {
                    values,
                    phases: Vec::new(),
                })),
                nullable,
            },
            United::Members(members) => {
                let def = UnionDef {
                    members,
                    exclusive: alternatives.exclusive,
                };
                Built::Named {
                    shape: Some(Shape::Union(def)),
                    nullable,
                }
            }
        }
    }

    fn never(&mut self, key: &Key) -> Built {
        let pointer = self.pointer(key);
        let composed = self.parts(key).own.len() > 1 || !self.parts(key).references.is_empty();
        if composed {
            let message = "what is composed here contradicts itself: no value can match; it is kept as any JSON value";
            self.findings.at(
                Code::Contradiction,
                &pointer,
                message,
                "the types or values of its members exclude each other",
            );
        } else {
            let help = "use a schema that some value matches; `not` and `if` may hold `false`";
            self.findings.at(
                Code::Never,
                &pointer,
                "no value can match this schema; it is kept as any JSON value",
                help,
            );
        }
        Built::Use(any())
    }

    fn too_deep(&mut self, key: &Key) {
        let pointer = self.pointer(key);
        if self.fuel > 0 {
            let message = "schemas without a name nest too deeply here";
            self.findings.at(
                Code::TooLarge,
                &pointer,
                message,
                "move inner schemas to `$defs` and refer to them",
            );
        }
    }
}

fn constant(effective: &Effective) -> TypeExpr {
    let values = effective.values.iter().flatten();
    TypeExpr::Const(values.filter(|value| !value.is_null()).cloned().collect())
}

fn named_use(id: TypeId, nullable: bool) -> TypeUse {
    TypeUse {
        expr: TypeExpr::Named(id),
        nullable,
        constraints: Constraints::default(),
        aliases: Vec::new(),
    }
}
