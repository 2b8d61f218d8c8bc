//! Writes the source of the contestants into `OUT_DIR`, when they are asked for.

#[cfg(feature = "contestants")]
#[path = "src/source/mod.rs"]
#[expect(
    dead_code,
    unreachable_pub,
    reason = "the library uses what the script does not"
)]
mod source;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    #[cfg(feature = "contestants")]
    contestants();
}

#[cfg(feature = "contestants")]
fn contestants() {
    use source::derived::{Unknown, derived};
    use std::{env, fs, path::PathBuf};

    let schema = "../schema/identity_verification.schema.json";
    println!("cargo::rerun-if-changed={schema}");
    println!("cargo::rerun-if-changed=src/source");
    let text = fs::read_to_string(schema).expect("the schema is readable");
    let plan = source::plan(&text);
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let write = |name: &str, source: String| {
        fs::write(out.join(name), source).expect("OUT_DIR is writable");
    };
    write("v1.rs", derived(&plan, Unknown::Dropped));
    write("v2_hash_map.rs", derived(&plan, Unknown::HashMap));
    write("v2_index_map.rs", derived(&plan, Unknown::IndexMap));
    write("typify.rs", source::typify_output::typify_source(&text));
}
