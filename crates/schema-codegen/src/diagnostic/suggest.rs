//! "Did you mean": the closest of the names that exist, when it is close.

/// The candidate that is closest to `name`, when a typing mistake could explain the difference.
pub(crate) fn closest<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    if name.len() > 64 {
        return None;
    }
    let allowed = match name.chars().count() {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    };
    let folded = fold(name);
    candidates
        .into_iter()
        .map(|candidate| {
            (
                if fold(candidate) == folded {
                    0
                } else {
                    strsim::osa_distance(name, candidate)
                },
                candidate,
            )
        })
        .filter(|(cost, _)| *cost <= allowed)
        .min_by_key(|(cost, _)| *cost)
        .map(|(_, candidate)| candidate)
}

/// A help text that names the closest candidate.
pub(crate) fn did_you_mean<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    closest(name, candidates).map(|found| format!("did you mean `{found}`?"))
}

fn fold(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_typing_mistakes() {
        let names = ["required", "properties", "title", "type"];
        assert_eq!(closest("requird", names), Some("required"));
        assert_eq!(closest("tpye", names), Some("type"));
        assert_eq!(closest("Properties", names), Some("properties"));
        assert_eq!(closest("markdown", names), None);
    }
}
