//! Source text of the contestants, made from the same schema as the types that they are compared with.
//!
//! Each is the Rust source of one module.
//! Shared by the build script (which compiles it in) and by the compile-cost bench (which compiles copies of it).

pub mod derived;
pub mod typify_output;

use schema_codegen::plan::{Paths, Plan};

/// The plan of the schema, with everything in one file.
///
/// # Panics
/// When the schema has an error: it is the one that this workspace ships.
#[must_use]
pub fn plan(schema_text: &str) -> Plan {
    let config = schema_codegen::Config::for_single_file(
        "schema/identity_verification.schema.json",
        "cargo xtask bench",
        "IdentityVerification",
    );
    schema_codegen::plan(schema_text, &config).unwrap_or_else(|problems| panic!("{problems}"))
}

/// Our generator's output for the schema, in one file, with the given paths; with or without constructors and setters.
#[must_use]
pub fn ours(schema_text: &str, paths: Paths, setters: bool) -> String {
    let mut plan = plan(schema_text);
    plan.options.paths = paths;
    plan.options.setters = setters;
    single_file(&plan)
}

fn single_file(plan: &Plan) -> String {
    let artifacts = schema_codegen::emit::rust::emit(plan);
    artifacts
        .into_iter()
        .map(|artifact| {
            String::from_utf8(schema_codegen::render::render(artifact).bytes)
                .expect("Rust source is UTF-8")
        })
        .collect()
}
