//! Who may import whom, between the crates and inside the generator. ARCHITECTURE.md has the reasons.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// What each crate may depend on, development dependencies aside.
const ALLOWED: [(&str, &[&str]); 6] = [
    (
        "additional-properties-derive",
        &["proc-macro2", "quote", "syn"],
    ),
    (
        "additional-properties",
        &[
            "additional-properties-derive",
            "chrono",
            "indexmap",
            "jsonschema",
            "proptest",
            "regex-lite",
            "schemars",
            "serde",
            "serde_json",
            "simdutf8",
        ],
    ),
    (
        "identity-verification",
        &[
            "additional-properties",
            "chrono",
            "schemars",
            "serde",
            "serde_json",
        ],
    ),
    (
        "schema-codegen",
        &[
            "fluent-uri",
            "heck",
            "indexmap",
            "jsonschema",
            "maud",
            "prettyplease",
            "proc-macro2",
            "pulldown-cmark",
            "quote",
            "regex-automata",
            "regex-syntax",
            "saphyr-parser",
            "serde_json",
            "strsim",
            "syn",
            "toml",
        ],
    ),
    (
        "schema-codegen-cli",
        &[
            "anstream",
            "anstyle",
            "clap",
            "clap_complete",
            "notify-debouncer-mini",
            "open",
            "schema-codegen",
            "serde_json",
            "similar",
            "tempfile",
            "thiserror",
        ],
    ),
    (
        "xtask",
        &[
            "clap",
            "jsonschema",
            "schema-codegen",
            "schema-codegen-cli",
            "serde_json",
        ],
    ),
];

/// The stages of the generator, in order, each with the modules that it may use besides itself.
const STAGES: [(&str, &[&str]); 25] = [
    ("inputs", &[]),
    ("model", &[]),
    ("percent", &[]),
    ("visible", &[]),
    ("uri", &["percent"]),
    ("linked", &[]),
    ("containment", &["linked", "model", "percent", "uri"]),
    ("diagnostic", &["model"]),
    ("config", &["diagnostic", "model"]),
    ("document", &["config", "diagnostic", "model", "percent"]),
    (
        "history",
        &["config", "diagnostic", "document", "inputs", "model"],
    ),
    (
        "resolve",
        &["config", "diagnostic", "document", "model", "uri"],
    ),
    // Schemas without a name get theirs from `naming::inline`.
    (
        "lower",
        &[
            "config",
            "diagnostic",
            "document",
            "model",
            "naming",
            "resolve",
        ],
    ),
    (
        "analyze",
        &[
            "config",
            "diagnostic",
            "document",
            "linked",
            "model",
            "resolve",
            "uri",
        ],
    ),
    ("naming", &["config", "diagnostic", "model"]),
    ("rust_types", &["analyze", "model", "naming"]),
    (
        "plan",
        &[
            "analyze",
            "config",
            "diagnostic",
            "history",
            "model",
            "naming",
            "rust_types",
        ],
    ),
    ("pairing", &["model"]),
    ("sharing", &["model", "pairing", "plan", "rust_types"]),
    ("artifact", &["plan"]),
    (
        "changes",
        &["analyze", "containment", "model", "pairing", "plan"],
    ),
    (
        "import",
        &[
            "analyze",
            "changes",
            "containment",
            "diagnostic",
            "document",
            "history",
            "model",
            "plan",
            "plan_documents",
            "release",
            "resolve",
            "uri",
        ],
    ),
    (
        "content",
        &[
            "changes",
            "containment",
            "history",
            "model",
            "plan",
            "rust_types",
            "visible",
        ],
    ),
    (
        "emit",
        &[
            "artifact",
            "content",
            "history",
            "model",
            "plan",
            "rust_types",
            "visible",
        ],
    ),
    ("render", &["artifact", "visible"]),
];

/// The modules of `lower/`, and those of `lower/query/`, in layers: each uses only modules before it.
const LAYERS: [(&str, &[&str]); 2] = [
    ("lower", &["query", "build", "pass"]),
    (
        "lower/query",
        &[
            "type_set",
            "key",
            "conjuncts",
            "standalone",
            "assertion",
            "asserted_members",
            "stated_types",
            "merged",
            "schemas",
            "null",
            "reference",
            "tag",
            "member_rules",
            "branches",
            "string_values",
            "class",
            "annotations",
            "sensitivity",
        ],
    ),
];

