//! The paths in a configuration: relative to its folder as they are written, to that of the project as they are used.

use super::Config;

/// `path`, which is relative to `folder`, relative to what that is relative to: without `.`, and with `..` only at the beginning. An absolute
/// path stays as it is.
pub(super) fn joined(folder: &str, path: &str) -> String {
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

/// Every path of `config` that is not empty.
pub(super) fn of_config(config: &mut Config) -> impl Iterator<Item = &mut String> {
    let outputs = [&mut config.types, &mut config.pages];
    let kept = [&mut config.names, &mut config.history, &mut config.previous];
    let shared = config.shared.as_mut().map(|shared| &mut shared.config);
    let paths = outputs.into_iter().chain(kept).flatten();
    let sources = config
        .documents
        .iter_mut()
        .chain(config.sources.values_mut());
    let all = std::iter::once(&mut config.schema).chain(paths);
    let all = all.chain(sources).chain(shared);
    all.filter(|path| !path.is_empty())
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn paths_follow_their_folder() {
        assert_eq!(joined("v1", "s.json"), "v1/s.json");
        assert_eq!(joined("v1", "../src/./v1/"), "src/v1");
        assert_eq!(joined("", "../../src"), "../../src");
        assert_eq!(joined("a/../b", "../../c"), "../c");
        assert_eq!(joined("v1", "/src"), "/src");
    }
}
