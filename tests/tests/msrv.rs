//! No crate asks its users for an older compiler than its dependencies need, whichever features they choose.
//!
//! The code itself is held to `rust-version` by `clippy::incompatible_msrv`.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// The packages of the workspace that others depend on.
const PUBLISHED: [&str; 4] = [
    "additional-properties",
    "additional-properties-derive",
    "identity-verification",
    "schema-codegen",
];

fn output(program: &str, arguments: &[&str]) -> String {
    let mut command = Command::new(program);
    let output = command.args(arguments).current_dir(ROOT).output();
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}"));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program}: {errors}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn cargo_metadata(arguments: &[&str]) -> Value {
    let first = ["metadata", "--format-version=1", "--offline"];
    let text = output(env!("CARGO"), &[&first, arguments].concat());
    serde_json::from_str(&text).expect("JSON")
}

/// All features of the packages that others depend on. What the benches alone are compared with need not be on the disk.
fn published_features() -> String {
    let workspace = cargo_metadata(&["--no-deps"]);
    let packages = workspace["packages"].as_array().expect("packages").iter();
    let published = packages.filter(|package| PUBLISHED.iter().any(|it| package["name"] == *it));
    let features = published.flat_map(|package| {
        let name = package["name"].as_str().expect("a name");
        let features = package["features"].as_object().expect("features").keys();
        features.map(move |feature| format!("{name}/{feature}"))
    });
    features.collect::<Vec<_>>().join(",")
}

/// The whole graph of dependencies with these features, for this machine: only its packages are on the disk.
fn metadata() -> Value {
    let version = output("rustc", &["-vV"]);
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.expect("rustc names its host");
    let features = published_features();
    cargo_metadata(&["--features", &features, "--filter-platform", host])
}

fn by_id(list: &Value) -> BTreeMap<&str, &Value> {
    let items = list.as_array().expect("an array").iter();
    items
        .map(|item| (item["id"].as_str().expect("an id"), item))
        .collect()
}

/// `1.85.0` and `1.85` are the same version; a package without one promises nothing.
fn rust_version(package: &Value) -> Option<Vec<u32>> {
    let version = package["rust_version"].as_str()?;
    let mut parts: Vec<u32> = version
        .split('.')
        .map_while(|part| part.parse().ok())
        .collect();
    parts.resize(3, 0);
    Some(parts)
}

#[test]
fn no_dependency_needs_a_newer_compiler() {
    let metadata = metadata();
    let packages = by_id(&metadata["packages"]);
    let nodes = by_id(&metadata["resolve"]["nodes"]);
    let mut too_new = BTreeSet::new();
    let roots = packages
        .iter()
        .filter(|(_, package)| PUBLISHED.iter().any(|name| package["name"] == *name));
    for (root, package) in roots {
        let promised = rust_version(package).expect("a published crate names its oldest compiler");
        let mut open = vec![*root];
        let mut seen = BTreeSet::from([*root]);
        while let Some(id) = open.pop() {
            let dependency = packages[id];
            if rust_version(dependency).is_some_and(|needed| needed > promised) {
                let name =
                    |package: &Value| package["name"].as_str().unwrap_or_default().to_owned();
                too_new.insert(format!("{} needs {}", name(package), name(dependency)));
            }
            let edges = nodes[id]["deps"].as_array().expect("dependencies").iter();
            let used = edges.filter(|edge| {
                let kinds = edge["dep_kinds"].as_array().expect("kinds");
                kinds.iter().any(|kind| kind["kind"] != "dev")
            });
            for edge in used {
                let id = edge["pkg"].as_str().expect("an id");
                if seen.insert(id) {
                    open.push(id);
                }
            }
        }
    }
    assert!(
        too_new.is_empty(),
        "built for a newer compiler: {too_new:?}"
    );
}
