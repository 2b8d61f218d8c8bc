//! What serde is told about names: one `rename_all` in place of many `rename`s.

use crate::naming::Ident;

/// How the values of an enum are made of the names of its variants.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renames {
    /// serde's name of the rule that most values follow; none where it would replace less than two renames.
    pub all: Option<&'static str>,
    /// Per variant, the value where neither the rule nor the name says it.
    pub own: Vec<Option<String>>,
}

/// From the name of a variant to its value.
type Rule = fn(&str) -> String;

/// serde's rules, the commonest in JSON first.
const RULES: [(&str, Rule); 7] = [
    ("snake_case", |name| separated(name, '_')),
    ("lowercase", str::to_ascii_lowercase),
    ("SCREAMING_SNAKE_CASE", |name| {
        separated(name, '_').to_ascii_uppercase()
    }),
    ("UPPERCASE", str::to_ascii_uppercase),
    ("kebab-case", |name| separated(name, '-')),
    ("camelCase", camel),
    ("SCREAMING-KEBAB-CASE", |name| {
        separated(name, '-').to_ascii_uppercase()
    }),
];

impl Renames {
    /// The renames of variants, each with its value.
    pub(super) fn new(values: &[(&str, &Ident)]) -> Self {
        let follow = |rule: Rule| {
            let follow = |(value, name): &&(&str, &Ident)| rule(name.bare()) == **value;
            values.iter().filter(follow).count()
        };
        let (mut all, mut best, mut most): (_, Rule, _) =
            (None, str::to_owned, follow(str::to_owned) + 1);
        for (name, rule) in RULES {
            let count = follow(rule);
            if count > most {
                (all, best, most) = (Some(name), rule, count);
            }
        }
        let own = |(value, name): &(&str, &Ident)| {
            (best(name.bare()) != *value).then(|| (*value).to_owned())
        };
        Self {
            all,
            own: values.iter().map(own).collect(),
        }
    }
}

/// The name in JSON, where the Rust name is another.
pub(super) fn of_field(wire_name: &str, ident: &Ident) -> Option<String> {
    (wire_name != ident.bare()).then(|| wire_name.to_owned())
}

/// The words of an upper camel case name in lower case; as serde does it, every upper case letter begins a word.
fn separated(name: &str, separator: char) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    for (index, c) in name.char_indices() {
        if index > 0 && c.is_uppercase() {
            words.push(separator);
        }
        words.push(c.to_ascii_lowercase());
    }
    words
}

fn camel(name: &str) -> String {
    let (first, rest) = name.split_at(name.chars().next().map_or(0, char::len_utf8));
    format!("{}{rest}", first.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::Renames;
    use crate::naming::Ident;

    #[test]
    fn a_rule_is_named_where_it_replaces_renames() {
        let renames = |pairs: &[(&str, &str)]| {
            let idents = pairs.iter().map(|(_, name)| Ident((*name).to_owned()));
            let idents: Vec<Ident> = idents.collect();
            let values = pairs.iter().map(|(value, _)| *value);
            Renames::new(&values.zip(&idents).collect::<Vec<_>>())
        };
        let snake = renames(&[("no_match", "NoMatch"), ("x1", "X1"), ("odd one", "OddOne")]);
        assert_eq!(snake.all, Some("snake_case"));
        assert_eq!(snake.own, [None, None, Some("odd one".to_owned())]);
        let alone = renames(&[("no_match", "NoMatch")]);
        assert_eq!((alone.all, alone.own.len()), (None, 1));
        assert_eq!(renames(&[("A", "A"), ("B", "B"), ("c", "C")]).all, None);
        assert_eq!(
            renames(&[("no-match", "NoMatch"), ("a-b", "AB")]).all,
            Some("kebab-case")
        );
    }
}
