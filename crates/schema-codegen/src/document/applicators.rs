//! Keywords with schemas that shape no type: they say when a value is valid.

use super::operand::Operand;
use super::read::Reader;
use super::schema::Schema;
use super::tree::{Json, Member};
use crate::model::Pointer;

/// Reads `member` of `schema` when it is such a keyword.
pub(super) fn read(reader: &mut Reader<'_, '_>, schema: &mut Schema, member: &Member) -> bool {
    let pointer = &schema.pointer.join(&member.key);
    let (node, base) = (&member.value, schema.base);
    match member.key.as_str() {
        "dependentRequired" | "dependencies" => dependencies(reader, schema, member, pointer),
        "dependentSchemas" => schema.dependent_schemas = reader.named(node, pointer, base),
        "propertyNames" => {
            let names = reader.schema(node, pointer, base);
            schema.property_names = Some(names);
            let names = reader.document.schemas[names.0].assertions_about_strings();
            schema.constraints.property_names.extend(names);
        }
        // A comment on the contents of a string, which nothing applies.
        "contentSchema" => drop(reader.schema(node, pointer, base)),
        key => {
            let mut known = APPLIED.into_iter();
            let Some(keyword) = known.find(|known| *known == key) else {
                return false;
            };
            schema
                .applied
                .push((keyword, reader.schema(node, pointer, base)));
        }
    }
    true
}

const APPLIED: [&str; 7] = [
    "if",
    "then",
    "else",
    "not",
    "contains",
    "unevaluatedProperties",
    "unevaluatedItems",
];

/// Each member of it requires others, or a schema.
fn dependencies(
    reader: &mut Reader<'_, '_>,
    schema: &mut Schema,
    member: &Member,
    pointer: &Pointer,
) {
    let keyword = &member.key;
    let operand = &mut Operand::new(&member.value, pointer.clone(), reader.sink);
    for member in operand.members("an object") {
        match &member.value.json {
            Json::Array(_) => {
                let mut names = vec![member.key.clone()];
                names.extend(Operand::of(member, pointer, reader.sink).strings());
                schema.constraints.dependent_required.push(names);
            }
            // Draft 03 wrote a single name without an array, and many still do.
            Json::String(_) if keyword == "dependencies" => {}
            Json::String(_) => {
                Operand::of(member, pointer, reader.sink).wrong("an array of strings");
            }
            _ => {
                let pointer = pointer.join(&member.key);
                let id = reader.schema(&member.value, &pointer, schema.base);
                schema.dependent_schemas.push((member.key.clone(), id));
            }
        }
    }
}
