//! Just enough reading of Rust source to see functions, `impl` blocks and names, by the form that rustfmt gives them.

use std::collections::BTreeSet;

/// Every function with the number of its lines.
pub(crate) fn functions(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        // Tests beside the code come last.
        if line.starts_with("#[cfg(test)]") {
            break;
        }
        let Some(name) = function_name(line) else {
            continue;
        };
        let end = format!("{}}}", indentation(line));
        let mut rest = lines[start..].iter();
        // A function without a body, or with one in the same line, has no closing brace of its own.
        if !line.ends_with([';', '}']) {
            let length = rest
                .position(|line| line.starts_with(&end))
                .map(|index| index + 1);
            found.push((name.to_owned(), length.unwrap_or(1)));
        }
    }
    found
}

fn function_name(line: &str) -> Option<&str> {
    let mut words = line.trim_start();
    for modifier in ["pub ", "pub(crate) ", "pub(super) ", "const ", "async "] {
        words = words.strip_prefix(modifier).unwrap_or(words);
    }
    words.strip_prefix("fn ")?.split(['(', '<']).next()
}

fn indentation(line: &str) -> &str {
    &line[..line.len() - line.trim_start().len()]
}

/// The types that have an inherent `impl` in `text` and are defined elsewhere.
pub(crate) fn foreign_impls(text: &str) -> BTreeSet<String> {
    let defined: BTreeSet<_> = defined_names(text).into_iter().collect();
    let mut found = BTreeSet::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if !line.starts_with("impl") {
            continue;
        }
        let mut header = line.to_owned();
        while !header.contains('{') {
            header += lines.next().unwrap_or("{");
        }
        let header = header.split(['{']).next().unwrap_or_default();
        let of_trait = header.contains(" for ");
        let name = self_type(header.trim_start_matches("impl"));
        if !of_trait && !name.is_empty() && !defined.contains(&name) {
            found.insert(name);
        }
    }
    found
}

/// The name of the type after the parameters of an `impl`.
fn self_type(header: &str) -> String {
    let mut depth = 0_usize;
    let mut before = ' ';
    let after = header.find(|character| {
        match character {
            '<' => depth += 1,
            '>' if before != '-' => depth -= 1,
            _ if depth == 0 && !char::is_whitespace(character) => return true,
            _ => {}
        }
        before = character;
        false
    });
    let path = after.map_or("", |start| &header[start..]);
    let path = path.split(['<', ' ']).next().unwrap_or_default();
    path.rsplit("::").next().unwrap_or_default().to_owned()
}

/// The names of the types, traits, functions and modules that `text` defines.
pub(crate) fn defined_names(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text
        .lines()
        .map(str::trim_start)
        .filter(|line| !line.starts_with("//"))
    {
        let mut words = line.split_whitespace().peekable();
        while let Some(word) = words.next() {
            if ["struct", "enum", "trait", "type", "fn", "mod"].contains(&word) {
                let name = words.peek().copied().unwrap_or_default();
                let name = name
                    .split(|c: char| !c.is_alphanumeric() && c != '_')
                    .next();
                found.extend(name.filter(|name| !name.is_empty()).map(str::to_owned));
            }
        }
    }
    found
}

#[test]
fn functions_are_measured_to_their_closing_brace() {
    let text = "fn one() {\n    let x = 1;\n}\n\nimpl X {\n    pub(crate) const fn two<T>(\n        t: T,\n    ) {\n    }\n}\nfn no_body();\n";
    let expected = [("one".to_owned(), 3), ("two".to_owned(), 4)];
    assert_eq!(functions(text), expected);
}

#[test]
fn an_impl_away_from_its_type_is_seen() {
    let text = "struct Here;\nimpl Here {}\nimpl<'a, T: Fn(u8) -> u8> crate::a::There<'a, T> {}\nimpl Clone for Other {}\n";
    assert_eq!(foreign_impls(text), BTreeSet::from(["There".to_owned()]));
}
