//! Names with `*` for any part of them, as the configuration has them.

/// True when `pattern` is `name`, with any characters for each `*`. A pattern without a dot is about types.
pub(crate) fn matches(pattern: &str, name: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = name.strip_prefix(first) else {
        return false;
    };
    let Some(last) = parts.next_back() else {
        return rest.is_empty();
    };
    for part in parts {
        let Some(found) = rest.find(part) else {
            return false;
        };
        rest = &rest[found + part.len()..];
    }
    rest.ends_with(last) && (pattern.contains('.') || !name.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn stars_stand_for_any_part() {
        for (pattern, name, expected) in [
            ("Pet.name", "Pet.name", true),
            ("Pet.name", "Pet.names", false),
            ("*.email", "User.email", true),
            ("*.email", "email", false),
            ("*", "User", true),
            ("*", "User.email", false),
            ("User.*", "User.email", true),
            ("*er.*mail*", "User.home_email_2", true),
            ("a*a.*", "a.", false),
        ] {
            assert_eq!(matches(pattern, name), expected, "{pattern} {name}");
        }
    }
}
