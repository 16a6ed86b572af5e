//! `cargo xtask bench`: how fast it is, beside floors and peers, and whether
//! that has become worse. benches/README.md says what is measured and how.

mod bounds;
mod comparison;
mod instructions;
mod machine;
mod module;
mod peers;
mod plot;
mod ratios;
mod start;
mod threads;
mod workers;

use std::path::PathBuf;
use std::process::Command;

use anyhow::{bail, Result};

use crate::data;
use crate::tools::{cargo, command, root, run as sh, target, write_atomically};

pub(crate) fn run(arguments: &[&str]) -> Result<()> {
    match arguments {
        [] => {
            build()?;
            let found = ratios::measure(ROUNDS, None)?;
            let counts = instructions::count()?;
            println!("\n{}", machine::describe()?);
            println!(
                "{}{}{}",
                ratios::table(&found, &counts),
                threads::table()?,
                start::table()?
            );
            Ok(())
        }
        ["--data", folder] => {
            build()?;
            let file = texts_of(folder)?;
            println!("\n{}", machine::describe()?);
            let found = ratios::measure(ROUNDS, Some(&file))?;
            println!("{}", ratios::table(&found, &[]));
            Ok(())
        }
        ["--check"] => check(),
        ["--bounds"] => {
            build()?;
            bounds::write(&ratios::measure(ROUNDS, None)?, &instructions::count()?)
        }
        ["--peers"] => {
            let found = peers::measure()?;
            println!("\n{}", machine::describe()?);
            println!("{}", comparison::table(&found)?);
            Ok(())
        }
        ["--record"] => record(),
        other => bail!(
            "unknown option {:?} of bench: it takes none, --data DIR, --check, --bounds, --peers \
             or --record",
            other.join(" ")
        ),
    }
}

/// Enough for medians that repeat; some ten seconds.
const ROUNDS: usize = 31;

/// Fails if scoring has become slower than the committed bounds.
pub(crate) fn check() -> Result<()> {
    build()?;
    let bounds = bounds::read()?;
    let counts = instructions::count()?;
    let mut found = ratios::measure(ROUNDS, None)?;
    for again in 1..=2 {
        let slow = bounds::exceeded_by_time(&bounds, &found)?;
        if slow.is_empty() {
            break;
        }
        println!(
            "slower than the bounds:\n{}\nonce more, in case a neighbour was loud",
            slow.join("\n")
        );
        ratios::keep_lower(&mut found, &ratios::measure((1 + again) * ROUNDS, None)?);
    }
    bounds::check(&bounds, &found, &counts)
}

/// Writes what all of it gives on this machine into benches/record/.
fn record() -> Result<()> {
    build()?;
    let found = ratios::measure(ROUNDS, None)?;
    let counts = instructions::count()?;
    let threads = threads::table()?;
    let start = start::table()?;
    let peers = peers::measure()?;
    let date = machine::today()?;
    let page = format!(
        "# Benchmarks\n\n{}\n\nBy `cargo xtask bench --record`.\n\n## Beside floors, one thread\n\n{}{start}\n\
         ## Batches on threads\n{threads}\n\
         ## Beside peers\n\n{}",
        machine::describe()?,
        ratios::table(&found, &counts),
        comparison::table(&peers)?,
    );
    let folder = root().join("benches/record");
    write_atomically(&folder.join(format!("{date}.md")), page.as_bytes())?;
    let plot = plot::throughput(&peers, &date);
    write_atomically(&folder.join("peers.svg"), plot.as_bytes())?;
    println!("\n{page}\nwritten: benches/record/{date}.md and peers.svg");
    Ok(())
}

fn build() -> Result<()> {
    sh(cargo().args([
        "build",
        "--release",
        "--package=sentiment-benches",
        "--bins",
    ]))
}

/// A text per line, of all labelled texts of a folder.
fn texts_of(folder: &str) -> Result<PathBuf> {
    let folder = data::folder(Some(folder))?;
    let mut lines = String::new();
    for split in ["train", "dev"] {
        if !folder.join(split).is_dir() {
            continue;
        }
        for set in data::sets(&folder, split)? {
            // A thousand of each, so that no set outweighs the others.
            for text in set.texts()?.iter().take(1000) {
                lines.extend(text.split_whitespace().flat_map(|word| [word, " "]));
                lines.push('\n');
            }
        }
    }
    let file = work().join("texts.txt");
    write_atomically(&file, lines.as_bytes())?;
    Ok(file)
}

/// What all else on the same texts is compared with: benches/src/tasks.rs.
const FLOOR: &str = "split_whitespace().count()";

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Where benchmarks put what they make.
fn work() -> PathBuf {
    target().join("bench")
}

/// A program of sentiment-benches.
fn program(name: &str) -> Command {
    command(target().join("release").join(name))
}
