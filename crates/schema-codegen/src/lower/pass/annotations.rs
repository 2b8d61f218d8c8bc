//! What `[annotate]` and `sensitive_default` of the configuration say about types and properties.

use crate::config::{Annotation, Config, matches};
use crate::diagnostic::{Code, DiagnosticSink, closest};
use crate::model::{
    Docs, Field, Model, Pointer, Sensitivity, Shape, TypeDef, TypeExpr, TypeUse, sensitivity,
};
use std::collections::BTreeSet;

/// Takes over what `config` says. Fields that get a class are no longer in `unclassified`. Returns the entries that match nothing, each
/// with what it may have been meant for.
pub(in crate::lower) fn annotate(
    model: &mut Model,
    unclassified: &mut BTreeSet<Pointer>,
    config: &Config,
) -> Vec<UnusedAnnotation> {
    let mut entries: Vec<(&String, &Annotation)> = config.annotations.iter().collect();
    // The entry that says more of a name comes last, and wins.
    entries.sort_by_key(|(name, _)| name.chars().filter(|c| *c != '*').count());
    let mut used = BTreeSet::new();
    let mut names = BTreeSet::new();
    for def in &mut model.types {
        let classes = take(&entries, &def.wire_name, &mut def.docs, &mut used);
        def.sensitivity = classes.unwrap_or(def.sensitivity);
        names.insert(def.wire_name.clone());
        let Shape::Struct(object) = &mut def.shape else {
            continue;
        };
        for field in &mut object.fields {
            let name = format!("{}.{}", def.wire_name, field.wire_name);
            if let Some(class) = take(&entries, &name, &mut field.docs, &mut used) {
                field.sensitivity = class;
                unclassified.remove(&field.pointer);
                model.schema.classifies_sensitivity |= class.is_sensitive();
            }
            names.insert(name);
        }
    }
    classify_the_rest(model, unclassified, config);
    let unused = entries.iter().filter(|(name, _)| !used.contains(*name));
    let unused = unused.map(|(name, _)| UnusedAnnotation {
        name: (*name).clone(),
        close: closest(name, names.iter().map(String::as_str)).map(str::to_owned),
    });
    unused.collect()
}

/// An entry of `[annotate]` that matches nothing.
pub(crate) struct UnusedAnnotation {
    name: String,
    close: Option<String>,
}

impl UnusedAnnotation {
    /// Reports it as a problem of the configuration.
    pub(crate) fn report(&self, sink: &mut DiagnosticSink) {
        let pointer = Pointer::default().join("annotate").join(&self.name);
        let message = format!("no type or property matches `{}`", self.name.escape_debug());
        let help = match &self.close {
            Some(name) => format!("did you mean `{}`?", name.escape_debug()),
            None => {
                "names are those of the schema: `Type`, `Type.property`; `*` is any part of one"
                    .to_owned()
            }
        };
        sink.at(Code::UnusedAnnotation, &pointer, message, help);
    }
}

/// Takes what the entries for `name` say into `docs`; the class that they state.
fn take(
    entries: &[(&String, &Annotation)],
    name: &str,
    docs: &mut Docs,
    used: &mut BTreeSet<String>,
) -> Option<Sensitivity> {
    let mut class = None;
    for (pattern, annotation) in entries.iter().filter(|(pattern, _)| matches(pattern, name)) {
        used.insert((*pattern).clone());
        class = annotation.sensitive.or(class);
        if annotation.description.is_some() {
            docs.description.clone_from(&annotation.description);
        }
        if !annotation.examples.is_empty() {
            docs.examples.clone_from(&annotation.examples);
        }
    }
    class
}

/// Classifies what nobody did: as its type or its struct is, or else by `sensitive_default`.
fn classify_the_rest(model: &mut Model, unclassified: &mut BTreeSet<Pointer>, config: &Config) {
    let own = model.types.iter().map(|def| def.sensitivity).collect();
    let of_types = sensitivity::of_values(model, own);
    let is_struct = |def: &TypeDef| matches!(def.shape, Shape::Struct(_));
    let is_struct: Vec<bool> = model.types.iter().map(is_struct).collect();
    let default = config.sensitive_default.unwrap_or_default();
    model.schema.classifies_sensitivity |=
        default.is_sensitive() || of_types.iter().any(|class| class.is_sensitive());
    for def in &mut model.types {
        let class = def.sensitivity;
        match &mut def.shape {
            Shape::Enum(_) | Shape::Union(_) if class == Sensitivity::None => {
                def.sensitivity = default;
            }
            Shape::Struct(object) => {
                // The class of a struct is that of its fields without one.
                let default = config.sensitive_default.map(|default| default.max(class));
                for field in &mut object.fields {
                    let default = default.filter(|_| !only_structs(&field.ty, &is_struct));
                    classify_field(field, unclassified, default, &of_types);
                }
            }
            _ => {}
        }
    }
}

fn classify_field(
    field: &mut Field,
    unclassified: &mut BTreeSet<Pointer>,
    default: Option<Sensitivity>,
    of_types: &[Sensitivity],
) {
    if !unclassified.contains(&field.pointer) {
        return;
    }
    let inside = sensitivity::of_use(&field.ty, of_types);
    let known = field.sensitivity.max(inside);
    field.sensitivity = known.max(
        default
            .filter(|_| !known.is_sensitive())
            .unwrap_or_default(),
    );
    let by_type = matches!(field.ty.expr, TypeExpr::Named(id) if of_types[id.0].is_sensitive());
    if by_type || default.is_some() {
        unclassified.remove(&field.pointer);
    }
}

/// True where fields inside of the value have classes of their own. The names in a map have none.
fn only_structs(ty: &TypeUse, is_struct: &[bool]) -> bool {
    match &ty.expr {
        TypeExpr::Named(id) => is_struct[id.0],
        TypeExpr::Array(inner) => only_structs(inner, is_struct),
        TypeExpr::Tuple(items) => items.iter().all(|item| only_structs(item, is_struct)),
        _ => false,
    }
}
