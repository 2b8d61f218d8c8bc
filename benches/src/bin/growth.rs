//! How the instructions of the generator grow with the schema, counted by callgrind.
//!
//! Without arguments, or with names of shapes, it prints the table, and fails if one grows more than in proportion. With the arguments
//! `run SHAPE SIZE types|docs` it does the work that is counted.

use benches::growth::{SHAPES, Shape};
use benches::valgrind::Count;
use schema_codegen::content::Versions;
use schema_codegen::emit::{markdown, rust, site};
use schema_codegen::render::render;
use schema_codegen::{Config, plan};
use std::process::ExitCode;

/// How many of what a schema is about; each is twice the one before.
const SIZES: [usize; 3] = [100, 200, 400];

/// Twice as much to do takes twice as long, and what is sorted or looked up a little more. What grows with the square takes four times.
const MOST: f64 = 2.5;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [run, shape, size, output] = arguments.as_slice()
        && run == "run"
    {
        return counted_work(shape, size, output).map_or(ExitCode::from(2), |()| ExitCode::SUCCESS);
    }
    match table(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => {
            eprintln!("a factor is more than {MOST}");
            ExitCode::FAILURE
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Prints by what factor the instructions grow where the schema is twice as large; whether all are within bounds.
fn table(names: &[String]) -> Result<bool, String> {
    let known: Vec<&str> = SHAPES.iter().map(|shape| shape.name).collect();
    if let Some(wrong) = names.iter().find(|name| !known.contains(&name.as_str())) {
        return Err(format!(
            "`{wrong}` is no shape; there are: {}",
            known.join(", ")
        ));
    }
    println!(
        "| schema | {} |",
        ["types", "docs"].map(columns).join(" | ")
    );
    println!("| --- |{}", " --- |".repeat(2 * (SIZES.len() - 1)));
    let mut within = true;
    let chosen = |shape: &&Shape| names.is_empty() || names.iter().any(|name| name == shape.name);
    for shape in SHAPES.iter().filter(chosen) {
        let mut cells = Vec::new();
        for output in ["types", "docs"] {
            let counts = SIZES.map(|size| {
                Count::Instructions
                    .of(&["run", shape.name, &size.to_string(), output])
                    .ok_or_else(|| {
                        format!(
                            "`{}` could not be counted: is valgrind installed?",
                            shape.name
                        )
                    })
            });
            let counts: Vec<f64> = counts.into_iter().collect::<Result<_, _>>()?;
            let factors = counts.windows(2).map(|pair| pair[1] / pair[0]);
            within &= factors.clone().all(|factor| factor <= MOST);
            cells.extend(factors.map(|factor| format!("{factor:.2}")));
        }
        println!("| `{}` | {} |", shape.name, cells.join(" | "));
    }
    Ok(within)
}

fn columns(output: &str) -> String {
    let columns = SIZES
        .windows(2)
        .map(|pair| format!("{output}, {} to {}", pair[0], pair[1]));
    columns.collect::<Vec<_>>().join(" | ")
}

fn counted_work(shape: &str, size: &str, output: &str) -> Option<()> {
    let shape = SHAPES.iter().find(|one| one.name == shape)?;
    let text = (shape.schema)(size.parse().ok()?).to_string();
    let config = Config::for_single_file("schema.json", "codegen", "root");
    let plan = plan(&text, &config).ok()?;
    let artifacts = match output {
        "types" => rust::emit(&plan),
        "docs" => [
            markdown::emit(&plan, Versions::default()),
            site::emit(&plan, Versions::default()),
        ]
        .concat(),
        _ => return None,
    };
    for artifact in artifacts {
        drop(render(artifact));
    }
    Some(())
}
