//! What each type, field and branch of a model looks like in Rust: decided here, once, for the generated code and for the docs.

mod attributes;
mod borrows;
mod constants;
mod constraints;
mod example;
mod external;
mod features;
mod renames;
mod ty;
mod unions;
mod unread;

pub use attributes::{Attribute, Literal, Setting};
pub use example::{ExampleMaybe, ExampleValue, ExampleVariant};
pub use external::External;
pub use renames::Renames;
pub use ty::RustType;

use crate::analyze::Facts;
use crate::model::{
    Additional, EnumDef, Field, FieldId, Model, Number, Sensitivity, Shape, TypeDef, TypeId,
    UnionDef,
};
use crate::naming::{Ident, Names};
use std::collections::BTreeSet;

/// The Rust side of a model.
#[derive(Clone, Debug, Default)]
pub struct RustTypes {
    /// One entry per type of the model.
    pub types: Vec<RustDef>,
}

/// The Rust side of one type.
#[derive(Clone, Debug, Default)]
pub struct RustDef {
    /// The fields of a struct, or the branches of a union.
    pub fields: Vec<RustField>,
    /// The type of unknown members; none where they are refused, and for what is no struct.
    pub additional: Option<RustType>,
    /// The codec of unknown members.
    pub additional_codec: Option<Attribute>,
    /// What an alias stands for.
    pub alias: Option<RustType>,
    /// What the derive is told about the whole type, besides its flags.
    pub attributes: Vec<Attribute>,
    /// What the derive is told about the variant that keeps what fits no other one.
    pub of_unknown: Vec<Attribute>,
    /// The constants of a struct.
    pub constants: Vec<RustConstant>,
    /// How the values of an enum are made of the names of its variants.
    pub renames: Renames,
    /// What `example()` returns; none for an alias.
    pub example: Option<ExampleValue>,
    /// The modules whose cargo features the type is there with, where modules have features: its own, and those whose types need it.
    pub features: BTreeSet<Ident>,
    /// True when the borrowed form of the type borrows from the input, at any depth.
    pub borrows: bool,
}

/// The Rust side of a field or branch.
#[derive(Clone, Debug)]
pub struct RustField {
    /// Its type, with everything around the value: `Option`, `Maybe`, `Box`.
    pub ty: RustType,
    /// Its name in JSON, where the Rust name does not say it.
    pub rename: Option<String>,
    /// What the derive is told about it.
    pub attributes: Vec<Attribute>,
}

impl RustField {
    /// True when the constructor of the struct takes it: it cannot be empty.
    #[must_use]
    pub fn is_argument(&self) -> bool {
        !matches!(self.ty, RustType::Option(_) | RustType::Maybe(_))
    }
}

/// A listed integer that has a name.
#[derive(Clone, Debug)]
pub struct RustConstant {
    /// What it is called.
    pub name: Ident,
    /// Its type, that of the field without what is around the value.
    pub ty: RustType,
    /// The value.
    pub value: Number,
    /// The name of the property in JSON.
    pub property: String,
    /// What the value means, in `CommonMark`.
    pub description: Option<String>,
}

impl RustTypes {
    /// The field or branch behind `id`.
    ///
    /// # Panics
    /// When `id` does not come from the same model.
    #[must_use]
    pub fn field(&self, id: FieldId) -> &RustField {
        &self.types[id.owner.0].fields[id.index]
    }
}

/// Decides the Rust side of `model`.
pub(crate) fn decide(model: &Model, facts: &Facts, names: &Names) -> RustTypes {
    let borrows = borrows::all(model);
    let known = model.iter().zip(borrows).zip(unread::all(model));
    let types = known.map(|(((id, def), borrows), unread_integers)| {
        let stage = Stage {
            model,
            facts,
            names,
            id,
            unread_integers,
        };
        RustDef {
            borrows,
            ..stage.of_type(def)
        }
    });
    let mut types: Vec<RustDef> = types.collect();
    let examples = example::all(model, facts, &types);
    for (def, example) in types.iter_mut().zip(examples) {
        def.example = example;
    }
    for (def, features) in types.iter_mut().zip(features::all(model, names)) {
        def.features = features;
    }
    RustTypes { types }
}

/// One type, and what is known about it.
struct Stage<'m> {
    model: &'m Model,
    facts: &'m Facts,
    names: &'m Names,
    id: TypeId,
    /// Of the variants of a union.
    unread_integers: bool,
}

impl Stage<'_> {
    fn of_type(&self, def: &TypeDef) -> RustDef {
        let mut attributes = attributes::of_type(def);
        match &def.shape {
            Shape::Struct(object) => {
                let class = self.model.schema.classifies_sensitivity;
                let class = class.then(|| attributes::commonest_class(&object.fields));
                attributes.extend(class.flatten().map(attributes::sensitive));
                RustDef {
                    fields: self.fields(&object.fields, class.flatten()),
                    constants: constants::of_fields(self.names, self.id, &object.fields),
                    additional: additional(&object.additional),
                    additional_codec: match &object.additional {
                        Additional::Typed(ty) => attributes::codec(ty),
                        Additional::Any | Additional::Deny => None,
                    },
                    attributes,
                    ..RustDef::default()
                }
            }
            Shape::Union(union) => {
                attributes.extend(unions::of_union(union));
                let unread = self
                    .unread_integers
                    .then(|| Attribute::flag("unread_integers"));
                attributes.extend(unread);
                RustDef {
                    fields: self.variants(union),
                    of_unknown: unions::of_unknown(union),
                    attributes,
                    ..RustDef::default()
                }
            }
            Shape::Enum(values) => {
                attributes.extend(values.asserts.iter().map(constraints::asserts));
                RustDef {
                    renames: self.renames(values),
                    attributes,
                    ..RustDef::default()
                }
            }
            Shape::Alias(ty) => RustDef {
                alias: Some(RustType::of(ty)),
                attributes: constraints::of_use(ty),
                ..RustDef::default()
            },
        }
    }

    fn renames(&self, values: &EnumDef) -> Renames {
        let values = values.values.iter().enumerate().map(|(index, value)| {
            let variant = &self.names.variants[&(self.id, index)];
            (value.value.as_str(), variant)
        });
        Renames::new(&values.collect::<Vec<_>>())
    }

    /// The fields of a struct; `class` is the one that the struct says for all of them.
    fn fields(&self, fields: &[Field], class: Option<Sensitivity>) -> Vec<RustField> {
        let fields = fields.iter().enumerate().map(|(index, field)| {
            let id = self.field_id(index);
            RustField {
                ty: RustType::of_field(field, self.facts.boxed.contains(&id)),
                rename: renames::of_field(&field.wire_name, &self.names.fields[&id]),
                attributes: attributes::of_field(
                    self.model,
                    field,
                    class,
                    self.facts.fills.get(&id),
                ),
            }
        });
        fields.collect()
    }

    fn variants(&self, union: &UnionDef) -> Vec<RustField> {
        let variants = union.variants.iter().enumerate();
        let variants = variants.map(|(index, variant)| RustField {
            ty: RustType::of_boxed(
                &variant.ty,
                self.facts.boxed.contains(&self.field_id(index)),
            ),
            rename: None,
            attributes: unions::of_variant(union, index),
        });
        variants.collect()
    }

    fn field_id(&self, index: usize) -> FieldId {
        FieldId {
            owner: self.id,
            index,
        }
    }
}

fn additional(additional: &Additional) -> Option<RustType> {
    match additional {
        Additional::Any => Some(RustType::Value),
        Additional::Typed(ty) => Some(RustType::of_member(ty)),
        Additional::Deny => None,
    }
}
