//! What is reported about keywords that are read nowhere.

use super::tree::Member;
use crate::diagnostic::{Code, DiagnosticSink, Location};
use crate::model::Pointer;

pub(super) fn refused(schema: &Pointer, member: &Member, sink: &mut DiagnosticSink) {
    let help = match member.key.as_str() {
        "$vocabulary" => "this keyword belongs to meta-schemas",
        "extends" => "use `allOf`",
        "divisibleBy" => "use `multipleOf`",
        _ => "use `not`",
    };
    let message = format!("the keyword `{}` is not supported", member.key);
    let location = Location::Key(schema.join(&member.key));
    sink.push(
        Code::UnsupportedKeyword,
        location,
        message,
        Some(help.to_owned()),
    );
}

pub(super) fn note_ignored(pointer: &Pointer, ignored: &[&str], sink: &mut DiagnosticSink) {
    if !ignored.is_empty() {
        let message = format!("ignored beside `$ref`: {}", ignored.join(", "));
        let help = "drafts up to 07 ignore them; wrap the reference in `allOf`, or move to 2020-12";
        sink.at(Code::IgnoredSiblings, pointer, message, help);
    }
}
