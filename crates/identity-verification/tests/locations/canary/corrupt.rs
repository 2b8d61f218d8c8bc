//! Corruptions of the marked payload, one at a time, and the errors of every decoder.

use super::marked::{Marked, number, string};
use additional_properties::json::Scrubbed;
use identity_verification::{
    IdentityVerification, borrowed, from_reader, from_slice, from_str, from_value, lines,
};
use serde_json::{Value, json};
use std::error::Error;

const DUPLICATE: &str = "@@duplicate@@";

/// Calls `look` for every corruption.
pub(crate) fn each(marked: &Marked, mut look: impl FnMut(&str, &[u8])) {
    for location in &marked.locations {
        for value in replacements() {
            let mut payload = marked.payload.clone();
            *payload.pointer_mut(&location.pointer).unwrap() = value;
            look(
                &format!("{} replaced", location.pointer),
                payload.to_string().as_bytes(),
            );
        }
        if let Some((parent, name)) = location.member() {
            members(marked, parent, name, &mut look);
        }
    }
    bytes(marked, &mut look);
}

/// One value of every kind, each a marker.
fn replacements() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(number(9000)),
        json!(-1.5e300),
        json!(string(9000)),
        json!([string(9001), [string(9002)]]),
        json!({ string(9003): string(9004) }),
    ]
}

/// The member dropped, and the member twice.
fn members(marked: &Marked, parent: &str, name: &str, look: &mut impl FnMut(&str, &[u8])) {
    let mut payload = marked.payload.clone();
    let members = payload
        .pointer_mut(parent)
        .unwrap()
        .as_object_mut()
        .unwrap();
    let value = members.remove(name).unwrap();
    look(
        &format!("{parent}/{name} dropped"),
        payload.to_string().as_bytes(),
    );
    let mut payload = marked.payload.clone();
    let members = payload
        .pointer_mut(parent)
        .unwrap()
        .as_object_mut()
        .unwrap();
    members.insert(DUPLICATE.to_owned(), value);
    let unknown = members
        .keys()
        .find(|name| name.starts_with("cnry"))
        .unwrap()
        .clone();
    for name in [name, &unknown] {
        let twice = payload.to_string().replace(DUPLICATE, name);
        look(&format!("{parent} with a member twice"), twice.as_bytes());
    }
}

/// The text cut off, and broken by a byte that belongs nowhere.
fn bytes(marked: &Marked, look: &mut impl FnMut(&str, &[u8])) {
    let text = marked.payload.to_string().into_bytes();
    for end in (0..text.len()).step_by(97) {
        look("cut off", &text[..end]);
        for byte in [0xFF, b'\\', b'"', b'}', 0x01] {
            let mut broken = text.clone();
            broken[end] = byte;
            look("a wrong byte", &broken);
        }
    }
    let deep = format!(
        "{{\"{}\":{}",
        super::marked::string(9005),
        "[".repeat(100_000)
    );
    look("too deep", deep.as_bytes());
    let wide: Vec<u8> = String::from_utf8(text)
        .unwrap()
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    look("UTF-16", &wide);
}

/// The messages of every error that the decoders give for `bytes`.
pub(crate) fn errors(bytes: &[u8]) -> Vec<String> {
    type Model = IdentityVerification;
    let mut found = Vec::new();
    found.extend(from_slice::<Model>(bytes).err().map(messages));
    found.extend(from_reader::<Model>(bytes).err().map(messages));
    found.extend(
        lines::<Model, _>(bytes)
            .filter_map(Result::err)
            .map(messages),
    );
    found.extend(
        serde_json::from_slice::<Scrubbed<Model>>(bytes)
            .err()
            .map(messages),
    );
    if let Ok(text) = std::str::from_utf8(bytes) {
        found.extend(from_str::<Model>(text).err().map(messages));
        found.extend(
            from_str::<borrowed::IdentityVerification<'_>>(text)
                .err()
                .map(messages),
        );
        if let Ok(value) = serde_json::from_str::<Value>(text) {
            found.extend(from_value::<Model>(&value).err().map(messages));
            found.extend(from_other_formats(value));
        }
    }
    found
}

/// The same document as a tree and in a binary format, through serde.
fn from_other_formats(value: Value) -> impl Iterator<Item = String> {
    type Model = Scrubbed<IdentityVerification>;
    let mut bytes = Vec::new();
    ciborium::into_writer(&value, &mut bytes).unwrap();
    let binary = ciborium::from_reader::<Model, _>(bytes.as_slice());
    let tree = serde_json::from_value::<Model>(value);
    let errors = [binary.err().map(messages), tree.err().map(messages)];
    errors.into_iter().flatten()
}

/// Everything that an error can be made to messages.
fn messages(error: impl Error + Send + Sync + 'static) -> String {
    let mut texts = vec![format!("{error} {error:?} {error:#?}")];
    let mut source = error.source();
    while let Some(inner) = source {
        texts.push(format!("{inner} {inner:?}"));
        source = inner.source();
    }
    let error = anyhow::Error::new(error).context("while decoding");
    texts.push(format!("{error} {error:#} {error:?}"));
    texts.join(" ")
}
