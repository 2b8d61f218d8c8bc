//! The paths in a configuration: relative to its folder as they are written, to that of the project as they are used.

use super::Config;

/// Makes every path of `config`, which are relative to `folder`, relative to what that is relative to.
pub(super) fn join_all(config: &mut Config, folder: &str) {
    for path in of_config(config) {
        *path = joined(folder, path);
    }
    for path in config.sources.values_mut() {
        *path = joined_source(folder, path);
    }
}

/// `path`, which is relative to `folder`, relative to what that is relative to: without `.`, and with `..` only at the beginning. An absolute
/// path stays as it is.
fn joined(folder: &str, path: &str) -> String {
    if path.starts_with('/') {
        return path.to_owned();
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Whether one of two folders is the other, or within it.
pub(super) fn overlap(left: &str, right: &str) -> bool {
    let parts = |path| {
        let path = joined("", path);
        path.split('/')
            .map(str::to_owned)
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
    };
    let (left, right) = (parts(left), parts(right));
    left.starts_with(&right) || right.starts_with(&left)
}

/// The same for what `[sources]` names: a folder still ends in `/`, unless it is that of the project.
fn joined_source(folder: &str, path: &str) -> String {
    let mut joined = joined(folder, path);
    if path.ends_with('/') && !joined.is_empty() && !joined.ends_with('/') {
        joined.push('/');
    }
    joined
}

/// Every path of `config` that is not empty, but those of `[sources]`.
fn of_config(config: &mut Config) -> impl Iterator<Item = &mut String> {
    let outputs = [&mut config.types, &mut config.pages];
    let kept = [&mut config.names, &mut config.history, &mut config.previous];
    let shared = config.shared.as_mut().map(|shared| &mut shared.config);
    let paths = outputs.into_iter().chain(kept).flatten();
    let all = std::iter::once(&mut config.schema).chain(paths);
    let all = all.chain(&mut config.documents).chain(shared);
    all.filter(|path| !path.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{joined, joined_source, overlap};

    #[test]
    fn folders_within_each_other_overlap() {
        for (left, right) in [
            ("a", "a"),
            ("a", "./a/"),
            ("a/b", "a"),
            ("a", "a/b/../c"),
            (".", "a"),
        ] {
            assert!(overlap(left, right), "{left} {right}");
        }
        assert!(!overlap("src/a", "src/ab"));
        assert!(!overlap("src", "../src"));
    }

    #[test]
    fn paths_follow_their_folder() {
        assert_eq!(joined("v1", "s.json"), "v1/s.json");
        assert_eq!(joined("v1", "../src/./v1/"), "src/v1");
        assert_eq!(joined("", "../../src"), "../../src");
        assert_eq!(joined("a/../b", "../../c"), "../c");
        assert_eq!(joined("v1", "/src"), "/src");
    }

    #[test]
    fn a_folder_of_sources_stays_one() {
        assert_eq!(joined_source("v1", "../vendor/"), "vendor/");
        assert_eq!(joined_source("", "./vendor//"), "vendor/");
        assert_eq!(joined_source("v1", "../vendor/a.json"), "vendor/a.json");
        assert_eq!(joined_source("v1", "../"), "");
        assert_eq!(joined_source("v1", "/vendor/"), "/vendor/");
    }
}
