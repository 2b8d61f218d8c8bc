//! Writes the variants of a union whose tag is no member of them.

use super::Writer;
use crate::json::kind::ErrorKind;
use crate::json::traits::ToJson;

/// Writes the value of a variant with its tag, which is given as `"name":value`, as the first member.
pub fn write_tagged<T: ToJson>(writer: &mut Writer, tag: &str, value: &T) {
    let start = writer.buffer().len();
    value.write_json(writer);
    let is_unit = writer.unit_end == writer.out.len();
    let out = writer.buffer();
    match out.get(start..) {
        Some([b'{', b'}']) => insert(out, start + 1, tag),
        Some([b'{', ..]) => insert(out, start + 1, &format!("{tag},")),
        Some(b"null") if is_unit => {
            out.truncate(start);
            out.extend_from_slice(format!("{{{tag}}}").as_bytes());
        }
        _ => writer.fail(ErrorKind::Invalid, "a variant that is written as an object"),
    }
}

fn insert(out: &mut Vec<u8>, at: usize, json: &str) {
    let behind = out.split_off(at);
    out.extend_from_slice(json.as_bytes());
    out.extend_from_slice(&behind);
}

/// Writes a tag beside the value of its variant. Both are given with their keys: `{"tag":value,"content":`.
pub fn write_adjacent<T: ToJson>(writer: &mut Writer, before: &str, value: &T) {
    writer.raw(before);
    value.write_json(writer);
    writer.raw("}");
}

/// Writes a variant that holds nothing: an object with the tag.
pub fn write_tag(writer: &mut Writer, object: &str) {
    writer.raw(object);
}