/// Modules of std that would let the generator perform I/O, or depend on more than its input.
const IMPURE: [&str; 7] = ["fs", "env", "process", "time", "net", "thread", "io"];

/// What cargo prints when it is called with `arguments` in the workspace.
fn cargo(arguments: &[&str]) -> Vec<u8> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(arguments).arg("--offline").current_dir(ROOT);
    let output = cargo.output().expect("cargo runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    output.stdout
}

/// What cargo knows of the workspace.
fn metadata() -> Value {
    let metadata = cargo(&["metadata", "--no-deps", "--format-version=1"]);
    serde_json::from_slice(&metadata).expect("JSON")
}

/// Names of the dependencies of each member; development dependencies are left out.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let metadata = metadata();
    let packages = metadata["packages"].as_array().expect("packages").iter();
    packages
        .map(|package| (text(&package["name"]), dependencies_of(package)))
        .collect()
}

fn dependencies_of(package: &Value) -> BTreeSet<String> {
    let all = package["dependencies"]
        .as_array()
        .expect("dependencies")
        .iter();
    all.filter(|dependency| dependency["kind"] != "dev")
        .map(|dependency| text(&dependency["name"]))
        .collect()
}

fn text(value: &Value) -> String {
    value.as_str().expect("text").to_owned()
}

#[test]
fn crates_depend_on_what_they_may() {
    let found = dependencies();
    for (name, allowed) in ALLOWED {
        let allowed: BTreeSet<String> = allowed.iter().map(|&name| name.to_owned()).collect();
        let beyond: Vec<&String> = found[name].difference(&allowed).collect();
        assert!(beyond.is_empty(), "{name} depends on {beyond:?}");
    }
}

/// How many crates each package compiles without its default features, itself included: that is what a `build.rs`, or a job of CI, waits for.
const MOST_CRATES: [(&str, usize); 2] = [("schema-codegen", 30), ("schema-codegen-cli", 50)];

#[test]
fn types_alone_take_few_crates() {
    for (package, most) in MOST_CRATES {
        let edges = "--edges=normal,build";
        let features = "--no-default-features";
        let listed = cargo(&[
            "tree",
            features,
            "--prefix=none",
            edges,
            "--package",
            package,
        ]);
        let listed = String::from_utf8(listed).expect("text");
        let crates: BTreeSet<&str> = listed
            .lines()
            .map(|line| line.split(" (").next().unwrap_or(line))
            .collect();
        assert!((2..=most).contains(&crates.len()), "{package}: {crates:#?}");
    }
}

#[test]
fn every_dependency_is_used() {
    let metadata = metadata();
    for package in metadata["packages"].as_array().expect("packages") {
        let manifest = text(&package["manifest_path"]);
        let folder = Path::new(&manifest).parent().expect("a folder");
        let sources = sources(folder);
        for dependency in package["dependencies"].as_array().expect("dependencies") {
            let name = text(&dependency["name"]).replace('-', "_");
            let used = sources.iter().any(|(_, source)| source.contains(&name));
            assert!(used, "nothing in {manifest} uses {name}");
        }
    }
}

#[test]
fn every_crate_is_in_the_table() {
    let listed: BTreeSet<String> = ALLOWED.iter().map(|(name, _)| (*name).to_owned()).collect();
    let mut members: BTreeSet<String> = dependencies().into_keys().collect();
    for everything in ["workspace-tests", "benches"] {
        assert!(members.remove(everything), "it may depend on everything");
    }
    assert_eq!(listed, members);
}

#[test]
fn nothing_depends_on_xtask() {
    let on_xtask: Vec<String> = dependencies()
        .into_iter()
        .filter(|(_, on)| on.contains("xtask"))
        .map(|(name, _)| name)
        .collect();
    assert!(on_xtask.is_empty(), "{on_xtask:?}");
}

fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).expect("text");
            found.push((path, text));
        }
    }
    found
}

fn generator(stage: &str) -> Vec<(PathBuf, String)> {
    sources(
        &Path::new(ROOT)
            .join("crates/schema-codegen/src")
            .join(stage),
    )
}

fn inside_tests(path: &Path) -> bool {
    path.ends_with("tests.rs")
}

