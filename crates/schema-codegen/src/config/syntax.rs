//! Whether a schema is JSON or YAML, by the name of its file.

/// How the text of a schema is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Syntax {
    /// JSON, RFC 8259.
    #[default]
    Json,
    /// YAML 1.2, the core schema.
    Yaml,
}

impl Syntax {
    /// YAML when `name` ends in `.yaml` or `.yml`, in letters of any case; JSON otherwise.
    #[must_use]
    pub fn of_file(name: &str) -> Self {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        if ["yaml", "yml"]
            .iter()
            .any(|yaml| ending.eq_ignore_ascii_case(yaml))
        {
            Self::Yaml
        } else {
            Self::Json
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Syntax;

    #[test]
    fn the_name_decides() {
        let named = [
            "a.yaml",
            "b/a.schema.YML",
            "a.yaml.json",
            "yaml",
            "a.yaml/b",
        ];
        let is_yaml = named.map(|name| Syntax::of_file(name) == Syntax::Yaml);
        assert_eq!(is_yaml, [true, true, false, false, false]);
    }
}
