//! From resolved schemas to the model: what every schema means.
//!
//! [`query`] answers questions about schemas, [`build`] makes types from the answers, [`pass`] works on the finished model; each uses
//! only what stands before it. Types are built from a queue, so references cost no depth. Names stay those of JSON: identifiers belong to
//! [`crate::naming`].
//!
//! Decisions where the schema leaves a choice:
//!
//! - `properties` without `type` mean an object, `items` without `type` an array.
//! - `allOf` around one `$ref` is a use of the target; several objects become one struct.
//! - Branches that only validate (`required`, lengths, `not`) shape nothing. Branches that are all strings become one enum.
//!   Branches that add properties to an object with properties of its own become optional fields of it.
//! - A property with the schema `false` has no field. A required property that is not declared has a field for any value.
//! - A tuple needs a fixed length, else it is an array.
//! - A named array or map that contains itself becomes a union of one variant, because Rust needs a type there.
//! - Schemas that are asked for beside the root are types with a name, whatever they are.
//! - A root that admits null beside an object, an enum or a union is an alias for that type or null.
//! - A document that only holds definitions lowers all of them; its root is any JSON value.

mod build;
mod pass;
mod query;

#[cfg(test)]
mod tests;

use crate::config::Config;
use crate::diagnostic::{Code, DiagnosticSink};
use crate::document::SchemaId;
use crate::model::{Model, Origin, TypeId};
use crate::naming::inline;
use crate::resolve::Resolved;
use build::{Builder, Types};
use pass::ClassifiedRoots;
pub(crate) use pass::UnusedAnnotation;
use query::{Key, Schemas};

/// Lowers everything that the root and the further roots reach.
///
/// Also returns the entries of `[annotate]` that match nothing.
pub(crate) fn lower(
    resolved: &Resolved<'_>,
    config: &Config,
    sink: &mut DiagnosticSink,
) -> (Model, Vec<UnusedAnnotation>) {
    let document = &resolved.document;
    let schemas = Schemas::new(resolved);
    let root_schema = document.selected.first().copied();
    let root_schema = Key::schema(root_schema.unwrap_or(document.root));
    let classified = classified_roots(&schemas, &root_schema);
    let mut builder = Builder::new(&schemas, config, sink);
    let root = root(&schemas, &mut builder, config);
    let further_roots = further_roots(resolved)
        .map(|id| builder.definition(id))
        .collect();
    let Types {
        defs: types,
        mut unclassified,
        implied,
        left_out,
    } = builder.finish();
    if let Some(id) = schemas.overflow() {
        let message = "the references and compositions of this schema lead through more schemas than can be written out as types";
        let help = "refer to the end of a long chain of `$ref` or `allOf`; replace nested `allOf`, `anyOf` or `oneOf` with definitions";
        sink.at(Code::TooLarge, &schemas.get(id).pointer, message, help);
    }
    let mut model = Model {
        schema: document.info.clone(),
        types,
        root,
        further_roots,
        rules: document.rules.clone(),
    };
    if !document.selected.is_empty() {
        pass::leave_out_rules_of_others(&mut model);
    }
    pass::follow_aliases(&mut model, sink);
    if document.selected.is_empty() && !config.compared.keeps_root_whole {
        let name = inline::root_name(&document.info, config.root.as_deref());
        pass::admit_null_at_root(&mut model, name);
        if let Some(keyword) = query::refuses_null(&schemas, &root_schema) {
            pass::refuse_null_at_root(&mut model, keyword);
        }
    }
    pass::choose_formats(&mut model, config);
    pass::keep_formats_outside_fields(&mut model);
    pass::keep_asserted_dates(&mut model, sink);
    pass::break_infinite_types(&mut model, sink);
    pass::sort(&mut model, |pointer| document.start_of(pointer));
    pass::shorten_names(&mut model);
    let unused = pass::annotate(&mut model, &mut unclassified, config);
    pass::classify_alias_roots(&mut model, &classified, config, sink);
    pass::hide_telling_unions(&mut model);
    pass::check(&model, &unclassified, sink);
    pass::note_implied(&implied, sink);
    pass::note_left_out(&left_out, sink);
    if !model.schema.classifies_sensitivity && config.sensitive_default.is_none() {
        pass::note_unclassified(&model, sink);
    }
    (model, unused)
}

/// The schemas that are asked for beside the root.
fn further_roots(resolved: &Resolved<'_>) -> impl Iterator<Item = SchemaId> {
    let selected = resolved.document.selected.iter().skip(1);
    selected.chain(&resolved.further_roots).copied()
}

/// Which roots state how sensitive everything in them is; the first one is that of `root`.
fn classified_roots(schemas: &Schemas<'_>, root: &Key) -> ClassifiedRoots {
    let is_classified = |key: &Key| query::stated_sensitivity(schemas, key).complete;
    ClassifiedRoots {
        root: is_classified(root),
        further: further_roots(schemas.resolved)
            .filter(|id| is_classified(&Key::schema(*id)))
            .map(|id| schemas.get(id).pointer.clone())
            .collect(),
    }
}

/// The root's type: that of its target when it is a bare reference. Where more is stated than the reference, it has a type of its
/// own, which states that.
fn root(schemas: &Schemas<'_>, builder: &mut Builder<'_, '_>, config: &Config) -> TypeId {
    let document = &schemas.resolved.document;
    if let Some(first) = document.selected.first() {
        return builder.definition(*first);
    }
    let id = document.root;
    let mut key = Key::schema(id);
    if let Some(target) = query::root_reference(schemas, id) {
        if !build::beyond_type::states_more(builder, id) {
            return builder.definition(target);
        }
        key = key.restricted_to(schemas.types_of(&Key::schema(target)));
    }
    let name = inline::root_name(&document.info, config.root.as_deref());
    let root = builder.named(key, name, Origin::Root);
    if schemas.only_holds_definitions(id) {
        for (_, definition) in &schemas.get(id).definitions {
            builder.definition(*definition);
        }
    }
    root
}
