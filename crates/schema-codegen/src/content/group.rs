//! Pages that belong together: those of one module, or where there are no modules, those of one kind.

use super::{Kind, page::Page};
use crate::plan::Plan;

/// Pages that belong together.
#[derive(Clone, Debug)]
pub struct Group<'a> {
    /// Its heading: the module's name in the spelling of its types, else the kind of its types.
    pub name: String,
    /// One sentence about it.
    pub about: Option<&'a str>,
    /// Indices into [`super::Content::pages`].
    pub pages: std::ops::Range<usize>,
}

/// The pages in reading order, and their groups in the order of the configuration.
pub(super) fn grouped<'a>(plan: &'a Plan, pages: Vec<Page<'a>>) -> (Vec<Page<'a>>, Vec<Group<'a>>) {
    let mut buckets: Vec<(String, Option<&'a str>, Vec<Page<'a>>)> = Vec::new();
    for (module, about) in &plan.options.modules {
        buckets.push((module.as_str().to_owned(), Some(about), Vec::new()));
    }
    for page in pages {
        let name = page.module.unwrap_or_else(|| plural(page.kind));
        match buckets.iter_mut().find(|(bucket, ..)| bucket == name) {
            Some((.., bucket)) => bucket.push(page),
            None => buckets.push((name.to_owned(), None, vec![page])),
        }
    }
    let (mut all, mut groups) = (Vec::new(), Vec::new());
    buckets.retain(|(.., bucket)| !bucket.is_empty());
    for (name, about, mut bucket) in buckets {
        let start = all.len();
        let types = bucket.iter().map(|page| page.name);
        groups.push(Group {
            name: heading(&name, &types),
            about,
            pages: start..start + bucket.len(),
        });
        all.append(&mut bucket);
    }
    (all, groups)
}

fn plural(kind: Kind) -> &'static str {
    match kind {
        Kind::Object => "Objects",
        Kind::Enum => "Enums",
        Kind::Union => "Unions",
        Kind::Alias => "Named values",
    }
}

/// `name` as a heading: a word that begins a word in one of `types` is written as there (`kyc` with `KYCCheck` is `KYC`), else its first
/// letter is raised.
fn heading<'t>(name: &str, types: &(impl Iterator<Item = &'t str> + Clone)) -> String {
    let words = name.split('_').filter(|word| !word.is_empty());
    let spelled = words.enumerate().map(|(index, word)| {
        types
            .clone()
            .find_map(|ty| acronym(word, ty))
            .unwrap_or_else(|| {
                if index == 0 {
                    capitalized(word)
                } else {
                    word.to_owned()
                }
            })
    });
    spelled.collect::<Vec<_>>().join(" ")
}

/// `word` as `ty` spells it, if all of it is in capitals there and a new word follows.
fn acronym(word: &str, ty: &str) -> Option<String> {
    let capitals = word.to_uppercase();
    let after = ty.split_once(capitals.as_str())?.1.chars().next();
    (word.len() > 1 && after.is_none_or(|c| !c.is_lowercase())).then_some(capitals)
}

fn capitalized(word: &str) -> String {
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
