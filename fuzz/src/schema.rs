//! Any text as a schema, with any text as its configuration: diagnostics with an address, or files that are what they should be.

use schema_codegen::artifact::{Artifact, RenderedFile};
use schema_codegen::content::Versions;
use schema_codegen::emit::{markdown, rust, site};
use schema_codegen::render::render;
use schema_codegen::visible::visible;
use schema_codegen::{Config, Diagnostics, Syntax, plan};
use std::borrow::Cow;
use std::path::Path;

/// Stands between the schema and `codegen.toml`.
const SEPARATOR: &str = "\n%%%\n";

/// Stands in front of a schema that is YAML.
pub const YAML: &str = "%%%yaml\n";

/// Generates twice. What is generated is the same, shows all that it holds, and parses where it is Rust.
pub fn run(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let (text, syntax) = match text.strip_prefix(YAML) {
        Some(yaml) => (yaml, Syntax::Yaml),
        None => (text, Syntax::Json),
    };
    let (schema, config) = match text.split_once(SEPARATOR) {
        Some((schema, config)) => (schema, Config::parse(config)),
        None => (
            text,
            Ok(Config::for_single_file("schema.json", "codegen", "root")),
        ),
    };
    let files = config.and_then(|mut config| {
        config.syntax = syntax;
        files(schema, &config)
    });
    match files {
        Ok((first, second)) => {
            assert_eq!(first, second);
            first.iter().for_each(parses);
        }
        Err(found) => addressed(&found),
    }
}

fn files(
    schema: &str,
    config: &Config,
) -> Result<(Vec<RenderedFile>, Vec<RenderedFile>), Diagnostics> {
    let all = || -> Result<Vec<RenderedFile>, Diagnostics> {
        let plan = plan(schema, config)?;
        let artifacts = [
            rust::emit(&plan),
            markdown::emit(&plan, Versions::default()),
            site::emit(&plan, Versions::default()),
        ];
        Ok(artifacts
            .into_iter()
            .flatten()
            .map(|artifact: Artifact| render(artifact))
            .collect())
    };
    Ok((all()?, all()?))
}

fn parses(file: &RenderedFile) {
    let text = std::str::from_utf8(&file.bytes).unwrap();
    if Path::new(&file.path)
        .extension()
        .is_some_and(|ending| ending == "rs")
    {
        syn::parse_file(text).unwrap();
    }
    assert!(text.ends_with('\n'));
    let shown = visible(text);
    assert!(
        matches!(shown, Cow::Borrowed(_)),
        "{} holds what is not shown",
        file.path
    );
}

fn addressed(found: &Diagnostics) {
    assert!(!found.is_empty());
    assert!(
        !found
            .rendered("schema.json", "codegen.toml")
            .to_string()
            .is_empty()
    );
    for problem in found {
        assert!(problem.line() >= 1 && problem.column() >= 1 && !problem.message.is_empty());
        assert!(problem.pointer.0.is_empty() || problem.pointer.0.starts_with('/'));
    }
}
