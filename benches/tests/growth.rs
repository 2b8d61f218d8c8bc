//! What the generator writes grows in proportion to the schema.
//!
//! What it does for that is counted by `cargo xtask bench growth`, which takes minutes.

use benches::growth::SHAPES;
use schema_codegen::content::Versions;
use schema_codegen::emit::{markdown, rust, site};
use schema_codegen::render::render;
use schema_codegen::{Config, plan};

/// The bytes of types, Markdown and site, and how many files there are.
fn written(text: &str) -> [usize; 4] {
    let config = Config::for_single_file("schema.json", "codegen", "root");
    let plan = plan(text, &config).expect("the schema is valid");
    let artifacts = [
        rust::emit(&plan),
        markdown::emit(&plan, Versions::default()),
        site::emit(&plan, Versions::default()),
    ];
    let files = artifacts.each_ref().map(Vec::len).into_iter().sum();
    let [types, markdown, site] = artifacts.map(|artifacts| {
        let files = artifacts.into_iter().map(render);
        files.map(|file| file.bytes.len()).sum()
    });
    [types, markdown, site, files]
}

#[test]
fn what_is_written_grows_in_proportion_to_the_schema() {
    // Steps of the same size, beyond the depth to which examples go; all numbers in names have three digits.
    let sizes = [128, 192, 256];
    for shape in SHAPES {
        let [small, medium, large] = sizes.map(|size| written(&(shape.schema)(size).to_string()));
        for (index, name) in ["types", "Markdown", "site", "files"]
            .into_iter()
            .enumerate()
        {
            let [small, medium, large] = [small, medium, large].map(|one| one[index]);
            // Both steps add the same. Where all grows with the square, the second one adds 1.4 times as much.
            let (first, second) = (medium.saturating_sub(small), large.saturating_sub(medium));
            assert!(
                50 * second <= 51 * first + 16_000,
                "{name} of {}: {small}, {medium}, {large}",
                shape.name
            );
        }
    }
}
