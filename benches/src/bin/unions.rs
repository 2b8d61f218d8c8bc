//! Instructions and wall time to decode unions, as ratios to serde's internally tagged and untagged derives.

use benches::contestant::Contestant;
use benches::counted::{self, Input};
use benches::unions::READERS;
use std::process::ExitCode;

fn main() -> ExitCode {
    counted::unions_main(table)
}

fn table(_: &[&Contestant], inputs: &[Input]) -> Option<()> {
    println!(
        "| union: instructions (wall time) | serde's derive | ours, serde path | ours, JSON path |"
    );
    println!("| --- | --- | --- | --- |");
    for input in inputs {
        let family = input.name.split('-').next()?;
        let readers: Vec<_> = READERS
            .iter()
            .filter(|one| one.name.starts_with(family))
            .collect();
        println!(
            "| {} | {} |",
            input.name,
            counted::ratios(&readers, counted::Operation::Decode, input)?.join(" | ")
        );
    }
    Some(())
}
