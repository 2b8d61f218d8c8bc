//! Where a type or field is: in Rust, in a document and in the schema.

use crate::content::occurrences::MAX_OCCURRENCES;
use crate::content::{FieldEntry, Page, Phrase};

/// The sentences about the places of a type.
pub(super) fn of_type(page: &Page<'_>) -> Vec<Phrase> {
    let schema = Phrase::words("Schema: ");
    let schema = match page.schema_pointer {
        "" => schema.text("the whole document"),
        pointer => schema.code(pointer),
    };
    let rust = Phrase::words("In Rust: ").code(&page.rust_path);
    let sentences = [Some(rust), pointers(page), Some(schema)];
    let sentences = sentences.into_iter().flatten();
    sentences.map(|sentence| sentence.text(".")).collect()
}

/// The pointers to a type. That of a whole document is empty, which nobody could see.
fn pointers(page: &Page<'_>) -> Option<Phrase> {
    let all = page.occurrences.iter().map(|one| one.pointer.as_str());
    let shown = all.filter(|pointer| !pointer.is_empty());
    let shown: Vec<Phrase> = shown.map(|pointer| Phrase::new().code(pointer)).collect();
    let label = match shown.len() {
        0 => return None,
        1 => "JSON Pointer: ",
        _ => "JSON Pointers: ",
    };
    let list = Phrase::words(label).then(Phrase::joined(shown, ", "));
    let is_cut = page.occurrences.len() >= MAX_OCCURRENCES;
    Some(if is_cut {
        list.text(", perhaps more")
    } else {
        list
    })
}

/// What a field is called in Rust where that is another name.
pub(super) fn of_field(field: &FieldEntry<'_>) -> Option<Phrase> {
    let (_, name) = field.rust_path.rsplit_once("::")?;
    let name = name.trim_start_matches("r#");
    (name != field.name).then(|| Phrase::words("In Rust: ").code(name).text("."))
}
