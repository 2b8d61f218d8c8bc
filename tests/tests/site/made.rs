//! The files under test, made from the schema of the workspace.

use schema_codegen::content::Versions;
use schema_codegen::plan::Plan;
use schema_codegen::{Config, Documents, Outcome, plan_documents};
use schema_codegen::{artifact::Artifact, emit, render::render};
use schema_codegen_cli::Job;
use schema_codegen_cli::versions::Described;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

const SCHEMA: &str = include_str!("../../../schema/identity_verification.schema.json");
const ENVELOPES: &str = include_str!("../../../schema/envelopes.schema.json");
const HISTORY: &str = include_str!("../../../schema/history.json");
const CONFIG: &str = include_str!("../../../schema/codegen.toml");

/// Files by path.
pub(crate) type Files = BTreeMap<String, String>;

/// The schema as JSON.
pub(crate) fn schema() -> serde_json::Value {
    serde_json::from_str(SCHEMA).expect("the schema is JSON")
}

/// The plan of the workspace's own schema.
pub(crate) fn plan() -> Plan {
    let config = Config::parse(CONFIG).expect("the configuration is sound");
    let mut documents = Documents::new(SCHEMA);
    documents.set_history(HISTORY);
    documents.insert(
        "schema/envelopes.schema.json".to_owned(),
        Some(ENVELOPES.into()),
    );
    match plan_documents(&documents, &config).expect("the schema is sound") {
        Outcome::Plan(plan) => *plan,
        Outcome::Wanted(names) => panic!("{names:?} are wanted"),
    }
}

/// Every file of the site of both versions: this one, and the one in the folder 1.697.4.
pub(crate) fn both() -> &'static Files {
    static BOTH: OnceLock<Files> = OnceLock::new();
    BOTH.get_or_init(made)
}

/// Makes the site of both versions.
pub(crate) fn made() -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let configs = ["schema/codegen.toml", "schema/1.697.4/codegen.toml"].map(str::to_owned);
    let command = "cargo xtask docs";
    let versions = Described::all(&root, &configs, command).expect("two versions");
    let job = Job::site(versions, Path::new("site"), command.to_owned()).expect("a folder");
    let name = |path: &str| path.trim_start_matches("site/").to_owned();
    let files = job.files.into_iter();
    files
        .map(|file| {
            (
                name(&file.path),
                String::from_utf8(file.bytes).expect("text"),
            )
        })
        .collect()
}

/// Every file of the site of this version.
pub(crate) fn site() -> &'static Files {
    static SITE: OnceLock<Files> = OnceLock::new();
    SITE.get_or_init(|| {
        let all = both()
            .iter()
            .filter(|(path, _)| !path.starts_with("1.697.4/"));
        all.map(|(path, text)| (path.clone(), text.clone()))
            .collect()
    })
}

/// Every Markdown page.
pub(crate) fn pages() -> &'static Files {
    static PAGES: OnceLock<Files> = OnceLock::new();
    PAGES.get_or_init(|| files(emit::markdown::emit(&plan(), Versions::default())))
}

/// Artifacts as text.
pub(crate) fn files(artifacts: Vec<Artifact>) -> Files {
    let rendered = artifacts.into_iter().map(render);
    rendered
        .map(|file| (file.path, String::from_utf8(file.bytes).expect("text")))
        .collect()
}

/// The pages among them.
pub(crate) fn html(files: &Files) -> impl Iterator<Item = (&String, &String)> {
    files.iter().filter(|(path, _)| is_page(path))
}

/// True for a page.
pub(crate) fn is_page(path: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|ending| ending == "html")
}
