//! Patterns of ECMA-262 in the words of the crate that makes automata of them.

/// `pattern` as one that matches whole strings, with the classes of ECMA-262, which are of ASCII.
pub(super) fn anywhere(pattern: &str) -> String {
    let mut out = String::from("(?s:.)*(?:");
    let mut in_class = false;
    let mut chars = pattern.chars();
    while let Some(c) = chars.next() {
        let class = match c {
            '\\' => match chars.next() {
                Some('d') => "0-9",
                Some('w') => "0-9A-Za-z_",
                Some('D') if !in_class => "^0-9",
                Some('W') if !in_class => "^0-9A-Za-z_",
                Some(other) => {
                    out.extend(['\\', other]);
                    continue;
                }
                None => "",
            },
            other => {
                in_class = (in_class || other == '[') && other != ']';
                out.push(other);
                continue;
            }
        };
        if in_class {
            out.push_str(class);
        } else {
            out.push('[');
            out.push_str(class);
            out.push(']');
        }
    }
    out.push_str(")(?s:.)*");
    out
}