#[test]
fn the_generator_performs_no_io() {
    for (path, text) in generator("") {
        for line in text.lines() {
            let group = line.strip_prefix("use std::{").unwrap_or_default();
            let words = group.split(|c: char| !c.is_alphanumeric() && c != '_');
            let grouped = words.into_iter().find(|word| IMPURE.contains(word));
            let plain = IMPURE
                .into_iter()
                .find(|module| line.contains(&format!("std::{module}")));
            let module = grouped.or(plain);
            assert!(
                module.is_none(),
                "{} imports std::{module:?}",
                path.display()
            );
        }
        assert!(
            inside_tests(&path) || !text.contains("println!"),
            "{} prints",
            path.display()
        );
        assert!(
            !text.contains("HashMap") && !text.contains("HashSet"),
            "{} has an order that differs between runs",
            path.display()
        );
    }
}

/// The modules of the generator that a line of code names from the top.
fn used(line: &str) -> impl Iterator<Item = &str> {
    let code = line.split("//").next().unwrap_or_default();
    let paths = code.split("crate::").skip(1);
    paths.filter_map(|path| {
        path.split(|c: char| !c.is_alphanumeric() && c != '_')
            .next()
    })
}

#[test]
fn a_stage_uses_only_what_it_may() {
    for (path, text) in generator("") {
        let inside = path
            .strip_prefix(Path::new(ROOT).join("crates/schema-codegen/src"))
            .expect("inside");
        let first = inside.iter().next().and_then(|part| part.to_str());
        let first = first.unwrap_or_default();
        let stage = first.strip_suffix(".rs").unwrap_or(first);
        if stage == "lib" || inside_tests(&path) {
            continue;
        }
        let listed = STAGES.iter().find(|(name, _)| *name == stage);
        let (_, may) = listed.unwrap_or_else(|| panic!("{stage} is not in the table of stages"));
        let modules = text.lines().flat_map(used);
        let modules = modules.filter(|module| module.starts_with(char::is_lowercase));
        let beyond = modules.filter(|module| *module != stage && !may.contains(module));
        let beyond: Vec<&str> = beyond.collect();
        assert!(beyond.is_empty(), "{} uses {beyond:?}", path.display());
    }
}

/// Where each type of the generator's `folder` has inherent methods.
fn inherent_impls(folder: &str) -> BTreeMap<String, BTreeSet<PathBuf>> {
    let mut found: BTreeMap<String, BTreeSet<PathBuf>> = BTreeMap::new();
    for (path, text) in generator(folder) {
        let file = syn::parse_file(&text).expect("Rust");
        for item in file.items {
            if let syn::Item::Impl(syn::ItemImpl {
                trait_: None,
                self_ty,
                ..
            }) = item
                && let syn::Type::Path(of) = *self_ty
            {
                let name = of.path.segments.last().expect("a name").ident.to_string();
                found.entry(name).or_default().insert(path.clone());
            }
        }
    }
    found
}

/// Calls through `self` do not show in imports. Where all methods of a type are in one file, they can't lead to another one either.
#[test]
fn methods_of_a_type_are_in_one_file() {
    for folder in [
        "lower",
        "document",
        "resolve",
        "diagnostic",
        "config",
        "model",
    ] {
        for (name, files) in inherent_impls(folder) {
            // One private `Reader` per syntax: each is a type of its own.
            let readers = name == "Reader" && folder != "lower";
            assert!(
                files.len() == 1 || readers,
                "{name} has methods in {files:?}"
            );
        }
    }
}

#[test]
fn layers_use_only_what_stands_before_them() {
    for (folder, layers) in LAYERS {
        for (index, layer) in layers.iter().enumerate() {
            let later = &layers[index + 1..];
            for (path, text) in generator(folder) {
                let inside = path.strip_prefix(
                    Path::new(ROOT)
                        .join("crates/schema-codegen/src")
                        .join(folder),
                );
                let first = inside
                    .expect("inside")
                    .iter()
                    .next()
                    .and_then(|part| part.to_str());
                if first.map(|part| part.trim_end_matches(".rs")) != Some(layer) {
                    continue;
                }
                let beyond = later.iter().find(|later| {
                    ["super", folder.rsplit('/').next().unwrap_or(folder)]
                        .iter()
                        .any(|parent| text.contains(&format!("{parent}::{later}::")))
                });
                assert!(beyond.is_none(), "{} uses {beyond:?}", path.display());
            }
        }
    }
}
