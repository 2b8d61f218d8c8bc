//! The segments of a JSON Pointer (RFC 6901): a member's name, in which `~` and `/` are escaped.

/// Appends `/` and the segment of the member `name` to `pointer`.
pub(crate) fn push(pointer: &mut String, name: &str) {
    pointer.push('/');
    // Hardly any name needs an escape, and each value that is visited has one: names are copied in runs.
    let mut rest = name;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'~' | b'/')) {
        pointer.push_str(&rest[..at]);
        let is_tilde = rest.as_bytes()[at] == b'~';
        pointer.push_str(if is_tilde { "~0" } else { "~1" });
        rest = &rest[at + 1..];
    }
    pointer.push_str(rest);
}

/// The name of the member that `segment` names.
pub(crate) fn name(segment: &str) -> String {
    segment.replace("~1", "/").replace("~0", "~")
}
