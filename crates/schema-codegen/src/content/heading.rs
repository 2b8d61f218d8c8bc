//! The heading of a group: the name of its module, spelled as the names of its types spell it.
//!
//! In: the name of a module and the names of its types. Out: words for people.

/// `name` as a heading: a word that begins a word in one of `types` is written as there (`kyc` with `KYCCheck` is `KYC`), else its first
/// letter is raised.
#[must_use]
pub fn heading<'t>(name: &str, types: &(impl Iterator<Item = &'t str> + Clone)) -> String {
    let words = name.split('_').filter(|word| !word.is_empty());
    let spelled = words.enumerate().map(|(at, word)| {
        types
            .clone()
            .find_map(|ty| acronym(word, ty))
            .unwrap_or_else(|| {
                if at == 0 {
                    raised(word)
                } else {
                    word.to_owned()
                }
            })
    });
    spelled.collect::<Vec<_>>().join(" ")
}

/// `word` as `ty` spells it, if all of it is in capitals there and a new word follows.
fn acronym(word: &str, ty: &str) -> Option<String> {
    let raised = word.to_uppercase();
    let after = ty.split_once(raised.as_str())?.1.chars().next();
    (word.len() > 1 && after.is_none_or(|c| !c.is_lowercase())).then_some(raised)
}

fn raised(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(chars).collect()
}

#[cfg(test)]
mod tests {
    use super::heading;

    #[test]
    fn words_are_spelled_as_in_the_names_of_types() {
        let of = |name, types: &[&'static str]| heading(name, &types.iter().copied());
        assert_eq!(of("kyc", &["KYCCheckDetails"]), "KYC");
        assert_eq!(of("risk", &["RiskCheck", "RISKy"]), "Risk");
        assert_eq!(of("user_id", &["UserIDNumber"]), "User ID");
        assert_eq!(of("a", &["ABC"]), "A");
        assert_eq!(of("", &["ABC"]), "");
    }
}
