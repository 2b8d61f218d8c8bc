//! What `docs --watch` watches.

use super::{Project, sources};
use crate::args::DocsArgs;
use std::collections::BTreeSet;
use std::fs;

#[test]
fn every_file_that_the_site_is_made_from() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    let schema = r#"{"title": "Pet", "properties": {"a": {"$ref": "more.json"}}}"#;
    write("pet.json", schema);
    write("more.json", "{}");
    write(
        "old/pet.json",
        r#"{"title": "Pet", "properties": {"a": {}}}"#,
    );
    write(
        "shared/pet.json",
        r#"{"title": "Pet", "properties": {"a": {}}}"#,
    );
    let new = "schema = 'pet.json'\nhistory = 'history.json'\nnames = 'names.lock'\nprevious = 'old.toml'\n\
               shared = {config = 'shared.toml', path = 'crate::v1'}\n";
    write("codegen.toml", new);
    // A circle of versions is watched once.
    write(
        "old.toml",
        "schema = 'old/pet.json'\nprevious = 'codegen.toml'\n",
    );
    write("shared.toml", "schema = 'shared/pet.json'\n");
    let project = Project {
        program: "docs",
        root: folder.path(),
        configs: &["codegen.toml".to_owned()],
    };
    let found: BTreeSet<_> = sources(&DocsArgs::default(), project).into_iter().collect();
    let expected = [
        "codegen.toml",
        "history.json",
        "more.json",
        "names.lock",
        "old.toml",
        "old/pet.json",
        "pet.json",
        "shared.toml",
        "shared/pet.json",
    ];
    let expected: BTreeSet<_> = expected
        .into_iter()
        .map(|name| folder.path().join(name))
        .collect();
    assert_eq!(found, expected);
}
